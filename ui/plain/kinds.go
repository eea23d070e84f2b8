package plain

import (
	"slices"
	"strconv"

	"porthole/content"
	"porthole/quiz"
)

// descriptor tells how questions of one kind are asked in lines of text. One that is answered in a line has prompt and
// respond; any other has ask.
type descriptor struct {
	prompt func(q quiz.Question) prompt
	// respond understands a line that is not blank; false: it names no option.
	respond  func(q quiz.Question, text string) (quiz.Response, bool)
	ask      func(t *talk, q quiz.Question, a asked) (quiz.Response, reply)
	above    bool                        // what can be put into its blanks stands above the first one
	inRows   bool                        // its blanks are told in rows, and that is all there is to show
	inOrder  bool                        // its parts are told as a whole, in order
	headline func(v quiz.Verdict) string // nil: right or wrong, and the answer
}

// descriptorOf returns the descriptor of a kind; it is the one table of them.
func descriptorOf(k quiz.Kind) descriptor {
	switch k {
	case quiz.Flash:
		return flash()
	case quiz.Choice, quiz.Scenario:
		return oneOption()
	case quiz.ChooseAll:
		return severalOptions()
	case quiz.TrueFalse:
		return trueOrFalse()
	case quiz.Typed:
		return typed()
	case quiz.Firewall, quiz.Settings:
		return performed(descriptor{inRows: true}, (*filling).stands, (*filling).fill)
	case quiz.Transcript:
		return performed(descriptor{}, (*filling).lines, (*filling).fill)
	case quiz.Order:
		return performed(descriptor{inOrder: true}, (*filling).choices, (*filling).order)
	case quiz.Cloze:
		return performed(descriptor{}, (*filling).code, (*filling).fill)
	case quiz.Sort:
		return performed(descriptor{above: true}, (*filling).choices, (*filling).fill)
	}
	return typed()
}

func oneOption() descriptor {
	return descriptor{
		prompt: func(q quiz.Question) prompt {
			return prompt{text: "Number: ", letters: true,
				help: "Answer with a number from 1 to " + strconv.Itoa(len(q.Options)) + ", or with the words of the option."}
		},
		respond: func(q quiz.Question, text string) (quiz.Response, bool) {
			i, ok := pick(text, optionTexts(q))
			return quiz.Response{Picks: []int{i}}, ok
		},
	}
}

func severalOptions() descriptor {
	return descriptor{
		prompt: func(quiz.Question) prompt {
			return prompt{text: "Numbers: ", letters: true,
				help: "Answer with the numbers of all that are right, such as 1 3 or 1,3."}
		},
		respond: func(q quiz.Question, text string) (quiz.Response, bool) {
			picks, ok := pickAll(text, optionTexts(q))
			return quiz.Response{Picks: picks}, ok
		},
	}
}

// trueOrFalse takes a letter, too.
func trueOrFalse() descriptor {
	return descriptor{
		prompt: func(q quiz.Question) prompt {
			return prompt{text: truth(q.Options) + ": ", letters: true,
				help: "Answer with " + truth(q.Options) + ", or with the number of the option."}
		},
		respond: func(q quiz.Question, text string) (quiz.Response, bool) {
			i := slices.IndexFunc(q.Options, func(o quiz.Option) bool { return content.Key(text) == initial(o.Text) })
			if i >= 0 {
				return quiz.Response{Picks: []int{i}}, true
			}
			return oneOption().respond(q, text)
		},
	}
}

func typed() descriptor {
	return descriptor{
		prompt:  func(q quiz.Question) prompt { return prompt{text: "Answer: ", help: typedHelp(q)} },
		respond: func(_ quiz.Question, text string) (quiz.Response, bool) { return quiz.Response{Text: text}, true },
	}
}

// performed completes the descriptor of questions with blanks: show writes what is to be read before the first one, fill asks for them.
func performed(d descriptor, show func(*filling), fill func(*filling) (quiz.Response, reply)) descriptor {
	d.ask = func(t *talk, q quiz.Question, a asked) (quiz.Response, reply) {
		f := &filling{talk: t, q: q, asked: a, fields: startOf(q), hinted: a.hinted, how: show}
		if len(a.standing.Fields) == len(f.fields) {
			f.fields = slices.Clone(a.standing.Fields)
		}
		f.show()
		return fill(f)
	}
	return d
}
