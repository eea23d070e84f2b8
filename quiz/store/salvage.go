package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"porthole/quiz/memory"
)

// Salvage is what is found of a damaged database, row by row: what a row's checksum confirms is a row.
type Salvage struct {
	rows       map[string][][]any
	unreadable int // rows that no checksum confirms
	counted    int // answers that the standings tell of
	written    int // answers
	dropped    int // exams of which something is missing
}

// NewSalvage returns one that has found nothing.
func NewSalvage() *Salvage { return &Salvage{rows: map[string][][]any{}} }

// keptTables are the tables that are not derived, in the order they are written in.
func keptTables() []string {
	return []string{"learners", "classes", "answers", "runs", "lessons_read", "goals", "forecasts", "settings", "exams", "exam_papers", "exam_steps", "exam_verdicts", "class_members", "class_keys", "class_rosters", "class_assignments", "class_papers", "class_grants", "class_attempts", "class_steps", "class_rounds", "class_round_papers", "round_seats", "round_answers"}
}

// Add keeps a row that its checksum confirms; nil is one that could not be read.
func (f *Salvage) Add(values []any) {
	if values == nil {
		f.unreadable++
		return
	}
	if len(values) == oldStepWidth && confirmed("exam_steps", values) {
		if rows, err := renewed(values); err == nil {
			f.rows["exam_steps"] = append(f.rows["exam_steps"], rows...)
			return
		}
	}
	like := false
	for table, width := range widths() {
		if width != len(values) {
			continue
		}
		if confirmed(table, values) {
			f.rows[table] = append(f.rows[table], values)
			if table == "cards" {
				f.countCard(values)
			}
			return
		}
		_, sealed := values[width-1].(int64)
		like = like || sealed
	}
	if like {
		f.unreadable++
	}
}

func (f *Salvage) countCard(values []any) {
	var s memory.Standing
	if text, ok := values[3].(string); ok && decode("cards", text, &s) == nil {
		f.counted += s.Asked
	}
}

// Write writes what was found to an empty database, in a transaction, and returns how many answers that are.
func (f *Salvage) Write(ctx context.Context, q *Conn) (answers int, err error) {
	f.nameLearners()
	f.nameClasses()
	f.wholeExams()
	for _, table := range keptTables() {
		n, err := f.writeTable(ctx, q, table)
		if err != nil {
			return 0, err
		}
		if table == "answers" {
			answers = n
		}
	}
	f.written = answers
	return answers, rebuildAll(ctx, q)
}

// Lost returns how many rows are lost, as far as that can be told, once Write has written the others.
func (f *Salvage) Lost() int { return max(f.unreadable, f.counted-f.written, f.dropped) }

// nameLearners gives those whose name is lost one: the first, where it is free, that of a machine that
// has but one learner.
func (f *Salvage) nameLearners() {
	ids, names := map[int64]bool{}, map[string]bool{}
	for _, row := range f.rows["learners"] {
		ids[row[0].(int64)], names[row[1].(string)] = true, true //nolint:errcheck,forcetypeassert // the checksum has confirmed it
	}
	lost := map[int64]bool{}
	for _, table := range keptTables()[1:] {
		if ofClass(table) {
			continue
		}
		for _, row := range f.rows[table] {
			if id, ok := row[0].(int64); ok && !ids[id] {
				lost[id] = true
			}
		}
	}
	for n, id := range slices.Sorted(maps.Keys(lost)) {
		name := ""
		if names[""] || n > 0 {
			name = fmt.Sprintf("rescued %d", n+1)
		}
		f.rows["learners"] = append(f.rows["learners"], sealed("learners", id, name))
	}
}

// writeTable writes the rows of a table, each once.
func (f *Salvage) writeTable(ctx context.Context, q *Conn, table string) (written int, err error) {
	statement := insertAny(table, widths()[table])
	if of := wholeOf(table); of != "" { // what belongs to an exam that is not there is of no use
		statement = strings.NewReplacer("VALUES (", "SELECT ", ") ON",
			" WHERE EXISTS (SELECT 1 FROM "+of+" WHERE learner = $1 AND id = $2) ON").Replace(statement)
	}
	for _, row := range f.rows[table] {
		n, err := q.Change(ctx, statement, row...)
		if err != nil {
			return written, err
		}
		written += int(n)
	}
	return written, nil
}

// insertAny returns the statement that adds a row of so many columns to a table, unless it cannot stand beside those there.
func insertAny(table string, columns int) string {
	places := make([]string, columns)
	for i := range places {
		places[i] = fmt.Sprintf("$%d", i+1)
	}
	return "INSERT INTO " + table + " VALUES (" + strings.Join(places, ", ") + ") ON CONFLICT DO NOTHING"
}

// wholeOf returns the table whose rows the rows of a table belong to, by their first two columns; "" for none.
func wholeOf(table string) string {
	switch {
	case strings.HasPrefix(table, "exam_"):
		return "exams"
	case table == "class_steps":
		return "class_attempts"
	}
	return ""
}

// rebuildAll derives everything from the answers.
func rebuildAll(ctx context.Context, q *Conn) error {
	courses, err := ownedBy(ctx, q, `SELECT DISTINCT learner, course FROM answers`)
	for _, c := range courses {
		if err == nil {
			err = courseRows{Conn: q, learner: c.learner, course: c.name}.rebuild(ctx)
		}
	}
	if err != nil {
		return err
	}
	return q.Exec(ctx, `INSERT INTO identities (name, last) SELECT 'answer', coalesce(max(id), 1) FROM answers`)
}
