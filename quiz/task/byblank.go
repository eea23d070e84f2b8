package task

import (
	"math/rand/v2"

	"porthole/content"
	"porthole/quiz/spelling"
)

// byBlank is the manner of tasks whose blanks are marked one by one. The others begin with it.
type byBlank struct{}

func (byBlank) set(*Task, content.Question, *rand.Rand) {}

func (byBlank) stimulus(*Task) []string { return nil }

func (byBlank) answers(t *Task) []string {
	out := make([]string, len(t.Blanks))
	for i := range t.Blanks {
		out[i] = either(t.key.wanted(i))
	}
	return out
}

func (byBlank) keyLines(_ *Task, answers []string) []string { return answers }

func (byBlank) parts(t *Task, given []string) Parts {
	parts := make(Parts, len(t.Blanks))
	for i, b := range t.Blanks {
		wanted := t.key.wanted(i)
		parts[i] = Part{
			Label: b.Label, Given: spelling.Short(given[i]), Want: either(wanted),
			Right: given[i] != "" && t.holds(b, given[i], wanted),
		}
	}
	return parts
}

func (byBlank) shown(_ *Task, given []string) []string {
	return content.Texts(given, orDash)
}

func (byBlank) between() string { return "; " }

func (byBlank) couldBe(t *Task, blank int) []string { return t.key.wanted(blank) }

func (byBlank) texts(*Task) []string { return nil }
