package plain

import (
	"slices"
	"strconv"
	"strings"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/words"
)

// asked says how a question stands when it is shown.
type asked struct {
	undo, guess bool // what can be done with the answer before
	hinted      bool // a hint was taken before
	extra       extra
	standing    quiz.Response // what was given before, in an exam
}

// question shows q and reads until there is a response to it. A blank line is one: "I don't know".
// With another action the response tells whether a hint was taken.
func (t *talk) question(q quiz.Question, intro string, a asked) (quiz.Response, action) {
	response, r := t.put(q, intro, a)
	return response, r.act
}

// put shows q and reads until there is a response to it, or a command of asked.extra.
func (t *talk) put(q quiz.Question, intro string, a asked) (quiz.Response, reply) {
	t.out.gap()
	t.out.say(intro + q.Stem)
	for i, o := range q.Options {
		t.out.hang(number(i)+" ", o.Text)
	}
	if a.extra.closed {
		t.given(q, a.standing)
	} else {
		t.mention(q.Kind != quiz.Flash && !q.Kind.Performed())
	}
	if q.Kind == quiz.Flash {
		response, act := t.flash(q, a)
		return response, reply{act: act}
	}
	if q.Kind.Performed() {
		return t.perform(q, a)
	}
	p := a.prompt(q, promptFor(q))
	hinted := a.hinted
	for {
		r := t.ask(p)
		hinted = hinted || r.hinted
		if r.act != answer || r.verb != "" {
			return quiz.Response{Hinted: hinted}, r
		}
		if response, ok := respond(q, r.text); ok {
			response.Hinted = hinted
			return response, r
		}
		t.out.say(quoted(r.text) + " is none of the options. " + p.help)
	}
}

// prompt completes a prompt by how the question stands.
func (a asked) prompt(q quiz.Question, p prompt) prompt {
	p.undo, p.guess, p.extra, p.asks = a.undo, a.guess, a.extra, true
	if !a.extra.closed {
		p.hint = q.Hint
	}
	return p
}

// mention says once in a run what can be typed besides an answer.
func (t *talk) mention(blankIsAnswer bool) {
	if t.helped {
		return
	}
	t.helped = true
	if blankIsAnswer {
		t.out.say("A blank line means that you don't know. /help tells what else you can type, /quit leaves.")
		return
	}
	t.out.say("/help tells what you can type, /quit leaves.")
}

// promptFor returns the prompt for a question of its kind.
func promptFor(q quiz.Question) prompt {
	switch q.Kind {
	case quiz.Choice, quiz.Scenario:
		return prompt{text: "Number: ", letters: true,
			help: "Answer with a number from 1 to " + strconv.Itoa(len(q.Options)) + ", or with the words of the option."}
	case quiz.ChooseAll:
		return prompt{text: "Numbers: ", letters: true,
			help: "Answer with the numbers of all that are right, such as 1 3 or 1,3."}
	case quiz.TrueFalse:
		return prompt{text: truth(q.Options) + ": ", letters: true,
			help: "Answer with " + truth(q.Options) + ", or with the number of the option."}
	case quiz.Typed:
		return prompt{text: "Answer: ", help: typedHelp(q)}
	case quiz.Flash:
		return prompt{text: "Enter shows the answer: ", letters: true,
			help: "Think of the answer, then press Enter to see it. You mark yourself."}
	case quiz.Firewall, quiz.Settings, quiz.Transcript, quiz.Order, quiz.Sort:
	}
	return prompt{text: "Answer: "}
}

func typedHelp(q quiz.Question) string {
	if q.All {
		return "Type every answer, in any order: with commas between them."
	}
	return "Type the answer. In names, capitals make no difference."
}

// truth names the letters of a true-or-false question: "t or f".
func truth(options []quiz.Option) string {
	initials := make([]string, len(options))
	for i, o := range options {
		initials[i] = initial(o.Text)
	}
	return strings.Join(initials, " or ")
}

func initial(text string) string {
	for _, r := range content.Key(text) {
		return string(r)
	}
	return ""
}

// respond understands a line as a response to q; false: it names no option. A blank line is a
// response without anything in it.
func respond(q quiz.Question, text string) (quiz.Response, bool) {
	if strings.TrimSpace(text) == "" {
		return quiz.Response{}, true
	}
	switch q.Kind {
	case quiz.Typed, quiz.Flash:
		return quiz.Response{Text: text}, true
	case quiz.ChooseAll:
		picks, ok := pickAll(text, optionTexts(q))
		return quiz.Response{Picks: picks}, ok
	case quiz.TrueFalse:
		for i, o := range q.Options {
			if content.Key(text) == initial(o.Text) {
				return quiz.Response{Picks: []int{i}}, true
			}
		}
	case quiz.Choice, quiz.Scenario, quiz.Firewall, quiz.Settings, quiz.Transcript, quiz.Order, quiz.Sort:
	}
	i, ok := pick(text, optionTexts(q))
	return quiz.Response{Picks: []int{i}}, ok
}

func optionTexts(q quiz.Question) []string {
	texts := make([]string, len(q.Options))
	for i, o := range q.Options {
		texts[i] = o.Text
	}
	return texts
}

// pickAll finds the items that are meant, by numbers or texts with commas or spaces between them.
func pickAll(text string, items []string) ([]int, bool) {
	if i, ok := pick(text, items); ok {
		return []int{i}, true
	}
	byComma := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' })
	if picks, ok := picked(byComma, items); ok {
		return picks, true
	}
	return picked(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",; ", r) }), items)
}

func picked(words, items []string) ([]int, bool) {
	var picks []int
	for _, word := range words {
		i, ok := pick(word, items)
		if !ok {
			return nil, false
		}
		picks = append(picks, i)
	}
	slices.Sort(picks)
	return slices.Compact(picks), len(picks) > 0
}

// flash lets the learner think, shows the answer and takes their own mark.
func (t *talk) flash(q quiz.Question, a asked) (quiz.Response, action) {
	p := promptFor(q)
	p.undo, p.guess, p.hint = a.undo, a.guess, q.Hint
	shown := t.ask(p)
	shown.hinted = shown.hinted || a.hinted
	if shown.act != answer {
		return quiz.Response{Hinted: shown.hinted}, shown.act
	}
	t.out.say("The answer: " + words.Ended(strings.Join(q.Answers, ", ")))
	p = prompt{text: "Did you know it? y or n: ", letters: true, undo: a.undo, guess: a.guess,
		help: "y if you knew it, n if you did not. A blank line counts as n."}
	for {
		r := t.ask(p)
		switch {
		case r.act != answer:
			return quiz.Response{Hinted: shown.hinted}, r.act
		case isWord(r.text, "y", "yes"):
			return quiz.Response{Knew: true, Hinted: shown.hinted}, answer
		case isWord(r.text, "", "n", "no"):
			return quiz.Response{Hinted: shown.hinted}, answer
		}
		t.out.say("Please type y or n.")
	}
}

// isWord reports whether text is one of the words, in any case.
func isWord(text string, words ...string) bool {
	return slices.Contains(words, strings.ToLower(strings.TrimSpace(text)))
}
