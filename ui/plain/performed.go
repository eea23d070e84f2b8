package plain

import (
	"slices"
	"strconv"
	"strings"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/task"
	"porthole/ui/words"
)

// filling is a performance-based question as it is filled in.
type filling struct {
	*talk
	asked
	q      quiz.Question
	fields []string
	hinted bool
	how    func(*filling) // shows what is to be read
}

// fill asks for each blank that leaves a choice, then whether that is the answer.
func (f *filling) fill() (quiz.Response, reply) {
	open := f.asks()
	for at := 0; ; {
		p := f.confirm()
		if at < len(open) {
			p = f.blank(open[at])
		}
		r := f.ask(p)
		f.hinted = f.hinted || r.hinted
		switch {
		case r.act != answer:
			return f.response(), r
		case r.verb == "back" && at > 0:
			at--
		case r.verb == "back" && !f.extra.closed:
			f.refuse("This is the first blank.")
		case r.verb != "":
			return f.response(), r
		case at == len(open) && r.text != "":
			f.refuse("Please press Enter alone, or type /back.")
		case at == len(open):
			return f.response(), r
		case f.note(open[at], r.text):
			at++
			if at == len(open) {
				f.stands()
			}
		}
	}
}

// asks lists the blanks in which there is something to choose or to type.
func (f *filling) asks() []int {
	var open []int
	for i, b := range f.q.Task.Blanks {
		if len(b.Choices) != 1 {
			open = append(open, i)
		}
	}
	return open
}

// note takes what was typed for a blank; false: it is none of the choices, which is said. A blank line leaves the blank as
// it is, a hyphen empties it.
func (f *filling) note(i int, text string) bool {
	text = strings.TrimSpace(text)
	b := f.q.Task.Blanks[i]
	switch {
	case text == "":
	case text == "-":
		f.fields[i] = ""
	case b.Choices == nil:
		f.fields[i] = text
	default:
		at, ok := chosen(text, b.Choices)
		if !ok {
			f.refuse(quoted(text) + " is none of the choices. " + f.blank(i).help)
			return false
		}
		f.fields[i] = b.Choices[at]
	}
	return true
}

// numberable reports whether choices can be chosen by their numbers: none of them looks like the number of another.
func numberable(choices []string) bool {
	for i, c := range choices {
		if at, ok := place(c, len(choices)); ok && at != i {
			return false
		}
	}
	return true
}

func chosen(text string, choices []string) (int, bool) {
	if numberable(choices) {
		return pick(text, choices)
	}
	i := slices.IndexFunc(choices, func(c string) bool { return content.Key(c) == content.Key(text) })
	return i, i >= 0
}

// blank is the prompt for a blank.
func (f *filling) blank(i int) prompt {
	b := f.q.Task.Blanks[i]
	p := f.prompt(f.q, prompt{text: strings.TrimRight(labelled(b.Label), ": ") + f.offered(b) + f.now(i) + ": ", letters: b.Choices != nil})
	p.help = "Type what belongs here. "
	switch {
	case b.Choices != nil && numberable(b.Choices):
		p.help = "Answer with a number from the list, or with its words. "
		if b.IsLine() {
			p.help = "Answer with the number of a line, or none. "
		}
	case b.Choices != nil:
		p.help = "Answer with one of the choices. "
	}
	p.help += "A blank line leaves it as it is, a hyphen empties it."
	return f.within(p)
}

const shows = "/show (what there is to read, and what stands there so far)"

// within adds the commands of a question of several blanks.
func (f *filling) within(p prompt) prompt {
	before, here := p.extra.commands, p.extra.here
	p.extra.verbs = append(slices.Clone(p.extra.verbs), "back", "show")
	p.extra.commands = "/back (to the blank before), " + shows
	if f.extra.closed {
		p.extra.commands = "/back (to the blank before, from the first one to the question before), " + shows
		before = strings.Replace(before, "/next, /back,", "/next,", 1)
	}
	if before != "" {
		p.extra.commands += ", " + before
	}
	p.extra.here = func(verb, rest string) bool {
		if verb == "show" {
			f.show()
			if !descriptorOf(f.q.Kind).inRows {
				f.stands()
			}
			return true
		}
		return verb != "back" && here != nil && here(verb, rest)
	}
	return p
}

// offered lists the choices of a blank in its prompt: " (1. allow, 2. deny)". Lines of a transcript, and the fields of a
// sorting, stand above already.
func (f *filling) offered(b task.Blank) string {
	switch {
	case b.Choices == nil:
		return ""
	case b.IsLine() && len(f.q.Task.Lines) > 0:
		return " (line, or none)"
	case descriptorOf(f.q.Kind).above:
		return " (1 to " + strconv.Itoa(len(b.Choices)) + ")"
	}
	list := slices.Clone(b.Choices)
	if numberable(list) {
		for i := range list {
			if list[i] != strconv.Itoa(i+1) {
				list[i] = number(i) + " " + list[i]
			}
		}
	}
	return " (" + strings.Join(list, ", ") + ")"
}

// now says what stands in a blank: ", now 993".
func (f *filling) now(i int) string {
	if f.fields[i] == "" {
		return ""
	}
	return ", now " + f.fields[i]
}

func (f *filling) confirm() prompt {
	p := f.prompt(f.q, prompt{text: "Enter gives this answer, /back changes it: ", letters: true})
	p.help, p.asks = "Enter alone gives the answer as it stands.", false
	return f.within(p)
}

// response is what stands there; nothing where nothing was changed.
func (f *filling) response() quiz.Response {
	r := quiz.Response{Hinted: f.hinted}
	if !slices.Equal(f.fields, startOf(f.q)) {
		r.Fields = slices.Clone(f.fields)
	}
	return r
}

// order asks for all steps in one line.
func (f *filling) order() (quiz.Response, reply) {
	p := f.prompt(f.q, prompt{text: "Numbers in the right order: ", letters: true})
	p.help = "Type the number of every step once, the first step first, such as " + someOrder(len(f.fields)) + "."
	for {
		r := f.ask(p)
		f.hinted = f.hinted || r.hinted
		if r.act != answer || r.verb != "" || strings.TrimSpace(r.text) == "" {
			return f.response(), r
		}
		if f.ordered(r.text) {
			return f.response(), r
		}
		f.refuse(quoted(r.text) + " is no order of all " + words.Count(len(f.fields), "step") + ". " + p.help)
	}
}

// someOrder is an order of so many steps that is not the one on the screen: "2 3 4 1".
func someOrder(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = strconv.Itoa((i+1)%n + 1)
	}
	return strings.Join(words, " ")
}

// ordered notes an order, where it names each step once. Fewer than ten steps need nothing between their numbers.
func (f *filling) ordered(text string) bool {
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,;\t", r) })
	if len(words) == 1 && len(f.fields) < 10 {
		words = strings.Split(words[0], "")
	}
	if len(words) != len(f.fields) {
		return false
	}
	fields, seen := make([]string, len(words)), map[int]bool{}
	for i, word := range words {
		n, ok := place(word, len(f.q.Task.Blanks[i].Choices))
		if !ok || seen[n] {
			return false
		}
		fields[i], seen[n] = f.q.Task.Blanks[i].Choices[n], true
	}
	f.fields = fields
	return true
}
