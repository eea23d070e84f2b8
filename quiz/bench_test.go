package quiz

import (
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"porthole/content"
	"porthole/quiz/memory"
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
			var answers []Answer
			for i, c := range d.Cards() {
				at := noon().Add(time.Duration(i-4000) * time.Minute)
				answers = append(answers, Answer{Card: c.ID, Kind: Typed, Right: i%3 > 0, At: at})
			}
			drill, err := NewSitting(d, Progress{Record: Replay(slices.Values(answers)), Goal: memory.Goal{Exam: noon().AddDate(0, 0, 5)}}, selection, noon())
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

// BenchmarkUndo tells what a drill of the email course holds after sixty answers, with the last thirty to be taken back
// and without: the bytes of the heap that go with it.
func BenchmarkUndo(b *testing.B) {
	for _, scheduled := range []bool{false, true} {
		for _, deep := range []int{0, 30} {
			b.Run(fmt.Sprintf("scheduled=%t/deep=%d", scheduled, deep), func(b *testing.B) {
				d := builtin(b, "email")
				sixty(b, d, scheduled, deep) // the deck's own tables are made
				for b.Loop() {
					before := heap()
					kept := sixty(b, d, scheduled, deep)
					b.ReportMetric(float64(heap()-before), "bytes-held")
					runtime.KeepAlive(kept)
				}
			})
		}
	}
}

func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// sixty answers sixty questions, every third one wrongly, and returns the drill with those before it.
func sixty(tb testing.TB, d *Deck, scheduled bool, deep int) []Drill {
	tb.Helper()
	drill, err := NewDrill(d, Selection{Count: 45, Seed: 7}, memory.Record{}, noon())
	if scheduled {
		drill, err = NewSitting(d, Progress{Goal: memory.Goal{Exam: noon().AddDate(0, 0, 5)}}, Selection{Limit: 24 * time.Hour, Seed: 7}, noon())
	}
	if err != nil {
		tb.Fatal(err)
	}
	kept := make([]Drill, 0, 60)
	for i := range 60 {
		now := noon().Add(time.Duration(i) * 20 * time.Second)
		q, more := drill.Question()
		if !more {
			tb.Fatalf("only %d questions", i)
		}
		kept = append(kept, drill)
		drill, _ = drill.Answer(respond(q, i%3 > 0), now)
		drill = drill.Next(now)
	}
	return append(slices.Clone(kept[len(kept)-deep:]), drill)
}
