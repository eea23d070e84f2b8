package simulation

import (
	"errors"
	"fmt"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/memory"
)

// ours are the arms of the program: its own queue on uniform days, on its plan without the morning
// of the exam, and on the whole plan.
func ours() []arm {
	return []arm{
		{"porthole, uniform", func(c calendar, seed uint64) teacher { return newPorthole(c, seed, uniform) }},
		{"porthole, no morning", func(c calendar, seed uint64) teacher { return newPorthole(c, seed, noMorning) }},
		{"porthole", func(c calendar, seed uint64) teacher { return newPorthole(c, seed, planned) }},
	}
}

// timing is when the program's learner sits down.
type timing int

const (
	planned timing = iota
	noMorning
	uniform
)

// porthole is the program itself: quiz.NewSitting asks, quiz.Goal plans, quiz.Record foresees.
type porthole struct {
	calendar
	deck   *quiz.Deck
	ids    []string
	facts  map[string]int // by the id of the card
	timing timing
	goal   memory.Goal
	seed   uint64
	sat    uint64 // sittings so far
	record memory.Record
	drill  quiz.Drill
	length time.Duration
}

// midnight is when every simulation begins, a winter's Monday.
func midnight() time.Time { return time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC) }

func clock(at moment) time.Time { return midnight().Add(at) }

// beforeDawn is how much earlier an exam is entered for which no morning is planned: its warm-up
// would fall into the night.
const beforeDawn = 150 * time.Minute

func newPorthole(c calendar, seed uint64, when timing) *porthole {
	p := &porthole{calendar: c, seed: seed, timing: when, deck: quiz.NewDeck(course(c.facts)), facts: map[string]int{}}
	for fact := range c.facts {
		id := p.deck.CardsOf(fact)[0].ID
		p.ids = append(p.ids, id)
		p.facts[id] = fact
	}
	p.goal = memory.Goal{Exam: clock(c.exam()), Budget: c.budget, Target: 0.9, Set: clock(evening)}
	if when == noMorning {
		p.goal.Exam = p.goal.Exam.Add(-beforeDawn)
	}
	return p
}

func (p *porthole) sitting(now moment) time.Duration {
	switch {
	case p.timing != uniform:
		p.length = p.goal.Plan(p.record, clock(now)).Today
	case int(now/day) < p.days:
		p.length = p.daily()
	default:
		p.length = 0
	}
	return p.length
}

func (p *porthole) begin(now moment) {
	p.open(now, quiz.Progress{Record: p.record, Goal: p.goal}, p.length)
}

// open opens the sitting for a learner of whom so much is known; 0 minutes are those of the plan.
func (p *porthole) open(now moment, known quiz.Progress, length time.Duration) {
	p.sat++
	selection := quiz.Selection{
		Kinds: []quiz.Kind{quiz.Typed}, Directions: []quiz.Direction{quiz.Forward},
		Limit: length, Seed: p.seed<<8 + p.sat,
	}
	drill, err := quiz.NewSitting(p.deck, known, selection, clock(now))
	if _, done := errors.AsType[*quiz.DoneError](err); err != nil && !done {
		panic(fmt.Sprintf("the sitting at %v does not begin: %v", clock(now), err))
	}
	p.drill = drill
}

func (p *porthole) ask(moment) int {
	if q, ok := p.drill.Question(); ok {
		return p.facts[q.ID]
	}
	return nobody
}

func (p *porthole) mark(fact int, right bool, took time.Duration, now moment) {
	answer := quiz.Response{Latency: took}
	if right {
		answer.Text = port(fact)
	}
	drill, given := p.drill.Answer(answer, clock(now))
	if given.Verdict.Right != right {
		panic(fmt.Sprintf("%q is marked as right: %v", answer.Text, given.Verdict.Right))
	}
	p.drill = drill.Next(clock(now))
	p.record = p.drill.Record()
}

func (p *porthole) expects(now moment) float64 {
	return p.record.Forecast(p.ids, clock(now), 0).Expected
}

// course makes a course of one relation, in groups of three look-alikes. Its names have nothing in
// common, and no number is misread for another one.
func course(facts int) *content.Course {
	c := &content.Course{
		ID: "simulation", Lessons: []content.Lesson{{Title: "Ports"}},
		Phrases: map[string]content.Phrases{"port": {Forward: "Which port does {subject} use?"}},
	}
	for i := range facts {
		c.Facts = append(c.Facts, content.Fact{
			Subject: name(i), SubjectKind: content.Name, SubjectHeading: "Protocol",
			Relation: "Port", Kind: content.Number, Values: []content.Value{{Text: port(i)}}, Row: i, Column: 1,
		})
		if i%groupSize == 0 {
			c.Groups = append(c.Groups, nil)
		}
		last := len(c.Groups) - 1
		c.Groups[last] = append(c.Groups[last], name(i))
	}
	return c
}

// name makes a word of syllables: no two facts have the same.
func name(fact int) string {
	const first, vowels, second = "bdfgklmnprstvwz", "aeiou", "ktpmnlsrd"
	return string([]byte{first[fact%15], vowels[fact/15%5], second[fact*7%9], vowels[fact*3%5], first[fact/75%15]})
}

// port spreads numbers so that any two differ in more than a digit.
func port(fact int) string { return fmt.Sprint(10000 + fact*6131%49999) }
