package store

import (
	"context"
	"slices"

	"porthole/content"
	"porthole/quiz/class"
	"porthole/quiz/memory"
)

var _ class.Learning = (*Classes)(nil)

// ofMembers is the condition that a row belongs to a member of a class, which is the first argument.
const ofMembers = `learner IN (SELECT learner FROM class_members WHERE class = $1)`

// seated is a member of a class with the number under which rows are theirs.
type seated struct {
	id int64
	class.Member
}

// seats returns the members of a class, in the order of their names.
func (q classRows) seats(ctx context.Context, in string) (id int64, all []seated, err error) {
	id, known, err := q.classNamed(ctx, in)
	if err != nil || !known {
		return 0, nil, orElse(err, class.ErrNotFound)
	}
	group, _, err := classes().one(ctx, q.Conn, id, "")
	if err != nil {
		return 0, nil, err
	}
	at := map[int64]int{}
	err = members().where(ctx, q.Conn, `class = $1 ORDER BY key`, []any{id}, func(learner int64, row memberRow) error {
		row.Class = group.Name
		at[learner] = len(all)
		all = append(all, seated{learner, row.Member})
		return nil
	})
	if err != nil {
		return 0, nil, err
	}
	err = q.Each(ctx, `SELECT id, name, `+keysOf+` FROM learners l
WHERE id IN (SELECT learner FROM class_members WHERE class = $1)`, []any{id}, func(scan func(...any) error) error {
		var learner int64
		var name string
		var keys int
		if failed := scan(&learner, &name, &keys); failed != nil {
			return failed
		}
		if i, ok := at[learner]; ok {
			all[i].Learner, all[i].Keys = name, keys
		}
		return nil
	})
	return id, all, err
}

// Learnt implements class.Learning.
func (c *Classes) Learnt(ctx context.Context, in, course string, before []class.Learnt) (all []class.Learnt, err error) {
	err = c.reading(ctx, func(ctx context.Context, q classRows) error {
		id, seats, failed := q.seats(ctx, in)
		if failed != nil {
			return failed
		}
		known := map[string]class.Learnt{}
		for _, l := range before {
			known[l.Learner] = l
		}
		all = make([]class.Learnt, len(seats))
		for i, s := range seats {
			all[i] = known[s.Learner]
			all[i].Member = s.Member
		}
		return newReading(q, id, seats, all).read(ctx, keptText(course))
	})
	return all, err
}

// reading reads what the members of a class have learnt.
type reading struct {
	classRows
	class int64
	all   []class.Learnt
	at    map[int64]int  // of a learner the place in all
	stale map[int64]bool // whose record was derived by other rules
}

func newReading(q classRows, id int64, seats []seated, all []class.Learnt) *reading {
	r := &reading{classRows: q, class: id, all: all, at: map[int64]int{}, stale: map[int64]bool{}}
	for i, s := range seats {
		r.at[s.id] = i
	}
	return r
}

// read reads of each member what tells whether they have answered since, and of those who have all else.
func (r *reading) read(ctx context.Context, course string) error {
	courses := append(content.CoursesOf(course), course)
	rests := map[int64][]derivedRow[int64]{}
	err := records().where(ctx, r.Conn, ofMembers+among(courses), append([]any{r.class}, values(courses)...),
		func(learner int64, row derivedRow[int64]) error {
			rests[learner] = append(rests[learner], row)
			return nil
		})
	if err != nil {
		return err
	}
	changed := map[int64]bool{}
	for learner, i := range r.at {
		if mark := markOf(rests[learner]); mark != r.all[i].Mark {
			changed[learner], r.all[i].Mark = true, mark
			if r.all[i].Record, err = restsOf(rests[learner]); err != nil {
				return err
			}
		}
		if slices.ContainsFunc(rests[learner], func(row derivedRow[int64]) bool { return row.of != memory.Rules }) {
			r.stale[learner] = true
		}
	}
	if err := r.cards(ctx, courses, changed); err != nil {
		return err
	}
	for learner := range r.stale {
		b := courseRows{Conn: r.Conn, learner: learner, course: course}
		record, err := b.replay(ctx)
		if err != nil {
			return err
		}
		r.all[r.at[learner]].Record = record
	}
	return nil
}

// markOf is a number that changes with what is known of a learner; 0 where that is nothing.
func markOf(rests []derivedRow[int64]) (mark int64) {
	for _, row := range rests {
		mark += checksum("records", []any{row.course, row.text})
	}
	return mark
}

// restsOf is what is known of a learner beside the cards. Of several courses that in which they answered most tells how they
// forget.
func restsOf(rows []derivedRow[int64]) (memory.Record, error) {
	var r memory.Record
	for _, row := range rows {
		var o rest
		if err := decode("records", row.text, &o); err != nil {
			return r, err
		}
		last := r.Pace.Last
		if o.Answers > r.Answers || last.IsZero() {
			r = o.record()
		}
		if last.After(r.Pace.Last) {
			r.Pace.Last = last
		}
		if o.Pace.Last.After(r.Pace.Last) {
			r.Pace.Last = o.Pace.Last
		}
	}
	r.Cards = map[string]memory.Standing{}
	return r, nil
}

// few is how many members are read one by one, and not the whole class at once.
const few = 8

// cards reads how members stand with each card.
func (r *reading) cards(ctx context.Context, courses []string, changed map[int64]bool) error {
	take := func(learner int64, row derivedRow[string]) error {
		if !changed[learner] || r.stale[learner] {
			return nil
		}
		var s memory.Standing
		if err := decode("cards", row.text, &s); err != nil {
			return err
		}
		r.all[r.at[learner]].Record.Cards[cardIn(courses, row)] = s
		return nil
	}
	if len(changed) > few {
		return cards().where(ctx, r.Conn, ofMembers+among(courses), append([]any{r.class}, values(courses)...), take)
	}
	for learner := range changed {
		if err := cards().where(ctx, r.Conn, `learner = $1`+among(courses), append([]any{learner}, values(courses)...), take); err != nil {
			return err
		}
	}
	return nil
}

// cardIn is the id that a card has in the last of the courses, which is made of those before it.
func cardIn(courses []string, row derivedRow[string]) string {
	if row.course == courses[len(courses)-1] {
		return row.of
	}
	return content.CardInExam(row.course, row.of)
}

// Answered implements class.Learning.
func (c *Classes) Answered(ctx context.Context, in, course string) (all []class.Answered, err error) {
	err = c.reading(ctx, func(ctx context.Context, q classRows) error {
		id, seats, failed := q.seats(ctx, in)
		if failed != nil {
			return failed
		}
		at := map[int64]int{}
		all = nil
		for i, s := range seats {
			at[s.id] = i
			all = append(all, class.Answered{Member: s.Member})
		}
		own := keptText(course)
		courses := append(content.CoursesOf(own), own)
		condition := ofMembers + among(courses)
		condition += ` AND (learner, id) IN (SELECT learner, min(id) FROM answers WHERE ` + condition + ` AND NOT hinted GROUP BY learner, course, card, kind) ORDER BY learner, id`
		return answers().where(ctx, q.Conn, condition, append([]any{id}, values(courses)...), func(learner int64, row answerRow) error {
			i, ok := at[learner]
			if a, counts := row.In(own); ok && counts {
				all[i].Answers = append(all[i].Answers, a)
			}
			return nil
		})
	})
	return all, err
}
