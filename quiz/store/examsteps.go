package store

import (
	"context"
	"strconv"

	"porthole/quiz"
	"porthole/quiz/exam"
)

// What can be done with a question of an exam, as exam_steps names it.
const (
	didRespond = "response"
	didFlag    = "flag"
	didVisit   = "visit"
)

// How many columns exam_steps has, and had before the fourth form: one row told of all that was done with a question.
const (
	stepWidth    = 8
	oldStepWidth = 7
)

const insertStep = `INSERT INTO exam_steps (learner, exam, question, what, value, at, zone, checksum)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`

// keptChange returns a change as it comes back from the store.
func keptChange(c exam.Change) (exam.Change, error) {
	if c.Response != nil {
		kept := keptResponse(*c.Response)
		c.Response = &kept
	}
	at, err := keptTime(c.At)
	c.At = at
	return c, err
}

func keptResponse(r quiz.Response) quiz.Response {
	return quiz.Response{Text: keptText(r.Text), Picks: r.Picks, Fields: keptTexts(r.Fields)}
}

// changeRows returns the rows of a change: one for each thing that was done.
func (d examRows) changeRows(id string, c exam.Change) (rows [][]any, err error) {
	ms, zone := moment(c.At)
	add := func(what, value string) {
		rows = append(rows, sealed("exam_steps", d.learner, id, int64(c.Question), what, value, ms, zone))
	}
	if c.Response != nil {
		text, err := exam.Step{Response: *c.Response}.Encode()
		if err != nil {
			return nil, err
		}
		add(didRespond, string(text))
	}
	if c.Flagged != nil {
		add(didFlag, strconv.FormatBool(*c.Flagged))
	}
	if len(rows) == 0 {
		add(didVisit, "")
	}
	return rows, nil
}

// wholeChange returns the change that makes an untouched question stand as it does.
func wholeChange(s exam.Step) exam.Change {
	c := exam.Change{Question: s.Question, At: s.At}
	if r := s.Response; r.Text != "" || r.Picks != nil || r.Fields != nil {
		c.Response = &r
	}
	if s.Flagged {
		c.Flagged = &s.Flagged
	}
	return c
}

// change keeps a change of an exam that runs and has such a question; false: there is none.
func (d examRows) change(ctx context.Context, id string, c exam.Change) (bool, error) {
	rows, err := d.changeRows(id, c)
	if err != nil {
		return false, err
	}
	for _, row := range rows {
		var n int64
		n, err = d.Change(ctx, `INSERT INTO exam_steps (learner, exam, question, what, value, at, zone, checksum)
			SELECT learner, id, CAST($3 AS BIGINT), CAST($4 AS TEXT), CAST($5 AS TEXT), CAST($6 AS BIGINT), CAST($7 AS BIGINT),
					CAST($8 AS BIGINT)
				FROM exams WHERE learner = $1 AND id = $2 AND ended IS NULL AND $3 >= 0 AND $3 < questions
			ON CONFLICT (learner, exam, question, what) DO UPDATE SET
				value = excluded.value, at = excluded.at, zone = excluded.zone, checksum = excluded.checksum`, row...)
		if err != nil || n == 0 {
			return false, err
		}
	}
	return true, nil
}

// addSteps adds the steps of an exam that has none yet.
func (d examRows) addSteps(ctx context.Context, e exam.Exam) error {
	for _, s := range e.Steps {
		if untouched(s) {
			continue
		}
		rows, err := d.changeRows(e.ID, wholeChange(s))
		for _, row := range rows {
			if err == nil {
				err = d.Exec(ctx, insertStep, row...)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// untouched reports whether a step tells nothing, so that it need not be kept.
func untouched(s exam.Step) bool {
	r := s.Response
	return s.At.IsZero() && !s.Flagged && r.Text == "" && r.Picks == nil && r.Fields == nil
}

// steps reads the steps of an exam into it, in whichever form they are.
func (d examRows) steps(ctx context.Context, e *exam.Exam) error {
	return d.EachOf(ctx, `SELECT * FROM exam_steps WHERE learner = $1 AND exam = $2`, []any{d.learner, e.ID},
		func(columns int, scan func(...any) error) error {
			row, err := scanAll(columns, scan)
			if err != nil {
				return err
			}
			c, err := changeOf(row)
			if err == nil && (c.Question < 0 || c.Question >= len(e.Steps)) {
				err = &DamageError{"a row of exam_steps cannot be read"}
			}
			if err == nil {
				e.Steps[c.Question] = e.Steps[c.Question].Changed(c)
			}
			return err
		})
}

// changeOf returns what a row of exam_steps tells, in whichever form it is.
func changeOf(row []any) (c exam.Change, err error) {
	if !confirmed("exam_steps", row) {
		return c, &DamageError{"a row of exam_steps is not what was written"}
	}
	unreadable := &DamageError{"a row of exam_steps cannot be read"}
	at := len(row) - 3 // before the zone and the checksum
	question, ok := row[2].(int64)
	ms, timed := row[at].(int64)
	zone, zoned := row[at+1].(int64)
	value, written := row[at-1].(string)
	if !ok || !timed || !zoned || !written {
		return c, unreadable
	}
	c = exam.Change{Question: int(question), At: timeOf(ms, zone)}
	what := any(didRespond)
	if len(row) > oldStepWidth {
		what = row[3]
	}
	switch what {
	case didRespond:
		s, err := exam.DecodeStep([]byte(value), c.Question, c.At)
		if err != nil {
			return c, unreadable
		}
		if len(row) == oldStepWidth {
			return wholeChange(s), nil
		}
		c.Response = &s.Response
	case didFlag:
		flagged := value == strconv.FormatBool(true)
		c.Flagged = &flagged
	case didVisit:
	default:
		return c, unreadable
	}
	return c, nil
}

// renewed returns the rows that tell what a row of exam_steps of an earlier form tells.
func renewed(row []any) ([][]any, error) {
	c, err := changeOf(row)
	if err != nil {
		return nil, err
	}
	learner, ok := row[0].(int64)
	id, known := row[1].(string)
	if !ok || !known {
		return nil, &DamageError{"a row of exam_steps cannot be read"}
	}
	return examRows{learner: learner}.changeRows(id, c)
}
