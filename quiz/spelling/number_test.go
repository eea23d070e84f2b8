package spelling_test

import (
	"strings"
	"testing"

	"porthole/quiz/spelling"
)

func FuzzNumbers(f *testing.F) {
	for _, s := range []string{"993", "137-139", "137 to 139", "465 and 587", "0993", "-1", "1-2-3", "99999999999999999999", "٩٩٣", "1 - , 2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		spans, ok := spelling.Numbers(text, func(string) bool { return false })
		if !ok {
			return
		}
		var again []string
		for _, s := range spans {
			if s.Lo > s.Hi {
				t.Fatalf("%q has the range %v", text, s)
			}
			again = append(again, s.String())
		}
		back, ok := spelling.Numbers(strings.Join(again, ", "), func(string) bool { return false })
		if !ok || len(back) != len(spans) || !spelling.Covers(spelling.Merge(back), spans) || !spelling.Covers(spelling.Merge(spans), back) {
			t.Fatalf("%q reads as %v, that as %v", text, spans, back)
		}
	})
}
