package share_test

import (
	"html"
	"slices"
	"strings"
	"testing"

	"porthole/quiz"
)

// readGIFT reads GIFT as its documentation describes it, with the escapes of Moodle's importer.
func readGIFT(t *testing.T, text string) []item {
	t.Helper()
	var items []item
	for block := range strings.SplitSeq(text, "\n\n") {
		var lines []string
		for line := range strings.SplitSeq(block, "\n") {
			if line != "" && !strings.HasPrefix(line, "//") && !strings.HasPrefix(line, "$CATEGORY:") {
				lines = append(lines, line)
			}
		}
		if len(lines) > 0 {
			items = append(items, readGIFTQuestion(t, strings.Join(lines, "\n")))
		}
	}
	return items
}

// hide puts letters of no meaning in the place of what is escaped, show puts back what they stand for.
func hide(s string) string {
	return strings.NewReplacer(`\\`, "\ue000", `\~`, "\ue001", `\=`, "\ue002", `\#`, "\ue003", `\{`, "\ue004", `\}`, "\ue005", `\:`, "\ue006", `\n`, "\ue007").Replace(s)
}

func show(s string) string {
	return strings.NewReplacer("\ue000", `\`, "\ue001", "~", "\ue002", "=", "\ue003", "#", "\ue004", "{", "\ue005", "}", "\ue006", ":", "\ue007", "\n").Replace(strings.TrimSpace(s))
}

// unformatted takes the name of a format off a text, as parse_text_with_format does.
func unformatted(s string) string {
	s = strings.TrimSpace(s)
	for _, name := range []string{"[plain]", "[html]", "[moodle]", "[markdown]"} {
		if rest, ok := strings.CutPrefix(s, name); ok {
			return rest
		}
	}
	return s
}

func readGIFTQuestion(t *testing.T, block string) item {
	t.Helper()
	s, ok := strings.CutPrefix(hide(block), "::")
	_, s, named := strings.Cut(s, "::")
	s, plain := strings.CutPrefix(s, "[plain]")
	stem, s, opened := strings.Cut(s, "{")
	body, rest, closed := strings.Cut(s, "}")
	if !ok || !named || !plain || !opened || !closed || rest != "" {
		t.Fatalf("this is no GIFT: %q", block)
	}
	it := item{text: show(stem)}
	body, general, _ := strings.Cut(body, "####")
	it.says = show(unformatted(general))
	switch body = strings.TrimSpace(body); {
	case strings.HasPrefix(body, "TRUE"), strings.HasPrefix(body, "FALSE"):
		parts := strings.Split(body, "#") // the feedback for a wrong answer, then that for a right one
		truth, falsity := "right", "wrong"
		whyTrue, whyFalse := parts[2], parts[1]
		if parts[0] == "FALSE" {
			truth, falsity, whyTrue, whyFalse = "wrong", "right", parts[1], parts[2]
		}
		it.options = []string{truth + "\x00True\x00" + show(unformatted(whyTrue)), falsity + "\x00False\x00" + show(unformatted(whyFalse))}
	case strings.Contains(body, "~"):
		it.options = readGIFTOptions(body)
	case strings.Contains(body, " -> "):
		body = strings.ReplaceAll(body, "\n= -> ", "\n=\ue008 -> ")
		for pair := range strings.SplitSeq(strings.TrimPrefix(body, "="), "\n=") {
			label, answer, _ := strings.Cut(pair, " -> ")
			if label = unformatted(label); label == "\ue008" {
				continue // a wrong answer, to no question
			}
			it.pairs = append(it.pairs, [2]string{show(label), html.UnescapeString(show(answer))}) // answers of pairs are HTML
		}
	default:
		for answer := range strings.SplitSeq(strings.TrimPrefix(body, "="), " =") {
			answer = strings.TrimPrefix(answer, "%100%")
			it.accepted = append(it.accepted, strings.ReplaceAll(show(unformatted(answer)), `\*`, "*"))
		}
	}
	return it
}

func readGIFTOptions(body string) (options []string) {
	for line := range strings.SplitSeq(body, "\n") {
		mark, rest := line[:1], line[1:]
		right := mark == "="
		if weight, after, ok := strings.Cut(strings.TrimPrefix(rest, "%"), "%"); ok && strings.HasPrefix(rest, "%") {
			right, rest = weight != "0" && !strings.HasPrefix(weight, "-"), after
		}
		text, why, _ := strings.Cut(rest, "#")
		options = append(options, map[bool]string{true: "right", false: "wrong"}[right]+"\x00"+show(unformatted(text))+"\x00"+show(unformatted(why)))
	}
	return options
}

func TestGIFTIsReadAgain(t *testing.T) {
	arrows := func(s string) string { return strings.ReplaceAll(s, "->", "→") }
	for name, d := range decks(t) {
		t.Run(name, func(t *testing.T) {
			sameAs(t, readGIFT(t, written(t, "gift", d)), bank(d), func(q quiz.Question, w *item) {
				for i, a := range w.accepted { // an arrow cannot be written
					w.accepted[i] = arrows(a)
				}
				if right := rightOf(q); q.Kind == quiz.ChooseAll && right > 20 {
					w.options = nil
					for _, o := range q.Options {
						w.pairs = append(w.pairs, [2]string{o.Text, map[bool]string{true: "right", false: "wrong"}[o.Right]})
					}
				}
				for i, p := range w.pairs {
					w.pairs[i] = [2]string{arrows(p[0]), arrows(p[1])}
				}
				if q.Task != nil && len(q.Task.Blanks) == 1 {
					alone(q, w)
				}
			})
		})
	}
}

func rightOf(q quiz.Question) (n int) {
	for _, o := range q.Options {
		if o.Right {
			n++
		}
	}
	return n
}

// alone is a task with one part, which is no pair: it is chosen or typed, and its part stands in the text.
func alone(q quiz.Question, w *item) {
	w.pairs = nil
	if q.Kind != quiz.Cloze {
		w.text += "\n" + q.Task.Blanks[0].Label
	}
	if len(q.Task.Blanks[0].Choices) == 0 {
		w.accepted = q.Task.Accepted(0)
		return
	}
	for _, c := range q.Task.Blanks[0].Choices {
		right := slices.Contains(q.Task.Accepted(0), c)
		w.options = append(w.options, map[bool]string{true: "right", false: "wrong"}[right]+"\x00"+c+"\x00")
	}
}

// What Moodle refused: two pairs at least, and grades of its own list.
func TestGIFTIsWhatMoodleTakes(t *testing.T) {
	for name, d := range decks(t) {
		text := written(t, "gift", d)
		for weight := range strings.SplitSeq(text, "\n~%") {
			if percent, _, ok := strings.Cut(weight, "%"); ok && len(percent) < 10 {
				isGrade(t, percent)
			}
		}
		for line := range strings.Lines(text) {
			if path, ok := strings.CutPrefix(line, "$CATEGORY: "); ok {
				for part := range strings.SplitSeq(strings.ReplaceAll(path, "//", "\x00"), "/") {
					if len([]rune(part)) > 255 {
						t.Errorf("%s: the category %q is too long", name, part)
					}
				}
			}
		}
	}
	text := written(t, "gift", document(t, "gift-html.md"))
	if !strings.Contains(text, "=[plain][html]x") {
		t.Errorf("[html] is gone: %s", text)
	}
}
