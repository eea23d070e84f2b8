package plain

import (
	"slices"
	"strings"

	"porthole/content"
	"porthole/quiz"
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
	t.out.list(optionTexts(q))
	if a.extra.closed {
		t.given(q, a.standing)
	} else {
		t.mention(descriptorOf(q.Kind).ask == nil)
	}
	how := descriptorOf(q.Kind)
	if how.ask != nil {
		return how.ask(t, q, a)
	}
	p := a.prompt(q, how.prompt(q))
	hinted := a.hinted
	for {
		r := t.ask(p)
		hinted = hinted || r.hinted
		if r.act != answer || r.verb != "" || strings.TrimSpace(r.text) == "" {
			return quiz.Response{Hinted: hinted}, r
		}
		if response, ok := how.respond(q, r.text); ok {
			response.Hinted = hinted
			return response, r
		}
		t.refuse(quoted(r.text) + " is none of the options. " + p.help)
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

func typedHelp(q quiz.Question) string {
	if q.All {
		return "Type every answer, in any order: with commas between them."
	}
	return "Type the answer. In names, capitals make no difference."
}

// truth names the letters of a true-or-false question: "t or f".
func truth(options []quiz.Option) string {
	initials := content.Texts(options, func(o quiz.Option) string { return initial(o.Text) })
	return strings.Join(initials, " or ")
}

func initial(text string) string {
	for _, r := range content.Key(text) {
		return string(r)
	}
	return ""
}

func optionTexts(q quiz.Question) []string {
	return content.Texts(q.Options, func(o quiz.Option) string { return o.Text })
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

// isWord reports whether text is one of the words, in any case.
func isWord(text string, words ...string) bool {
	return slices.Contains(words, strings.ToLower(strings.TrimSpace(text)))
}
