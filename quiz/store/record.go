package store

import (
	"context"
	"errors"
	"maps"

	"porthole/quiz"
	"porthole/quiz/memory"
)

// courseRows is what is kept of one learner in one course.
type courseRows struct {
	*Conn
	learner  int64
	course   string
	replayed *int // where it is to be told how many answers were counted to read the record of an exam's course; or nil
}

// rest is what a record holds beside its maps.
type rest struct {
	Fit         memory.Calibration
	Pace        memory.Pace
	Reliability [10]memory.Bin
	Answers     int
	Delayed     int
}

func restOf(r memory.Record) rest {
	return rest{r.Calibration, r.Pace, r.Reliability, r.Answers, r.Delayed}
}

// record returns a record without maps.
func (o rest) record() memory.Record {
	return memory.Record{Calibration: o.Fit, Pace: o.Pace, Reliability: o.Reliability, Answers: o.Answers, Delayed: o.Delayed}
}

// part is that part of a record which one answer reads and changes. Nil stands for what there is none
// of.
type part struct {
	Standing *memory.Standing
	Mistaken map[string]int
	Day      *memory.Practised
	Rest     rest
}

func partOf(r memory.Record, a quiz.Answer) part {
	p := part{Mistaken: r.Mistaken(a.Card), Rest: restOf(r)}
	if s, ok := r.Cards[a.Card]; ok {
		p.Standing = &s
	}
	if d, ok := r.Days[memory.DayOf(a.At)]; ok {
		p.Day = &d
	}
	return p
}

// record returns the record that has no more than the part.
func (p part) record(a quiz.Answer) memory.Record {
	r := p.Rest.record()
	r.Cards, r.Confusions, r.Days = map[string]memory.Standing{}, map[string]map[string]int{}, map[memory.Day]memory.Practised{}
	if p.Standing != nil {
		r.Cards[a.Card] = *p.Standing
	}
	if len(p.Mistaken) > 0 {
		r.Confusions[a.Card] = p.Mistaken
	}
	if p.Day != nil {
		r.Days[memory.DayOf(a.At)] = *p.Day
	}
	return r
}

// count counts an answer that is stored already, in time that does not grow with their number, and
// keeps what was before it.
func (b courseRows) count(ctx context.Context, id int64, a quiz.Answer) error {
	fresh, err := b.fresh(ctx)
	if err != nil {
		return err
	}
	if !fresh {
		return b.rebuild(ctx)
	}
	before, err := b.part(ctx, a)
	if err != nil {
		return err
	}
	if err := b.keepImage(ctx, id, before); err != nil {
		return err
	}
	return b.replace(ctx, a, before, partOf(before.record(a).After(a.ForMemory()), a))
}

// fresh reports whether what is derived was derived by the rules of this program.
func (b courseRows) fresh(ctx context.Context) (bool, error) {
	var rules int64
	found, err := b.One(ctx, `SELECT rules FROM records WHERE learner = $1 AND course = $2`, []any{b.learner, b.course}, &rules)
	return !found || rules == memory.Rules, err
}

// part reads what an answer needs of the record.
func (b courseRows) part(ctx context.Context, a quiz.Answer) (p part, err error) {
	if p.Rest, err = b.rest(ctx); err != nil {
		return p, err
	}
	day, card := []any{int64(memory.DayOf(a.At))}, []any{a.Card}
	return p, errors.Join(
		each(ctx, b, cards(), ` AND card = $3`, card, func(_ string, s memory.Standing) { p.Standing = &s }),
		each(ctx, b, days(), ` AND day = $3`, day, func(_ memory.Day, d memory.Practised) { p.Day = &d }),
		b.eachConfusion(ctx, ` AND card = $3`, card, func(_, given string, times int) {
			if p.Mistaken == nil {
				p.Mistaken = map[string]int{}
			}
			p.Mistaken[given] = times
		}))
}

// record reads the whole record.
func (b courseRows) record(ctx context.Context) (r memory.Record, err error) {
	if len(b.parts()) > 1 {
		return b.recordOfExam(ctx)
	}
	o, err := b.rest(ctx)
	if err != nil {
		return r, err
	}
	r = o.record()
	r.Cards, r.Confusions, r.Days = map[string]memory.Standing{}, map[string]map[string]int{}, map[memory.Day]memory.Practised{}
	return r, errors.Join(
		each(ctx, b, cards(), "", nil, func(card string, s memory.Standing) { r.Cards[card] = s }),
		each(ctx, b, days(), "", nil, func(d memory.Day, p memory.Practised) { r.Days[d] = p }),
		b.eachConfusion(ctx, "", nil, func(card, given string, times int) {
			if r.Confusions[card] == nil {
				r.Confusions[card] = map[string]int{}
			}
			r.Confusions[card][given] = times
		}))
}

func (b courseRows) rest(ctx context.Context) (o rest, err error) {
	row, found, err := records().one(ctx, b.Conn, b.learner, ` AND course = $2`, b.course)
	if err != nil || !found {
		return o, err
	}
	return o, decode("records", row.text, &o)
}

// each calls f for what was derived of each thing in the course, such as the cards that were asked, or of some of them.
func each[Of, V any](ctx context.Context, b courseRows, t table[derivedRow[Of]], more string, args []any, f func(Of, V)) error {
	return t.each(ctx, b.Conn, b.learner, ` AND course = $2`+more, append([]any{b.course}, args...), func(r derivedRow[Of]) error {
		var v V
		if err := decode(t.name, r.text, &v); err != nil {
			return err
		}
		f(r.of, v)
		return nil
	})
}

// eachConfusion is each for the look-alikes that were given for a card.
func (b courseRows) eachConfusion(ctx context.Context, more string, args []any, f func(card, given string, times int)) error {
	return confusions().each(ctx, b.Conn, b.learner, ` AND course = $2`+more, append([]any{b.course}, args...), func(r confusionRow) error {
		f(r.card, r.given, r.times)
		return nil
	})
}

// put brings what an answer changed to what a part says.
func (b courseRows) put(ctx context.Context, a quiz.Answer, p part) error {
	now, err := b.part(ctx, a)
	if err != nil {
		return err
	}
	return b.replace(ctx, a, now, p)
}

// replace writes what differs between what is there and what is to be.
func (b courseRows) replace(ctx context.Context, a quiz.Answer, was, is part) error {
	if err := b.writeRest(ctx, is.Rest); err != nil {
		return err
	}
	if err := b.writeCard(ctx, a.Card, is.Standing); err != nil {
		return err
	}
	if err := b.writeDay(ctx, memory.DayOf(a.At), is.Day); err != nil {
		return err
	}
	if maps.Equal(was.Mistaken, is.Mistaken) {
		return nil
	}
	return b.writeConfusions(ctx, a.Card, is.Mistaken)
}
