package exam

import (
	"testing"

	"porthole/quiz"
	"porthole/quiz/memory"
)

func TestABlueprintKnowsHowLongItsExamIs(t *testing.T) {
	small := mustParse(t, "# M\n\n| Protocol | Port |\n|---|---|\n| IMAP | 143 |\n| POP3 | 110 |\n| SMTP | 25 |\n")
	lone := mustParse(t, "# M\n\n| Protocol | Purpose |\n|---|---|\n| IMAP | It lets several devices see one mailbox. |\n")
	decks := map[string]*quiz.Deck{
		"email": builtin(t, "email"), "ports": builtin(t, "ports"), "small": quiz.NewDeck(small), "lone": quiz.NewDeck(lone),
		"disputed": disputed(t), "nothing": quiz.NewDeck(mustParse(t, "# M\n\ntext\n")),
	}
	for name, d := range decks {
		for _, questions := range []int{0, 1, 5, 25, 200, 1000} {
			for _, tasks := range []int{0, 2, NoTasks} {
				b := BlueprintOf(d.Course()).WithTasks(tasks)
				b.Questions = questions
				e, err := New(d, b, 7, memory.Record{}, noon())
				got := b.Fit(d)
				if got.Questions != len(e.Questions) || err == nil && got.Limit != e.Limit {
					t.Errorf("%s, %d questions, %d tasks: %d in %v are foreseen, %d in %v asked",
						name, questions, tasks, got.Questions, got.Limit, len(e.Questions), e.Limit)
				}
			}
		}
	}
}
