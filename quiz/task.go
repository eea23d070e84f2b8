package quiz

import (
	"math/rand/v2"
	"slices"
	"strings"

	"porthole/content"
	"porthole/quiz/spelling"
)

// taskKey is what is right in the blanks of a performance-based question. It holds all that marks it, so that an exam can
// be marked after its course has changed.
type taskKey struct {
	// Wanted lists for each blank what is right there, the one to name first. Of Order the steps in order, one each.
	Wanted [][]string `json:"wanted,omitempty"`
	// Rows are the right rows of a form, by column; several of one Row are equally right there.
	Rows []taskRow `json:"rows,omitempty"`
	// Whys hold for each blank what the author says of the options there, by their texts.
	Whys []map[string]string `json:"whys,omitempty"`
}

// taskRow is one right way to fill in a row of a form.
type taskRow struct {
	Row   int        `json:"row"`
	Cells [][]string `json:"cells"`
}

// task completes a performance-based question by what its author wrote.
func (q Question) task(a content.Question, r *rand.Rand) Question {
	q.key = &taskKey{}
	switch {
	case q.Kind == Firewall && a.Form != nil:
		return q.firewall(*a.Form, r)
	case q.Kind == Settings && a.Form != nil:
		return q.settings(*a.Form, r)
	case q.Kind == Transcript && a.Transcript != nil:
		return q.transcript(*a.Transcript, r)
	case q.Kind == Order:
		return q.order(a.Order, r)
	case q.Kind == Sort && a.Sorting != nil:
		return q.sorting(*a.Sorting, r)
	}
	return q
}

// maxTold bounds what of a response is kept and told, in characters.
const maxTold = 500

// markTask marks what stands in the blanks, by the key of the question alone. A field that is missing stands as it was at
// the start.
func markTask(q Question, fields []string) Verdict {
	v := Verdict{Answer: joinTask(q.Kind, q.Answers), Blank: true}
	if q.key == nil || len(q.Blanks) == 0 {
		return v
	}
	given, untouched := q.standing(fields)
	v.Parts, v.Blank = q.parts(given), untouched
	if untouched {
		return v
	}
	v.Given = spelling.Cut(joinTask(q.Kind, q.shown(given)), maxTold)
	v.Right = !slices.ContainsFunc(v.Parts, func(p Part) bool { return !p.Right })
	v.Credit = tallied(v.Parts).credit()
	return v
}

// standing returns what stands in each blank, and whether that is nothing else than at the start.
func (q Question) standing(fields []string) (given []string, untouched bool) {
	given, untouched = make([]string, len(q.Blanks)), true
	empty := !slices.ContainsFunc(fields, func(f string) bool { return spelling.Tidy(f) != "" })
	for i, b := range q.Blanks {
		given[i] = b.Start
		if i < len(fields) && !empty {
			given[i] = spelling.Tidy(fields[i])
		}
		if given[i] == "" && len(b.Choices) == 1 { // nothing else can stand there
			given[i] = b.Start
		}
		untouched = untouched && spelling.Norm(given[i]) == spelling.Norm(b.Start)
	}
	return given, untouched
}

// Unanswered reports whether a response gives nothing: of a performance-based question nothing else than what stood in the
// blanks at the start.
func (q Question) Unanswered(r Response) bool {
	if !q.Kind.Performed() {
		return r.Blank()
	}
	_, untouched := q.standing(r.Fields)
	return untouched
}

// Partly reports whether a response fills in a performance-based question only in part: something was given, and a blank is
// empty. What is right there plays no part in it.
func (q Question) Partly(r Response) bool {
	if !q.Kind.Performed() {
		return false
	}
	given, untouched := q.standing(r.Fields)
	return !untouched && slices.Contains(given, "")
}

// parts marks each part.
func (q Question) parts(given []string) []Part {
	switch q.Kind {
	case Firewall, Settings:
		return newFormMarker(q).parts(given)
	case Order:
		return orderParts(q.key.steps(), given)
	case Transcript, Sort:
		parts := make([]Part, len(q.Blanks))
		for i, b := range q.Blanks {
			wanted := q.key.wanted(i)
			parts[i] = Part{Label: b.Label, Given: spelling.Short(given[i]), Want: either(wanted), Right: given[i] != "" && q.holds(b, given[i], wanted)}
			if b.isLine() {
				parts[i].Given, parts[i].Want = b.lineGiven(parts[i].Given), lineNamed(wanted)
			}
		}
		return parts
	case Flash, Choice, ChooseAll, Typed, TrueFalse, Scenario:
	}
	return nil
}

func (k *taskKey) wanted(blank int) []string {
	if blank >= len(k.Wanted) {
		return nil
	}
	return k.Wanted[blank]
}

// holds reports whether what stands in a blank is right there. A number that was typed is marked as one, whatever stands
// around it; what is one of the blank's choices is that choice and no other.
func (q Question) holds(b Blank, given string, wanted []string) bool {
	key := spelling.Norm(given)
	is := func(text string) bool { return spelling.Norm(text) == key }
	if len(wanted) == 0 || slices.ContainsFunc(wanted, is) {
		return len(wanted) > 0 || key == ""
	}
	if key == "" || len(given) > maxTyped || slices.ContainsFunc(b.Choices, is) {
		return false
	}
	spans, ok := spelling.Numbers(given, spelling.Noise(q.wordsAround(b)))
	return ok && (amongSpans(spans, wanted) || amongSpans(spelling.Merge(spans), wanted))
}

// amongSpans reports whether each number or range is one of the texts.
func amongSpans(spans []spelling.Span, wanted []string) bool {
	return !slices.ContainsFunc(spans, func(s spelling.Span) bool {
		return !slices.ContainsFunc(wanted, func(w string) bool { return spelling.Norm(w) == s.String() })
	})
}

// wordsAround are the words that may stand around a number in a blank: those of its heading, and "line".
func (q Question) wordsAround(b Blank) []string {
	words := []string{"line"}
	if b.Column >= 0 && b.Column < len(q.Header) {
		words = append(words, spelling.Words(q.Header[b.Column])...)
	}
	return words
}

// marks counts parts: what was right at the start earns nothing, and is counted where it no longer is.
type marks struct {
	right, of int // of the parts that were not right at the start
	broken    int // of those that were
}

func tallied(parts []Part) marks {
	var m marks
	for _, p := range parts {
		switch {
		case p.Before && !p.Right:
			m.broken++
		case p.Before:
		case p.Right:
			m.right, m.of = m.right+1, m.of+1
		default:
			m.of++
		}
	}
	return m
}

// credit is the share of the parts that were put right, from 0 to 1; each one that was broken takes one back. So what is
// no better than at the start earns nothing, also where rules have changed places.
func (m marks) credit() float64 {
	if m.of == 0 {
		return 0
	}
	return max(0, float64(m.right-m.broken)/float64(m.of))
}

// shown returns what was given as it is told in one line: a text for each row of a form, or for each blank.
func (q Question) shown(given []string) []string {
	var out []string
	for i, b := range q.Blanks {
		text := orDash(given[i])
		switch {
		case q.Kind == Sort:
			text = b.Label + ": " + text
		case q.Kind == Transcript && b.isLine():
			text = b.lineGiven(text)
		}
		if form := q.Kind == Firewall || q.Kind == Settings; form && i > 0 && q.Blanks[i-1].Row == b.Row {
			out[len(out)-1] += ", " + text
			continue
		}
		if b.Row >= 0 && b.Row < len(q.Labels) && q.Kind == Settings {
			text = q.Labels[b.Row] + ": " + text
		}
		out = append(out, text)
	}
	return out
}

// joinTask joins what stands in the blanks of a kind, or is right there, to one line.
func joinTask(k Kind, list []string) string {
	if k == Order {
		return strings.Join(list, " → ")
	}
	return strings.Join(list, "; ")
}

func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

// either names what is equally right: "465 or 587".
func either(list []string) string { return strings.Join(list, " or ") }
