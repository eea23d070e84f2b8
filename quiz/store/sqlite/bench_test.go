package sqlite

import (
	"encoding/json"
	"flag"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/store/internal/storetest"
)

var long = flag.Bool("long", false, "measure with a million answers, too, which takes minutes to make")

// grown makes a database with so many answers on a hundred cards.
func grown(b *testing.B, n int) *Archive {
	b.Helper()
	a := archiveIn(b.TempDir())
	const most = 100_000 // in one import
	for from := 0; from < n; from += most {
		if _, err := a.Import(b.Context(), "", strings.NewReader(someAnswers(b, from, min(n, from+most)))); err != nil {
			b.Fatal(err)
		}
	}
	return a
}

// someAnswers is an export with answers on a hundred cards.
func someAnswers(b *testing.B, from, to int) string {
	b.Helper()
	type answer struct {
		ID   string `json:"id"`
		Kind string `json:"kind"`
		quiz.Answer
	}
	var answers []answer
	for i := from; i < to; i++ {
		a := storetest.At(fmt.Sprint("card ", i%100), i*20, i%5 > 0)
		answers = append(answers, answer{strconv.Itoa(i + 1), a.Kind.String(), a})
	}
	text, err := json.Marshal(answers)
	if err != nil {
		b.Fatal(err)
	}
	return `{"format":"porthole-export","version":1,"answers":` + string(text) + `}`
}

func sizes() []int {
	if *long {
		return []int{1_000, 1_000_000}
	}
	return []int{1_000, 10_000}
}

// BenchmarkOpen is what a start waits for: the store, and what is known of the learner.
func BenchmarkOpen(b *testing.B) {
	for _, n := range sizes() {
		a := grown(b, n)
		for name, read := range map[string]bool{"open": false, "open and read": true} {
			b.Run(fmt.Sprint(n, " ", name), func(b *testing.B) {
				for b.Loop() {
					s, err := a.Open(b.Context(), "")
					if err != nil {
						b.Fatal(err)
					}
					if read {
						if _, err := s.Record(b.Context(), "mail"); err != nil {
							b.Fatal(err)
						}
					}
					if err := s.Close(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkSaveAnswer is what a verdict waits for.
func BenchmarkSaveAnswer(b *testing.B) {
	for _, n := range sizes() {
		a := grown(b, n)
		a.options.Now = time.Now
		s, err := a.Open(b.Context(), "")
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if _, err := s.SaveAnswer(b.Context(), storetest.At(fmt.Sprint("card ", i%100), n*20+i*20, i%5 > 0)); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprint(n, " and take it back"), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				id, err := s.SaveAnswer(b.Context(), storetest.At(fmt.Sprint("card ", i%100), n*20+i*20, i%5 > 0))
				if err != nil {
					b.Fatal(err)
				}
				if err := s.TakeBack(b.Context(), id); err != nil {
					b.Fatal(err)
				}
			}
		})
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCheck goes through every row; it runs in the background.
func BenchmarkCheck(b *testing.B) {
	for _, n := range sizes() {
		a := grown(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if found, err := inspect(b.Context(), a.path()); len(found) > 0 || err != nil {
					b.Fatal(found, err)
				}
			}
		})
	}
}
