package class

import (
	"cmp"
	"slices"
	"time"

	"porthole/content"
	"porthole/quiz"
)

// Scene is a round as it stands, with those who are in it and what they gave.
type Scene struct {
	Round
	Read    time.Time // when, by the database's clock
	Seats   []Seated  // in the order of their names
	Replies []Reply   // to the question, those that count
	Scores  []Place   // of all who have a right answer
	Taken   int       // answers that count, to all questions so far
}

// Seated is a learner who is in a round.
type Seated struct {
	Learner string // see Member
	Name    string // as it is shown in the round
	Pace    Pace
}

// Reply is what a learner gave to a question.
type Reply struct {
	Learner  string
	Response quiz.Response
	Right    bool
	Took     time.Duration
}

// Place is how far somebody came in a round.
type Place struct {
	Learner string
	Name    string
	Right   int           // answers
	Took    time.Duration // for these
	Rank    int           // from 1; those who came as far have the same
}

// Paces are those of all who are in the round.
func (s Scene) Paces() []Pace {
	return content.Each(s.Seats, func(l Seated) Pace { return l.Pace })
}

// StageAt is what the round has come to.
func (s Scene) StageAt(now time.Time) RoundState { return s.Stage(now, s.Paces()) }

// Seat finds a learner.
func (s Scene) Seat(learner string) (Seated, bool) {
	i := slices.IndexFunc(s.Seats, func(l Seated) bool { return l.Learner == learner })
	if i < 0 {
		return Seated{}, false
	}
	return s.Seats[i], true
}

// ReplyOf finds what a learner gave to the question.
func (s Scene) ReplyOf(learner string) (Reply, bool) {
	i := slices.IndexFunc(s.Replies, func(r Reply) bool { return r.Learner == learner })
	if i < 0 {
		return Reply{}, false
	}
	return s.Replies[i], true
}

// Differs reports whether the scene is another one for a learner than it was: by what the teacher did, or by their own part.
// That others come in or answer makes none, until the answers are told.
func (s Scene) Differs(before Scene, learner string) bool {
	seat, in := s.Seat(learner)
	seatBefore, inBefore := before.Seat(learner)
	_, gave := s.ReplyOf(learner)
	_, gaveBefore := before.ReplyOf(learner)
	return s.Version != before.Version || in != inBefore || seat != seatBefore || gave != gaveBefore
}

// Places ranks everybody who is in the round: by right answers, and where speed counts those who have as many by how fast
// these came.
func (s Scene) Places() []Place {
	all := content.Each(s.Seats, func(l Seated) Place {
		p := Place{Learner: l.Learner}
		if i := slices.IndexFunc(s.Scores, func(p Place) bool { return p.Learner == l.Learner }); i >= 0 {
			p = s.Scores[i]
		}
		p.Name = l.Name
		return p
	})
	by := func(a, b Place) int {
		took := 0
		if s.Speed {
			took = cmp.Compare(a.Took, b.Took)
		}
		return cmp.Or(cmp.Compare(b.Right, a.Right), took)
	}
	slices.SortStableFunc(all, func(a, b Place) int { return cmp.Or(by(a, b), ByName(a.Name, b.Name)) })
	for i := range all {
		all[i].Rank = i + 1
		if i > 0 && by(all[i-1], all[i]) == 0 {
			all[i].Rank = all[i-1].Rank
		}
	}
	return all
}

// OnBoard are those whose places are shown at the end.
func (s Scene) OnBoard() []Place {
	const top = 3
	places := s.Places()
	switch s.Board {
	case WholeBoard:
		return places
	case TopThree:
		return slices.DeleteFunc(places, func(p Place) bool { return p.Rank > top || p.Right == 0 })
	case NoBoard:
	}
	return nil
}

// Pick is how many gave one answer.
type Pick struct {
	Text  string
	Right bool
	Count int
}

// Bars tell how many gave each answer to the question: each option, or right and wrong where text is typed, for what
// somebody typed is not shown to all.
func (s Scene) Bars() []Pick {
	q, _ := s.Question()
	if len(q.Options) == 0 {
		right := content.CountFunc(s.Replies, func(r Reply) bool { return r.Right })
		return []Pick{{"Right", true, right}, {"Wrong", false, len(s.Replies) - right}}
	}
	bars := content.Each(q.Options, func(o quiz.Option) Pick { return Pick{o.Text, o.Right, 0} })
	for _, r := range s.Replies {
		for _, pick := range r.Response.Picks {
			if pick >= 0 && pick < len(bars) {
				bars[pick].Count++
			}
		}
	}
	return bars
}

// LiveKinds are the kinds of question that a round asks: those that are answered at a glance. Flash cards are marked by
// whoever answers them, and a performance-based question takes minutes.
func LiveKinds() []quiz.Kind {
	return []quiz.Kind{quiz.Choice, quiz.TrueFalse, quiz.Scenario, quiz.ChooseAll, quiz.Typed}
}
