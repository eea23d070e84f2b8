package quiz

import (
	"fmt"
	"testing"
	"time"

	"porthole/content"
)

// manyRows makes a table of names and ports, all of them different, of lengths from one to five.
func manyRows(n int) [][]string {
	rows := make([][]string, n)
	for i := range rows {
		rows[i] = []string{fmt.Sprintf("proto%d", i), fmt.Sprint((i*7919 + 1) % 65521)}
	}
	return rows
}

func manyFacts(n int) *content.Course {
	c := &content.Course{ID: "many", Lessons: []content.Lesson{{}}}
	rows := manyRows(n / 2)
	for i := range rows {
		rows[i] = append(rows[i], []string{"TCP", "UDP", "SCTP"}[i%3])
	}
	addTable(c, "", []string{"Protocol", "Port", "Transport"}, rows, nil)
	return c
}

func BenchmarkAsk(b *testing.B) {
	for _, n := range []int{10, 1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d := NewDeck(manyFacts(n))
			cards, r := d.Cards(), seeded(1)
			d.Ask(cards[0], Choice, r)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				c := cards[i*31%len(cards)]
				d.Ask(c, Kinds()[i%5], r)
			}
		})
	}
}

func BenchmarkMark(b *testing.B) {
	for _, n := range []int{10, 1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d := NewDeck(manyFacts(n))
			q, _ := d.Ask(d.CardsOf(0)[0], Typed, seeded(1))
			for b.Loop() {
				d.Mark(q, Response{Text: "tcp/7920"})
			}
		})
	}
}

// BenchmarkNewDeck is what the first frame waits for: the cards of every fact.
func BenchmarkNewDeck(b *testing.B) {
	for _, n := range []int{100, 10000} {
		c := manyFacts(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				NewDeck(c).CardsOf(0)
			}
		})
	}
}

// BenchmarkFirstQuestion is what the first question waits for on top of that.
func BenchmarkFirstQuestion(b *testing.B) {
	for _, n := range []int{100, 10000} {
		c := manyFacts(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				d := NewDeck(c)
				d.Ask(d.CardsOf(0)[0], Choice, seeded(1))
			}
		})
	}
}

// BenchmarkNextQuestion chooses what is asked next of a thousand cards that were all met before.
func BenchmarkNextQuestion(b *testing.B) {
	d := NewDeck(manyFacts(1000))
	ids := d.IDs()
	ids = ids[:min(len(ids), 1000)]
	now, r := noon(), Record{}
	for i, id := range ids {
		at := now.Add(time.Duration(i) * time.Second)
		count(&r, Answer{Card: id, Kind: Typed, Right: i%3 > 0, At: at})
		count(&r, Answer{Card: id, Kind: Typed, Right: i%5 > 0, At: at.Add(time.Hour)})
	}
	now = now.AddDate(0, 0, 9)
	s, err := NewReview(d, Selection{Cards: ids, Limit: time.Hour}, r, goalIn(30), now)
	if err != nil {
		b.Fatal(err)
	}
	s, _ = s.Answer(Response{}, now)
	for b.Loop() {
		s.Next(now)
	}
	b.ReportMetric(float64(len(ids)), "cards")
}
