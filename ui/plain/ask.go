package plain

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"porthole/content"
	"porthole/ui/words"
)

// asker is where lines are read and written: it asks for one, and gives help.
type asker struct {
	Options
	ctx context.Context
	out *paper
	in  <-chan line

	useless int   // lines in a row that could not be used; what is used begins the count anew
	before  int   // the same, when the last line was read
	gaveUp  error // there were too many
}

// action is what a line of input asks for.
type action int

const (
	answer action = iota
	undo          // take the last answer back
	guess         // count the last answer as a guess
	quit          // leave what is going on
	end           // the input is over, or nobody reads the output any more
)

// prompt is a place where a line is read.
type prompt struct {
	text    string        // stands before what is typed
	letters bool          // no answer is a lone h, u, g or q: they are short for commands
	help    string        // how to answer, in a sentence or two
	hint    func() string // nil where none is given
	undo    bool          // there is something to take back
	guess   bool          // the last answer can be counted as a guess
	asks    bool          // an answer to a question is wanted, and it may begin with a slash
	extra   extra         // what else can be typed here
}

// extra are commands beside those that are taken everywhere.
type extra struct {
	verbs    []string                     // without their slashes
	commands string                       // what help says of them
	closed   bool                         // no hint is given here, and nothing counts as a guess: help leaves them out
	here     func(verb, rest string) bool // deals with a command on the spot, and reports whether it did; may be nil
}

// reply is what was read at a prompt.
type reply struct {
	text   string
	hinted bool
	act    action
	verb   string // of prompt.extra; text is what follows it
}

// ask reads a line for p. Help, hints and what cannot be understood are dealt with here.
func (t *asker) ask(p prompt) reply {
	var r reply
	for {
		text, ok := t.read(p.text)
		if !ok {
			return reply{act: end, hinted: r.hinted}
		}
		verb, rest := command(text, p.letters)
		own, left := p.extra.own(verb, rest)
		switch {
		case verb == "":
			r.text = text
			return r
		case verb == "answer":
			r.text = rest
			return r
		case verb == "help":
			t.help(p)
		case slices.Contains(p.extra.verbs, own):
			if p.extra.here == nil || !p.extra.here(own, left) {
				r.verb, r.text = own, strings.TrimSpace(left)
				return r
			}
		case verb == "hint":
			r.hinted = t.hint(p) || r.hinted
		case verb == "undo" && p.undo:
			return reply{act: undo}
		case verb == "guess" && p.guess:
			return reply{act: guess, hinted: r.hinted}
		case verb == "guess":
			t.out.say("There is no answer to count as a guess: it has to be the last one, and a right one.")
		case verb == "undo":
			t.out.say("There is nothing to take back.")
		case verb == "quit":
			return reply{act: quit}
		default:
			t.unknown(verb, p)
		}
		t.useless++
	}
}

// mostRefused is how many lines in a row may be of no use. Nobody types so many; a pipe can go on for ever.
const mostRefused = 100

// refuse says why a line cannot be used. The next one is asked for.
func (t *asker) refuse(text string) {
	t.out.say(text)
	t.useless++
}

// patient reports whether one more line is read.
func (t *asker) patient() bool {
	if t.useless == t.before {
		t.useless = 0
	}
	t.before = t.useless
	if t.useless >= mostRefused && t.gaveUp == nil {
		t.gaveUp = fmt.Errorf("%d lines in a row could not be used, so the session ended; what was answered before is kept", mostRefused)
	}
	return t.gaveUp == nil
}

// own returns the name of a command among the verbs of a prompt, and what follows it. Handing in is two words to many.
func (e extra) own(verb, rest string) (own, left string) {
	own = strings.ToLower(strings.TrimPrefix(verb, "/"))
	if after := strings.ToLower(strings.TrimSpace(rest)); own == "hand" && (after == "" || after == "in") {
		return "handin", ""
	}
	return own, rest
}

// unknown says that a command is none, and where a text can be answered how that is done all the same.
func (t *asker) unknown(verb string, p prompt) {
	says := "There is no command " + verb + ". "
	if p.asks || !p.letters {
		says += "To answer with this text, type /answer and the text after it; "
	}
	t.out.say(says + "/help lists the commands.")
}

// hint gives the hint, if there is one.
func (t *asker) hint(p prompt) bool {
	if p.hint != nil {
		if text := p.hint(); text != "" {
			t.out.say("Hint: " + words.Ended(text))
			return true
		}
	}
	t.out.say("There is no hint here.")
	return false
}

// command splits a command from what follows it; no verb: the line is an answer. A verb that is
// none is returned with its slash. The short forms are for those who know them: no text names them.
func command(text string, letters bool) (verb, rest string) {
	text = strings.TrimSpace(text)
	if text == "?" {
		return "help", ""
	}
	if letters {
		switch strings.ToLower(text) {
		case "h":
			return "hint", ""
		case "u":
			return "undo", ""
		case "g":
			return "guess", ""
		case "q":
			return "quit", ""
		}
	}
	if !strings.HasPrefix(text, "/") {
		return "", text
	}
	word, rest, _ := strings.Cut(text, " ")
	switch verb := strings.ToLower(word[1:]); verb {
	case "help", "hint", "undo", "guess", "quit", "answer":
		return verb, rest
	case "?":
		return "help", ""
	case "u":
		return "undo", ""
	case "g":
		return "guess", ""
	case "q":
		return "quit", ""
	}
	return word, rest
}

func (t *asker) help(p prompt) {
	t.out.say(p.help)
	if p.extra.commands != "" {
		t.out.say("Here: " + p.extra.commands + ".")
	}
	if p.extra.closed {
		t.out.say("Commands: /undo (takes the answer to this question back), /help, /quit (leaves; the clock runs on).")
	} else {
		t.out.say("Commands: /hint, /undo (takes the last answer back), /guess (counts the last answer as a guess), /help, /quit (leaves).")
	}
	if !p.letters {
		t.out.say("/answer and a text after it gives that text as the answer, whatever it begins with.")
	}
}

// read prints a prompt and reads a line; false: there will be none.
func (t *asker) read(prompt string) (string, bool) {
	for {
		if !t.patient() {
			return "", false
		}
		t.out.raw(prompt)
		if t.out.flush() != nil {
			return "", false
		}
		var got line
		var ok bool
		select {
		case got, ok = <-t.in:
		case <-t.ctx.Done():
		}
		if !ok {
			t.out.gap()
			return "", false
		}
		if t.Echo {
			t.out.line(got.text)
		}
		if !got.tooLong {
			return got.text, true
		}
		t.refuse("That line is longer than 64 KiB and was not read. Please give a shorter one.")
	}
}

// choose lists things to choose from and returns the index of the chosen one. A blank line is a
// choice of its own: -1.
func (t *asker) choose(text string, items []string) (int, action) {
	t.out.list(items)
	p := prompt{text: text, letters: true, help: "Choose with the number in front."}
	for {
		r := t.ask(p)
		if r.act != answer || strings.TrimSpace(r.text) == "" {
			return -1, r.act
		}
		if i, ok := pick(r.text, items); ok {
			return i, answer
		}
		t.refuse("There is no " + quoted(r.text) + " here. Please give a number from 1 to " + strconv.Itoa(len(items)) + ".")
	}
}

// chooseAny lists things of which any number can be chosen; none: all of them.
func (t *asker) chooseAny(text string, items []string) ([]int, action) {
	t.out.gap()
	t.out.list(items)
	p := prompt{text: text, letters: true, help: "Choose with the numbers in front, such as 1 3. Enter alone takes them all."}
	for {
		r := t.ask(p)
		if r.act != answer || strings.TrimSpace(r.text) == "" {
			return nil, r.act
		}
		if picks, ok := pickAll(r.text, items); ok {
			return picks, answer
		}
		t.refuse(quoted(r.text) + " is not in this list. " + p.help)
	}
}

// pick finds the one of the items that is meant: by its number, else by its text.
func pick(text string, items []string) (int, bool) {
	if n, ok := place(text, len(items)); ok {
		return n, true
	}
	i := slices.IndexFunc(items, func(item string) bool { return content.Key(item) == content.Key(text) })
	return i, i >= 0
}
