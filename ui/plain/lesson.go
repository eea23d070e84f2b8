package plain

import (
	"slices"
	"strconv"
	"strings"

	"porthole/content"
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
	t.keep("That you read this could not be saved", t.store.MarkRead(t.ctx, t.course.ID, lesson.Title, t.Now()))
}

// afterLesson offers the check of a lesson and the next lesson; next: that is wanted.
func (t *talk) afterLesson(i int) (next bool, a action) {
	p := prompt{
		text: "c checks you on this lesson, n goes to the next, Enter goes back: ", letters: true,
		help: "c and Enter asks a few questions on this lesson. n and Enter goes to the next lesson. Enter alone goes back to the list.",
	}
	for {
		t.out.gap()
		r := t.ask(p)
		switch {
		case r.act != answer || r.text == "":
			return false, leaving(r.act)
		case isWord(r.text, "n", "next"):
			return true, answer
		case isWord(r.text, "c", "check"):
			a, err := t.check(i)
			if err != nil {
				t.out.say(words.Ended(content.Clean(err.Error())))
			}
			if a == end {
				return false, end
			}
		default:
			t.out.say("Please type c, n, or Enter alone.")
		}
	}
}

// setter sets the blocks of a lesson as lines.
type setter struct {
	out     *paper
	course  *content.Course
	sources []int // indexes into Course.Sources in the order of their marks, [1] first
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

// text writes spans without their styles: a source as its number, a link with its address.
func (s *setter) text(spans []content.Span) string {
	var b strings.Builder
	for _, span := range spans {
		b.WriteString(span.Text)
		switch {
		case span.Source > 0:
			b.WriteString("[" + strconv.Itoa(s.mark(span.Source-1)) + "]")
		case span.Link != "" && span.Link != span.Text:
			b.WriteString(" (" + span.Link + ")")
		}
	}
	return b.String()
}

// mark returns the number of a source in this lesson, from 1.
func (s *setter) mark(source int) int {
	if at := slices.Index(s.sources, source); at >= 0 {
		return at + 1
	}
	s.sources = append(s.sources, source)
	return len(s.sources)
}

// sourceList names the sources behind the numbers.
func (s *setter) sourceList() {
	if len(s.sources) == 0 {
		return
	}
	s.out.gap()
	s.out.say("Sources:")
	for i, source := range s.course.SourcesOf(s.sources) {
		s.out.hang("["+strconv.Itoa(i+1)+"] ", source.Text)
	}
}
