package task

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"porthole/content"
	"porthole/quiz/spelling"
)

// transcript asks for lines of a conversation, or for what can be told from it.
type transcript struct{ byBlank }

func (transcript) set(t *Task, q content.Question, r *rand.Rand) {
	if q.Transcript == nil {
		return
	}
	a := q.Transcript
	t.Lines = slices.Clone(a.Lines)
	var lines []string
	for i := range a.Lines {
		lines = append(lines, strconv.Itoa(i+1))
	}
	lines = append(lines, NoLine)
	for i, p := range a.Prompts {
		b, wanted, whys := Blank{Label: p.Text, Choices: lines, Row: i}, wantedLines(p.Lines), map[string]string(nil)
		if p.Options != nil {
			b.Choices, wanted, whys = promptOptions(p.Options, r)
		}
		t.Blanks = append(t.Blanks, b)
		t.key.Wanted, t.key.Whys = append(t.key.Wanted, wanted), append(t.key.Whys, whys)
	}
}

func wantedLines(lines []int) []string {
	var out []string
	for _, n := range lines {
		if n == 0 {
			out = append(out, NoLine)
		} else {
			out = append(out, strconv.Itoa(n))
		}
	}
	return out
}

func promptOptions(options []content.Option, r *rand.Rand) (texts, right []string, whys map[string]string) {
	whys = map[string]string{}
	for _, o := range options {
		texts = append(texts, o.Text)
		if o.Right {
			right = append(right, o.Text)
		}
		if o.Why != "" {
			whys[o.Text] = o.Why
		}
	}
	shuffle(texts, r)
	return texts, right, whys
}

func (transcript) stimulus(t *Task) []string { return numbered(t.Lines) }

func (transcript) answers(t *Task) []string {
	out := byBlank{}.answers(t)
	for i, b := range t.Blanks {
		if b.IsLine() {
			out[i] = lineNamed(t.key.wanted(i))
		}
	}
	return out
}

// keyLines put what is asked before each answer.
func (transcript) keyLines(t *Task, answers []string) []string {
	out := slices.Clone(answers)
	for i, b := range t.Blanks {
		label := b.Label
		if last, _ := utf8.DecodeLastRuneInString(label); !unicode.IsPunct(last) {
			label += ":"
		}
		out[i] = label + " " + out[i]
	}
	return out
}

func (transcript) parts(t *Task, given []string) Parts {
	parts := byBlank{}.parts(t, given)
	for i, b := range t.Blanks {
		if b.IsLine() {
			parts[i].Given, parts[i].Want = b.lineGiven(parts[i].Given), lineNamed(t.key.wanted(i))
		}
	}
	return parts
}

func (transcript) shown(t *Task, given []string) []string {
	out := byBlank{}.shown(t, given)
	for i, b := range t.Blanks {
		if b.IsLine() {
			out[i] = b.lineGiven(out[i])
		}
	}
	return out
}

func (transcript) texts(t *Task) []string { return slices.Concat(t.Lines, t.labels()) }

// labels are what is asked in each blank.
func (t *Task) labels() []string {
	return content.Texts(t.Blanks, func(b Blank) string { return b.Label })
}

// lineGiven names the line that was given, "line 7"; what is none stays as it was typed.
func (b Blank) lineGiven(text string) string {
	if slices.Contains(b.Choices, text) {
		return lineNamed([]string{text})
	}
	return text
}

// lineNamed names lines that are equally right: "line 4 or 5", "no line".
func lineNamed(lines []string) string {
	var numbers []string
	none := false
	for _, l := range lines {
		if spelling.Norm(l) == NoLine {
			none = true
		} else if l != "" {
			numbers = append(numbers, l)
		}
	}
	switch {
	case len(numbers) == 0 && none:
		return "no line"
	case len(numbers) == 0:
		return orDash("")
	case none:
		return "line " + either(numbers) + " or no line"
	}
	return "line " + either(numbers)
}
