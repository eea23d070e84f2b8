package store

import (
	"context"
	"time"

	"porthole/quiz/exam"
)

// exam reads an exam with its steps and verdicts. exam.ErrNotFound: there is none.
func (d examRows) exam(ctx context.Context, id string) (e exam.Exam, err error) {
	r, found, err := examResults().one(ctx, d.Conn, d.learner, ` AND id = $2`, id)
	if err == nil && !found {
		err = exam.ErrNotFound
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
func (d examRows) paper(ctx context.Context, id string, questions int) (exam.Exam, error) {
	text, err := d.text(ctx, examPapers(), id)
	if err != nil {
		return exam.Exam{}, err
	}
	e, err := exam.Decode([]byte(text))
	if err != nil || len(e.Questions) != questions {
		return e, &DamageError{"a row of exam_papers cannot be read"}
	}
	return e, nil
}

// text reads the one text that a table has of an exam.
func (d examRows) text(ctx context.Context, t table[textRow], id string) (string, error) {
	row, found, err := t.one(ctx, d.Conn, d.learner, ` AND exam = $2`, id)
	if err == nil && !found {
		err = &DamageError{"a row of " + t.name + " is missing"}
	}
	return row.text, err
}

// verdicts reads what the marker said of an exam into it.
func (d examRows) verdicts(ctx context.Context, e *exam.Exam) error {
	text, err := d.text(ctx, examVerdicts(), e.ID)
	if err != nil {
		return err
	}
	if err := decode("exam_verdicts", text, &e.Verdicts); err != nil {
		return err
	}
	if len(e.Verdicts) != len(e.Questions) {
		return &DamageError{"an exam has not as many verdicts as questions"}
	}
	return nil
}

// seen notes what the exams of a course asked. Of their papers no more is read than that.
func (d examRows) seen(ctx context.Context, course string, into exam.Seen) error {
	exams, err := examResults().all(ctx, d.Conn, d.learner, ` AND course = $2`, course)
	if err != nil {
		return err
	}
	began := make(map[string]time.Time, len(exams))
	for _, r := range exams {
		began[r.ID] = r.Began
	}
	const ofCourse = ` AND exam IN (SELECT id FROM exams WHERE learner = $1 AND course = $2)`
	return examPapers().each(ctx, d.Conn, d.learner, ofCourse, []any{course}, func(r textRow) error {
		asked, err := exam.DecodeAsked([]byte(r.text))
		if err != nil {
			return &DamageError{"a row of exam_papers cannot be read"}
		}
		into.Note(asked, began[r.exam])
		return nil
	})
}
