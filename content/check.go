package content

import (
	"slices"
	"strings"
)

// Check finds what makes a course that can be read a poor one to learn from: questions that give themselves away, that ask
// too much at once or explain too little, and what is asked twice with different answers. It adds to the Problems
// that reading the document gave; file is the name that its own carry. They are in the order of their lines.
func Check(file string, c *Course) []Problem {
	l := &lint{Report: NewReport(file), course: c, named: namesOf(c)}
	for _, q := range c.Questions {
		l.question(q)
	}
	for _, f := range c.Facts {
		l.printedByPhrase(f)
		l.cites(f.Line, Quote(f.Subject+", "+f.Relation), f.Sources)
	}
	for _, w := range c.Wires {
		l.wire(w)
	}
	l.stems()
	l.lessons()
	l.prose()
	return l.Problems()
}

// lint is one pass over a course.
type lint struct {
	*Report

	course *Course
	named  names
}

// mostStem is how many words a stem may have.
const mostStem = 25

func (l *lint) question(q Question) {
	if n := len(strings.Fields(q.Stem)); n > mostStem {
		l.Warn(q.Line, "shorten it, or tell the situation in the lesson", "the question is %d words long; more than %d are hard to keep in mind", n, mostStem)
	}
	for _, o := range q.Options {
		if leansOn(o.Text) {
			l.Warn(q.Line, "write what it stands for, or ask for all that apply", "the option %q leans on the others: options are shuffled, and such an option is right too often", o.Text)
		}
	}
	if q.Kind == Scenario {
		l.length(q)
	}
	l.unexplained(q)
	l.printed(q)
	l.authorities(q)
	l.cites(q.Line, "the question", q.Sources)
	l.alsoRight(q)
}

// prose looks at every sentence that is read: of lessons, notes, explanations and reasons.
func (l *lint) prose() {
	for _, lesson := range l.course.Lessons {
		for _, b := range lesson.Blocks {
			if b.Kind == Paragraph || b.Kind == Item {
				l.plain(b.Line, PlainText(b.Text))
			}
		}
	}
	for _, n := range l.course.Notes {
		l.plain(n.Line, n.Text)
	}
	for _, q := range l.course.Questions {
		l.plain(q.Line, q.Explanation)
		for _, o := range q.Options {
			l.plain(q.Line, o.Why)
		}
	}
}

// leansOn reports whether an option makes sense only beside the others.
func leansOn(option string) bool {
	key := strings.TrimRight(Key(option), ".")
	whole := []string{"all of the above", "none of the above", "all of these", "none of these", "all of them", "none of them"}
	words := strings.Fields(strings.TrimPrefix(key, "both "))
	return slices.Contains(whole, key) ||
		len(words) == 3 && len(words[0]) == 1 && len(words[2]) == 1 && (words[1] == "and" || words[1] == "or")
}

// An option gives itself away where it is so much longer, or shorter, than every other one.
const (
	tellingRatio = 1.6
	tellingChars = 12
)

// length tells of a right option that its length gives away.
func (l *lint) length(q Question) {
	right, shortest, longest := 0, 0, 0
	for _, o := range q.Options {
		n := len([]rune(o.Text))
		switch {
		case o.Right:
			right = n
		case longest == 0:
			shortest, longest = n, n
		default:
			shortest, longest = min(shortest, n), max(longest, n)
		}
	}
	switch {
	case right-longest >= tellingChars && float64(right) >= tellingRatio*float64(longest):
		l.Warn(q.Line, "shorten it, or let another option be as long", "the right option has %d characters, the longest wrong one %d: its length gives it away", right, longest)
	case shortest-right >= tellingChars && float64(shortest) >= tellingRatio*float64(right):
		l.Warn(q.Line, "let a wrong option be as short", "the right option has %d characters, the shortest wrong one %d: its length gives it away", right, shortest)
	}
}

// unexplained tells of look-alikes among the options that nothing tells apart.
func (l *lint) unexplained(q Question) {
	if q.Explanation != "" {
		return
	}
	for _, wrong := range q.Options {
		if wrong.Right || wrong.Why != "" {
			continue
		}
		for _, right := range q.Options {
			if right.Right && l.alike(right.Text, wrong.Text) {
				l.Warn(q.Line, "add a quotation after the options, or a line below the wrong one", "nothing explains how %q differs from its look-alike %q", right.Text, wrong.Text)
				return
			}
		}
	}
}

// alike reports whether two texts stand in one group of look-alikes.
func (l *lint) alike(a, b string) bool {
	return slices.ContainsFunc(l.course.Groups, func(g []string) bool { return holds(g, a) && holds(g, b) })
}

func holds(group []string, text string) bool {
	return slices.ContainsFunc(group, func(s string) bool { return Key(s) == Key(text) })
}

// reply is how a stem is answered, and where.
type reply struct {
	line   int
	answer string // keys of the right answers, in order
	shown  string
}

// stems tells of stems that are answered in two ways by one authority.
func (l *lint) stems() {
	first := map[string]reply{}
	once := func(authority, stem string, a reply) {
		key := Key(authority) + "\x00" + Key(stem)
		before, met := first[key]
		if !met {
			first[key] = a
			return
		}
		if before.answer != a.answer {
			l.Warn(a.line, "word the two apart, or make the answers one", "%q is answered by %q here and by %q in line %d", stem, a.shown, before.shown, before.line)
		}
	}
	named := l.shadowed()
	for _, f := range l.course.Facts {
		repeats := !f.Secondary && named[[3]int{f.Table, f.Row, f.Column}]
		if phrase := l.course.PhrasesOf(&f).Forward; phrase != "" && !repeats {
			once(f.Authority, strings.ReplaceAll(phrase, "{subject}", f.Subject), replyOf(f.Line, f.Texts()))
		}
	}
	for _, q := range l.course.Questions {
		var right []string
		for _, o := range q.Options {
			if o.Right {
				right = append(right, o.Text)
			}
		}
		if len(right) > 0 {
			once(q.Authority, q.Stem, replyOf(q.Line, right))
		}
	}
}

// shadowed returns the cells that tell of a named variant in their row: that is asked, not the row.
func (l *lint) shadowed() map[[3]int]bool {
	cells := map[[3]int]bool{}
	for _, f := range l.course.Facts {
		if f.Secondary {
			cells[[3]int{f.Table, f.Row, f.Column}] = true
		}
	}
	return cells
}

func replyOf(line int, answers []string) reply {
	keys := Texts(answers, Key)
	slices.Sort(keys)
	return reply{line, strings.Join(keys, "\x00"), strings.Join(answers, ", ")}
}

// lessons tells of lessons that nothing is asked about.
func (l *lint) lessons() {
	asked := map[int]bool{}
	for _, f := range l.course.Facts {
		asked[f.Lesson] = true
	}
	for _, q := range l.course.Questions {
		asked[q.Lesson] = true
	}
	for i, lesson := range l.course.Lessons {
		if !asked[i] && len(asked) > 0 {
			l.Notice(lesson.Line, "add a table or a question, or join it to another lesson", "nothing is asked about the lesson %q", lesson.Title)
		}
	}
}

// wire tells of an exercise for the wire lab that cites nothing, or is hard to read.
func (l *lint) wire(w Wire) {
	if len(SourceTexts(l.course.SourcesOf(w.Sources))) == 0 {
		l.Warn(w.Line, "add a footnote that says where it is written", "the exercise %q cites no source", w.Title)
	}
	for _, text := range append([]string{w.Task, w.Seen, w.Why}, w.Hints...) {
		l.plain(w.Line, text)
	}
}
