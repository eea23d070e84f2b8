package ask

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/task"
	"porthole/ui/look"
)

// blanks is what the widgets of performance-based questions share: several places to fill in, gone through in turn.
type blanks struct {
	q      quiz.Question
	keys   *look.Keys
	open   bool     // see [NewOpen]
	fields []string // what stands in each blank
	turn   []int    // the blanks that ask for something, in the order to go through them
	at     int      // index into turn
	warned bool     // that blanks are empty
	typed  string   // the digits typed so far of a number that is chosen
	arrive func()   // takes up what stands in the blank that was gone to; nil: nothing is to be done
}

func newBlanks(q quiz.Question, keys *look.Keys, open bool) blanks {
	b := blanks{q: q, keys: keys, open: open}
	for i, blank := range q.Task.Blanks {
		if !given(blank) {
			b.turn = append(b.turn, i)
		}
	}
	b.Fill(quiz.Response{})
	return b
}

// given reports whether a blank has nothing to choose: what it says is part of the question.
func given(b task.Blank) bool { return len(b.Choices) == 1 && b.Start == b.Choices[0] }

// now is the index of the blank that is filled in; -1 where there is none.
func (b *blanks) now() int {
	if b.at < 0 || b.at >= len(b.turn) {
		return -1
	}
	return b.turn[b.at]
}

// choices are those of the blank that is filled in; nil where text is typed.
func (b *blanks) choices() []string {
	if i := b.now(); i >= 0 {
		return b.q.Task.Blanks[i].Choices
	}
	return nil
}

func (b *blanks) put(text string) {
	if i := b.now(); i >= 0 {
		b.fields[i], b.warned = text, false
	}
}

// turnTo goes to a blank by its index in the question, if it is one to go to.
func (b *blanks) turnTo(i int) {
	if at := slices.Index(b.turn, i); at >= 0 {
		b.at = at
		b.come()
	}
}

// come is what a blank that was gone to begins with.
func (b *blanks) come() {
	b.warned, b.typed = false, ""
	if b.arrive != nil {
		b.arrive()
	}
}

// step goes on by so many blanks, and stays at either end.
func (b *blanks) step(by int) {
	b.at = max(0, min(b.at+by, len(b.turn)-1))
	b.come()
}

// cycle puts the next choice into the blank, or the one before.
func (b *blanks) cycle(by int) {
	n, i := len(b.choices()), b.now()
	if n == 0 {
		return
	}
	at := slices.Index(b.choices(), b.fields[i])
	if at < 0 && by < 0 {
		at = 0
	}
	b.put(b.choices()[(at+by+n)%n])
}

// pick puts the choice with a number from 1 into the blank.
func (b *blanks) pick(number int) {
	if number >= 1 && number <= len(b.choices()) {
		b.put(b.choices()[number-1])
	}
}

func (b *blanks) Response() quiz.Response {
	if !b.Begun() {
		return quiz.Response{}
	}
	return quiz.Response{Fields: slices.Clone(b.fields)}
}

func (b *blanks) Fill(r quiz.Response) {
	b.fields, b.warned = make([]string, len(b.q.Task.Blanks)), false
	some := slices.ContainsFunc(r.Fields, func(f string) bool { return f != "" })
	for i, blank := range b.q.Task.Blanks {
		b.fields[i] = blank.Start
		if some && i < len(r.Fields) {
			b.fields[i] = r.Fields[i]
		}
	}
	if b.arrive != nil {
		b.arrive()
	}
}

// Begun reports whether anything stands there that did not at the beginning.
func (b *blanks) Begun() bool {
	for i, blank := range b.q.Task.Blanks {
		if b.fields[i] != blank.Start {
			return true
		}
	}
	return false
}

// enter goes on to the next blank; after the last one it gives the answer.
func (b *blanks) enter() Outcome {
	if b.at < len(b.turn)-1 {
		b.step(1)
		return Outcome{}
	}
	return b.submit("Enter")
}

// submit gives the answer. Where something is empty it asks once, and names the key that was pressed.
func (b *blanks) submit(pressed string) Outcome {
	if b.open || b.warned {
		return b.give()
	}
	empty := func(i int) bool { return strings.TrimSpace(b.fields[i]) == "" }
	switch n := content.CountFunc(b.turn, empty); {
	case !b.Begun():
		b.warned = true
		return Outcome{Notice: twice("Nothing yet.", pressed, "don't know")}
	case n > 0:
		b.warned = true
		return Outcome{Notice: twice(fmt.Sprintf("Still empty: %d of %d.", n, len(b.turn)), pressed, "leave it so")}
	}
	return b.give()
}

// twice says what a key does when it is pressed again.
func twice(says, pressed, does string) string { return says + " " + pressed + " again: " + does + "." }

// checkAll names the key that gives the answer from anywhere, at the beginning of a sentence.
const checkAll = "Ctrl+d"

func (b *blanks) give() Outcome { return Outcome{Given: true, Response: b.Response()} }

// enterKey goes on to the next blank; at the last one it gives the answer.
func (b *blanks) enterKey() key.Binding {
	switch enter := b.keys.Open; {
	case b.at < len(b.turn)-1:
		return look.As(enter, "next part")
	case b.open:
		return look.As(enter, "done")
	case !b.Begun():
		return blankKey(enter, b.warned)
	default:
		return look.As(enter, "answer")
	}
}

// all is the key that gives the answer from anywhere.
func (b *blanks) all() key.Binding {
	all := look.As(b.keys.CheckAll, "answer")
	switch {
	case b.open:
		all = look.As(all, "done")
	case !b.Begun():
		all = blankKey(all, b.warned)
	}
	return look.Only(all, b.at < len(b.turn)-1)
}

// digits are the keys that pick a choice.
func (b *blanks) digits() key.Binding {
	n := min(9, len(b.choices()))
	digits := b.keys.Digits
	digits.SetHelp("1–"+strconv.Itoa(n), "choose")
	if b.numbers() {
		digits.SetHelp("0–9", "type it")
	}
	return look.Only(digits, n > 0)
}

// arrow is a binding as it is here: in an exam letters are its own keys.
func (b *blanks) arrow(of key.Binding) key.Binding {
	if b.open {
		return look.Arrow(of)
	}
	return of
}

// numbers reports whether what is chosen in a form is itself a number, as a port is: then digits type it, for the place of
// 587 in a list is nothing that anybody would type.
func (b *blanks) numbers() bool {
	i := b.now()
	return i >= 0 && b.typesOf(i)
}

// typesOf reports whether a blank is filled in by typing one of its numbers.
func (b *blanks) typesOf(i int) bool {
	form := b.q.Kind == quiz.Firewall || b.q.Kind == quiz.Settings
	return form && slices.ContainsFunc(b.q.Task.Blanks[i].Choices, isNumber)
}

func isNumber(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }

// typeNumber adds a digit to what is typed of a number, and puts the choice that this is, or that begins so, into the blank.
func (b *blanks) typeNumber(digit string) {
	for _, text := range []string{b.typed + digit, digit} {
		for _, fits := range []func(string) bool{
			func(c string) bool { return c == text },
			func(c string) bool { return strings.HasPrefix(c, text) },
		} {
			if at := slices.IndexFunc(b.choices(), fits); at >= 0 {
				b.put(b.choices()[at])
				b.typed = text
				return
			}
		}
	}
}

// pressChoice takes a key that changes what is chosen, and reports whether it was one.
func (b *blanks) pressChoice(msg tea.KeyPressMsg) bool {
	switch {
	case len(b.choices()) == 0:
		return false
	case key.Matches(msg, b.arrow(b.keys.Left)):
		b.cycle(-1)
	case key.Matches(msg, b.arrow(b.keys.Right), b.keys.Toggle):
		b.cycle(1)
	case key.Matches(msg, b.keys.Digits, b.keys.Zero) && b.numbers():
		b.typeNumber(msg.Text)
	case key.Matches(msg, b.keys.Digits):
		b.pick(look.Digit(msg))
	default:
		return false
	}
	return true
}

// verdictRoom is the height kept for a verdict below what changes its height with the window: a headline, a sentence or two
// and a source.
const verdictRoom = 5

// left is the height that a widget has in a frame, beside what stands above it, the stem and the verdict; and the height of
// the stem.
func (b *blanks) left(f look.Frame) (lines, stem int) {
	stem, lines = len(look.Wrap(Stem(b.q), f.Prose())), f.Height-1
	if f.Roomy() {
		stem, lines = max(3, stem+1), lines-1
	}
	if b.open {
		lines-- // an exam has another line there, and no verdict
	} else {
		lines -= verdictRoom
	}
	return lines - stem, stem
}

// part is what the marker says of a blank; nil before the verdict.
func part(v *quiz.Verdict, i int) *task.Part {
	if v == nil || i < 0 || i >= len(v.Parts) {
		return nil
	}
	return &v.Parts[i]
}

// sign is the mark of a part.
func sign(p *task.Part, t *look.Theme) string {
	switch {
	case p == nil:
		return ""
	case p.Right:
		return t.Right.Render("✓")
	}
	return t.Wrong.Render("✗")
}

// wanted tells what is right where something else was given: "465 or 587 ✓".
func wanted(p *task.Part, t *look.Theme) string {
	if p == nil || p.Right || p.Want == "" {
		return ""
	}
	return t.Right.Render(p.Want + " ✓")
}

// legend lists the choices of a blank by their numbers, the one that stands there marked; or each of them.
func (b *blanks) legend(i int, each bool, width int, t *look.Theme) []string {
	blank := b.q.Task.Blanks[i]
	if blank.Choices == nil {
		says := ": type it."
		if blank.Start != "" {
			says = ": what you type takes its place; backspace corrects it."
		}
		return look.Wrap(t.Muted.Render(blank.Label+says), width)
	}
	var parts []string
	for n, c := range blank.Choices {
		number := ""
		if !b.typesOf(i) {
			number = t.Muted.Render(strconv.Itoa(n+1)) + "\u00a0"
		}
		if each || c == b.fields[i] {
			number, c = number+t.Accent.Render("•"), t.Strong.Render(c)
		}
		parts = append(parts, number+c)
	}
	return look.Wrap(t.Muted.Render(blank.Label+":")+" "+strings.Join(parts, "   "), width)
}

// legends draws the choices of the blank that is filled in, in as many lines as those of any blank take: nothing moves.
func (b *blanks) legends(width int, t *look.Theme, v *quiz.Verdict) []string {
	room := 0
	for _, i := range b.turn {
		room = max(room, len(b.legend(i, true, width, t))) // whichever is marked, there are no more lines
	}
	lines := make([]string, room)
	if i := b.now(); i >= 0 && v == nil {
		copy(lines, b.legend(i, false, width, t))
	}
	return lines
}
