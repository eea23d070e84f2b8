package quiz

import (
	"math/rand/v2"
	"slices"
	"strconv"

	"porthole/content"
	"porthole/quiz/spelling"
)

// transcript asks for lines of a conversation, or for what can be told from it.
func (q Question) transcript(a content.TranscriptBody, r *rand.Rand) Question {
	q.Lines = slices.Clone(a.Lines)
	var lines []string
	for i := range a.Lines {
		lines = append(lines, strconv.Itoa(i+1))
	}
	lines = append(lines, NoLine)
	for i, p := range a.Prompts {
		b, wanted, whys := Blank{Label: p.Text, Choices: lines, Row: i}, wantedLines(p.Lines), map[string]string(nil)
		answer := lineNamed(wanted)
		if p.Options != nil {
			b.Choices, wanted, whys = promptOptions(p.Options, r)
			answer = either(wanted)
		}
		q.Blanks = append(q.Blanks, b)
		q.key.Wanted, q.key.Whys = append(q.key.Wanted, wanted), append(q.key.Whys, whys)
		q.Answers = append(q.Answers, answer)
	}
	return q
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

// isLine reports whether a line of a transcript is asked for.
func (b Blank) isLine() bool { return len(b.Choices) > 0 && b.Choices[len(b.Choices)-1] == NoLine }

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
