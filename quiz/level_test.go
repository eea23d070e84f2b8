package quiz

import (
	"slices"
	"testing"
	"time"

	"porthole/content"
	"porthole/quiz/memory"
)

// The level of a card is that of a value that only this card tells of.
func TestTheLevelOfACardIsThatOfItsOnlyValue(t *testing.T) {
	at := time.Date(2026, 11, 30, 10, 0, 0, 0, time.UTC)
	seen := map[Level]bool{}
	for answers := range 5 {
		for _, last := range []int{1, 60, 500} {
			for _, missed := range []bool{false, true} {
				var all []memory.Answer
				for i := range answers {
					right := !missed || i < answers-1
					all = append(all, memory.Answer{Card: "a", Right: right, Session: "s", At: at.AddDate(0, 0, -last-2*(answers-i))})
				}
				r := memory.Replay(slices.Values(all))
				want := LevelOf("", []string{"a"}, r, at)
				if got := LevelOfCard(r.Card("a"), r.Curve(), at); got != want {
					t.Errorf("%d answers, the last %d days ago: %v, want %v", answers, last, got, want)
				}
				seen[want] = true
			}
		}
	}
	if len(seen) < 4 {
		t.Errorf("only the levels %v were tried", seen)
	}
}

func TestEveryQuestionIsAskedInOneLessonAndInWords(t *testing.T) {
	for _, name := range content.BuiltinNames() {
		d := builtin(t, name)
		var all []string
		for i, ids := range d.Lessons() {
			for _, id := range ids {
				asked, ok := d.Asked(id)
				if !ok || asked.ID != id || asked.Stem == "" || asked.Lesson != d.Course().Lessons[i].Title {
					t.Errorf("%s: %s is %+v in %q", name, id, asked, d.Course().Lessons[i].Title)
				}
			}
			all = append(all, ids...)
		}
		if ids := d.IDs(); len(all) != len(ids) {
			t.Errorf("%s asks %d things, and %d in its lessons", name, len(ids), len(all))
		}
		if _, ok := d.Asked("no such card"); ok {
			t.Error("there is no such card")
		}
	}
}
