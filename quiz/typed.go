package quiz

import (
	"math/rand/v2"
	"slices"
	"strings"

	"porthole/content"
	"porthole/quiz/memory"
	"porthole/quiz/spelling"
)

// typed: text.
func typed() descriptor {
	return descriptor{
		name: "typed", title: "Type the answer", ask: (*poser).askTyped, mark: markTyped, hint: hintText, chance: noChance, manner: memory.Written,
	}
}

// typable reports whether the answer of a card can be typed.
func (d *knowledge) typable(c Card) bool { return d.kindOf(c) != content.Sentence }

// askTyped asks for text. Of a set it asks for one member, and every third time for all.
func (d *poser) askTyped(c Card, _ map[string]int, r *rand.Rand) (Question, bool) {
	if !d.typable(c) {
		return Question{}, false
	}
	answers := d.answers(c)
	q := d.question(c, Typed, answers)
	if isSet(answers) && r.IntN(3) == 0 {
		q.All, q.Stem = true, d.stem(c, true, len(answers))
	}
	return q, true
}

// markTyped marks text, and returns what was given as far as it could be told apart.
//
// A number is marked exactly, whatever stands around it: "tcp/993" and "port 993" are 993, and so
// is "0993"; a range is what it covers. A name is marked without regard to case, with its listed
// spellings. Where one answer is asked for, several are right if each one is.
func markTyped(q Question, r Response) (Verdict, []string) {
	given := spelling.Tidy(strings.ReplaceAll(strings.TrimSpace(r.Text), "\n", ", "))
	v := Verdict{Given: spelling.Short(given), Blank: given == "", Answer: listed(q.Answers)}
	k := q.typed
	if k == nil || v.Blank || len(given) > spelling.MaxTyped {
		return v, nil
	}
	right, members, ok := k.markNumbers(q, given)
	if !ok {
		right, members = k.markNames(q, given)
	}
	if right == nil {
		if q.All {
			found, extra := k.sorted(q, given)
			v = v.tally(q.Answers, found, extra)
		}
		return v, members
	}
	v.Right, v.Found, v.Written = true, right, k.written(given, right)
	if q.All {
		v.Found = q.Answers
	} else {
		v.Answer, v.Rest = listed(right), others(q.Answers, right)
	}
	return v, nil
}

// sorted tells the right answers in a response from what else is in it.
func (k *typedKey) sorted(q Question, given string) (found, extra []string) {
	found, extra, ok := k.sortedNumbers(q, given)
	if ok {
		return found, extra
	}
	sort := func(piece string) bool {
		answer, ok := k.answer(k.key(piece))
		if ok {
			found = appendNew(found, answer)
		}
		return ok
	}
	for piece := range strings.FieldsFuncSeq(given, func(r rune) bool { return strings.ContainsRune(",;/&|、，", r) }) {
		if sort(piece) {
			continue
		}
		for _, part := range apartAtJoins(piece) {
			if !sort(part) {
				extra = appendNew(extra, spelling.Short(part))
			}
		}
	}
	return found, extra
}

func apartAtJoins(text string) []string {
	var parts, words []string
	for _, w := range append(strings.Fields(text), "and") {
		if !spelling.IsJoin(strings.ToLower(w)) {
			words = append(words, w)
		} else if len(words) > 0 {
			parts = append(parts, strings.Join(words, " "))
			words = nil
		}
	}
	return parts
}

// sortedNumbers does the same for numbers; a range stands for what it covers.
func (k *typedKey) sortedNumbers(q Question, given string) (found, extra []string, ok bool) {
	spans, ok := spelling.Numbers(given, spelling.Noise(k.Noise))
	if !ok || !q.Numeric {
		return nil, nil, false
	}
	var answers []spelling.Span
	for _, a := range q.Answers {
		if s, ok := spelling.SpanOf(a); ok {
			answers = append(answers, s)
			if spelling.Covers(spelling.Merge(spans), []spelling.Span{s}) {
				found = append(found, a)
			}
		}
	}
	for _, s := range spans {
		if !spelling.Covers(spelling.Merge(answers), []spelling.Span{s}) {
			extra = appendNew(extra, s.String())
		}
	}
	return found, extra, true
}

// markNames returns the answers that were given, none where the response is wrong.
func (k *typedKey) markNames(q Question, given string) (right, members []string) {
	key := k.key(given)
	found, ok := spelling.Names(key, k.answer)
	if len(found) > 1 && !q.All && slices.Contains(k.Joined, key) {
		ok = false // "D and E" is a thing of its own, whatever D and E are
	}
	if !ok {
		return nil, []string{key}
	}
	found = unique(found)
	if q.All && len(others(q.Answers, found)) > 0 {
		return nil, nil
	}
	return found, nil
}

func unique(list []string) []string {
	var out []string
	for _, s := range list {
		out = appendNew(out, s)
	}
	return out
}

// markNumbers does the same for numbers. It is false where the answers or the response are none.
func (k *typedKey) markNumbers(q Question, given string) (right, members []string, ok bool) {
	if !q.Numeric {
		return nil, nil, false
	}
	spans, ok := spelling.Numbers(given, spelling.Noise(k.Noise))
	if !ok {
		return nil, nil, false
	}
	for _, s := range spans {
		answer, known := k.answer(s.String())
		if !known {
			members = append(members, s.String())
		}
		right = append(right, answer)
	}
	if len(members) == 0 && (!q.All || len(unique(right)) == len(q.Answers)) {
		return unique(right), nil, true
	}
	right, ok = coveredBy(q, spelling.Merge(spans))
	return right, members, ok
}

// coveredBy compares ranges by what they cover: 137, 138 and 139 are 137–139. It returns the
// answers that are given in full. It is false where an answer is not a number.
func coveredBy(q Question, given []spelling.Span) (right []string, ok bool) {
	var answers []spelling.Span
	for _, a := range q.Answers {
		s, ok := spelling.SpanOf(a)
		if !ok {
			return nil, false
		}
		answers = append(answers, s)
		if spelling.Covers(given, []spelling.Span{s}) {
			right = append(right, a)
		}
	}
	if !spelling.Covers(spelling.Merge(answers), given) || q.All && len(right) < len(answers) {
		return nil, true
	}
	return right, true
}
