package plain

import (
	"strings"

	"porthole/quiz"
	"porthole/ui/words"
)

// flash is the descriptor of flash cards, which their owner marks.
func flash() descriptor {
	return descriptor{
		ask: func(t *talk, q quiz.Question, a asked) (quiz.Response, reply) {
			response, act := t.flash(q, a)
			return response, reply{act: act}
		},
		headline: func(v quiz.Verdict) string {
			if v.Right {
				return "Right: you knew it."
			}
			return "Not known yet."
		},
	}
}

// flash lets the learner think, shows the answer and takes their own mark.
func (t *talk) flash(q quiz.Question, a asked) (quiz.Response, action) {
	p := prompt{text: "Enter shows the answer: ", letters: true, help: "Think of the answer, then press Enter to see it. You mark yourself."}
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
		t.refuse("Please type y or n.")
	}
}
