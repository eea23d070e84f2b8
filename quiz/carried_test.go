package quiz

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"porthole/content"
)

// A learner of the courses as they were before they grew keeps what was learnt: testdata/carried lists every card and
// question of that time, and whether it is still asked. What is still asked has the name it had.
func TestWhatWasLearntInTheOldCoursesIsKnownInTheNewOnes(t *testing.T) {
	for _, name := range content.BuiltinNames() {
		text, err := os.ReadFile(filepath.Join("testdata", "carried", name+".tsv"))
		if err != nil {
			t.Fatal(err)
		}
		d, at := builtin(t, name), time.Date(2026, 11, 1, 18, 0, 0, 0, time.UTC)
		asked := setOf(d.IDs())
		var answers []Answer
		stays := 0
		for line := range strings.Lines(string(text)) {
			id, state, _ := strings.Cut(strings.TrimSpace(line), "\t")
			if asked[id] != (state == "stays") {
				t.Errorf("%s: %q is asked: %v, the list says that it %s", name, id, asked[id], state)
			}
			if state == "stays" {
				stays++
			}
			at = at.Add(10 * time.Second)
			answers = append(answers, Answer{Session: "s", Course: name, Card: id, Kind: Typed, Right: true, At: at})
		}
		record := Replay(func(yield func(Answer) bool) {
			for _, a := range answers {
				if !yield(a) {
					return
				}
			}
		})
		if got := d.Coverage(record, at); got.Met < stays || got.Met > len(answers) {
			t.Errorf("%s: %d of %d old cards are met, %d are still asked", name, got.Met, len(answers), stays)
		}
		if stays*10 < len(answers)*7 {
			t.Errorf("%s: only %d of %d cards are still asked", name, stays, len(answers))
		}
	}
}
