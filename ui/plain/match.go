package plain

import (
	"strings"
	"unicode"

	"porthole/quiz"
	"porthole/ui/words"
)

// match runs pair after pair until all are found, and another round as long as the learner wants.
func (t *talk) match(s quiz.Selection) (action, error) {
	for {
		m, err := quiz.NewMatch(t.Deck, t.seeded(s), t.Now())
		if err != nil {
			return answer, err
		}
		m, act := t.pairs(m, t.clock(s.Limit))
		now := t.Now()
		result := m.Result(now)
		if m.Over() {
			t.bestRun(m, result)
			t.saveRun(m.ID(), "match", result, now)
		} else {
			t.result(result)
		}
		if act != answer || !t.oneMore("round", &act) {
			return act, nil
		}
	}
}

// pairs asks for pairs until all are found, time is up, the match is left or the input ends.
func (t *talk) pairs(m quiz.Match, timeUp func() bool) (quiz.Match, action) {
	left, right := m.Title()
	t.out.gap()
	t.out.say("Match each " + quoted(left) + " with its " + quoted(right) + ". The clock is running; a mistake costs three seconds.")
	t.mention(false)
	t.open(m)
	over := func(m quiz.Match, _ int) bool { return m.Over() }
	return rounds(t, m, over, timeUp, func(m quiz.Match, done int) (quiz.Match, []quiz.Answer, quiz.Verdict, action) {
		l, r, act := t.pair(m, done > 0)
		if act != answer {
			return m, nil, quiz.Verdict{}, act
		}
		next, verdict := m.Pick(l, r, t.Now())
		return next, next.Since(m), verdict, answer
	}, quiz.Choice)
}

// open lists what is still to be paired.
func (t *talk) open(m quiz.Match) {
	for i, tile := range m.Left() {
		if tile.Pair < 0 {
			t.out.hang(number(i)+" ", tile.Text)
		}
	}
	for i, tile := range m.Right() {
		if tile.Pair < 0 {
			t.out.hang(letter(i)+". ", tile.Text)
		}
	}
}

// pair reads one pair of open tiles.
func (t *talk) pair(m quiz.Match, undoable bool) (left, right int, a action) {
	p := prompt{
		text: "Pair: ", letters: true, undo: undoable,
		help: "Answer with a number and a letter, such as 1c. A blank line lists what is still open.",
	}
	for {
		r := t.ask(p)
		if r.act != answer {
			return 0, 0, r.act
		}
		if strings.TrimSpace(r.text) == "" {
			t.open(m)
			t.useless++
			continue
		}
		left, right, ok := readPair(r.text, len(m.Left()), len(m.Right()))
		switch {
		case !ok:
			t.refuse(quoted(r.text) + " is no pair. " + p.help)
		case m.Left()[left].Pair >= 0 || m.Right()[right].Pair >= 0:
			t.refuse("One of these has its partner already. A blank line lists what is still open.")
		default:
			return left, right, answer
		}
	}
}

// readPair reads a number and a letter in either order: "1c", "1 c", "c-1".
func readPair(text string, lefts, rights int) (left, right int, ok bool) {
	var digits, letters strings.Builder
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits.WriteRune(r)
		case unicode.IsLetter(r):
			letters.WriteRune(r)
		case !strings.ContainsRune(" -,=.", r):
			return 0, 0, false
		}
	}
	left, okLeft := place(digits.String(), lefts)
	right, okRight := unletter(letters.String(), rights)
	return left, right, okLeft && okRight
}

// bestRun tells the time of a match that is over, beside the best one so far.
func (t *talk) bestRun(m quiz.Match, r quiz.Result) {
	t.out.gap()
	t.out.say("Result: " + words.Count(len(m.Left()), "pair") + " in " + span(r.Took) + ", " + words.Count(m.Mistakes(), "mistake") + ".")
	best, ok, err := t.store.BestRun(t.ctx, t.course.ID, "match")
	t.keep("Your best time could not be read", err)
	switch {
	case err != nil:
	case !ok || r.Took < best.Took:
		t.out.say("That is your best time.")
	default:
		t.out.say("Your best time: " + span(best.Took) + ".")
	}
}

// oneMore asks whether to go on with another of what was just done; a is what was asked for.
func (t *talk) oneMore(what string, a *action) bool {
	r := t.ask(prompt{
		text: "a starts another " + what + ", Enter goes on: ", letters: true,
		help: "a and Enter starts another " + what + ". Enter alone goes on.",
	})
	*a = r.act
	return r.act == answer && isWord(r.text, "a", "again")
}
