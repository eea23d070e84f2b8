package quiz

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"porthole/content"
	"porthole/quiz/memory"
)

// DefaultCount is how many questions a drill asks when its Selection does not say.
const DefaultCount = 12

// Selection says what is asked. Its zero value is the whole course, DefaultCount questions.
type Selection struct {
	Lessons    []int       // indexes into Course.Lessons; empty: all
	Relations  []string    // in any case and markup; empty: all
	Kinds      []Kind      // empty: a mix of all but Flash
	Directions []Direction // empty: both
	// Cards are ids of cards or authored questions; empty: all. With them a result's Missed can be
	// drilled again: without a Count each is asked.
	Cards []string
	// Count is the number of questions; 0: DefaultCount, negative: everything selected.
	Count int
	// Limit ends the drill: no further question is asked once it has passed. With a Limit and no
	// Count questions go on until then. 0: none.
	Limit time.Duration
	// Seed decides order, kinds and options: the same seed makes the same session.
	Seed uint64
	// Alike asks everyone the same: what is known of a learner makes no difference to a drill.
	Alike bool
	// Practice asks beside the schedule: the answers leave memory as it is.
	Practice bool
}

// NothingError says why there is nothing to ask.
type NothingError struct {
	Reason string // "this course has no table with facts"
	Hint   string // what to do
}

// Error returns the reason and the hint.
func (e *NothingError) Error() string {
	if e.Hint == "" {
		return e.Reason
	}
	return e.Reason + ": " + e.Hint
}

// regard returns what of a record a drill is to go by.
func (s Selection) regard(r memory.Record) memory.Record {
	if s.Alike {
		return memory.Record{}
	}
	return r
}

// count returns how many questions are wanted, negative for all.
func (s Selection) count() int {
	switch {
	case s.Count != 0:
		return s.Count
	case s.Limit > 0 || len(s.Cards) > 0:
		return -1
	}
	return DefaultCount
}

// endless reports whether only time ends the drill.
func (s Selection) endless() bool { return s.Limit > 0 && s.Count == 0 }

// cards returns the indexes of the cards that are selected, whatever their kinds.
func (s Selection) cards(d *Deck) []int {
	var out []int
	relations := keys(s.Relations)
	ids := setOf(s.Cards)
	lessons := d.lessonFilter(s.Lessons)
	for i, c := range d.cards().cards {
		if (len(ids) == 0 || ids[c.ID]) && s.wantsDirection(c.Direction) && lessons(i) &&
			(len(relations) == 0 || slices.Contains(relations, content.Key(d.fact(c).Relation))) {
			out = append(out, i)
		}
	}
	return out
}

func (s Selection) wantsDirection(x Direction) bool {
	return len(s.Directions) == 0 || slices.Contains(s.Directions, x)
}

// authored returns the indexes of the authored questions that are selected. They are of no
// relation and no direction.
func (s Selection) authored(c *content.Course) []int {
	var out []int
	if len(s.Relations) > 0 || len(s.Directions) > 0 {
		return nil
	}
	ids := setOf(s.Cards)
	for i, q := range c.Questions {
		if (len(ids) == 0 || ids[q.ID]) && s.wantsLesson(q.Lesson) && s.wantsKind(authoredKind(q.Kind)) {
			out = append(out, i)
		}
	}
	return out
}

func (s Selection) wantsLesson(i int) bool {
	return len(s.Lessons) == 0 || slices.Contains(s.Lessons, i)
}

func (s Selection) wantsKind(k Kind) bool { return len(s.Kinds) == 0 || slices.Contains(s.Kinds, k) }

func keys(list []string) []string {
	return content.Texts(list, content.Key)
}

func setOf(list []string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, s := range list {
		set[s] = true
	}
	return set
}

// maxListed bounds how many columns a message names.
const maxListed = 12

// Nothing says why the selection leaves nothing.
func (s Selection) Nothing(c *content.Course) error {
	if len(c.Facts) == 0 && len(c.Questions) == 0 {
		return &NothingError{
			Reason: "there is nothing to ask: this course has no table with facts and no questions",
			Hint:   "write a table whose first column names things and whose other columns tell of them",
		}
	}
	if known := c.Relations(); len(s.Relations) > 0 && !overlap(keys(s.Relations), keys(known)) {
		return &NothingError{
			Reason: "no column is called " + quoted(s.Relations),
			Hint:   "the columns are " + quoted(known[:min(len(known), maxListed)]),
		}
	}
	if lacking := s.lacking(c); lacking != "" {
		return &NothingError{Reason: "this course has no question of the kind " + lacking, Hint: "its author wrote none; choose other kinds"}
	}
	if what := s.describe(c); what != "" {
		return &NothingError{Reason: "nothing can be asked " + what, Hint: "choose more lessons, columns, kinds or directions"}
	}
	return &NothingError{
		Reason: "nothing can be asked: no two facts of this course can be told apart",
		Hint:   "write a table with more rows, or with numbers and names that can be typed",
	}
}

// lacking names the kinds that are chosen where the course has no question of any of them; else it is "".
func (s Selection) lacking(c *content.Course) string {
	var names []string
	for _, k := range s.Kinds {
		if !k.AuthoredOnly() || slices.ContainsFunc(c.Questions, func(q content.Question) bool { return authoredKind(q.Kind) == k }) {
			return ""
		}
		names = append(names, k.String())
	}
	return strings.Join(names, ", ")
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

func quoted(list []string) string {
	out := content.Texts(list, func(s string) string { return "“" + s + "”" })
	return listed(out)
}

// describe names what was asked for: "of “Secure port”, forward, as typed, in the lesson “IMAP”".
func (s Selection) describe(c *content.Course) string {
	var parts []string
	if len(s.Relations) > 0 {
		parts = append(parts, "of "+quoted(s.Relations))
	}
	for _, direction := range s.Directions {
		parts = append(parts, direction.String())
	}
	for _, k := range s.Kinds {
		parts = append(parts, "as "+k.String())
	}
	for _, i := range s.Lessons {
		if i >= 0 && i < len(c.Lessons) {
			parts = append(parts, "in the lesson “"+c.Lessons[i].Title+"”")
		} else {
			parts = append(parts, fmt.Sprintf("in lesson %d, which does not exist", i+1))
		}
	}
	if len(s.Cards) > 0 {
		parts = append(parts, fmt.Sprintf("of the %s chosen", counted(len(s.Cards), "card")))
	}
	return strings.Join(parts, ", ")
}
