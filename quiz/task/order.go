package task

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"porthole/content"
	"porthole/quiz/spelling"
)

// order asks to put steps in order. They are never shown in the right one.
type order struct{ byBlank }

// maxShuffles bounds how often steps are shuffled anew; steps that are all the same are in order however they stand.
const maxShuffles = 64

func (order) set(t *Task, a content.Question, r *rand.Rand) {
	shown := slices.Clone(a.Order)
	for range maxShuffles {
		if shuffle(shown, r); !slices.EqualFunc(shown, a.Order, same) {
			break
		}
	}
	for i, step := range a.Order {
		t.Blanks = append(t.Blanks, Blank{Label: fmt.Sprintf("Step %d", i+1), Choices: shown, Row: i})
		t.key.Wanted = append(t.key.Wanted, []string{step})
	}
}

func (order) stimulus(t *Task) []string {
	if len(t.Blanks) == 0 {
		return nil
	}
	return listLines(t.Blanks[0].Choices)
}

func listLines(list []string) []string {
	return content.Texts(list, func(text string) string { return "- " + text })
}

// answers are the steps in order.
func (order) answers(t *Task) []string {
	var out []string
	for _, wanted := range t.key.Wanted {
		if len(wanted) > 0 {
			out = append(out, wanted[0])
		}
	}
	return out
}

func (order) keyLines(_ *Task, answers []string) []string {
	return numbered(answers)
}

// numbered puts its number before each of a list.
func numbered(list []string) []string {
	out := make([]string, len(list))
	for i, text := range list {
		out[i] = fmt.Sprintf("%d. %s", i+1, text)
	}
	return out
}

func (order) between() string { return " → " }

// hint tells the first step of all, but not of two: it would be the answer.
func (o order) hint(t *Task) (text string, told float64) {
	steps := o.answers(t)
	if len(steps) < 3 {
		return "", 0
	}
	return "First: " + steps[0], 1 / float64(len(t.Blanks))
}

// parts marks what comes first and what follows what, so that steps that are in order among themselves count wherever
// they stand.
func (o order) parts(t *Task, given []string) Parts {
	steps := o.answers(t)
	parts := make(Parts, len(steps))
	used := make([]bool, len(given))
	for i, step := range steps {
		before := "" // the first one
		p := Part{Label: step + " comes first", Want: step, Given: o.at(given, 0)}
		if i > 0 {
			before = steps[i-1]
			p = Part{Label: step + " follows " + before, Want: before, Given: o.before(given, step)}
		}
		for j, g := range given {
			if used[j] || g == "" || !same(g, step) || (j == 0) != (i == 0) || j > 0 && !same(given[j-1], before) {
				continue
			}
			used[j], p.Right, p.Given = true, true, p.Want
			break
		}
		parts[i] = p
	}
	if !slices.EqualFunc(steps, given, same) && !slices.ContainsFunc(parts, func(p Part) bool { return !p.Right }) {
		for i := range parts { // steps that occur twice can follow each other in several orders
			parts[i].Right = same(o.at(given, i), steps[i])
		}
	}
	return parts
}

func (order) at(list []string, i int) string {
	if i < 0 || i >= len(list) {
		return ""
	}
	return spelling.Short(list[i])
}

// before returns what was given before a step; "" where it stands first, or nowhere.
func (o order) before(given []string, step string) string {
	j := slices.IndexFunc(given, func(g string) bool { return same(g, step) })
	return o.at(given, j-1)
}
