package share

import "porthole/quiz"

// descriptor tells what becomes of questions of one kind in other programs.
type descriptor struct {
	moodle func(m *moodleQuestion, q quiz.Question) // its type and its answers
	gift   func(q quiz.Question) string             // its answers, between braces
	asks   func(q quiz.Question) []string           // what it asks beside its text, where no pairs stand below it; nil: nothing
}

// descriptorOf returns the descriptor of a kind; it is the one table of them.
func descriptorOf(k quiz.Kind) descriptor {
	switch k {
	case quiz.TrueFalse:
		return descriptor{moodle: moodleTrueFalse, gift: giftTruth}
	case quiz.Typed:
		return descriptor{moodle: moodleTyped, gift: func(q quiz.Question) string { return giftShort(q.Accepted()) }}
	case quiz.Flash, quiz.Choice, quiz.Scenario:
		return descriptor{moodle: moodleChoice, gift: giftOne}
	case quiz.ChooseAll:
		return descriptor{moodle: moodleChooseAll, gift: giftAll}
	case quiz.Firewall, quiz.Settings:
		return descriptor{moodle: moodleForm, gift: giftPairs, asks: columns}
	case quiz.Transcript:
		return descriptor{moodle: moodleTranscript, gift: giftPairs, asks: prompts}
	case quiz.Order:
		return descriptor{moodle: moodleOrder, gift: giftPairs}
	case quiz.Cloze:
		return descriptor{moodle: moodleGaps, gift: giftPairs}
	case quiz.Sort:
		return descriptor{moodle: moodleList, gift: giftPairs, asks: fields}
	}
	return descriptor{moodle: moodleChoice, gift: giftOne}
}
