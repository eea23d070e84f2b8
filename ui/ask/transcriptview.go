package ask

import (
	"slices"
	"strconv"
	"strings"

	"porthole/quiz"
	"porthole/ui/look"
)

// Area draws the conversation, and below it the prompts: all of them where there is height, else the one that is answered
// now, so that it stands right under the lines it asks about.
func (s *transcript) Area(width int, t *look.Theme, v *quiz.Verdict) Area {
	var a Area
	talk := s.talk(width, t, v)
	prompts, room := s.prompts(width, t, v, true), s.height()
	if len(talk.Lines)+1+len(prompts.Lines) > room-stemLines {
		prompts = s.prompts(width, t, v, false)
	}
	shown, above := talk.Lines, 0
	space := room - len(prompts.Lines) - 1
	if space >= stemLines+2*fewest {
		space -= stemLines // the stem stays in sight
	}
	if space = max(fewest, space); len(talk.Lines) > space {
		shown, above = look.Window(talk.Lines, space, talk.Focus, talk.Focus)
		shown = t.More(shown, above, len(talk.Lines), width)
	}
	a.Lines = append(a.Lines, shown...)
	a.Hits = append(a.Hits, talk.Hits[above:above+len(shown)]...)
	a.add(-1, "")
	a.Focus = len(a.Lines) + prompts.Focus
	a.Lines, a.Hits = append(a.Lines, prompts.Lines...), append(a.Hits, prompts.Hits...)
	a.Focus = min(a.Focus, len(a.Lines)-1)
	return a
}

// The fewest lines of a conversation that are shown, and the height that a stem and a verdict take.
const (
	fewest    = 3
	stemLines = 4
)

// height is that of the window, less the line above the question.
func (s *transcript) height() int {
	if s.frame.Height == 0 {
		return look.MinHeight
	}
	return s.frame.Height - 2
}

// talk sets the lines of the conversation with their numbers, the cursor, and what was chosen.
func (s *transcript) talk(width int, t *look.Theme, v *quiz.Verdict) Area {
	var a Area
	digits := len(strconv.Itoa(len(s.q.Lines)))
	for i, line := range s.q.Lines {
		number := strconv.Itoa(i + 1)
		here := v == nil && s.lines() && i == s.cursor
		if here {
			a.Focus = len(a.Lines)
		}
		mark := "  "
		switch {
		case here:
			mark = t.Accent.Render("›") + " "
		case s.lines() && s.fields[s.now()] == number:
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

// prompts sets all questions on the conversation, or the one that is answered now, in the height of the highest.
func (s *transcript) prompts(width int, t *look.Theme, v *quiz.Verdict, all bool) Area {
	var a Area
	most := 0
	for i := range s.q.Blanks {
		one := s.prompt(i, width, t, v)
		most = max(most, len(one.Lines))
		if !all && i != s.now() {
			continue
		}
		if i == s.now() {
			a.Focus = len(a.Lines) + one.Focus
		}
		a.Lines, a.Hits = append(a.Lines, one.Lines...), append(a.Hits, one.Hits...)
	}
	if !all {
		a.add(-1, slices.Repeat([]string{""}, most-len(a.Lines))...)
	}
	return a
}

// prompt sets one question on the conversation: its text, and below it what was chosen, or what there is to choose from.
func (s *transcript) prompt(i, width int, t *look.Theme, v *quiz.Verdict) Area {
	var a Area
	b, p, now := s.q.Blanks[i], part(v, i), i == s.now() && v == nil
	mark, text := "  ", b.Label
	switch {
	case p != nil:
		mark = sign(p, t) + " "
	case now:
		mark, text = t.Accent.Render("›")+" ", t.Strong.Render(text)
	}
	a.add(hitPrompt+i, look.Hang(mark, text, width)...)
	if ofLines(b) {
		a.add(hitPrompt+i, look.Cut("    "+s.chosen(i, t, v), width))
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
	return t.Wrong.Render(orDash(text)) + " " + sign(p, t) + "  " + t.Right.Render(lineName(p.Want)+" ✓")
}

// lineName names a line by its number: "line 4 or 5", "no line".
func lineName(number string) string {
	switch number {
	case "":
		return ""
	case quiz.NoLine:
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
