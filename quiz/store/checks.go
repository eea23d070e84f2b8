package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"porthole/quiz/memory"
)

// Checks returns what is to be checked of a database that has these tables, each of which returns what is wrong, a sentence
// each: that rows are what was written, that exams can be read, and that all answers are counted. Nothing is changed.
func Checks(tables []string) []func(context.Context, *Conn) ([]string, error) {
	return []func(context.Context, *Conn) ([]string, error){
		func(ctx context.Context, q *Conn) ([]string, error) { return checkRows(ctx, q, tables) },
		func(ctx context.Context, q *Conn) ([]string, error) {
			if !slices.Contains(tables, "exams") { // the forms before the third have none
				return nil, nil
			}
			return checkExams(ctx, q)
		},
		checkCounts,
	}
}

// checkRows compares every row with its checksum.
func checkRows(ctx context.Context, q *Conn, tables []string) (found []string, err error) {
	for _, table := range tables {
		if _, sealed := widths()[table]; !sealed {
			continue
		}
		wrong, err := wrongRows(ctx, q, table)
		if err != nil {
			return found, err
		}
		if wrong > 0 {
			found = append(found, fmt.Sprintf("In %s, rows that are not what was written: %d.", table, wrong))
		}
	}
	return found, nil
}

func wrongRows(ctx context.Context, q *Conn, table string) (wrong int, err error) {
	err = q.EachOf(ctx, `SELECT * FROM `+table, nil, func(columns int, scan func(...any) error) error {
		row, failed := scanAll(columns, scan)
		if failed == nil && !confirmed(table, row) {
			wrong++
		}
		return failed
	})
	return wrong, err
}

// checkCounts compares what is derived with the answers.
func checkCounts(ctx context.Context, q *Conn) (found []string, err error) {
	answers := map[owned]int{}
	err = q.Each(ctx, `SELECT learner, course, count(*) FROM answers GROUP BY learner, course`, nil, func(scan func(...any) error) error {
		var o owned
		var n int
		failed := scan(&o.learner, &o.name, &n)
		answers[o] = n
		return failed
	})
	if err != nil {
		return nil, err
	}
	derived, err := ownedBy(ctx, q, `SELECT learner, course FROM records WHERE rules = $1`, int64(memory.Rules))
	for _, r := range derived {
		if err != nil {
			return found, err
		}
		b := courseRows{Conn: q, learner: r.learner, course: r.name}
		asked, done := 0, 0
		err = errors.Join(
			each(ctx, b, cards(), "", nil, func(_ string, s memory.Standing) { asked += s.Asked }),
			each(ctx, b, days(), "", nil, func(_ memory.Day, p memory.Practised) { done += p.Answers }))
		if isDamage(err) { // which rows has told
			err = nil
			continue
		}
		if n := answers[r]; asked != n || done != n {
			found = append(found, fmt.Sprintf("Of %q, %d answers are kept and %d counted.", r.name, n, asked))
		}
	}
	return found, err
}

// checkExams reads every exam as a whole: its questions, steps and verdicts.
func checkExams(ctx context.Context, q *Conn) (found []string, err error) {
	all, err := ownedBy(ctx, q, `SELECT learner, id FROM exams`)
	if err != nil {
		return nil, err
	}
	wrong := 0
	for _, e := range all {
		if _, err = (examRows{q, e.learner}).exam(ctx, e.name); isDamage(err) {
			wrong++
			err = nil
		}
		if err != nil {
			break
		}
	}
	if wrong > 0 {
		found = append(found, fmt.Sprintf("Exams that cannot be read: %d.", wrong))
	}
	return found, err
}

// owned is a course or an exam of a learner.
type owned struct {
	learner int64
	name    string
}

// ownedBy returns what a query names: it is read whole, for a connection serves one query at a time.
func ownedBy(ctx context.Context, q *Conn, query string, args ...any) (out []owned, err error) {
	err = q.Each(ctx, query, args, func(scan func(...any) error) error {
		var o owned
		failed := scan(&o.learner, &o.name)
		out = append(out, o)
		return failed
	})
	return out, err
}

// isDamage reports whether an error means that a row is not what was written.
func isDamage(err error) bool {
	_, ok := errors.AsType[*DamageError](err)
	return ok
}
