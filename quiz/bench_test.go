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

// BenchmarkNextQuestion is what choosing and making the next question costs on each answer, once
// every card has been met.
func BenchmarkNextQuestion(b *testing.B) {
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d := NewDeck(manyFacts(n))
			selection := Selection{Directions: []Direction{Forward}, Kinds: []Kind{Typed, Choice}}
			record := Record{}
			for i, c := range d.Cards() {
				at := noon().Add(time.Duration(i-4000) * time.Minute)
				count(&record, Answer{Card: c.ID, Kind: Typed, Right: i%3 > 0, At: at})
			}
			drill, err := NewReview(d, selection, record, Goal{Exam: noon().AddDate(0, 0, 5)}, noon())
			if err != nil {
				b.Fatal(err)
			}
			q, _ := drill.Question()
			drill, _ = drill.Answer(Response{Text: q.Answers[0]}, noon())
			b.ReportAllocs()
			for b.Loop() {
				drill.Next(noon().Add(time.Minute))
			}
		})
	}
}
