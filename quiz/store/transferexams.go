package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"porthole/content"
	"porthole/quiz/exam"
)

// The entry of an exam in an export. Its result is counted anew.
type (
	carriedExam struct {
		ID       string          `json:"id"`
		Course   string          `json:"course"`
		Began    time.Time       `json:"began"`
		Ended    *time.Time      `json:"ended"` // null: it runs
		Paper    json.RawMessage `json:"paper"`
		Steps    []carriedStep   `json:"steps"` // of the questions that were touched
		Verdicts json.RawMessage `json:"verdicts,omitempty"`
	}
	carriedStep struct {
		Question int             `json:"question"` // from 0
		At       time.Time       `json:"at"`
		Step     json.RawMessage `json:"step"`
	}
)

// longest is how many bytes the questions of an exam, or its verdicts, may have; those of the longest exam have a tenth.
const longest = 8 << 20

func eachExam(ctx context.Context, d examRows, f func(any) error) error {
	all, err := examResults().all(ctx, d.Conn, d.learner, ` ORDER BY began, id`)
	for _, r := range all {
		if err != nil {
			return err
		}
		var e exam.Exam
		if e, err = d.exam(ctx, r.ID); err != nil {
			return err
		}
		var entry carriedExam
		if entry, err = carriedOf(e); err == nil {
			err = f(entry)
		}
	}
	return err
}

func carriedOf(e exam.Exam) (out carriedExam, err error) {
	out = carriedExam{ID: e.ID, Course: e.Course, Began: e.Began, Steps: []carriedStep{}}
	if out.Paper, err = e.Encode(); err != nil {
		return out, err
	}
	for _, s := range e.Steps {
		if untouched(s) {
			continue
		}
		text, failed := s.Encode()
		if failed != nil {
			return out, failed
		}
		out.Steps = append(out.Steps, carriedStep{s.Question, s.At, text})
	}
	if e.Over() {
		out.Ended = &e.Ended
		text, failed := encode(e.Verdicts)
		if failed != nil {
			return out, failed
		}
		out.Verdicts = json.RawMessage(text)
	}
	return out, nil
}

// exam returns the exam that an entry tells of, once it is sure that it can be asked, kept and shown.
func (c carriedExam) exam() (e exam.Exam, err error) {
	text, err := cleaned(c.Paper)
	if err != nil {
		return e, err
	}
	if e, err = exam.Decode(text); err != nil {
		return e, err
	}
	e.ID, e.Course, e.Began = c.ID, c.Course, c.Began
	if failed := c.steps(&e); failed != nil {
		return e, failed
	}
	switch {
	case c.Ended != nil && c.Ended.IsZero(), c.Ended == nil && c.Verdicts != nil:
		return e, errors.New("it says that it ended, and does not")
	case c.Ended != nil:
		e.Ended = *c.Ended
		if failed := readStrictly(c.Verdicts, &e.Verdicts); failed != nil {
			return e, failed
		}
	}
	if e, err = keptExam(e); err != nil {
		return e, err
	}
	return e, e.Sound()
}

func (c carriedExam) steps(e *exam.Exam) error {
	seen := map[int]bool{}
	for _, s := range c.Steps {
		if s.Question < 0 || s.Question >= len(e.Steps) || seen[s.Question] {
			return fmt.Errorf("it has a step of a question %d, or more than one", s.Question)
		}
		seen[s.Question] = true
		text, err := cleaned(s.Step)
		if err != nil {
			return err
		}
		if e.Steps[s.Question], err = exam.DecodeStep(text, s.Question, s.At); err != nil {
			return err
		}
	}
	return nil
}

// readStrictly reads JSON in which nothing may be that is not known.
func readStrictly(text json.RawMessage, into any) error {
	text, err := cleaned(text)
	if err != nil {
		return err
	}
	in := json.NewDecoder(bytes.NewReader(text))
	in.DisallowUnknownFields()
	return plain(in.Decode(into))
}

// cleaned returns JSON without what could control a terminal: its texts are shown as they are.
func cleaned(text json.RawMessage) (json.RawMessage, error) {
	if len(text) > longest {
		return nil, fmt.Errorf("a part of it has more than %d MB", longest>>20)
	}
	in := json.NewDecoder(bytes.NewReader(text))
	in.UseNumber()
	var value any
	if err := in.Decode(&value); err != nil {
		return nil, plain(err)
	}
	return json.Marshal(cleanValue(value))
}

func cleanValue(value any) any {
	switch v := value.(type) {
	case string:
		return content.Clean(v)
	case []any:
		for i := range v {
			v[i] = cleanValue(v[i])
		}
	case map[string]any:
		for name := range v {
			v[name] = cleanValue(v[name])
		}
	}
	return value
}

func (p *importer) addExam(ctx context.Context, read func(any) error) error {
	var c carriedExam
	if err := read(&c); err != nil {
		return err
	}
	e, err := c.exam()
	if err != nil || p.looking() {
		return err
	}
	return p.takeExam(ctx, examRows{p.Conn, p.learner}, e)
}

// takeExam adds an exam, unless it is there. One that runs is left out where another one of its course runs here, for
// there is but one; the export still has it. One that runs here and was handed in elsewhere is handed in: to let it run on
// would count its answers twice.
func (p *importer) takeExam(ctx context.Context, d examRows, e exam.Exam) error {
	over, known, err := d.state(ctx, e.ID)
	switch {
	case err != nil:
		return err
	case known && !over && e.Over():
		return p.finishExam(ctx, d, e)
	case known:
		p.ExamsKnown++
		return nil
	}
	if !e.Over() {
		if runs, err := d.runs(ctx, e.Course); err != nil || runs {
			p.ExamsLeft++
			return err
		}
	}
	p.Exams++
	return d.add(ctx, e)
}

// finishExam hands in an exam that runs here as it was handed in elsewhere, where it is the very same.
func (p *importer) finishExam(ctx context.Context, d examRows, e exam.Exam) error {
	here, err := d.exam(ctx, e.ID)
	if err != nil {
		return err
	}
	theirs, err := e.Encode()
	if err != nil {
		return err
	}
	ours, err := here.Encode()
	if err != nil {
		return err
	}
	if here.Course != e.Course || !bytes.Equal(ours, theirs) {
		p.ExamsLeft++
		return nil
	}
	if err := d.Exec(ctx, `DELETE FROM exam_steps WHERE learner = $1 AND exam = $2
		AND EXISTS (SELECT 1 FROM exams WHERE learner = $1 AND id = $2 AND ended IS NULL)`, d.learner, e.ID); err != nil {
		return err
	}
	if err := d.addSteps(ctx, e); err != nil {
		return err
	}
	p.ExamsClosed++
	return d.close(ctx, e)
}
