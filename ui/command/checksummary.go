package command

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/words"
)

// How much a summary shows.
const (
	mostTables   = 12
	mostExamples = 3
	mostNotices  = 20
)

// writeSummary writes for a person what will be asked and what was passed over. An error of out stays until it is flushed.
func writeSummary(out *bufio.Writer, f finding) error {
	say := func(format string, args ...any) { _, _ = fmt.Fprintf(out, format+"\n", args...) }
	say("%s: %s", f.name, f.course.Title)
	say("  %s, %s, %s", words.Count(len(f.course.Lessons), "lesson"), words.Count(len(f.course.Facts), "fact"), words.Count(f.cards, "card"))
	tables := factsByTable(f.course)
	for i, t := range tables[:min(len(tables), mostTables)] {
		say("  %s", tableLine(f.course, t))
		for _, example := range examples(f, tables[i]) {
			say("    %s", example)
		}
	}
	if more := len(tables) - mostTables; more > 0 {
		say("  and %s more; --verbose lists every fact", words.Count(more, "table"))
	}
	writeAuthored(say, f.course)
	shown, left := withoutManyNotices(f.problems)
	for _, p := range shown {
		say("%s", p)
	}
	if left > 0 {
		say("%s more; --verbose lists all", words.Count(left, "notice"))
	}
	return writeTally(out, f.problems)
}

// factsByTable returns the indexes of the facts of each table that has some, in the order of the tables.
func factsByTable(c *content.Course) [][]int {
	of := make([][]int, len(c.Tables))
	for i, f := range c.Facts {
		of[f.Table] = append(of[f.Table], i)
	}
	return slices.DeleteFunc(of, func(facts []int) bool { return len(facts) == 0 })
}

// tableLine tells what the facts of a table say of what: "line 5, Country: Capital, Population (12 facts)".
func tableLine(c *content.Course, facts []int) string {
	var relations []string
	for _, i := range facts {
		if r := c.Facts[i].Relation; !slices.Contains(relations, r) {
			relations = append(relations, r)
		}
	}
	first := c.Facts[facts[0]]
	return fmt.Sprintf("line %d, %s: %s (%s), for example", c.Tables[first.Table].Line, first.SubjectHeading, strings.Join(relations, ", "), words.Count(len(facts), "fact"))
}

// examples asks what the first, the middle and the last fact of a table say, the last one the other way round. A bar stands
// between values.
func examples(f finding, facts []int) []string {
	random := rand.New(rand.NewPCG(1, 1)) // #nosec G404 -- nothing is secret about an example
	var out []string
	for n, at := range [...]int{0, len(facts) / 2, len(facts) - 1} {
		if n >= mostExamples || n > 0 && at == 0 || n == mostExamples-1 && at == len(facts)/2 {
			continue
		}
		cards := f.deck.CardsOf(facts[at])
		if len(cards) == 0 {
			continue
		}
		card := cards[0]
		if n == mostExamples-1 {
			card = cards[len(cards)-1]
		}
		if q, ok := f.deck.Ask(card, quiz.Flash, random); ok {
			out = append(out, q.Stem+" "+strings.Join(q.Answers, " | "))
		}
	}
	return out
}

// withoutManyNotices returns the problems that a summary lists, and how many notices are left out.
func withoutManyNotices(problems []content.Problem) (shown []content.Problem, left int) {
	notices := 0
	for _, p := range problems {
		if p.Severity == content.Notice {
			if notices++; notices > mostNotices {
				left++
				continue
			}
		}
		shown = append(shown, p)
	}
	return shown, left
}
