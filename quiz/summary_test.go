package quiz

import (
	"testing"
	"time"

	"porthole/quiz/memory"
)

func TestWhatWasMissedLastIsNotSafe(t *testing.T) {
	d := NewDeck(mail())
	r := memory.Record{}
	for i, right := range []bool{false, true, false, true} { // the first is missed, the second was right and is missed, the third is right
		r = r.After(memory.Answer{Card: d.IDs()[(i+1)/2], Right: right, At: noon().Add(time.Duration(i) * time.Minute)})
	}
	if got := d.Coverage(r, noon().Add(6*time.Minute)); got.Met != 3 || got.Safe != 1 {
		t.Errorf("%+v, want 3 that are met, and 1 that is safe", got)
	}
}
