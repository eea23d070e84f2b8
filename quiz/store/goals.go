package store

import (
	"context"
	"time"

	"porthole/quiz"
)

// SetGoal implements quiz.Store.
func (s *Store) SetGoal(ctx context.Context, course string, g quiz.Goal) error {
	none := g == quiz.Goal{}
	g, err := keptGoal(g)
	if err != nil {
		return err
	}
	course = keptText(course)
	return s.writing(ctx, func(ctx context.Context, q *Conn, learner int64) error {
		err := q.Exec(ctx, `DELETE FROM goals WHERE learner = $1 AND course = $2`, learner, course)
		if err == nil && !none {
			_, err = addGoal(ctx, q, learner, course, g)
		}
		return err
	})
}

// keptGoal returns a goal as it comes back from the store.
func keptGoal(g quiz.Goal) (quiz.Goal, error) {
	for _, d := range []*time.Duration{&g.Budget, &g.Cap, &g.Before} {
		*d = d.Truncate(time.Millisecond)
	}
	for _, t := range []*time.Time{&g.Exam, &g.Set} {
		kept, err := keptTime(*t)
		if err != nil {
			return g, err
		}
		*t = kept
	}
	return g, nil
}

// addGoal adds the goal of a course, unless it has one; it returns how many were added.
func addGoal(ctx context.Context, q *Conn, learner int64, course string, g quiz.Goal) (int64, error) {
	exam, examZone := moment(g.Exam)
	made, madeZone := moment(g.Set)
	return q.Change(ctx, `INSERT INTO goals (learner, course, exam, exam_zone, budget, target, choices, most, made, made_zone,
			before_made, checksum)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (learner, course) DO NOTHING`,
		sealed("goals", learner, course, exam, examZone, g.Budget.Milliseconds(), g.Target, int64(g.Choices), g.Cap.Milliseconds(),
			made, madeZone, g.Before.Milliseconds())...)
}

// goalColumns are what scanGoal scans.
const goalColumns = `course, exam, exam_zone, budget, target, choices, most, made, made_zone, before_made, checksum`

func scanGoal(learner int64, scan func(...any) error) (course string, g quiz.Goal, err error) {
	var exam, examZone, budget, choices, most, made, madeZone, before, sum int64
	err = scan(&course, &exam, &examZone, &budget, &g.Target, &choices, &most, &made, &madeZone, &before, &sum)
	if err != nil {
		return course, g, err
	}
	g.Exam, g.Set, g.Choices = timeOf(exam, examZone), timeOf(made, madeZone), int(choices)
	g.Budget, g.Cap, g.Before = time.Duration(budget)*time.Millisecond, time.Duration(most)*time.Millisecond, time.Duration(before)*time.Millisecond
	return course, g, verify("goals", sum, learner, course, exam, examZone, budget, g.Target, choices, most, made, madeZone, before)
}

// goal returns the goal of the course, the zero one where it has none.
func (b courseRows) goal(ctx context.Context) (g quiz.Goal, err error) {
	err = b.Each(ctx, `SELECT `+goalColumns+` FROM goals WHERE learner = $1 AND course = $2`, []any{b.learner, b.course},
		func(scan func(...any) error) (err error) {
			_, g, err = scanGoal(b.learner, scan)
			return err
		})
	return g, err
}

// SaveForecast implements quiz.Store.
func (s *Store) SaveForecast(ctx context.Context, course string, f quiz.Snapshot) error {
	course = keptText(course)
	return s.writing(ctx, func(ctx context.Context, q *Conn, learner int64) error {
		err := q.Exec(ctx, `DELETE FROM forecasts WHERE learner = $1 AND course = $2 AND day = $3`, learner, course, int64(f.Day))
		if err == nil {
			_, err = addForecast(ctx, q, learner, course, f)
		}
		return err
	})
}

// addForecast adds the forecast of a day, unless it has one; it returns how many were added.
func addForecast(ctx context.Context, q *Conn, learner int64, course string, f quiz.Snapshot) (int64, error) {
	return q.Change(ctx, `INSERT INTO forecasts (learner, course, day, expected, low, high, checksum)
		VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (learner, course, day) DO NOTHING`,
		sealed("forecasts", learner, course, int64(f.Day), f.Expected, f.Low, f.High)...)
}

// forecastColumns are what scanForecast scans.
const forecastColumns = `course, day, expected, low, high, checksum`

func scanForecast(learner int64, scan func(...any) error) (course string, f quiz.Snapshot, err error) {
	var day, sum int64
	if err := scan(&course, &day, &f.Expected, &f.Low, &f.High, &sum); err != nil {
		return course, f, err
	}
	f.Day = quiz.Day(day)
	return course, f, verify("forecasts", sum, learner, course, day, f.Expected, f.Low, f.High)
}

// forecasts returns the forecasts of the course, in the order of their days.
func (b courseRows) forecasts(ctx context.Context) (out []quiz.Snapshot, err error) {
	err = b.Each(ctx, `SELECT `+forecastColumns+` FROM forecasts WHERE learner = $1 AND course = $2 ORDER BY day`,
		[]any{b.learner, b.course}, func(scan func(...any) error) error {
			_, f, failed := scanForecast(b.learner, scan)
			out = append(out, f)
			return failed
		})
	return out, err
}
