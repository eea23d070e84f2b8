package store

import (
	"encoding/json"
	"time"

	"porthole/quiz/class"
	"porthole/quiz/exam"
)

// The rows of set work.
type (
	assignmentRow struct{ class.Assignment }
	askedRow      struct {
		assignment int64
		asks       string
	}
	grantRow struct {
		assignment int64
		class.Override
	}
	attemptRow struct {
		class.Attempt
		assignment int64
		drawn      []int
		verdicts   string
		shown      bool
		version    int64
	}
	stepRow struct {
		attempt string
		exam.Step
	}
)

func assignments() table[assignmentRow] {
	type row = assignmentRow
	return table[row]{"class_assignments", 2, []column[row]{
		number("id", func(r *row) *int64 { return &r.ID }),
		number("number", func(r *row) *int { return &r.Number }),
		of("title", func(r *row) *string { return &r.Title }),
		of("course", func(r *row) *string { return &r.Course.ID }),
		of("taught", func(r *row) *string { return &r.Course.Title }),
		texts("lessons", func(r *row) *[]string { return &r.Lessons }),
		texts("objectives", func(r *row) *[]string { return &r.Objectives }),
		texts("kinds", func(r *row) *[]string { return &r.Kinds }),
		truth("to_read", func(r *row) *bool { return &r.ToRead }),
		number("questions", func(r *row) *int { return &r.Questions }),
		span("span", func(r *row) *time.Duration { return &r.Limit }),
		number("attempts", func(r *row) *int { return &r.Attempts }),
		instant("opens", func(r *row) *time.Time { return &r.From }),
		instant("due", func(r *row) *time.Time { return &r.Due }),
		number("feedback", func(r *row) *class.Feedback { return &r.Feedback }),
		truth("same", func(r *row) *bool { return &r.Same }),
		{"seed", func(r *row) any { return int64(r.Seed) }, func(r *row, value any) bool { //nolint:gosec // the bits
			n, ok := value.(int64)
			r.Seed = uint64(n) //nolint:gosec // the bits
			return ok
		}},
		of("pass", func(r *row) *float64 { return &r.Pass }),
		instant("made", func(r *row) *time.Time { return &r.Made }),
		truth("withdrawn", func(r *row) *bool { return &r.Withdrawn }),
		number("version", func(r *row) *int64 { return &r.Version }),
	}}
}

func askedPapers() table[askedRow] {
	return table[askedRow]{"class_papers", 2, []column[askedRow]{
		number("assignment", func(r *askedRow) *int64 { return &r.assignment }), of("asks", func(r *askedRow) *string { return &r.asks }),
	}}
}

func grants() table[grantRow] {
	type row = grantRow
	return table[row]{"class_grants", 2, []column[row]{
		number("assignment", func(r *row) *int64 { return &r.assignment }),
		instant("due", func(r *row) *time.Time { return &r.Due }),
		of("factor", func(r *row) *float64 { return &r.Factor }),
		truth("no_limit", func(r *row) *bool { return &r.NoLimit }),
		number("more", func(r *row) *int { return &r.More }),
		number("version", func(r *row) *int64 { return &r.Version }),
	}}
}

func attempts() table[attemptRow] {
	type row = attemptRow
	return table[row]{"class_attempts", 2, []column[row]{
		of("id", func(r *row) *string { return &r.ID }),
		number("assignment", func(r *row) *int64 { return &r.assignment }),
		encoded("drawn", func(r *row) *[]int { return &r.drawn }),
		instant("began", func(r *row) *time.Time { return &r.Began }),
		instant("ended", func(r *row) *time.Time { return &r.Ended }),
		number("questions", func(r *row) *int { return &r.Questions }),
		number("unanswered", func(r *row) *int { return &r.Open }),
		of("points", func(r *row) *float64 { return &r.Points }),
		of("verdicts", func(r *row) *string { return &r.verdicts }),
		truth("shown", func(r *row) *bool { return &r.shown }),
		number("version", func(r *row) *int64 { return &r.version }),
	}}
}

func workSteps() table[stepRow] {
	type row = stepRow
	return table[row]{"class_steps", 3, []column[row]{
		of("attempt", func(r *row) *string { return &r.attempt }),
		number("question", func(r *row) *int { return &r.Question }),
		{"response", func(r *row) any {
			text, err := exam.Step{Response: r.Response}.Encode()
			if err != nil {
				panic("store: a response is always JSON: " + err.Error())
			}
			return string(text)
		}, func(r *row, value any) bool {
			text, ok := value.(string)
			s, err := exam.DecodeStep([]byte(text), 0, time.Time{})
			r.Response = s.Response
			return ok && err == nil
		}},
		truth("flagged", func(r *row) *bool { return &r.Flagged }),
		instant("at", func(r *row) *time.Time { return &r.At }),
	}}
}

// encoded makes a column of whole numbers, as JSON.
func encoded[T any](name string, at func(*T) *[]int) column[T] {
	return column[T]{name, func(row *T) any {
		text, err := json.Marshal(*at(row))
		if err != nil {
			panic("store: numbers are always JSON: " + err.Error())
		}
		return string(text)
	}, func(row *T, value any) bool {
		text, ok := value.(string)
		return ok && json.Unmarshal([]byte(text), at(row)) == nil
	}}
}
