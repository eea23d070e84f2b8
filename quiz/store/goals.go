package store

import (
	"context"
	"time"

	"porthole/quiz/memory"
)

// SetGoal implements exam.Store.
func (s *Store) SetGoal(ctx context.Context, course string, g memory.Goal) error {
	none := g == memory.Goal{}
	g, err := keptGoal(g)
	if err != nil {
		return err
	}
	course = keptText(course)
	return s.keeping(ctx, Kept{What: "goal", Sets: []string{"goal of " + course}}, func(ctx context.Context, q *Conn, learner int64) error {
		if none {
			return q.Exec(ctx, `DELETE FROM goals WHERE learner = $1 AND course = $2`, learner, course)
		}
		return goals().put(ctx, q, learner, goalRow{course, g})
	})
}

// keptGoal returns a goal as it comes back from the store.
func keptGoal(g memory.Goal) (memory.Goal, error) {
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

// goal returns the goal of the course, the zero one where it has none.
func (b courseRows) goal(ctx context.Context) (memory.Goal, error) {
	row, _, err := goals().one(ctx, b.Conn, b.learner, ` AND course = $2`, b.course)
	return row.Goal, err
}

// SaveForecast implements exam.Store.
func (s *Store) SaveForecast(ctx context.Context, course string, f memory.Snapshot) error {
	course = keptText(course)
	return s.keeping(ctx, Kept{Sets: []string{"forecast of " + course}}, func(ctx context.Context, q *Conn, learner int64) error {
		return forecasts().put(ctx, q, learner, forecastRow{course, f})
	})
}

// forecasts returns the forecasts of the course, in the order of their days.
func (b courseRows) forecasts(ctx context.Context) (out []memory.Snapshot, err error) {
	err = forecasts().each(ctx, b.Conn, b.learner, ` AND course = $2 ORDER BY day`, []any{b.course}, func(r forecastRow) error {
		out = append(out, r.Snapshot)
		return nil
	})
	return out, err
}
