package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"porthole/quiz"
)

// Rescue implements quiz.Archive. It reads the pages one by one, so that it needs nothing of the
// database to be whole but the rows themselves.
func (a *Archive) Rescue(ctx context.Context) (saved, lost int, aside string, err error) {
	if failed := a.placed(); failed != nil {
		return 0, 0, "", failed
	}
	if !a.exists() {
		return 0, 0, "", &quiz.StoreError{Path: a.path(), What: "there is nothing to rescue", Help: "porthole data restore lists the backups"}
	}
	release, err := a.hold(ctx, true)
	if err != nil {
		return 0, 0, "", err
	}
	defer release()
	a.enter()
	defer a.leave()
	if _, seen := a.look(ctx); isNewer(seen) {
		return 0, 0, "", seen
	}
	folder, remove, err := a.copied()
	if err != nil {
		return 0, 0, "", faultOf(a.path(), err)
	}
	defer remove()
	found, err := readPages(filepath.Join(folder, "porthole.db"))
	if err != nil {
		return 0, 0, "", faultOf(a.path(), err)
	}
	temp, err := a.temporary("rescued")
	if err != nil {
		return 0, 0, "", faultOf(a.options.Folder, err)
	}
	defer temp.remove()
	if saved, err = found.write(ctx, temp.path); err != nil {
		return 0, 0, "", faultOf(temp.path, err)
	}
	aside, err = a.replace(temp)
	return saved, max(found.unreadable, found.counted-saved, found.dropped), aside, faultOf(a.path(), err)
}

// finds are the rows that were found whole, by their table.
type finds struct {
	rows       map[string][][]any
	unreadable int // rows that no checksum confirms
	counted    int // answers that the standings tell of
	dropped    int // exams of which something is missing
}

// keptTables are the tables that are not derived, in the order they are written in.
func keptTables() []string {
	return []string{"learners", "answers", "runs", "lessons_read", "goals", "forecasts", "settings", "exams", "exam_papers", "exam_steps", "exam_verdicts"}
}

// widths tells how many columns the tables have whose rows have a checksum.
func widths() map[string]int {
	return map[string]int{
		"learners": 3, "answers": 22, "runs": 11, "lessons_read": 6, "goals": 12, "forecasts": 7, "settings": 4,
		"exams": 17, "exam_papers": 4, "exam_steps": 7, "exam_verdicts": 4,
		"cards": 5, "confusions": 6, "days": 5, "records": 5, "images": 5,
	}
}

// readPages finds the rows of a database and of what is written beside it.
func readPages(path string) (*finds, error) {
	file, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	size := int64(4096) // which is what SQLite takes
	if len(file) >= headerSize {
		if told := parseHeader(file).pageSize; told >= 512 && told <= 65536 && told&(told-1) == 0 {
			size = told
		}
	}
	beside, err := readWAL(path+"-wal", size, size)
	if err != nil {
		return nil, err
	}
	c := carver{count: int64(len(file)) / size}
	for n := range beside.held {
		c.count = max(c.count, n)
	}
	c.page = func(n int64) []byte {
		if page, ok := beside.held[n]; ok {
			return page
		}
		if n < 1 || n*size > int64(len(file)) {
			return nil
		}
		return file[(n-1)*size : n*size]
	}
	f := &finds{rows: map[string][][]any{}}
	c.rows(f.add)
	return f, nil
}

// add keeps a row that its checksum confirms.
func (f *finds) add(values []any) {
	last := len(values) - 1
	sum, ok := int64(0), false
	if last >= 0 {
		sum, ok = values[last].(int64)
	}
	if !ok {
		if values == nil {
			f.unreadable++
		}
		return
	}
	like := false
	for table, width := range widths() {
		if width != len(values) {
			continue
		}
		like = true
		if verify(table, sum, values[:last]...) == nil {
			f.rows[table] = append(f.rows[table], values)
			if table == "cards" {
				f.countCard(values)
			}
			return
		}
	}
	if like {
		f.unreadable++
	}
}

func (f *finds) countCard(values []any) {
	var s quiz.Standing
	if text, ok := values[3].(string); ok && decode("cards", text, &s) == nil {
		f.counted += s.Asked
	}
}

// write makes a database of what was found, and returns how many answers it has.
func (f *finds) write(ctx context.Context, path string) (saved int, err error) {
	if failed := build(ctx, path, newest); failed != nil {
		return 0, failed
	}
	d, err := connect(path, forWriting())
	if err != nil {
		return 0, err
	}
	f.nameLearners()
	f.wholeExams()
	err = d.write(ctx, func(ctx context.Context, q *queries) error {
		for _, table := range keptTables() {
			n, failed := f.writeTable(ctx, q, table)
			if failed != nil {
				return failed
			}
			if table == "answers" {
				saved = n
			}
		}
		return rebuildAll(ctx, q)
	})
	return saved, cmp.Or(err, d.settle(ctx), d.close())
}

// nameLearners gives those whose name is lost one: the first, where it is free, that of a machine that
// has but one learner.
func (f *finds) nameLearners() {
	ids, names := map[int64]bool{}, map[string]bool{}
	for _, row := range f.rows["learners"] {
		ids[row[0].(int64)], names[row[1].(string)] = true, true //nolint:errcheck,forcetypeassert // the checksum has confirmed it
	}
	lost := map[int64]bool{}
	for _, table := range keptTables()[1:] {
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
func (f *finds) writeTable(ctx context.Context, q *queries, table string) (written int, err error) {
	statement := "INSERT INTO " + table + " VALUES ("
	for i := range widths()[table] {
		statement += fmt.Sprintf("$%d, ", i+1)
	}
	statement = statement[:len(statement)-2] + ") ON CONFLICT DO NOTHING"
	if strings.HasPrefix(table, "exam_") { // what belongs to an exam that is not there is of no use
		statement = strings.NewReplacer("VALUES (", "SELECT ", ") ON",
			" WHERE EXISTS (SELECT 1 FROM exams WHERE learner = $1 AND id = $2) ON").Replace(statement)
	}
	for _, row := range f.rows[table] {
		n, err := q.change(ctx, statement, row...)
		if err != nil {
			return written, err
		}
		written += int(n)
	}
	return written, nil
}

// rebuildAll derives everything from the answers.
func rebuildAll(ctx context.Context, q *queries) error {
	var courses []courseRows
	err := q.each(ctx, `SELECT DISTINCT learner, course FROM answers`, nil, func(scan func(...any) error) error {
		b := courseRows{queries: q}
		err := scan(&b.learner, &b.course)
		courses = append(courses, b)
		return err
	})
	for _, b := range courses {
		if err == nil {
			err = b.rebuild(ctx)
		}
	}
	if err != nil {
		return err
	}
	return q.exec(ctx, `INSERT INTO identities (name, last) SELECT 'answer', coalesce(max(id), 1) FROM answers`)
}

func isNewer(err error) bool {
	fault, ok := err.(*quiz.StoreError) //nolint:errorlint // look returns it bare
	return ok && fault.Help == helpNewer
}
