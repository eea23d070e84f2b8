package store

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

// A table is what the statements know of a table whose rows belong to learners: its columns in their order, between the
// learner, which comes first, and the checksum, which comes last. Rows are written, read and checked by it.
type table[T any] struct {
	name    string
	key     int // how many of the columns are its key, with the learner
	columns []column[T]
}

// A column is one of a table: how it is put into a row, and taken out of one.
type column[T any] struct {
	name string
	put  func(*T) any
	take func(*T, any) bool // false: the value is of another type than what put puts
}

// of makes a column of a field that is stored as it is.
func of[T, V any](name string, at func(*T) *V) column[T] {
	return column[T]{name, func(row *T) any { return *at(row) }, func(row *T, value any) bool {
		v, ok := value.(V)
		*at(row) = v
		return ok
	}}
}

// number makes a column of a whole number.
func number[T any, N ~int | ~int64](name string, at func(*T) *N) column[T] {
	return column[T]{name, func(row *T) any { return int64(*at(row)) }, func(row *T, value any) bool {
		n, ok := value.(int64)
		*at(row) = N(n)
		return ok
	}}
}

// truth makes a column of yes or no, which some databases keep as a number.
func truth[T any](name string, at func(*T) *bool) column[T] {
	return column[T]{name, func(row *T) any { return *at(row) }, func(row *T, value any) bool {
		switch v := value.(type) {
		case bool:
			*at(row) = v
		case int64:
			*at(row) = v != 0
		default:
			return false
		}
		return true
	}}
}

// instant makes a column of a time in milliseconds, 0 for none.
func instant[T any](name string, at func(*T) *time.Time) column[T] {
	return column[T]{name, func(row *T) any {
		if at(row).IsZero() {
			return int64(0)
		}
		return at(row).UnixMilli()
	}, func(row *T, value any) bool {
		ms, ok := value.(int64)
		if ms != 0 {
			*at(row) = timeOf(ms, 0)
		}
		return ok
	}}
}

// span makes a column of a length of time, in milliseconds.
func span[T any](name string, at func(*T) *time.Duration) column[T] {
	return column[T]{name, func(row *T) any { return at(row).Milliseconds() }, func(row *T, value any) bool {
		ms, ok := value.(int64)
		*at(row) = time.Duration(ms) * time.Millisecond
		return ok
	}}
}

// times makes the two columns of a time: milliseconds, and the offset of its zone.
func times[T any](name, zone string, at func(*T) *time.Time) []column[T] {
	return []column[T]{
		{name, func(row *T) any { ms, _ := moment(*at(row)); return ms }, func(row *T, value any) bool {
			ms, ok := value.(int64)
			*at(row) = timeOf(ms, 0)
			return ok
		}},
		{zone, func(row *T) any { _, zone := moment(*at(row)); return zone }, func(row *T, value any) bool {
			zone, ok := value.(int64)
			*at(row) = timeOf(at(row).UnixMilli(), zone)
			return ok
		}},
	}
}

// texts makes a column of a list, as JSON.
func texts[T any](name string, at func(*T) *[]string) column[T] {
	return column[T]{name, func(row *T) any { return list(*at(row)) }, func(row *T, value any) bool {
		text, ok := value.(string)
		if !ok || text == "[]" {
			return ok
		}
		return json.Unmarshal([]byte(text), at(row)) == nil
	}}
}

// where makes a column that is NULL but where a condition holds of the row.
func where[T any](holds func(*T) bool, c column[T]) column[T] {
	return column[T]{c.name, func(row *T) any {
		if !holds(row) {
			return nil
		}
		return c.put(row)
	}, func(row *T, value any) bool { return value == nil || c.take(row, value) }}
}

// owner names the column that comes first: rows belong to a learner, but for those of a class.
func (t table[T]) owner() string {
	if ofClass(t.name) {
		return "class"
	}
	return "learner"
}

// names returns the columns of the table, the learner and the checksum included.
func (t table[T]) names() []string {
	out := append(make([]string, 0, len(t.columns)+2), t.owner())
	for _, c := range t.columns {
		out = append(out, c.name)
	}
	return append(out, "checksum")
}

// row returns the values of the columns, sealed.
func (t table[T]) row(learner int64, v T) []any {
	values := make([]any, 0, len(t.columns)+2) // with room for the checksum
	values = append(values, learner)
	for _, c := range t.columns {
		values = append(values, c.put(&v))
	}
	return sealed(t.name, values...)
}

// read returns what a row tells, once it is sure that it is what was written.
func (t table[T]) read(values []any) (v T, err error) {
	if !confirmed(t.name, values) {
		return v, &DamageError{"a row of " + t.name + " is not what was written"}
	}
	for i, c := range t.columns {
		if !c.take(&v, values[i+1]) {
			return v, &DamageError{"a row of " + t.name + " cannot be read"}
		}
	}
	return v, nil
}

// insert returns the statement that adds a row, and what it does where there is one of its key.
func (t table[T]) insert(orElse func(names []string, to *strings.Builder)) string {
	names := t.names()
	var out strings.Builder
	out.Grow(1 << 9)
	out.WriteString("INSERT INTO " + t.name + " (")
	out.WriteString(strings.Join(names, ", "))
	out.WriteString(") VALUES ($1")
	for i := 2; i <= len(names); i++ {
		out.WriteString(", $")
		out.WriteString(strconv.Itoa(i))
	}
	out.WriteString(") ON CONFLICT (" + strings.Join(names[:t.key], ", ") + ") DO ")
	orElse(names, &out)
	return out.String()
}

// add adds a row, unless there is one of its key; it returns how many were added.
func (t table[T]) add(ctx context.Context, q *Conn, learner int64, v T) (int64, error) {
	statement := t.insert(func(_ []string, to *strings.Builder) { to.WriteString("NOTHING") })
	return q.Change(ctx, statement, t.row(learner, v)...)
}

// put adds a row in the place of the one of its key.
func (t table[T]) put(ctx context.Context, q *Conn, learner int64, v T) error {
	statement := t.insert(func(names []string, to *strings.Builder) {
		between := "UPDATE SET "
		for _, name := range names[t.key:] {
			to.WriteString(between + name + " = excluded." + name)
			between = ", "
		}
	})
	return q.Exec(ctx, statement, t.row(learner, v)...)
}

// swap changes the row of a key to another version, unless it is not of the version before any more: false.
func (t table[T]) swap(ctx context.Context, q *Conn, owner int64, v T, before int64) (bool, error) {
	names := t.names()
	var set, where []string
	for i, name := range names {
		term := name + " = $" + strconv.Itoa(i+1)
		if i < t.key {
			where = append(where, term)
		} else {
			set = append(set, term)
		}
	}
	statement := "UPDATE " + t.name + " SET " + strings.Join(set, ", ") + " WHERE " + strings.Join(where, " AND ") +
		" AND version = $" + strconv.Itoa(len(names)+1)
	n, err := q.Change(ctx, statement, append(t.row(owner, v), before)...)
	return n > 0, err
}

// each calls f for each row of a learner. more is what follows the condition on the learner, whose arguments begin at $2.
func (t table[T]) each(ctx context.Context, q *Conn, learner int64, more string, args []any, f func(T) error) error {
	return t.where(ctx, q, t.owner()+" = $1"+more, append([]any{learner}, args...), func(_ int64, v T) error { return f(v) })
}

// where calls f for each row that a condition holds of, with whose it is.
func (t table[T]) where(ctx context.Context, q *Conn, condition string, args []any, f func(owner int64, row T) error) error {
	names := t.names()
	values, places := make([]any, len(names)), make([]any, len(names))
	for i := range values {
		places[i] = &values[i]
	}
	return q.Each(ctx, "SELECT "+strings.Join(names, ", ")+" FROM "+t.name+" WHERE "+condition, args,
		func(scan func(...any) error) error {
			if err := scan(places...); err != nil {
				return err
			}
			v, err := t.read(values)
			if err != nil {
				return err
			}
			owner, _ := values[0].(int64) // the checksum says so
			return f(owner, v)
		})
}

// all returns the rows of a learner.
func (t table[T]) all(ctx context.Context, q *Conn, learner int64, more string, args ...any) (out []T, err error) {
	err = t.each(ctx, q, learner, more, args, func(v T) error {
		out = append(out, v)
		return nil
	})
	return out, err
}

// one returns the first row of a learner; false: there is none.
func (t table[T]) one(ctx context.Context, q *Conn, learner int64, more string, args ...any) (v T, found bool, err error) {
	err = t.each(ctx, q, learner, more, args, func(row T) error {
		v, found = row, true
		return nil
	})
	return v, found, err
}
