package store

import (
	"context"
	"strconv"
	"time"

	"porthole/quiz"
	"porthole/quiz/memory"
)

// An export is one JSON document: its format and version, the learner's name, then lists in the
// order of sections, an entry a line. Nothing derived is in it, for it is derived anew elsewhere.
const (
	exportFormat  = "porthole-export"
	exportVersion = 1
)

// The entries of an export. Times carry the zone of the learner.
type (
	carriedAnswer struct {
		ID   string `json:"id"` // a number that JavaScript would round
		Kind string `json:"kind"`
		quiz.Answer
	}
	carriedRun struct {
		ID       string    `json:"id"`
		Course   string    `json:"course"`
		Kind     string    `json:"kind"`
		Right    int       `json:"right"`
		Asked    int       `json:"asked"`
		Mistakes int       `json:"mistakes"`
		Took     int64     `json:"took_ms"`
		At       time.Time `json:"at"`
	}
	carriedRead struct {
		Course string    `json:"course"`
		Lesson string    `json:"lesson"`
		At     time.Time `json:"at"`
	}
	carriedGoal struct {
		Course  string    `json:"course"`
		Exam    time.Time `json:"exam"`
		Budget  int64     `json:"budget_ms"`
		Target  float64   `json:"target"`
		Choices int       `json:"choices"`
		Cap     int64     `json:"cap_ms"`
		Set     time.Time `json:"set"`
		Before  int64     `json:"before_ms"`
	}
	carriedForecast struct {
		Course   string     `json:"course"`
		Day      memory.Day `json:"day"` // of the learner, since 1970
		Expected float64    `json:"expected"`
		Low      float64    `json:"low"`
		High     float64    `json:"high"`
	}
	carriedSetting struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
)

// section is one list of an export.
type section struct {
	name string
	// each calls f for each entry of a learner, in an order that is always the same.
	each func(ctx context.Context, d examRows, f func(entry any) error) error
	// add reads an entry and adds its row, unless it is there.
	add func(p *importer, ctx context.Context, read func(any) error) error
}

func sections() []section {
	return []section{
		{"answers", entries(answers(), "id", answerEntry), (*importer).addAnswer},
		carried("runs", runs(), "id", runEntry, carriedRun.row),
		carried("lessons_read", lessonsRead(), "course, lesson", same[carriedRead], carriedRead.row),
		carried("goals", goals(), "course", goalEntry, carriedGoal.row),
		carried("forecasts", forecasts(), "course, day", forecastEntry, carriedForecast.row),
		carried("settings", settings(), "name", same[carriedSetting], carriedSetting.row),
		{"exams", eachExam, (*importer).addExam},
	}
}

// carried returns the section of a table: how a row becomes an entry, and an entry a row again.
func carried[T, E any](name string, t table[T], order string, entry func(T) E, row func(E) (T, error)) section {
	return section{name, entries(t, order, entry), func(p *importer, ctx context.Context, read func(any) error) error {
		var e E
		if err := read(&e); err != nil {
			return err
		}
		r, err := row(e)
		if err == nil && !p.looking() {
			_, err = t.add(ctx, p.Conn, p.learner, r)
		}
		return err
	}}
}

// entries returns what goes through the rows of a table in an order, and makes an entry of each.
func entries[T, E any](t table[T], order string, entry func(T) E) func(context.Context, examRows, func(any) error) error {
	return func(ctx context.Context, d examRows, f func(any) error) error {
		return t.each(ctx, d.Conn, d.learner, " ORDER BY "+order, nil, func(row T) error { return f(entry(row)) })
	}
}

func same[T any](row T) T { return row }

func answerEntry(r answerRow) carriedAnswer {
	return carriedAnswer{strconv.FormatInt(r.id, 10), r.Kind.String(), r.Answer}
}

func runEntry(r quiz.Run) carriedRun {
	return carriedRun{r.ID, r.Course, r.Kind, r.Right, r.Asked, r.Mistakes, r.Took.Milliseconds(), r.At}
}

func goalEntry(r goalRow) carriedGoal {
	g := r.Goal
	return carriedGoal{
		r.course, g.Exam, g.Budget.Milliseconds(), g.Target, g.Choices, g.Cap.Milliseconds(), g.Set, g.Before.Milliseconds(),
	}
}

func forecastEntry(r forecastRow) carriedForecast {
	return carriedForecast{r.course, r.Day, r.Expected, r.Low, r.High}
}
