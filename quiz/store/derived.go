package store

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"porthole/content"
	"porthole/quiz/memory"
)

// keep writes what is derived of something in the course in the place of what was.
func keep[Of any](ctx context.Context, b courseRows, t table[derivedRow[Of]], of Of, v any) error {
	text, err := encode(v)
	if err != nil {
		return err
	}
	return t.put(ctx, b.Conn, b.learner, derivedRow[Of]{b.course, of, text})
}

func (b courseRows) writeRest(ctx context.Context, o rest) error {
	return keep(ctx, b, records(), memory.Rules, o)
}

func (b courseRows) writeCard(ctx context.Context, card string, s *memory.Standing) error {
	if s == nil {
		return b.Exec(ctx, `DELETE FROM cards WHERE learner = $1 AND course = $2 AND card = $3`, b.learner, b.course, card)
	}
	return keep(ctx, b, cards(), card, s)
}

func (b courseRows) writeDay(ctx context.Context, day memory.Day, p *memory.Practised) error {
	if p == nil {
		return b.Exec(ctx, `DELETE FROM days WHERE learner = $1 AND course = $2 AND day = $3`, b.learner, b.course, int64(day))
	}
	return keep(ctx, b, days(), day, p)
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

// replay derives the record from the answers that are stored: of an exam's course those in the courses that it is made of.
func (b courseRows) replay(ctx context.Context) (memory.Record, error) {
	r, _, err := b.replayAfter(ctx, memory.Record{}, 0)
	return r, err
}

// replayAfter counts the answers that came after one, and tells how many they were.
func (b courseRows) replayAfter(ctx context.Context, r memory.Record, last int64) (after memory.Record, counted int, err error) {
	courses := b.parts()
	var failed error
	stop := errors.New("enough")
	after = r.Then(func(yield func(memory.Answer) bool) {
		failed = answers().each(ctx, b.Conn, b.learner, among(courses)+` AND id > `+place(len(courses))+` ORDER BY id`, append(values(courses), last), func(r answerRow) error {
			counted++
			if a, ok := r.In(b.course); ok && !yield(a.ForMemory()) {
				return stop
			}
			return nil
		})
	})
	return after, counted, failed
}

// images are kept of so many answers of a learner in a course.
const images = 30

// keepImage keeps what was before an answer, and forgets the oldest.
func (b courseRows) keepImage(ctx context.Context, id int64, before part) error {
	if err := keep(ctx, b, imagesKept(), id, before); err != nil {
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

// parts are the courses whose answers and lessons count in the course: its own, and those that it is made of.
func (b courseRows) parts() []string { return append(content.CoursesOf(b.course), b.course) }

// among is the condition that the course of a row is one of some, given from the second argument on; values are those.
func among(courses []string) string {
	places := make([]string, len(courses))
	for i := range courses {
		places[i] = "$" + strconv.Itoa(i+2)
	}
	return " AND course IN (" + strings.Join(places, ", ") + ")"
}

// place is that of the argument which follows the learner and so many courses.
func place(courses int) string { return "$" + strconv.Itoa(courses+2) }

func values(courses []string) []any {
	return content.Each(courses, func(course string) any { return course })
}
