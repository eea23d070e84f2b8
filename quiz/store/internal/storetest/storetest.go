// Package storetest has what the tests of the store and of its databases share: a clock and chance that can be foreseen, and
// examples of all that is kept.
package storetest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
)

// Noon is when most of the tests take place.
func Noon() time.Time {
	return time.Date(2026, time.March, 28, 12, 0, 0, 0, time.FixedZone("", 3600))
}

// Clock is a clock that a test sets.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock returns a clock that stands.
func NewClock(now time.Time) *Clock { return &Clock{now: now} }

// Now returns the time that was set last.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Set sets the clock.
func (c *Clock) Set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = t
}

// Counter returns a random source that a test can foresee.
func Counter() func() uint64 {
	var mu sync.Mutex
	n := uint64(0)
	return func() uint64 {
		mu.Lock()
		defer mu.Unlock()
		n += 0x9e3779b97f4a7c15
		return n
	}
}

// Soon is time.After, but for pauses that give way to other programs, which a test has none of.
func Soon(d time.Duration) <-chan time.Time {
	if d < time.Second {
		d /= 25
	}
	return time.After(d) //nolint:forbidigo // a test pauses, not the program
}

// Same compares what is kept: records by what they hold, by whatever maps.
func Same() cmp.Option {
	return cmp.Options{cmpopts.IgnoreUnexported(memory.Record{}), cmpopts.EquateEmpty()}
}

// Save saves an answer.
func Save(t testing.TB, s exam.Store, a quiz.Answer) int64 {
	t.Helper()
	id, err := s.SaveAnswer(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// RecordOf returns what is known of the learner in a course.
func RecordOf(t testing.TB, s exam.Store, course string) memory.Record {
	t.Helper()
	r, err := s.Record(t.Context(), course)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// At returns an answer on a card, so many seconds after noon.
func At(card string, seconds int, right bool) quiz.Answer {
	return quiz.Answer{
		Session: "s", Course: "mail", Card: card, Kind: quiz.Typed, Given: "587", Right: right, Words: 5,
		Latency: 3 * time.Second, At: Noon().Add(time.Duration(seconds) * time.Second),
	}
}

// Replayed returns the record of a course that quiz.Replay makes of the answers of an export.
func Replayed(t testing.TB, export, course string) memory.Record {
	t.Helper()
	var document struct {
		Answers []struct {
			Kind string `json:"kind"`
			quiz.Answer
		} `json:"answers"`
	}
	if err := json.NewDecoder(strings.NewReader(export)).Decode(&document); err != nil {
		t.Fatal(err)
	}
	return quiz.Replay(func(yield func(quiz.Answer) bool) {
		for _, a := range document.Answers {
			a.Answer.Kind = quiz.Kinds()[slices.IndexFunc(quiz.Kinds(), func(k quiz.Kind) bool { return k.String() == a.Kind })]
			if a.Course == course && !yield(a.Answer) {
				return
			}
		}
	})
}

// Filled is how many answers Fill gives: those of a drill, and those of the exam that is handed in.
const Filled = 60 + 5

// Fill keeps answers, and one of everything else; of exams one that is over, and one that runs.
func Fill(t testing.TB, s exam.Store) {
	t.Helper()
	for i := range 60 {
		answer := At(fmt.Sprint("card ", i%7), i*5, i%3 > 0)
		answer.Options = []string{"25", "465", strings.Repeat("long ", 10*i)}
		if !answer.Right {
			answer.Mistaken = []string{"25"}
		}
		Save(t, s, answer)
	}
	Take(t, s, AnExam("over", "mail", 6))
	HandIn(t, s, "over")
	Take(t, s, AnExam("runs", "mail", 3))
	err := errors.Join(
		s.MarkRead(t.Context(), "mail", "IMAP", Noon()),
		s.SaveRun(t.Context(), quiz.Run{ID: "r", Course: "mail", Kind: "drill", Right: 2, Asked: 3, Took: time.Minute, At: Noon()}),
		s.SetGoal(t.Context(), "mail", memory.Goal{Exam: Noon().Add(99 * time.Hour), Budget: time.Hour, Target: 0.8, Set: Noon()}),
		s.SaveForecast(t.Context(), "mail", memory.Snapshot{Day: 20540, Forecast: memory.Forecast{Expected: 1.0 / 3, Low: 0.1, High: 0.9}}))
	if err != nil {
		t.Fatal(err)
	}
}

// Export is an export of answers, in their order, as a learner's import takes it.
func Export(t testing.TB, answers []quiz.Answer) io.Reader {
	t.Helper()
	type answer struct {
		ID   string `json:"id"`
		Kind string `json:"kind"`
		quiz.Answer
	}
	var listed []answer
	for i, a := range answers {
		listed = append(listed, answer{strconv.Itoa(i + 1), a.Kind.String(), a})
	}
	text, err := json.Marshal(listed)
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReader(`{"format":"porthole-export","version":1,"answers":` + string(text) + `}`)
}
