package plain

import (
	"slices"
	"strconv"
	"strings"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/words"
)

// lessons lists the lessons and shows the one that is chosen, until the learner goes back.
func (t *talk) lessons() (action, error) {
	for {
		read := t.readLessons(t.ctx)
		titles := make([]string, len(t.course.Lessons))
		for i, l := range t.course.Lessons {
			titles[i] = l.Title
			if read[l.Title] {
				titles[i] += " (read)"
			}
		}
		if len(titles) == 0 {
			t.out.say("This course has no lessons.")
			return answer, nil
		}
		t.out.gap()
		chosen, a := t.choose("Lesson, or Enter to go back: ", titles)
		if a != answer || chosen < 0 {
			return leaving(a), nil
		}
		if a := t.lessonsFrom(chosen); a == end {
			return end, nil
		}
	}
}

// leaving makes of leaving a list a step back.
func leaving(a action) action {
	if a == quit {
		return answer
	}
	return a
}

// lessonsFrom shows a lesson and, as long as the learner asks for it, the ones after it.
func (t *talk) lessonsFrom(lesson int) action {
	for ; lesson < len(t.course.Lessons); lesson++ {
		t.lesson(lesson)
		next, a := t.afterLesson(lesson)
		if !next {
			return a
		}
	}
	t.out.say("That was the last lesson.")
	return answer
}

// lesson shows a whole lesson and notes that it was read.
func (t *talk) lesson(i int) {
	lesson := t.course.Lessons[i]
	t.out.gap()
	t.out.say("Lesson " + strconv.Itoa(i+1) + " of " + strconv.Itoa(len(t.course.Lessons)) + ": " + lesson.Title)
	s := setter{out: t.out, course: t.course}
	s.blocks(lesson.Blocks)
	s.sourceList()
	t.keep("That you read this could not be saved", t.store.MarkRead(t.ctx, t.course.CourseOfLesson(lesson.Title), lesson.Title, t.Now()))
}

// afterLesson offers the check of a lesson, then the next lesson: Enter reads on, as on the screens. next: the next lesson is
// wanted.
func (t *talk) afterLesson(i int) (next bool, a action) {
	checked := !t.canCheck(i)
	for {
		t.out.gap()
		r := t.ask(lessonPrompt(checked))
		switch {
		case r.act != answer:
			return false, leaving(r.act)
		case isWord(r.text, "b", "back"):
			return false, answer
		case isWord(r.text, "n", "next"), r.text == "" && checked:
			return true, answer
		case isWord(r.text, "c", "check"), r.text == "":
			a, err := t.check(i)
			if err != nil {
				t.out.say(words.Ended(content.Clean(err.Error())))
			}
			if a == end {
				return false, end
			}
			checked = true
		default:
			t.refuse("Please type c, n, b, or Enter alone.")
		}
	}
}

// lessonPrompt asks how to go on after a lesson.
func lessonPrompt(checked bool) prompt {
	help := " c asks a few questions on this lesson, n goes to the next one, b goes back to the list; Enter follows each of them."
	if checked {
		return prompt{
			text: "Enter goes to the next lesson, c asks about this one, b goes back: ", letters: true, help: "Enter alone reads the next lesson." + help,
		}
	}
	return prompt{
		text: "Enter asks about this lesson, n goes to the next, b goes back: ", letters: true, help: "Enter alone asks a few questions." + help,
	}
}

// canCheck reports whether there is something to ask about a lesson.
func (t *talk) canCheck(lesson int) bool {
	_, err := quiz.NewCheck(t.Deck, lesson, t.progress().Record, 1, t.Now())
	return err == nil
}

// setter sets the blocks of a lesson as lines.
type setter struct {
	out     *paper
	course  *content.Course
	sources []int // indexes into Course.Sources in the order of their marks, [a] first
	// objectives are exam objectives that were cited, as indexes into Course.Sources.
	objectives []int
}

func (s *setter) blocks(blocks []content.Block) {
	for i, b := range blocks {
		if i == 0 || b.Kind != content.Item || blocks[i-1].Kind != content.Item {
			s.out.gap()
		}
		s.block(b)
	}
}

func (s *setter) block(b content.Block) {
	indent := strings.Repeat("  ", b.Quote)
	switch b.Kind {
	case content.Paragraph, content.Heading:
		s.out.hang(indent, s.text(b.Text))
	case content.Item:
		s.out.hang(indent+strings.Repeat("  ", b.Depth)+marker(b.Marker), s.text(b.Text))
	case content.Code:
		for _, line := range b.Lines {
			s.out.line(indent + "    " + line)
		}
	case content.Rule: // the empty line before it is enough
	case content.TableBlock:
		s.table(s.course.Tables[b.Table])
	}
}

// marker writes the sign of a list item with what is on every keyboard.
func marker(sign string) string {
	switch sign {
	case "":
		return "  "
	case "•":
		return "- "
	}
	return sign + " "
}

// text writes spans without their styles: a source as its letter, a link with its address.
func (s *setter) text(spans []content.Span) string {
	set := func(span content.Span) string {
		if span.Link != "" && span.Link != span.Text {
			return span.Text + " (" + span.Link + ")"
		}
		return span.Text
	}
	text := content.MarkSources(spans, set, s.number, func(mark string) string { return mark })
	return strings.NewReplacer("\u00a0", " ", " ↔ ", " and ").Replace(text)
}

// number returns the place of a source in this lesson, from 1. An objective of an exam has none; it is told below them.
func (s *setter) number(source int) int {
	if s.course.Sources[source].Objective != "" {
		s.objectives = append(s.objectives, source)
		return 0
	}
	if at := slices.Index(s.sources, source); at >= 0 {
		return at + 1
	}
	s.sources = append(s.sources, source)
	return len(s.sources)
}

// sourceList names the sources behind the letters, and the exam objectives that ask for what they stand behind.
func (s *setter) sourceList() {
	tags := content.Tags(s.course.SourcesOf(s.objectives))
	if len(s.sources) > 0 || tags != nil {
		s.out.gap()
	}
	if len(s.sources) > 0 {
		s.out.say("Sources:")
	}
	for i, source := range s.course.SourcesOf(s.sources) {
		s.out.hang("["+content.SourceMark(i+1)+"] ", source.Text)
	}
	if tags != nil {
		s.out.say("Asked by " + words.Ended(strings.Join(tags, ", ")))
	}
}
