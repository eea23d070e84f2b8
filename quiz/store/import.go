package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"time"

	"porthole/quiz"
	"porthole/quiz/memory"
)

// largest is how many bytes an import may have: some hundred thousand answers.
const largest = 256 << 20

// importer is an export that is being added to a learner.
type importer struct {
	*Conn
	learner int64
	courses map[string]bool // that were given answers
	last    int64           // the greatest id of an answer
	quiz.Imported
}

// Incoming is an export that was read whole, and that can be imported.
type Incoming struct{ document []byte }

// ReadExport reads an export without a database: what is wrong with it shows before anything is touched.
func ReadExport(ctx context.Context, from io.Reader) (Incoming, error) {
	document, err := io.ReadAll(io.LimitReader(from, largest+1))
	if err != nil {
		return Incoming{}, fmt.Errorf("the export cannot be read: %w", err)
	}
	if len(document) > largest {
		return Incoming{}, unfit(fmt.Errorf("it has more than %d MB", largest>>20))
	}
	if failed := (&importer{courses: map[string]bool{}}).read(ctx, document); failed != nil {
		return Incoming{}, unfit(failed)
	}
	return Incoming{document}, nil
}

// Add adds the export to a learner in a transaction; what is there already stays as it is and is not doubled.
func (i Incoming) Add(ctx context.Context, q *Conn, learner string, o Options) (quiz.Imported, error) {
	id, err := o.learnerForWriting(ctx, q, keptText(learner))
	if err != nil {
		return quiz.Imported{}, err
	}
	p := &importer{Conn: q, learner: id, courses: map[string]bool{}}
	if err := p.read(ctx, i.document); err != nil {
		return quiz.Imported{}, err
	}
	return p.Imported, p.settle(ctx)
}

// unfit returns why a document cannot be imported.
func unfit(err error) error {
	return fmt.Errorf("this is no export that can be imported, and nothing was changed: %w", err)
}

// settle derives anew what the answers that were added have changed. What is given to an answer next is more than all of theirs,
// and than what is taken of all learners; see identityOf.
func (p *importer) settle(ctx context.Context) error {
	if p.Answers == 0 {
		return nil
	}
	for course := range p.courses {
		b := courseRows{Conn: p.Conn, learner: p.learner, course: course}
		if err := b.Exec(ctx, `DELETE FROM images WHERE learner = $1 AND course = $2`, b.learner, b.course); err != nil {
			return err
		}
		if err := b.rebuild(ctx); err != nil {
			return err
		}
	}
	return p.Exec(ctx, `INSERT INTO identities (name, last)
		SELECT CAST($1 AS TEXT), CASE WHEN taken.last >= CAST($2 AS BIGINT) THEN taken.last ELSE CAST($2 AS BIGINT) END
			FROM (SELECT coalesce(max(last), 0) AS last FROM identities WHERE name = 'answer') AS taken WHERE true
		ON CONFLICT (name) DO UPDATE SET last =
			CASE WHEN excluded.last > identities.last THEN excluded.last ELSE identities.last END`, identityOf(p.learner), p.last)
}

// read reads the document and adds what is in it; without a database it only looks at it.
func (p *importer) read(ctx context.Context, document []byte) error {
	in := json.NewDecoder(bytes.NewReader(document))
	in.DisallowUnknownFields()
	if err := expect(in, json.Delim('{')); err != nil {
		return err
	}
	seen := map[string]bool{}
	for in.More() {
		key, err := in.Token()
		if err != nil {
			return plain(err)
		}
		name, _ := key.(string) // the decoder has seen to it
		if seen[name] {
			return fmt.Errorf("it has %q twice", name)
		}
		if seen[name] = true; name != "format" && !seen["format"] {
			return errors.New(`it does not begin with a "format"`)
		}
		if err := p.member(ctx, in, name); err != nil {
			return err
		}
	}
	if err := expect(in, json.Delim('}')); err != nil {
		return err
	}
	if !seen["version"] {
		return errors.New("it does not say its version")
	}
	if _, err := in.Token(); !errors.Is(err, io.EOF) {
		return errors.New("there is something behind its end")
	}
	return nil
}

// plain says an error of the decoder in plain words.
func plain(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("its end is missing")
	}
	return err
}

func expect(in *json.Decoder, want json.Delim) error {
	got, err := in.Token()
	if err != nil {
		return plain(err)
	}
	if got != want {
		return fmt.Errorf("%q is missing", want)
	}
	return nil
}

// member reads one member of the document.
func (p *importer) member(ctx context.Context, in *json.Decoder, name string) error {
	switch name {
	case "format":
		var format string
		if err := in.Decode(&format); err != nil || format != exportFormat {
			return fmt.Errorf("its format is not %q", exportFormat)
		}
		return nil
	case "version":
		var version int
		if err := in.Decode(&version); err != nil || version != exportVersion {
			return fmt.Errorf("its version is not %d; a newer porthole may read it", exportVersion)
		}
		return nil
	case "learner":
		return plain(in.Decode(&p.Learner))
	}
	all := sections()
	i := slices.IndexFunc(all, func(s section) bool { return s.name == name })
	if i < 0 {
		return fmt.Errorf("%.40q is not known", name)
	}
	if err := expect(in, json.Delim('[')); err != nil {
		return err
	}
	for n := 1; in.More(); n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		// What the database says is left as it is: only that can tell whether it is worth another try.
		if err := all[i].add(p, ctx, func(entry any) error { return plain(in.Decode(entry)) }); err != nil {
			return fmt.Errorf("entry %d of %q: %w", n, name, err)
		}
	}
	return expect(in, json.Delim(']'))
}

// looking says that nothing is to be added.
func (p *importer) looking() bool { return p.Conn == nil }

func (p *importer) addAnswer(ctx context.Context, read func(any) error) error {
	var e carriedAnswer
	if err := read(&e); err != nil {
		return err
	}
	const highest = math.MaxInt64 - 1<<40 // so that there are always many more
	id, err := strconv.ParseInt(e.ID, 10, 64)
	if err != nil || id < 1 || id > highest {
		return fmt.Errorf("its id is %.30q", e.ID)
	}
	var known bool
	if e.Answer.Kind, known = quiz.KindNamed(e.Kind); !known {
		return fmt.Errorf("its kind is %.30q", e.Kind)
	}
	a, err := keptAnswer(e.Answer)
	if err != nil {
		return err
	}
	if !share(a.Chance) || !share(a.Told) || a.Words < 0 || a.Words > largest || !bounded(a.Latency.Milliseconds()) {
		return errors.New("one of its numbers is out of range")
	}
	if p.looking() {
		return nil
	}
	added, id, err := p.addUnlessKnown(ctx, id, a)
	if err != nil {
		return err
	}
	if !added {
		p.Known++
		return nil
	}
	p.Answers++
	p.courses[a.Course] = true
	p.last = max(p.last, id)
	return nil
}

// addUnlessKnown adds an answer, unless the learner has it. Another answer may have its id, where two learners become one:
// then it is given the next one that is free.
func (p *importer) addUnlessKnown(ctx context.Context, wanted int64, a quiz.Answer) (added bool, id int64, err error) {
	for id = wanted; ; id++ {
		n, err := answers().add(ctx, p.Conn, p.learner, answerRow{id, a})
		if err != nil || n > 0 {
			return n > 0, id, err
		}
		_, there, _, err := findAnswer(ctx, p.Conn, p.learner, id)
		if err != nil || isSame(there, a) {
			return false, id, err
		}
	}
}

// share reports whether a number is one of 0 to 1.
func share(x float64) bool { return x >= 0 && x <= 1 }

// row returns the run that an entry tells of, as it is kept; so do the others.
func (e carriedRun) row() (quiz.Run, error) {
	r, err := keptRun(quiz.Run{
		ID: e.ID, Course: e.Course, Kind: e.Kind, Right: e.Right, Asked: e.Asked, Mistakes: e.Mistakes, Took: milliseconds(e.Took), At: e.At,
	})
	if err == nil && (r.ID == "" || !bounded(e.Took)) {
		err = errors.New("it has no id, or its time is out of range")
	}
	return r, err
}

func milliseconds(n int64) time.Duration { return time.Duration(n) * time.Millisecond }

// bounded reports whether each of the times, in milliseconds, is from 0 to about a hundred and forty years.
func bounded(times ...int64) bool {
	const most = 1 << 42
	return !slices.ContainsFunc(times, func(n int64) bool { return n < 0 || n > most })
}

func (e carriedRead) row() (carriedRead, error) {
	at, err := keptTime(e.At)
	return carriedRead{keptText(e.Course), keptText(e.Lesson), at}, err
}

func (e carriedGoal) row() (goalRow, error) {
	g, err := keptGoal(memory.Goal{
		Exam: e.Exam, Budget: milliseconds(e.Budget), Target: e.Target, Choices: e.Choices, Cap: milliseconds(e.Cap),
		Set: e.Set, Before: milliseconds(e.Before),
	})
	if err == nil && (!share(g.Target) || !bounded(e.Budget, e.Cap, e.Before)) {
		err = errors.New("one of its numbers is out of range")
	}
	return goalRow{keptText(e.Course), g}, err
}

func (e carriedForecast) row() (forecastRow, error) {
	if !share(e.Expected) || !share(e.Low) || !share(e.High) {
		return forecastRow{}, errors.New("one of its numbers is out of range")
	}
	return forecastRow{keptText(e.Course), memory.Snapshot{
		Day: e.Day, Forecast: memory.Forecast{Expected: e.Expected, Low: e.Low, High: e.High},
	}}, nil
}

func (e carriedSetting) row() (carriedSetting, error) {
	return carriedSetting{keptText(e.Name), keptText(e.Value)}, nil
}
