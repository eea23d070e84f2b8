package store

import (
	"context"
	"slices"
	"strings"
	"time"

	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/exam"
)

// Sit implements class.Seat.
func (c *liveRounds) Sit(ctx context.Context, round int64, learner string, nickname class.Name) error {
	return c.ofRound(ctx, round, func(ctx context.Context, q classRows, r class.Round) error {
		id, known, err := learnerNamed(ctx, q.Conn, learner)
		if err != nil || !known {
			return orElse(err, class.ErrNotFound)
		}
		m, known, err := members().one(ctx, q.Conn, id, "")
		if err != nil || !known || m.class != r.Class || m.Removed {
			return orElse(err, class.ErrNotFound)
		}
		row := seatRow{round: round, name: m.Name, look: m.look, pace: class.UsualPace, joined: q.now}
		if r.Nicknames && nickname.Key != "" {
			row.name, row.look = nickname.Shown, nickname.Look
		}
		return q.sit(ctx, id, r.Class, row)
	})
}

func (q classRows) sit(ctx context.Context, learner, of int64, row seatRow) error {
	var others int
	_, err := q.One(ctx, `SELECT count(*) FROM class_members WHERE class = $1 AND likeness = $2 AND learner <> $3`,
		[]any{of, row.look, learner}, &others)
	if err != nil {
		return err
	}
	if _, known, failed := seats().one(ctx, q.Conn, learner, " AND round = $2", row.round); failed != nil || known {
		return failed
	}
	if others > 0 {
		return class.ErrTaken
	}
	if last, known, failed := seats().one(ctx, q.Conn, learner, " ORDER BY joined DESC LIMIT 1"); failed != nil {
		return failed
	} else if known { // what they had last
		row.pace = last.pace
	}
	n, err := q.Change(ctx, seats().insertNew(), seats().row(learner, row)...)
	if err == nil && n == 0 {
		err = class.ErrTaken
	}
	return err
}

// Give implements class.Seat.
func (c *liveRounds) Give(ctx context.Context, a class.GivenLive) (receipt class.Receipt, err error) {
	given, err := exam.Step{Response: a.Response}.Encode()
	if err != nil {
		return receipt, err
	}
	for settled, tries := false, 0; err == nil && !settled; tries++ {
		const most = 5 // of which each finds that a teacher did something meanwhile
		if tries == most {
			return receipt, class.ErrMoved
		}
		err = c.writing(ctx, func(ctx context.Context, q classRows) (failed error) {
			receipt, settled, failed = q.give(ctx, a, keptText(string(given)), c)
			return failed
		})
	}
	return receipt, err
}

// give keeps an answer by the round's row as it stands; settled is false where that changed meanwhile. Where several programs
// share the database the row stays as it is until the answer is kept: whoever closes the question waits for those on their way.
func (q classRows) give(ctx context.Context, a class.GivenLive, given string, c *liveRounds) (receipt class.Receipt, settled bool, err error) {
	learner, known, err := learnerHeld(ctx, q.Conn, a.Learner)
	if err != nil || !known {
		return receipt, false, orElse(err, class.ErrNotFound)
	}
	seat, known, err := seats().one(ctx, q.Conn, learner, " AND round = $2", a.Round)
	if err != nil || !known {
		return receipt, false, orElse(err, class.ErrNotFound)
	}
	r, known, err := q.roundHeld(ctx, a.Round, q.sharing.HoldTogether)
	if err != nil || !known || a.Question < 0 || a.Question > r.At {
		return receipt, false, orElse(err, class.ErrMoved)
	}
	row := replyRow{
		round: a.Round, question: a.Question, given: given, right: a.Answer.Right, took: r.Took(seat.pace, q.now), received: q.now,
	}
	if r.Takes(a.Question, seat.pace, q.now) {
		return q.take(ctx, learner, r, row, a.Answer, c)
	}
	row.late = true
	if _, failed := replies().add(ctx, q.Conn, learner, row); failed != nil {
		return receipt, false, failed
	}
	counts, err := q.counts(ctx, learner, row)
	if counts {
		return class.Already, true, err
	}
	return class.CameLate, true, err
}

// take adds an answer that came in time, in the place of a late one where the question was given more time since, and gives
// it to the learner's memory.
func (q classRows) take(
	ctx context.Context, learner int64, r class.Round, row replyRow, answer quiz.Answer, c *liveRounds,
) (receipt class.Receipt, settled bool, err error) {
	n, err := q.Change(ctx, insertReply(), append(replies().row(learner, row), r.ID, r.Version)...)
	if err != nil {
		return receipt, false, err
	}
	if n == 0 {
		counts, failed := q.counts(ctx, learner, row)
		return class.Already, counts, failed
	}
	answer.At = q.now.In(answer.At.Location())
	if answer, err = keptAnswer(answer); err != nil {
		return receipt, false, err
	}
	s := New(c.db, "", c.options)
	_, err = s.addAnswer(ctx, courseRows{Conn: q.Conn, learner: learner, course: answer.Course}, answer, 0)
	return class.Saved, true, err
}

// insertReply is the one statement that takes an answer or does not: by the version of the round's row.
func insertReply() string {
	t := replies()
	names := t.names()
	cast := places(len(names))
	for i, as := range []string{"BIGINT", "BIGINT", "BIGINT", "TEXT", "BOOLEAN", "BOOLEAN", "BIGINT", "BIGINT", "BIGINT"} {
		cast[i] = "CAST(" + cast[i] + " AS " + as + ")"
	}
	var set []string
	for _, name := range names[t.key:] {
		set = append(set, name+" = excluded."+name)
	}
	return "INSERT INTO " + t.name + " (" + strings.Join(names, ", ") + ") SELECT " + strings.Join(cast, ", ") +
		" WHERE EXISTS (SELECT 1 FROM class_rounds WHERE round = $10 AND version = $11 AND state = 'asking')" +
		" ON CONFLICT (" + strings.Join(names[:t.key], ", ") + ") DO UPDATE SET " + strings.Join(set, ", ") + " WHERE round_answers.late"
}

// counts reports whether an answer of the learner to the question is kept that counts.
func (q classRows) counts(ctx context.Context, learner int64, of replyRow) (bool, error) {
	row, known, err := replies().one(ctx, q.Conn, learner, " AND round = $2 AND question = $3", of.round, int64(of.question))
	return known && !row.late, err
}

// leaveRounds takes a learner's part in live rounds along; what it returns gives it to another one, who keeps what they have.
func (q classRows) leaveRounds(ctx context.Context, learner int64) (join func(other int64) error, err error) {
	sat, err := seats().all(ctx, q.Conn, learner, "")
	if err != nil {
		return nil, err
	}
	gave, err := replies().all(ctx, q.Conn, learner, "")
	return func(other int64) (failed error) {
		for _, row := range sat {
			failed = orElse(failed, q.Exec(ctx, seats().insertNew(), seats().row(other, row)...))
		}
		for _, row := range gave {
			failed = orElse(failed, q.Exec(ctx, replies().insertNew(), replies().row(other, row)...))
		}
		return failed
	}, err
}

// recently is how long a round that is over is still looked at.
const recently = 30 * time.Minute

// Look implements class.Live.
func (c *liveRounds) Look(ctx context.Context, before []class.Scene) (all []class.Scene, err error) {
	err = c.reading(ctx, func(ctx context.Context, q classRows) error {
		stand, failed := q.standing(ctx)
		all = nil
		for _, m := range stand {
			i := slices.IndexFunc(before, func(s class.Scene) bool { return s.ID == m.round })
			var last class.Scene
			if i >= 0 {
				last = before[i]
			}
			if failed != nil {
				break
			}
			var scene class.Scene
			if scene, failed = q.scene(ctx, m, last); scene.ID == m.round {
				all = append(all, scene)
			}
		}
		return failed
	})
	return all, err
}

// roundMark tells a round from what it was: whether anything was done with it, given in it, or anybody has come.
type roundMark struct {
	round, version int64
	taken, sitting int
}

func markOfScene(s class.Scene) roundMark { return roundMark{s.ID, s.Version, s.Taken, len(s.Seats)} }

// standing tells of all rounds that are looked at, in one query: all that is read as long as nothing happens.
func (q classRows) standing(ctx context.Context) (all []roundMark, err error) {
	err = q.Each(ctx, `SELECT round, version, (SELECT count(*) FROM round_answers a WHERE a.round = r.round AND late = false),
(SELECT count(*) FROM round_seats s WHERE s.round = r.round) FROM class_rounds r WHERE state <> $1 OR changed > $2 ORDER BY round`,
		[]any{roundOver, q.now.Add(-recently).UnixMilli()}, func(scan func(...any) error) error {
			var m roundMark
			failed := scan(&m.round, &m.version, &m.taken, &m.sitting)
			all = append(all, m)
			return failed
		})
	return all, err
}

// scene returns a round as it stands, by what it was where that has not changed.
func (q classRows) scene(ctx context.Context, m roundMark, last class.Scene) (class.Scene, error) {
	if markOfScene(last) == m {
		last.Read = q.now
		return last, nil
	}
	r, known, err := q.round(ctx, m.round)
	if err != nil || !known {
		return class.Scene{}, err
	}
	s := class.Scene{Round: r, Read: q.now, Taken: m.taken}
	if last.ID == r.ID {
		s.Title, s.Questions = last.Title, last.Questions
	} else if s.Round, err = q.paper(ctx, r); err != nil {
		return s, err
	}
	names, err := q.sitting(ctx, &s)
	if err != nil {
		return s, err
	}
	return s, q.given(ctx, &s, names)
}

// sitting reads who is in a round, and returns what the store calls them.
func (q classRows) sitting(ctx context.Context, s *class.Scene) (names map[int64]string, err error) {
	names = map[int64]string{}
	err = q.Each(ctx, `SELECT l.id, l.name FROM learners l, round_seats s WHERE s.learner = l.id AND s.round = $1`, []any{s.ID}, func(scan func(...any) error) error {
		var id int64
		var name string
		failed := scan(&id, &name)
		names[id] = name
		return failed
	})
	if err != nil {
		return nil, err
	}
	err = seats().whoever(ctx, q.Conn, "round = $1 ORDER BY name", []any{s.ID}, func(learner int64, row seatRow) {
		s.Seats = append(s.Seats, class.Seated{Learner: names[learner], Name: row.name, Pace: row.pace})
	})
	slices.SortStableFunc(s.Seats, func(a, b class.Seated) int { return class.ByName(a.Name, b.Name) })
	return names, err
}

// given reads what was given to the question, and how many of all are right.
func (q classRows) given(ctx context.Context, s *class.Scene, names map[int64]string) error {
	var wrong error
	err := replies().whoever(ctx, q.Conn, "round = $1 AND question = $2 AND late = false", []any{s.ID, int64(s.At)}, func(learner int64, row replyRow) {
		step, failed := exam.DecodeStep([]byte(row.given), row.question, row.received)
		wrong = orElse(wrong, failed)
		s.Replies = append(s.Replies, class.Reply{Learner: names[learner], Response: step.Response, Right: row.right, Took: row.took})
	})
	if err != nil || wrong != nil {
		return orElse(err, wrong)
	}
	return q.Each(ctx, `SELECT learner, count(*), CAST(sum(took) AS BIGINT) FROM round_answers
WHERE round = $1 AND correct = true AND late = false GROUP BY learner`, []any{s.ID}, func(scan func(...any) error) error {
		var learner, took int64
		var p class.Place
		failed := scan(&learner, &p.Right, &took)
		p.Learner, p.Took = names[learner], time.Duration(took)*time.Millisecond
		s.Scores = append(s.Scores, p)
		return failed
	})
}
