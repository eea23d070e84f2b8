package ask

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"porthole/quiz"
	"porthole/quiz/task"
	"porthole/ui/look"
)

// Area draws the conversation, and below it the prompts: all of them where there is height, else the one that is answered
// now, so that it stands right under the lines it asks about. The place of that one is left to the verdict.
func (s *transcript) Area(width int, t *look.Theme, v *quiz.Verdict) Area {
	room, stem := s.left(s.frame)
	talk, all := s.talk(width, t, v), s.everyPrompt(width, t, v)
	if len(talk.Lines)+1+len(all.Lines) <= room {
		return under(talk, all)
	}
	one := s.onePrompt(width, t, v)
	space := room - 1 - max(0, len(one.Lines)-s.kept())
	if space < 2*fewest {
		space = min(2*fewest, space+stem) // the stem goes out of sight rather than what it is about
	}
	if space = max(fewest, space); len(talk.Lines) <= space {
		return under(talk, one)
	}
	shown, above := look.Window(talk.Lines, space, talk.Focus, talk.Focus)
	part := Area{Lines: t.More(shown, above, len(talk.Lines), width), Hits: slices.Clone(talk.Hits[above : above+len(shown)])}
	a := under(part, one)
	a.Rest = talk.Lines
	return a
}

// fewest is the number of lines of a conversation that are always shown.
const fewest = 3

// kept is the height kept for the verdict, for which the place of one prompt serves as well.
func (s *transcript) kept() int {
	if s.open {
		return 0
	}
	return verdictRoom
}

// under sets the prompts under the conversation.
func under(talk, prompts Area) Area {
	talk.add(-1, "")
	focus := len(talk.Lines) + prompts.Focus
	return Area{
		Lines: append(talk.Lines, prompts.Lines...), Hits: append(talk.Hits, prompts.Hits...),
		Focus: min(focus, len(talk.Lines)+len(prompts.Lines)-1), Told: prompts.Told,
	}
}

// talk sets the lines of the conversation with their numbers, the cursor, and what was chosen.
func (s *transcript) talk(width int, t *look.Theme, v *quiz.Verdict) Area {
	var a Area
	digits := len(strconv.Itoa(len(s.q.Task.Lines)))
	for i, line := range s.q.Task.Lines {
		number := strconv.Itoa(i + 1)
		at := s.lines() && i == s.cursor
		here := at && v == nil
		if at {
			a.Focus = len(a.Lines)
		}
		mark := "  "
		switch {
		case here:
			mark = t.Accent.Render("›") + " "
		case v != nil && s.wanted(v, number):
			mark = t.Right.Render("✓") + " "
		case v == nil && s.lines() && s.fields[s.now()] == number:
			mark = t.Strong.Render("•") + " "
		}
		prefix := mark + t.Muted.Render(strings.Repeat(" ", digits-len(number))+number) + "  "
		if here {
			line = t.Strong.Render(line)
		} else {
			line = t.Literal.Render(line)
		}
		a.add(i, look.Hang(prefix, line, width)...)
	}
	return a
}

// wanted reports whether a line is what one of the prompts asks for.
func (s *transcript) wanted(v *quiz.Verdict, number string) bool {
	for i, b := range s.q.Task.Blanks {
		if p := part(v, i); p != nil && b.IsLine() && slices.Contains(strings.Fields(p.Want), number) {
			return true
		}
	}
	return false
}

// everyPrompt sets all questions on the conversation.
func (s *transcript) everyPrompt(width int, t *look.Theme, v *quiz.Verdict) Area {
	var a Area
	for i := range s.q.Task.Blanks {
		one := s.prompt(i, "", width, t, v)
		if i == s.now() {
			a.Focus = len(a.Lines) + one.Focus
		}
		a.Lines, a.Hits = append(a.Lines, one.Lines...), append(a.Hits, one.Hits...)
		a.Told = append(a.Told, one.Told...)
	}
	return a
}

// onePrompt sets the question that is answered now, in the height of the highest. Once there is a verdict its place is empty.
func (s *transcript) onePrompt(width int, t *look.Theme, v *quiz.Verdict) Area {
	var a Area
	high := 0
	for i := range s.q.Task.Blanks {
		place := fmt.Sprintf("%d/%d", i+1, len(s.q.Task.Blanks))
		one := s.prompt(i, place, width, t, nil)
		high = max(high, len(one.Lines))
		if i == s.now() && v == nil {
			a = one
		}
	}
	a.Told = nil
	a.add(-1, make([]string, high-len(a.Lines))...)
	return a
}

// prompt sets one question on the conversation: where it stands among them, its text, and below it what was chosen, or what
// there is to choose from.
func (s *transcript) prompt(i int, place string, width int, t *look.Theme, v *quiz.Verdict) Area {
	a := Area{Told: []bool{true}}
	b, p, now := s.q.Task.Blanks[i], part(v, i), i == s.now() && v == nil
	mark, text := "  ", b.Label
	switch {
	case p != nil:
		mark = sign(p, t) + " "
	case now:
		mark, text = t.Accent.Render("›")+" ", t.Strong.Render(text)
	}
	if place != "" {
		mark += t.Muted.Render(place) + "  "
	}
	a.add(hitPrompt+i, look.Hang(mark, text, width)...)
	if b.IsLine() {
		line := "    " + s.chosen(i, t, v)
		a.Told[0] = look.Width(line) <= width
		a.add(hitPrompt+i, look.Cut(line, width))
		a.Focus = len(a.Lines) - 1
		return a
	}
	for n, c := range b.Choices {
		if now && n == max(0, s.cursor) {
			a.Focus = len(a.Lines)
		}
		hit := hitPrompt + i
		if now {
			hit = hitOption + n
		}
		a.add(hit, s.option(i, n, c, width, t, v)...)
	}
	if s.cursor < 0 {
		a.Focus = len(a.Lines) - 1
	}
	return a
}

// chosen is the line that was given, and the right one beside it.
func (s *transcript) chosen(i int, t *look.Theme, v *quiz.Verdict) string {
	p, text := part(v, i), lineName(s.fields[i])
	switch {
	case p == nil && text == "":
		return t.Rule.Render(strings.Repeat("_", cellWidth))
	case p == nil:
		return text
	case p.Right:
		return text + " " + t.Right.Render("✓")
	}
	return t.Wrong.Render(orDash(text)) + " " + sign(p, t) + "  " + t.Right.Render(p.Want+" ✓")
}

// lineName names a line by its number: "line 4 or 5", "no line".
func lineName(number string) string {
	switch number {
	case "":
		return ""
	case task.NoLine:
		return "no line"
	}
	return "line " + number
}

func (s *transcript) option(i, n int, text string, width int, t *look.Theme, v *quiz.Verdict) []string {
	mark, box := "  ", "( ) "
	picked := s.fields[i] == text
	if picked {
		box = "(•) "
	}
	p := part(v, i)
	switch {
	case p != nil && strings.Contains(" or "+p.Want+" or ", " or "+text+" or "):
		mark = t.Right.Render("✓") + " "
	case p != nil && picked:
		mark = t.Wrong.Render("✗") + " "
	case v == nil && i == s.now() && n == s.cursor:
		mark, text = t.Accent.Render("›")+" ", t.Strong.Render(text)
	}
	return look.Hang("  "+mark+t.Muted.Render(strconv.Itoa(n+1))+"  "+box, text, width)
}
