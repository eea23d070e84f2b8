package share_test

import (
	"strings"
	"testing"
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
	it.says = show(general)
	switch body = strings.TrimSpace(body); {
	case strings.HasPrefix(body, "TRUE"), strings.HasPrefix(body, "FALSE"):
		parts := strings.Split(body, "#") // the feedback for a wrong answer, then that for a right one
		truth, falsity := "right", "wrong"
		whyTrue, whyFalse := parts[2], parts[1]
		if parts[0] == "FALSE" {
			truth, falsity, whyTrue, whyFalse = "wrong", "right", parts[1], parts[2]
		}
		it.options = []string{truth + "\x00True\x00" + show(whyTrue), falsity + "\x00False\x00" + show(whyFalse)}
	case strings.Contains(body, "~"):
		it.options = readGIFTOptions(body)
	case strings.Contains(body, " -> "):
		for pair := range strings.SplitSeq(strings.TrimPrefix(body, "="), "\n=") {
			label, answer, _ := strings.Cut(pair, " -> ")
			it.pairs = append(it.pairs, [2]string{show(label), show(answer)})
		}
	default:
		for answer := range strings.SplitSeq(strings.TrimPrefix(body, "="), " =") {
			answer = strings.TrimPrefix(answer, "%100%")
			it.accepted = append(it.accepted, strings.ReplaceAll(show(answer), `\*`, "*"))
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
		options = append(options, map[bool]string{true: "right", false: "wrong"}[right]+"\x00"+show(text)+"\x00"+show(why))
	}
	return options
}

func TestGIFTIsReadAgain(t *testing.T) {
	for name, d := range decks(t) {
		t.Run(name, func(t *testing.T) {
			wantSame(t, readGIFT(t, written(t, "gift", d)), d, func(w *item) {
				for i, a := range w.accepted { // an arrow cannot be written
					w.accepted[i] = strings.ReplaceAll(a, "->", "→")
				}
				for i, p := range w.pairs {
					w.pairs[i] = [2]string{strings.ReplaceAll(p[0], "->", "→"), strings.ReplaceAll(p[1], "->", "→")}
				}
			})
		})
	}
}
