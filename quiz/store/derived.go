package store

import (
	"context"
	"errors"
	"maps"
	"slices"

	"porthole/quiz"
	"porthole/quiz/memory"
)

func (b courseRows) writeRest(ctx context.Context, o rest) error {
	text, err := encode(o)
	if err != nil {
		return err
	}
	return records().put(ctx, b.Conn, b.learner, derivedRow[int64]{b.course, memory.Rules, text})
}

func (b courseRows) writeCard(ctx context.Context, card string, s *memory.Standing) error {
	if s == nil {
		return b.Exec(ctx, `DELETE FROM cards WHERE learner = $1 AND course = $2 AND card = $3`, b.learner, b.course, card)
	}
	text, err := encode(s)
	if err != nil {
		return err
	}
	return cards().put(ctx, b.Conn, b.learner, derivedRow[string]{b.course, card, text})
}

func (b courseRows) writeDay(ctx context.Context, day memory.Day, p *memory.Practised) error {
	if p == nil {
		return b.Exec(ctx, `DELETE FROM days WHERE learner = $1 AND course = $2 AND day = $3`, b.learner, b.course, int64(day))
	}
	text, err := encode(p)
	if err != nil {
		return err
	}
	return days().put(ctx, b.Conn, b.learner, derivedRow[memory.Day]{b.course, day, text})
}

// writeConfusions replaces the look-alikes that were given for a card.
func (b courseRows) writeConfusions(ctx context.Context, card string, given map[string]int) error {
	err := b.Exec(ctx, `DELETE FROM confusions WHERE learner = $1 AND course = $2 AND card = $3`, b.learner, b.course, card)
	for _, text := range slices.Sorted(maps.Keys(given)) {
		if err != nil {
			return err
		}
		_, err = confusions().add(ctx, b.Conn, b.learner, confusionRow{b.course, card, text, given[text]})
	}
	return err
}

// rebuild derives everything anew from the answers. What was before an answer that came after one
// that has changed is of no use any more; whoever changed one has removed it.
func (b courseRows) rebuild(ctx context.Context) error {
	fresh, err := b.fresh(ctx)
	if err != nil {
		return err
	}
	if !fresh {
		if failed := b.Exec(ctx, `DELETE FROM images WHERE learner = $1 AND course = $2`, b.learner, b.course); failed != nil {
			return failed
		}
	}
	r, err := b.replay(ctx)
	if err != nil {
		return err
	}
	for _, statement := range []string{
		`DELETE FROM cards WHERE learner = $1 AND course = $2`,
		`DELETE FROM confusions WHERE learner = $1 AND course = $2`,
		`DELETE FROM days WHERE learner = $1 AND course = $2`,
	} {
		if err := b.Exec(ctx, statement, b.learner, b.course); err != nil {
			return err
		}
	}
	return b.writeRecord(ctx, r)
}

func (b courseRows) writeRecord(ctx context.Context, r memory.Record) error {
	errs := []error{b.writeRest(ctx, restOf(r))}
	for card, s := range r.Cards {
		errs = append(errs, b.writeCard(ctx, card, &s))
	}
	for day, p := range r.Days {
		errs = append(errs, b.writeDay(ctx, day, &p))
	}
	for card, given := range r.Confusions {
		errs = append(errs, b.writeConfusions(ctx, card, given))
	}
	return errors.Join(errs...)
}

// replay derives the record from the answers that are stored.
func (b courseRows) replay(ctx context.Context) (memory.Record, error) {
	var failed error
	stop := errors.New("enough")
	r := quiz.Replay(func(yield func(quiz.Answer) bool) {
		failed = answers().each(ctx, b.Conn, b.learner, ` AND course = $2 ORDER BY id`, []any{b.course}, func(r answerRow) error {
			if !yield(r.Answer) {
				return stop
			}
			return nil
		})
	})
	return r, failed
}

// images are kept of so many answers of a learner in a course.
const images = 30

// keepImage keeps what was before an answer, and forgets the oldest.
func (b courseRows) keepImage(ctx context.Context, id int64, before part) error {
	text, err := encode(before)
	if err != nil {
		return err
	}
	if err := imagesKept().put(ctx, b.Conn, b.learner, derivedRow[int64]{b.course, id, text}); err != nil {
		return err
	}
	return b.Exec(ctx, `DELETE FROM images WHERE learner = $1 AND course = $2 AND answer <= (
			SELECT answer FROM images WHERE learner = $1 AND course = $2 ORDER BY answer DESC LIMIT 1 OFFSET $3)`,
		b.learner, b.course, int64(images))
}

// image returns what was before an answer; false where that is not known, or the answer is not the
// last one of its course.
func (b courseRows) image(ctx context.Context, id int64) (p part, known bool, err error) {
	row, known, err := imagesKept().one(ctx, b.Conn, b.learner, ` AND course = $2 AND answer = $3
			AND NOT EXISTS (SELECT 1 FROM answers WHERE learner = $1 AND course = $2 AND id > $3)`, b.course, id)
	if err != nil || !known {
		return p, false, err
	}
	if known, err = b.fresh(ctx); err != nil || !known {
		return p, false, err
	}
	return p, true, decode("images", row.text, &p)
}
