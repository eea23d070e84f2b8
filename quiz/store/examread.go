package store

import (
	"context"

	"porthole/quiz"
)

// exam reads an exam with its steps and verdicts. quiz.ErrNoExam: there is none.
func (d examRows) exam(ctx context.Context, id string) (e quiz.Exam, err error) {
	var r quiz.ExamResult
	err = d.Each(ctx, `SELECT `+examColumns+` FROM exams WHERE learner = $1 AND id = $2`, []any{d.learner, id},
		func(scan func(...any) error) (failed error) {
			r, failed = scanResult(d.learner, scan)
			return failed
		})
	if err == nil && r.Questions == 0 {
		err = quiz.ErrNoExam
	}
	if err != nil {
		return e, err
	}
	if e, err = d.paper(ctx, id, r.Questions); err != nil {
		return e, err
	}
	e.ID, e.Course, e.Began, e.Ended = r.ID, r.Course, r.Began, r.Ended
	if err = d.steps(ctx, &e); err == nil && e.Over() {
		err = d.verdicts(ctx, &e)
	}
	return e, err
}

// paper reads the questions of an exam.
func (d examRows) paper(ctx context.Context, exam string, questions int) (quiz.Exam, error) {
	text, err := d.text(ctx, "exam_papers", `SELECT paper, checksum FROM exam_papers WHERE learner = $1 AND exam = $2`, exam)
	if err != nil {
		return quiz.Exam{}, err
	}
	e, err := quiz.DecodeExam([]byte(text))
	if err != nil || len(e.Questions) != questions {
		return e, &Damage{"a row of exam_papers cannot be read"}
	}
	return e, nil
}

// text reads the one text that a table has of an exam.
func (d examRows) text(ctx context.Context, table, query, exam string) (text string, err error) {
	var sum int64
	found, err := d.One(ctx, query, []any{d.learner, exam}, &text, &sum)
	if err != nil {
		return "", err
	}
	if !found {
		return "", &Damage{"a row of " + table + " is missing"}
	}
	return text, verify(table, sum, d.learner, exam, text)
}

// verdicts reads what the marker said of an exam into it.
func (d examRows) verdicts(ctx context.Context, e *quiz.Exam) error {
	text, err := d.text(ctx, "exam_verdicts", `SELECT verdicts, checksum FROM exam_verdicts WHERE learner = $1 AND exam = $2`, e.ID)
	if err != nil {
		return err
	}
	if err := decode("exam_verdicts", text, &e.Verdicts); err != nil {
		return err
	}
	if len(e.Verdicts) != len(e.Questions) {
		return &Damage{"an exam has not as many verdicts as questions"}
	}
	return nil
}
