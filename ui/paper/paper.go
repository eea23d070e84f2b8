// Package paper sets a test for a class to be printed: the same questions in several versions, each in an order of its own,
// and a key to each with the reasons and the sources.
package paper

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"time"

	"porthole/quiz"
)

// MostVersions is how many versions a test can have: a letter names each.
const MostVersions = 26

// Test is a test for a class.
type Test struct {
	Title    string
	Seed     uint64 // the same one makes the same test of the same course
	Date     time.Time
	Versions []Version
}

// Version is one order of a test's questions and of their options.
type Version struct {
	Name      string // "A"
	Questions []quiz.Question
}

// versionStream keeps the random sources of the versions apart from others.
const versionStream = 1 << 58

// New sets a test in n versions, from 1 to MostVersions. The first one has the questions in the order in which they are
// given.
func New(title string, questions []quiz.Question, n int, seed uint64, date time.Time) Test {
	t := Test{Title: title, Seed: seed, Date: date}
	for v := range min(max(n, 1), MostVersions) {
		list := slices.Clone(questions)
		if v > 0 {
			r := rand.New(rand.NewPCG(seed, versionStream+uint64(v))) //nolint:gosec // a small number
			r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
			for i := range list {
				list[i] = shuffled(list[i], r)
			}
		}
		t.Versions = append(t.Versions, Version{Name: string(rune('A' + v)), Questions: list})
	}
	return t
}

// shuffled returns a question with its options in another order; True stays before False.
func shuffled(q quiz.Question, r *rand.Rand) quiz.Question {
	if q.Kind == quiz.TrueFalse {
		return q
	}
	q.Options = slices.Clone(q.Options)
	r.Shuffle(len(q.Options), func(i, j int) { q.Options[i], q.Options[j] = q.Options[j], q.Options[i] })
	return q
}

// about says what a sheet belongs to: "seed 7 · 2026-11-25".
func (t Test) about() string {
	return "seed " + strconv.FormatUint(t.Seed, 10) + " · " + t.Date.Format(time.DateOnly)
}
