package store

import (
	"context"
	"database/sql"

	"porthole/quiz"
)

// keptExam returns an exam as it comes back from the store.
func keptExam(e quiz.Exam) (quiz.Exam, error) {
	for _, text := range []*string{&e.ID, &e.Course, &e.Authority} {
		*text = keptText(*text)
	}
	began, err := keptTime(e.Began)
	if err != nil {
		return e, err
	}
	e.Began = began
	if e.Over() {
		if e.Ended, err = keptTime(e.Ended); err != nil {
			return e, err
		}
	}
	steps := make([]quiz.ExamStep, len(e.Steps))
	for i, s := range e.Steps {
		if steps[i], err = keptStep(s); err != nil {
			return e, err
		}
	}
	e.Steps = steps
	return e, nil
}

// keptStep returns a step as it comes back from the store.
func keptStep(s quiz.ExamStep) (quiz.ExamStep, error) {
	s.Response = keptResponse(s.Response)
	at, err := keptTime(s.At)
	s.At = at
	return s, err
}

// add adds an exam, with its steps and, where it was handed in, its verdicts.
func (d examRows) add(ctx context.Context, e quiz.Exam) error {
	paper, err := e.Encode()
	if err != nil {
		return err
	}
	if err := d.Exec(ctx, `INSERT INTO exams (learner, id, course, seed, authority, began, zone, ended, ended_zone, unanswered, points,
			questions, pass, expected, low, high, checksum)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`, d.examRow(e)...); err != nil {
		return err
	}
	if err := d.Exec(ctx, `INSERT INTO exam_papers (learner, exam, paper, checksum) VALUES ($1, $2, $3, $4)`,
		sealed("exam_papers", d.learner, e.ID, string(paper))...); err != nil {
		return err
	}
	if err := d.addSteps(ctx, e); err != nil || !e.Over() {
		return err
	}
	return d.addVerdicts(ctx, e)
}

// addVerdicts adds what the marker said of an exam that has no verdicts yet.
func (d examRows) addVerdicts(ctx context.Context, e quiz.Exam) error {
	text, err := encode(e.Verdicts)
	if err != nil {
		return err
	}
	return d.Exec(ctx, `INSERT INTO exam_verdicts (learner, exam, verdicts, checksum) VALUES ($1, $2, $3, $4)`,
		sealed("exam_verdicts", d.learner, e.ID, text)...)
}

// examRow returns the values of the columns of an exam with their checksum.
func (d examRows) examRow(e quiz.Exam) []any {
	r := e.Result()
	began, zone := moment(e.Began)
	var ended, endedZone, unanswered, points any
	if e.Over() {
		ms, at := moment(e.Ended)
		ended, endedZone, unanswered, points = ms, at, int64(r.Open), r.Points
	}
	return sealed("exams", d.learner, e.ID, e.Course, int64(e.Seed), e.Authority, began, zone, //nolint:gosec // the bits
		ended, endedZone, unanswered, points, int64(r.Questions), r.Pass, r.Forecast.Expected, r.Forecast.Low, r.Forecast.High)
}

// close notes that an exam that runs was handed in, and what the marker said. quiz.ErrExamHanded: it does not run.
func (d examRows) close(ctx context.Context, e quiz.Exam) error {
	row := d.examRow(e)
	n, err := d.Change(ctx, `UPDATE exams SET ended = $3, ended_zone = $4, unanswered = $5, points = $6, checksum = $7
		WHERE learner = $1 AND id = $2 AND ended IS NULL`, d.learner, e.ID, row[7], row[8], row[9], row[10], row[len(row)-1])
	if err != nil {
		return err
	}
	if n == 0 {
		return quiz.ErrExamHanded
	}
	return d.addVerdicts(ctx, e)
}

// examColumns are what scanResult scans.
const examColumns = `id, course, seed, authority, began, zone, ended, ended_zone, unanswered, points, questions, pass, expected, low,
	high, checksum`

// scanResult reads the row of an exam; of one that runs what tells of its end is zero.
func scanResult(learner int64, scan func(...any) error) (r quiz.ExamResult, err error) {
	var seed, began, zone, questions, sum int64
	var ended, endedZone, unanswered sql.NullInt64
	var points sql.NullFloat64
	f := &r.Forecast
	if err := scan(&r.ID, &r.Course, &seed, &r.Authority, &began, &zone, &ended, &endedZone, &unanswered, &points, &questions,
		&r.Pass, &f.Expected, &f.Low, &f.High, &sum); err != nil {
		return r, err
	}
	r.Seed, r.Began, r.Questions = uint64(seed), timeOf(began, zone), int(questions) //nolint:gosec // the bits
	if ended.Valid {
		r.Ended, r.Open, r.Points = timeOf(ended.Int64, endedZone.Int64), int(unanswered.Int64), points.Float64
	}
	var end [4]any
	for i, n := range []sql.NullInt64{ended, endedZone, unanswered} {
		if n.Valid {
			end[i] = n.Int64
		}
	}
	if points.Valid {
		end[3] = points.Float64
	}
	return r, verify("exams", sum, learner, r.ID, r.Course, seed, r.Authority, began, zone, end[0], end[1], end[2], end[3], questions,
		r.Pass, f.Expected, f.Low, f.High)
}
