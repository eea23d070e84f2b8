package store

import (
	"slices"
	"time"

	"porthole/quiz/class"
)

// The rows of classes.
type (
	classRow struct {
		key, code string
		version   int64
		class.Group
	}
	memberRow struct {
		class     int64
		key, look string
		version   int64
		class.Member
	}
	keyRow struct {
		fingerprint string
		added       time.Time
	}
	rosterRow struct{ key, name, id string }
)

// ofClass reports whether a table's rows belong to a class, whose number comes first in them.
func ofClass(table string) bool {
	return slices.Contains([]string{"classes", "class_rosters", "class_assignments", "class_papers", "class_rounds", "class_round_papers"}, table)
}

func classes() table[classRow] {
	type row = classRow
	return table[row]{"classes", 1, []column[row]{
		of("name", func(r *row) *string { return &r.Name }),
		of("key", func(r *row) *string { return &r.key }),
		of("code", func(r *row) *string { return &r.code }),
		instant("until", func(r *row) *time.Time { return &r.Until }),
		truth("roster_only", func(r *row) *bool { return &r.RosterOnly }),
		instant("made", func(r *row) *time.Time { return &r.Made }),
		instant("used", func(r *row) *time.Time { return &r.Used }),
		number("keep", func(r *row) *int { return &r.Keep }),
		instant("warned", func(r *row) *time.Time { return &r.Warned }),
		number("version", func(r *row) *int64 { return &r.version }),
	}}
}

func members() table[memberRow] {
	type row = memberRow
	return table[row]{"class_members", 1, []column[row]{
		number("class", func(r *row) *int64 { return &r.class }),
		of("name", func(r *row) *string { return &r.Name }),
		of("key", func(r *row) *string { return &r.key }),
		of("likeness", func(r *row) *string { return &r.look }),
		of("pin", func(r *row) *string { return &r.PIN }),
		truth("removed", func(r *row) *bool { return &r.Removed }),
		instant("joined", func(r *row) *time.Time { return &r.Joined }),
		instant("seen", func(r *row) *time.Time { return &r.Seen }),
		number("version", func(r *row) *int64 { return &r.version }),
	}}
}

func memberKeys() table[keyRow] {
	return table[keyRow]{"class_keys", 2, []column[keyRow]{
		of("fingerprint", func(r *keyRow) *string { return &r.fingerprint }),
		instant("added", func(r *keyRow) *time.Time { return &r.added }),
	}}
}

func rosters() table[rosterRow] {
	return table[rosterRow]{"class_rosters", 2, []column[rosterRow]{
		of("key", func(r *rosterRow) *string { return &r.key }),
		of("name", func(r *rosterRow) *string { return &r.name }),
		of("id", func(r *rosterRow) *string { return &r.id }),
	}}
}
