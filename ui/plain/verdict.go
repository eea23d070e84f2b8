package plain

import (
	"slices"
	"strconv"

	"porthole/quiz"
	"porthole/ui/words"
)

// verdict tells in sentences what the marker said: right or wrong, the right answer, what it was
// mixed up with, why, and where it is written.
func (t *talk) verdict(q quiz.Question, v quiz.Verdict) {
	t.out.say(headline(q, v))
	t.wrongParts(q, v)
	for _, text := range []string{v.MixUp, v.Correction, v.Explanation} {
		if text != "" {
			t.out.say(words.Ended(text))
		}
	}
	if says := sourceTexts(v.Sources); says != "" {
		t.out.say(says)
	}
}

// headline says in words whether it was right, and what is.
func headline(q quiz.Question, v quiz.Verdict) string {
	if how := descriptorOf(q.Kind).headline; how != nil {
		return how(v)
	}
	switch {
	case v.Right:
		return v.Headline()
	case len(v.Parts) > 0:
		return partsRight(v)
	case v.Blank:
		return "Nothing was given. " + v.Headline()
	case len(v.Found) > 0:
		return "Not quite. " + v.Headline()
	}
	return "Wrong. " + v.Headline()
}

// result tells how a session went, and what was missed.
func (t *talk) result(r quiz.Result) {
	if len(r.Answered) == 0 {
		return
	}
	t.out.gap()
	t.out.say("Result: " + strconv.Itoa(r.Right) + " of " + strconv.Itoa(r.Asked) + " right, in " + span(r.Took) + ".")
	if len(r.Missed) == 0 {
		t.out.say("Nothing was missed.")
		return
	}
	if told := firstTries(r); len(told) > 0 {
		t.out.say("Missed:")
		for _, a := range told {
			t.out.hang("- ", a.Question.Stem)
			t.out.hang("  ", "Answer: "+words.Ended(spoken(a.Question.Kind, a.Verdict.Answer)))
		}
	}
}

// firstTries returns the answer that each miss was counted by. A cell that was not come to has none.
func firstTries(r quiz.Result) []quiz.Answered {
	var out []quiz.Answered
	for _, id := range r.Missed {
		missed := func(a quiz.Answered) bool { return a.Question.ID == id && !a.Repeat && !a.Verdict.Right }
		if i := slices.IndexFunc(r.Answered, missed); i >= 0 {
			out = append(out, r.Answered[i])
		}
	}
	return out
}
