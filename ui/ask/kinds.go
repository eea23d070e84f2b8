package ask

import (
	"porthole/quiz"
	"porthole/ui/look"
)

// descriptor tells how questions of one kind are drawn. It stands in the file of its widget.
type descriptor struct {
	widget   func(q quiz.Question, keys *look.Keys, open bool) Widget
	headline func(v quiz.Verdict, t *look.Theme) string // nil: right or wrong, and the answer
	stem     func(q quiz.Question) string               // what stands above the widget; nil: the stem
	inOrder  bool                                       // its parts are told as a whole, in order
}

// descriptorOf returns the descriptor of a kind; it is the one table of them.
func descriptorOf(k quiz.Kind) descriptor {
	switch k {
	case quiz.Flash:
		return ofFlash()
	case quiz.Typed:
		return descriptor{widget: made(newField)}
	case quiz.Choice, quiz.Scenario, quiz.TrueFalse:
		return descriptor{widget: made(newOneOption)}
	case quiz.ChooseAll:
		return descriptor{widget: made(newSeveralOptions)}
	case quiz.Firewall, quiz.Settings:
		return descriptor{widget: made(newForm), headline: scored}
	case quiz.Transcript:
		return descriptor{widget: made(newTranscript), headline: scored}
	case quiz.Order:
		return descriptor{widget: made(newOrder), headline: scored, inOrder: true}
	case quiz.Sort:
		return descriptor{widget: made(newSorting), headline: scored}
	case quiz.Cloze:
		return ofCloze()
	}
	return ofFlash()
}

// Stem returns what stands above the widget of a question: its stem, where the widget does not show that itself.
func Stem(q quiz.Question) string {
	if says := descriptorOf(q.Kind).stem; says != nil {
		return says(q)
	}
	return q.Stem
}

// made lets a function that makes one sort of widget make any.
func made[W Widget](widget func(quiz.Question, *look.Keys, bool) W) func(quiz.Question, *look.Keys, bool) Widget {
	return func(q quiz.Question, keys *look.Keys, open bool) Widget { return widget(q, keys, open) }
}
