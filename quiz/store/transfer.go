package store

import (
	"context"
	"strconv"
	"time"

	"porthole/quiz"
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
		Course   string   `json:"course"`
		Day      quiz.Day `json:"day"` // of the learner, since 1970
		Expected float64  `json:"expected"`
		Low      float64  `json:"low"`
		High     float64  `json:"high"`
	}
	carriedSetting struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
)

// section is one list of an export.
type section struct {
	name  string
	query string // of the rows of one learner, in an order that is always the same
	// entry reads a row.
	entry func(ctx context.Context, d examRows, scan func(...any) error) (any, error)
	// add reads an entry and adds its row, unless it is there.
	add func(p *importer, ctx context.Context, read func(any) error) error
}

func sections() []section {
	return []section{
		{"answers", `SELECT ` + answerColumns + ` FROM answers WHERE learner = $1 ORDER BY id`, answerEntry, (*importer).addAnswer},
		{"runs", `SELECT ` + runColumns + ` FROM runs WHERE learner = $1 ORDER BY id`, runEntry, (*importer).addRun},
		{
			"lessons_read", `SELECT course, lesson, at, zone, checksum FROM lessons_read WHERE learner = $1 ORDER BY course, lesson`,
			readEntry, (*importer).addRead,
		},
		{"goals", `SELECT ` + goalColumns + ` FROM goals WHERE learner = $1 ORDER BY course`, goalEntry, (*importer).addGoal},
		{
			"forecasts", `SELECT ` + forecastColumns + ` FROM forecasts WHERE learner = $1 ORDER BY course, day`,
			forecastEntry, (*importer).addForecast,
		},
		{"settings", `SELECT name, value, checksum FROM settings WHERE learner = $1 ORDER BY name`, settingEntry, (*importer).addSetting},
		{"exams", `SELECT id FROM exams WHERE learner = $1 ORDER BY began, id`, examEntry, (*importer).addExam},
	}
}

func answerEntry(_ context.Context, d examRows, scan func(...any) error) (any, error) {
	id, a, err := courseRows{learner: d.learner}.scanAnswer(scan)
	return carriedAnswer{strconv.FormatInt(id, 10), a.Kind.String(), a}, err
}

func runEntry(_ context.Context, d examRows, scan func(...any) error) (any, error) {
	r, err := scanRun(d.learner, scan)
	return carriedRun{r.ID, r.Course, r.Kind, r.Right, r.Asked, r.Mistakes, r.Took.Milliseconds(), r.At}, err
}

func readEntry(_ context.Context, d examRows, scan func(...any) error) (any, error) {
	var e carriedRead
	var ms, zone, sum int64
	if err := scan(&e.Course, &e.Lesson, &ms, &zone, &sum); err != nil {
		return e, err
	}
	e.At = timeOf(ms, zone)
	return e, verify("lessons_read", sum, d.learner, e.Course, e.Lesson, ms, zone)
}

func goalEntry(_ context.Context, d examRows, scan func(...any) error) (any, error) {
	course, g, err := scanGoal(d.learner, scan)
	return carriedGoal{
		course, g.Exam, g.Budget.Milliseconds(), g.Target, g.Choices, g.Cap.Milliseconds(), g.Set, g.Before.Milliseconds(),
	}, err
}

func forecastEntry(_ context.Context, d examRows, scan func(...any) error) (any, error) {
	course, f, err := scanForecast(d.learner, scan)
	return carriedForecast{course, f.Day, f.Expected, f.Low, f.High}, err
}

func settingEntry(_ context.Context, d examRows, scan func(...any) error) (any, error) {
	var e carriedSetting
	var sum int64
	if err := scan(&e.Name, &e.Value, &sum); err != nil {
		return e, err
	}
	return e, verify("settings", sum, d.learner, e.Name, e.Value)
}
