package content

import (
	"slices"
	"strings"
)

// Says reports whether a text, as Key writes it, has an answer in it: as words of its own, or with an s more, as POP3S has
// POP3. A single character is no answer that a text gives away.
func Says(text, answer string) bool {
	if len([]rune(answer)) < 2 {
		return false
	}
	named := strings.ContainsFunc(answer, func(r rune) bool { return r >= 'a' && r <= 'z' })
	return HasWord(text, answer) || named && HasWord(text, answer+"s")
}

// GivesAway returns the right option of a question that says it, and no other one; "" where it does not.
func GivesAway(q Question) string {
	if q.Kind != Scenario {
		return ""
	}
	stem := Key(q.Stem)
	right := ""
	for _, o := range q.Options {
		switch said := Says(stem, Key(o.Text)); {
		case o.Right && said:
			right = o.Text
		case o.Right, said: // the learner has to choose, among what is said
			return ""
		}
	}
	return right
}

// printed tells of a question that says its answer, and no other option.
func (l *lint) printed(q Question) {
	if right := GivesAway(q); right != "" {
		l.Warn(q.Line, "leave it out of the question, or name a wrong option there, too", "the question says its own answer, %q", right)
	}
}

// printedByPhrase tells of a fact that a question about it says the answer of. A phrase may list all that there is to choose
// from; and what the value itself says, nobody is asked for by it.
func (l *lint) printedByPhrase(f Fact) {
	p := l.course.PhrasesOf(&f)
	if f.Kind == Sentence {
		return
	}
	for _, v := range f.Values {
		if l.printedBy(f, p.Forward, "{subject}", f.Subject, v.Text) {
			return
		}
	}
	for _, v := range f.Values {
		if !f.OneWay && !p.OneWay && !Says(Key(v.Text), Key(f.Subject)) && l.printedBy(f, p.Reverse, "{value}", v.Text, f.Subject) {
			return
		}
	}
}

// printedBy reports, and tells, whether a phrase says the answer once it is filled in.
func (l *lint) printedBy(f Fact, phrase, placeholder, given, answer string) bool {
	asks := strings.ReplaceAll(phrase, placeholder, given)
	list := Key(strings.ReplaceAll(phrase, placeholder, ""))
	if phrase == "" || !Says(Key(asks), Key(answer)) || Says(list, Key(answer)) {
		return false
	}
	l.Warn(f.Line, "change the phrase, or turn the columns round", "%q says its own answer, %q", asks, answer)
	return true
}

// authorities tells of a question that names two: whose word is asked for?
func (l *lint) authorities(q Question) {
	if named := l.named.in(Key(q.Stem)); len(named) > 1 {
		l.Warn(q.Line, "ask by one of them, and tell the other in the explanation", "the question names two authorities, %q and %q", named[0], named[1])
	}
}

// cites tells of what nothing but exam objectives stand behind: they say who asks, not where it is written.
func (l *lint) cites(line int, what string, sources []int) {
	cited := l.course.SourcesOf(sources)
	if len(cited) > 0 && len(SourceTexts(cited)) == 0 {
		l.Warn(line, "add a footnote that says where it is written", "%s cites the objective %q and no source", what, cited[0].Objective)
	}
}

// alsoRight tells of wrong options that are right by something else in the course: another name of the right one, or what
// another authority says of the same thing, where the question asks by none.
func (l *lint) alsoRight(q Question) {
	if q.Kind != Scenario {
		return
	}
	stem := Key(q.Stem)
	tellsNone := q.Authority == "" && len(l.named.in(stem)) == 0
	for _, right := range q.Options {
		if !right.Right {
			continue
		}
		for _, wrong := range q.Options {
			switch {
			case wrong.Right:
			case l.named.one(right.Text, wrong.Text):
				l.Warn(q.Line, "offer something else", "the wrong option %q is another name of the right one, %q", wrong.Text, right.Text)
			case tellsNone && l.saysAnother(stem, right.Text, wrong.Text):
				l.Warn(q.Line, "say in the question by whose word, or offer something else", "the wrong option %q is right by another source of this course", wrong.Text)
			}
		}
	}
}

// saysAnother reports whether the course has, of something that a question names, both the right answer and, by another
// authority, a wrong option.
func (l *lint) saysAnother(stem, right, wrong string) bool {
	for _, f := range l.course.Facts {
		if !f.has(right) || !HasWord(stem, Key(f.Subject)) {
			continue
		}
		for _, g := range l.course.Facts {
			if Key(g.Relation) == Key(f.Relation) && Key(g.Subject) == Key(f.Subject) && g.Authority != f.Authority && g.has(wrong) && !g.has(right) {
				return true
			}
		}
	}
	return false
}

// has reports whether a text is one of the values of the fact.
func (f Fact) has(text string) bool {
	return slices.ContainsFunc(f.Values, func(v Value) bool { return Key(v.Text) == Key(text) })
}

// names is what a course calls things, in the form of keys.
type names struct {
	authorities []string         // that it names, its own word included
	spelled     map[string][]int // by a name: the things that have it, by their numbers
	texts       []string         // notes, explanations and reasons
}

func namesOf(c *Course) names {
	n := names{authorities: []string{"this course"}, spelled: map[string][]int{}}
	authority := func(a string) {
		if a = Key(a); a != "" && !slices.Contains(n.authorities, a) {
			n.authorities = append(n.authorities, a)
		}
	}
	for _, f := range c.Facts {
		authority(f.Authority)
	}
	thing := 0
	for name, spellings := range c.Spellings {
		for _, s := range append([]string{name}, spellings...) {
			n.spelled[Key(s)] = append(n.spelled[Key(s)], thing)
		}
		thing++
	}
	for _, note := range c.Notes {
		n.texts = append(n.texts, Key(note.Text))
	}
	for _, q := range c.Questions {
		authority(q.Authority)
		n.texts = append(n.texts, Key(q.Explanation))
		for _, o := range q.Options {
			n.texts = append(n.texts, Key(o.Why))
		}
	}
	return n
}

// in returns the authorities that a text, as Key writes it, names.
func (n names) in(text string) []string {
	return slices.DeleteFunc(slices.Clone(n.authorities), func(a string) bool { return !HasWord(text, a) })
}

// one reports whether two texts are names of one thing: spellings of the same, or the course says that the one is also
// known as the other.
func (n names) one(a, b string) bool {
	a, b = Key(a), Key(b)
	if slices.ContainsFunc(n.spelled[a], func(thing int) bool { return slices.Contains(n.spelled[b], thing) }) {
		return true
	}
	var said []string
	for _, also := range []string{", also known as ", " also known as ", ", also called ", " also called ", " (also called "} {
		said = append(said, a+also+b, b+also+a, a+also+"the "+b, b+also+"the "+a)
	}
	return slices.ContainsFunc(n.texts, func(text string) bool {
		return strings.Contains(text, " also ") && slices.ContainsFunc(said, func(s string) bool { return strings.Contains(text, s) })
	})
}
