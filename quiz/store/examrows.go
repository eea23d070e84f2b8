package store

import (
	"context"

	"porthole/quiz"
	"porthole/quiz/exam"
)

// keptExam returns an exam as it comes back from the store.
func keptExam(e exam.Exam) (exam.Exam, error) {
	for _, text := range []*string{&e.ID, &e.Course, &e.Authority} {
		*text = keptText(*text)
	}
	var err error
	if e.Began, err = keptTime(e.Began); err != nil {
		return e, err
	}
	if e.Over() {
		if e.Ended, err = keptTime(e.Ended); err != nil {
			return e, err
		}
	}
	steps := make([]exam.Step, len(e.Steps))
	for i, s := range e.Steps {
		if steps[i], err = keptStep(s); err != nil {
			return e, err
		}
	}
	e.Steps = steps
	return e, nil
}

// keptStep returns a step as it comes back from the store.
func keptStep(s exam.Step) (exam.Step, error) {
	s.Response = keptResponse(s.Response)
	at, err := keptTime(s.At)
	s.At = at
	return s, err
}

// add adds an exam, with its steps and, where it was handed in, its verdicts.
func (d examRows) add(ctx context.Context, e exam.Exam) error {
	paper, err := e.Encode()
	if err != nil {
		return err
	}
	if _, err := examResults().add(ctx, d.Conn, d.learner, e.Result()); err != nil {
		return err
	}
	if _, err := examPapers().add(ctx, d.Conn, d.learner, textRow{e.ID, string(paper)}); err != nil {
		return err
	}
	if err := d.addSteps(ctx, e); err != nil || !e.Over() {
		return err
	}
	return d.addVerdicts(ctx, e)
}

// addVerdicts adds what the marker said of an exam that has no verdicts yet.
func (d examRows) addVerdicts(ctx context.Context, e exam.Exam) error {
	text, err := encode(e.Verdicts)
	if err != nil {
		return err
	}
	_, err = examVerdicts().add(ctx, d.Conn, d.learner, textRow{e.ID, text})
	return err
}

// close notes that an exam that runs was handed in, and what the marker said. quiz.ErrExamHanded: it does not run.
func (d examRows) close(ctx context.Context, e exam.Exam) error {
	row := examResults().row(d.learner, e.Result())
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
