package plain

import (
	"context"
	"strconv"
	"strings"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/words"
)

// home shows the menu until the learner quits or the input ends.
func (t *talk) home() {
	ownTalk{t}.greet()
	t.out.say(t.course.Title)
	c := t.course
	if holds := words.Counts(words.Counted{N: len(c.Lessons), Noun: "lesson"}, words.Counted{N: len(c.Facts), Noun: "fact"},
		words.Counted{N: len(c.Questions), Noun: "written question"}); holds != "" {
		t.out.say(holds + ".")
	}
	if n := content.Concerns(t.Problems); n > 0 {
		t.out.say("The document has " + words.Count(n, "problem") + ". porthole check lists them.")
	}
	examTalk{t}.overdue()
	for {
		entries := t.entries()
		names := content.Texts(entries, func(e entry) string { return e.name })
		t.out.gap()
		chosen, a := t.choose("Choose 1 to "+strconv.Itoa(len(names))+", or /quit: ", names)
		switch {
		case a == end, a == quit:
			return
		case chosen < 0:
			continue
		}
		if a, err := entries[chosen].run(); a == end && err == nil {
			return
		} else if err != nil {
			t.out.say(words.Ended(content.Clean(err.Error())))
		}
	}
}

// entry is a line of the menu.
type entry struct {
	name string
	run  func() (action, error)
}

// entries are what the menu offers as things stand, the most useful first.
func (t *talk) entries() []entry {
	p := t.progress()
	says, proceed := t.proceed(p)
	goal, exams := goalTalk{t}, examTalk{t}
	list := append(append(t.liveEntries(), workTalk{exams}.entries()...), []entry{
		{says, proceed},
		{"Lessons", t.lessons},
		{"Drill: questions on everything", func() (action, error) { return t.drill(t.Selection) }},
		{"Drill what I choose", t.chosenDrill},
		{"Match pairs", func() (action, error) { return t.match(t.Selection) }},
		{"Fill the table", func() (action, error) { return t.grid(t.Selection) }},
		{goal.goalEntry(p), goal.goal},
		{"Progress", t.stats},
		{"Look up a word", t.lookUp},
		{exams.examEntry(), exams.exam},
	}...)
	if len(exams.examResults()) > 0 {
		list = append(list, entry{"Exams so far", exams.exams})
	}
	if len(t.course.Wires) > 0 {
		list = append(list, entry{"Wire: see the mail go by", wireTalk{t}.wire})
	}
	if t.Own != nil {
		list = append(list, entry{"My data", ownTalk{t}.ownData})
	}
	return append(list, entry{"Quit", func() (action, error) { return end, nil }})
}

// chosenDrill asks what to drill, then drills it.
func (t *talk) chosenDrill() (action, error) {
	s := t.Selection
	titles := content.Texts(t.course.Lessons, func(l content.Lesson) string { return l.Title })
	lessons, a := t.chooseAny("Lessons, or Enter for all: ", titles)
	if a != answer {
		return a, nil
	}
	relations := t.course.Relations()
	chosen, a := t.chooseAny("What to ask, or Enter for all: ", relations)
	if a != answer {
		return a, nil
	}
	offered := t.Deck.Kinds()
	kinds, a := t.chooseAny("Kinds of question, or Enter for a mix: ", words.KindNames(offered))
	if a != answer {
		return a, nil
	}
	s.Lessons = lessons
	s.Relations = append(s.Relations, content.Each(chosen, func(i int) string { return relations[i] })...)
	s.Kinds = append(s.Kinds, content.Each(kinds, func(i int) quiz.Kind { return offered[i] })...)
	return t.drill(s)
}

// lookUp asks for a word and tells what the course says of it.
func (t *talk) lookUp() (action, error) {
	r := t.ask(prompt{text: "Word or number: ", help: "Type a port, a name, or a word of the lessons."})
	if r.act != answer || strings.TrimSpace(r.text) == "" {
		return r.act, nil
	}
	if !find(t.out, t.course, r.text) {
		t.out.say("Nothing about " + quoted(r.text) + " in this course.")
	}
	return answer, nil
}

// readLessons returns which lessons were read, by title.
func (t *talk) readLessons(ctx context.Context) map[string]bool {
	read, err := t.store.LessonsRead(ctx, t.course.ID)
	t.keep("What you have read could not be looked up", err)
	titles := map[string]bool{}
	for title := range read {
		titles[title] = true
	}
	return titles
}
