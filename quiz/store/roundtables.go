package store

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"porthole/quiz/class"
)

// The rows of live rounds.
type (
	roundPaperRow struct {
		round int64
		text  string
	}
	seatRow struct {
		round      int64
		name, look string
		pace       class.Pace
		joined     time.Time
	}
	replyRow struct {
		round    int64
		question int
		given    string
		right    bool
		late     bool
		took     time.Duration
		received time.Time
	}
)

func rounds() table[class.Round] {
	type row = class.Round
	return table[row]{"class_rounds", 2, []column[row]{
		number("round", func(r *row) *int64 { return &r.ID }),
		of("course", func(r *row) *string { return &r.Course }),
		named("state", func(r *row) *class.RoundState { return &r.State }, "lobby", "asking", "answered", roundOver),
		number("question", func(r *row) *int { return &r.At }),
		instant("opened", func(r *row) *time.Time { return &r.Opened }),
		instant("closes", func(r *row) *time.Time { return &r.Closes }),
		span("each_ms", func(r *row) *time.Duration { return &r.Each }),
		truth("speed", func(r *row) *bool { return &r.Speed }),
		named("board", func(r *row) *class.Board { return &r.Board }, "off", "three", "all"),
		truth("nicknames", func(r *row) *bool { return &r.Nicknames }),
		instant("changed", func(r *row) *time.Time { return &r.Changed }),
		number("version", func(r *row) *int64 { return &r.Version }),
	}}
}

// roundOver is how the state of a round is kept that is over.
const roundOver = "over"

// named makes a column of one of a few things, by their names.
func named[T any, N ~int](name string, at func(*T) *N, names ...string) column[T] {
	return column[T]{name, func(row *T) any { return names[*at(row)] }, func(row *T, value any) bool {
		text, _ := value.(string)
		i := slices.Index(names, text)
		*at(row) = N(max(0, i))
		return i >= 0
	}}
}

func roundPapers() table[roundPaperRow] {
	return table[roundPaperRow]{"class_round_papers", 2, []column[roundPaperRow]{
		of("round", func(r *roundPaperRow) *int64 { return &r.round }), of("paper", func(r *roundPaperRow) *string { return &r.text }),
	}}
}

func seats() table[seatRow] {
	type row = seatRow
	return table[row]{"round_seats", 2, []column[row]{
		of("round", func(r *row) *int64 { return &r.round }),
		of("name", func(r *row) *string { return &r.name }),
		of("likeness", func(r *row) *string { return &r.look }),
		number("pace", func(r *row) *class.Pace { return &r.pace }),
		instant("joined", func(r *row) *time.Time { return &r.joined }),
	}}
}

func replies() table[replyRow] {
	type row = replyRow
	return table[row]{"round_answers", 3, []column[row]{
		of("round", func(r *row) *int64 { return &r.round }),
		number("question", func(r *row) *int { return &r.question }),
		of("given", func(r *row) *string { return &r.given }),
		truth("correct", func(r *row) *bool { return &r.right }),
		truth("late", func(r *row) *bool { return &r.late }),
		span("took", func(r *row) *time.Duration { return &r.took }),
		instant("received", func(r *row) *time.Time { return &r.received }),
	}}
}

// insertNew is the statement that adds a row, unless there is one that it cannot stand beside.
func (t table[T]) insertNew() string {
	names := t.names()
	return "INSERT INTO " + t.name + " (" + strings.Join(names, ", ") + ") VALUES (" + strings.Join(places(len(names)), ", ") + ") ON CONFLICT DO NOTHING"
}

// update is the statement that changes the row of a key, if it is there. Its arguments are those of a row.
func (t table[T]) update() string {
	var key, rest []string
	for i, name := range t.names() {
		is := name + " = $" + strconv.Itoa(i+1)
		if i < t.key {
			key = append(key, is)
		} else {
			rest = append(rest, is)
		}
	}
	return "UPDATE " + t.name + " SET " + strings.Join(rest, ", ") + " WHERE " + strings.Join(key, " AND ")
}

// places are those of so many arguments: $1, $2.
func places(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = "$" + strconv.Itoa(i+1)
	}
	return out
}

// whoever calls f for the rows of all learners that a condition selects, whose arguments begin at $1.
func (t table[T]) whoever(ctx context.Context, q *Conn, condition string, args []any, f func(learner int64, row T)) error {
	names := t.names()
	return q.Each(ctx, "SELECT "+strings.Join(names, ", ")+" FROM "+t.name+" WHERE "+condition, args, func(scan func(...any) error) error {
		values, err := scanAll(len(names), scan)
		if err != nil {
			return err
		}
		row, err := t.read(values)
		if err != nil {
			return err
		}
		learner, _ := values[0].(int64)
		f(learner, row)
		return nil
	})
}
