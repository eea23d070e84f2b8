package store

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"sync"
	"time"

	"porthole/quiz"
)

// keptAnswer returns an answer as it comes back from the store, so that what is derived from it when
// it is given is what will be derived from it later.
func keptAnswer(a quiz.Answer) (quiz.Answer, error) {
	a = a.Own()
	for _, text := range []*string{&a.Session, &a.Course, &a.Card, &a.Given} {
		*text = keptText(*text)
	}
	a.Options, a.Members, a.Mistaken = keptTexts(a.Options), keptTexts(a.Members), keptTexts(a.Mistaken)
	a.Latency = a.Latency.Truncate(time.Millisecond)
	var err error
	a.At, err = keptTime(a.At)
	return a, err
}

// SaveAnswer implements exam.Store.
func (s *Store) SaveAnswer(ctx context.Context, a quiz.Answer) (id int64, err error) {
	if a, err = keptAnswer(a); err != nil {
		return 0, err
	}
	given := &givenAnswer{Answer: a}
	err = s.db.Keep(ctx, Kept{What: "answer"}, func(ctx context.Context, q *Conn) error {
		learner, failed := s.options.learnerForWriting(ctx, q, s.learner)
		if failed != nil {
			return failed
		}
		return s.addOnce(ctx, courseRows{Conn: q, learner: learner, course: a.Course}, given)
	})
	if quiz.IsLater(err) {
		return s.promised.add(given), err
	}
	if err != nil {
		return 0, err
	}
	return given.id(), nil
}

// A givenAnswer is an answer that is to be kept, with the ids it was given so far: each database that it was written to may
// have given it another.
type givenAnswer struct {
	quiz.Answer
	ids []int64
}

// id returns the newest one, 0 where it has none.
func (g *givenAnswer) id() int64 {
	if len(g.ids) == 0 {
		return 0
	}
	return g.ids[len(g.ids)-1]
}

// addOnce adds an answer, unless the database has it, and counts it.
func (s *Store) addOnce(ctx context.Context, b courseRows, given *givenAnswer) error {
	for i, id := range given.ids {
		_, there, found, err := findAnswer(ctx, b.Conn, b.learner, id)
		if err != nil {
			return err
		}
		if found && isSame(there, given.Answer) {
			given.ids = append(slices.Delete(given.ids, i, i+1), id)
			return nil
		}
	}
	id, err := s.addAnswer(ctx, b, given.Answer, given.id())
	if err == nil && id != given.id() {
		given.ids = append(given.ids, id)
	}
	return err
}

// isSame reports whether two answers are the same one, whatever was noted of it since.
func isSame(a, b quiz.Answer) bool {
	return a.Session == b.Session && a.Card == b.Card && a.At.Equal(b.At)
}

// promised are the answers that a learner was told of before they were kept, so that they have no id: the first is -1.
type promised struct {
	mu    sync.Mutex
	given []*givenAnswer
}

func (p *promised) add(g *givenAnswer) int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.given = append(p.given, g)
	return -int64(len(p.given))
}

// id returns the id that an answer has by now.
func (p *promised) id(id int64) int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := -id; n >= 1 && n <= int64(len(p.given)) {
		return p.given[n-1].id()
	}
	return id
}

// addAnswer adds an answer that keptAnswer has returned, and counts it. before is the id it had in another database, 0 where
// it had none; it has that again where no later one is kept.
func (s *Store) addAnswer(ctx context.Context, b courseRows, a quiz.Answer, before int64) (id int64, err error) {
	if id, err = s.nextID(ctx, b.Conn, b.learner, before); err != nil {
		return 0, err
	}
	n, err := answers().add(ctx, b.Conn, b.learner, answerRow{id, a})
	if err != nil {
		return 0, err
	}
	if n == 0 { // it would be lost, and counted
		return 0, &DamageError{"another answer has an identity that was not given yet"}
	}
	return id, b.count(ctx, id, a)
}

// identityOf names the identities of a learner's answers. Each learner has a row of them, so that nobody waits for another
// one's answer. The row called answer is of the time before that, or of a rescue: it tells of all learners what is taken.
func identityOf(learner int64) string { return "answer of " + strconv.FormatInt(learner, 10) }

// nextID returns an identity of an answer: the time in its upper bits and chance in its lower ones,
// so that the answers of two machines can be put together; but always more than the learner's one before. wanted is
// taken where it is more, unless it is 0.
func (s *Store) nextID(ctx context.Context, q *Conn, learner, wanted int64) (id int64, err error) {
	const chance, most = 20, 1<<42 - 1<<20 // bits, and milliseconds, which are in the year 2109
	random := s.options.Random()
	fresh := s.options.Now().UnixMilli()<<chance | int64(random>>(64-chance))
	if s.options.Now().UnixMilli() >= most { // there is not more room for time, but there is for more chance
		fresh = most<<chance | int64(random>>(64-39))
	}
	_, err = q.One(ctx, `INSERT INTO identities (name, last)
		SELECT CAST($1 AS TEXT), CASE WHEN taken.last >= CAST($2 AS BIGINT) THEN taken.last + 1 ELSE CAST($2 AS BIGINT) END
			FROM (SELECT coalesce(max(last), 0) AS last FROM identities WHERE name = 'answer') AS taken WHERE true
		ON CONFLICT (name) DO UPDATE SET last =
			CASE WHEN excluded.last > identities.last THEN excluded.last ELSE identities.last + 1 END
		RETURNING last`, []any{identityOf(learner), cmp.Or(wanted, max(1, fresh))}, &id)
	return id, err
}

// TakeBack implements exam.Store. The last answer is taken back by what it changed; for any other one
// all answers are counted anew.
func (s *Store) TakeBack(ctx context.Context, id int64) error {
	return s.amend(ctx, id, func(ctx context.Context, b courseRows, id int64, _ quiz.Answer) error {
		if err := b.Exec(ctx, `DELETE FROM answers WHERE learner = $1 AND id = $2`, b.learner, id); err != nil {
			return err
		}
		return b.Exec(ctx, `DELETE FROM images WHERE learner = $1 AND course = $2 AND answer >= $3`, b.learner, b.course, id)
	})
}

// MarkGuess implements exam.Store.
func (s *Store) MarkGuess(ctx context.Context, id int64) error {
	return s.amend(ctx, id, func(ctx context.Context, b courseRows, id int64, a quiz.Answer) error {
		a.Guess = true
		if err := answers().put(ctx, b.Conn, b.learner, answerRow{id, a}); err != nil {
			return err
		}
		return b.Exec(ctx, `DELETE FROM images WHERE learner = $1 AND course = $2 AND answer > $3`, b.learner, b.course, id)
	})
}

// amend changes one answer, or removes it, and brings the record to what it would be had it always
// been so.
func (s *Store) amend(
	ctx context.Context, told int64, change func(ctx context.Context, b courseRows, id int64, a quiz.Answer) error,
) error {
	done := false // it was, and the database that has taken the place of that one may not know the answer
	return s.db.Keep(ctx, Kept{What: "change"}, func(ctx context.Context, q *Conn) error {
		id := s.promised.id(told)
		learner, known, err := learnerHeld(ctx, q, s.learner)
		if err != nil {
			return err
		}
		b, a, found, err := findAnswer(ctx, q, learner, id)
		if done && err == nil && (!known || !found) {
			return nil
		}
		if err != nil || !known || !found {
			return cmp.Or(err, quiz.ErrNotFound)
		}
		done = true
		if over, _, failed := (examRows{q, learner}).state(ctx, a.Session); failed != nil || over {
			return stateError(over, true, failed)
		}
		return b.amend(ctx, id, a, change)
	})
}

// amend changes an answer, or removes it. Where what it changed can be undone, only that is; else all answers are counted anew.
func (b courseRows) amend(
	ctx context.Context, id int64, a quiz.Answer, change func(ctx context.Context, b courseRows, id int64, a quiz.Answer) error,
) error {
	undo, can, err := b.image(ctx, id)
	if err != nil {
		return err
	}
	if failed := change(ctx, b, id, a); failed != nil {
		return failed
	}
	if !can {
		return b.rebuild(ctx)
	}
	if failed := b.put(ctx, a, undo); failed != nil {
		return failed
	}
	_, changed, found, err := findAnswer(ctx, b.Conn, b.learner, id)
	if err != nil || !found {
		return err
	}
	return b.count(ctx, id, changed)
}

// findAnswer returns an answer of a learner, and the rows of the course that it counts for.
func findAnswer(ctx context.Context, q *Conn, learner, id int64) (b courseRows, a quiz.Answer, found bool, err error) {
	row, found, err := answers().one(ctx, q, learner, ` AND id = $2`, id)
	return courseRows{Conn: q, learner: learner, course: row.Course}, row.Answer, found, err
}
