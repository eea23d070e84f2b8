package simulation

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"porthole/content"
	"porthole/quiz"
)

// lessonSize is how many facts a lesson of the simulated course tells.
const lessonSize = 9

// readingTime is how long a learner takes to read one.
const readingTime = 90 * time.Second

// inLessons is the course of the simulation, told in lessons.
func inLessons(facts int) *content.Course {
	c := course(facts)
	c.Lessons = nil
	for i := range c.Facts {
		if i%lessonSize == 0 {
			c.Lessons = append(c.Lessons, content.Lesson{Title: fmt.Sprintf("Ports %d", i/lessonSize+1)})
		}
		c.Facts[i].Lesson = i / lessonSize
	}
	return c
}

// person is somebody who sits down with the program for as long as it asks anything.
type person struct {
	name  string
	reads bool // the lessons that come in; else is asked everything at once
	knows func(fact int, right bool) bool
}

// people are those whom the program has to let go.
func people() []person {
	as := func(_ int, right bool) bool { return right }
	return []person{
		{"reads", true, as},
		{"does not read", false, as},
		{"answers all right", true, func(int, bool) bool { return true }},
		{"never gets one card", true, func(fact int, right bool) bool { return right && fact != 4 }},
	}
}

// sitter is the program with somebody who goes on while it has anything to ask and there is time.
type sitter struct {
	*porthole
	person person
	read   map[string]time.Time
	asked  map[int]int // in this sitting
	most   []int       // of each sitting: how often the stem that came most did
	middle []int       // and how often the middle one did
	length []int       // questions of each sitting
	gaps   []int       // others between two of one stem, where there were fewer than four
	recent []int
}

func newSitter(c calendar, seed uint64, who person) *sitter {
	p := newPorthole(c, seed, planned)
	s := &sitter{porthole: p, person: who, read: map[string]time.Time{}}
	p.deck = quiz.NewDeck(inLessons(c.facts))
	p.ids, p.facts = nil, map[string]int{}
	for fact := range c.facts {
		id := p.deck.CardsOf(fact)[0].ID
		p.ids, p.facts[id] = append(p.ids, id), fact
	}
	if who.reads {
		s.read["Ports 1"] = clock(0)
	}
	return s
}

func (s *sitter) begin(now moment) {
	s.close()
	s.open(now, quiz.Progress{Record: s.record, Goal: s.goal, Read: s.read}, 0)
	s.asked, s.recent = map[int]int{}, nil
}

// close counts what was asked in the sitting that is over.
func (s *sitter) close() {
	if len(s.asked) == 0 {
		return
	}
	var times []int
	sum := 0
	for _, n := range s.asked {
		times = append(times, n)
		sum += n
	}
	slices.Sort(times)
	s.most = append(s.most, times[len(times)-1])
	s.middle = append(s.middle, times[len(times)/2])
	s.length = append(s.length, sum)
}

// reading lets the lesson in that the sitting has come to, and says how long it takes.
func (s *sitter) reading(now moment) time.Duration {
	next, ok := s.drill.Upcoming()
	if !ok {
		return 0
	}
	s.read[s.deck.Course().Lessons[next.Lesson].Title] = clock(now)
	s.drill = s.drill.Open(clock(now + readingTime))
	return readingTime
}

func (s *sitter) ask(now moment) int {
	fact := s.porthole.ask(now)
	if fact == nobody { // there is time to spare: is there another sitting?
		s.begin(now)
		if fact = s.porthole.ask(now); fact == nobody {
			return nobody
		}
	}
	if back := slices.Index(s.recent, fact); back >= 0 {
		s.gaps = append(s.gaps, back)
	}
	s.recent = append([]int{fact}, s.recent...)
	s.recent = s.recent[:min(4, len(s.recent))]
	s.asked[fact]++
	return fact
}

// sat is what a person's sittings came to.
type sat struct {
	outcome
	most, middle, length, gaps []int
}

// sit takes a learner through the course with the program.
func sit(m model, c calendar, kappa float64, seed uint64, who person) sat {
	s := newSitter(c, seed, who)
	l := newLearner(m, c.facts, kappa, seed)
	l.knowing = who.knows
	out := teach(l, s, c)
	s.close()
	return sat{out, s.most, s.middle, s.length, s.gaps}
}

// spareRow is what became of one kind of person with so many minutes.
type spareRow struct {
	kappa                float64
	minutes              int
	who                  string
	learners             int     // of all models
	used, exam, rival    float64 // minutes; scores, FSRS-6 with as many minutes for each learner
	spread               float64 // half of the 95 % interval of the difference of the scores
	middle, most, length int     // how often the middle stem and the one that came most came in a sitting; its questions
	gaps                 int     // stems that came again before four others
}

// spare sits everybody down who has lessons to read and time to spare.
func (s study) spare(kappa float64) []spareRow {
	var rows []spareRow
	for _, minutes := range []int{30, 120, 300} {
		for _, who := range people() {
			rows = append(rows, s.within(time.Duration(minutes)*minute).spareRow(kappa, minutes, who))
		}
	}
	return rows
}

func (s study) spareRow(kappa float64, minutes int, who person) spareRow {
	var all []sat
	var ahead []outcome
	row := spareRow{kappa: kappa, minutes: minutes, who: who.name}
	for _, m := range models() {
		list, rivals := make([]sat, s.learners), make([]outcome, s.learners)
		each(s.learners, func(i int) {
			seed := s.first + uint64(i)
			list[i] = sit(m, s.calendar, kappa, seed, who)
			as := calendar{s.facts, s.days, time.Duration(list[i].minutes * float64(minute))}
			rivals[i] = teach(newLearner(m, s.facts, kappa, seed), fsrs6().make(as, seed), as)
		})
		for i, o := range list {
			row.rival += rivals[i].exam
			ahead = append(ahead, outcome{exam: o.exam - rivals[i].exam})
		}
		all = append(all, list...)
	}
	row.learners = len(all)
	row.rival /= float64(len(all))
	row.spread = summarise(ahead).spread
	var most, middle, length []int
	for _, o := range all {
		row.exam += o.exam / float64(len(all))
		row.used += o.minutes / float64(len(all))
		row.gaps += len(o.gaps)
		most, middle, length = append(most, o.most...), append(middle, o.middle...), append(length, o.length...)
	}
	slices.Sort(middle)
	row.middle, row.most, row.length = middle[len(middle)/2], slices.Max(most), slices.Max(length)
	return row
}

// goals are what a row is to reach: no less than FSRS-6 in as many minutes, and at 300 minutes an end well before them. Who
// answers otherwise than memory would is no match for it.
func (r spareRow) goals() []goal {
	name := fmt.Sprintf("κ = %.2f: %d minutes, %s: ", r.kappa, r.minutes, r.who)
	out := []goal{
		{what: name + "a stem in a sitting, times", want: 5, got: float64(r.most), atMost: true},
		{what: name + "questions of the longest sitting", want: 120, got: float64(r.length), atMost: true},
		{what: name + "stems that came again before four others", want: 0, got: float64(r.gaps), atMost: true},
	}
	if r.who == "reads" || r.who == "does not read" {
		out = append(out, goal{what: name + "points above fsrs6 in as many minutes", want: 0, got: 100 * (r.exam - r.rival)})
	}
	if r.minutes == 300 {
		out = append(out, goal{what: name + "minutes used", want: 150, got: r.used, atMost: true})
	}
	return out
}

func spareTable(kappa float64, rows []spareRow) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n## Lessons to read and time to spare, κ = %.2f\n\nMeans over the four models, %d learners in all. FSRS-6 has for each of them as many "+
		"minutes as the program used,\nand no lessons to read; the lead over it has its 95 %% interval. How often a stem came in one sitting: the middle one, and the one that came most.\n\n",
		kappa, rows[0].learners)
	b.WriteString("| minutes | who | used | exam % | fsrs6 in as many | lead | a stem, middle | most | longest sitting |\n|---|---|---|---|---|---|---|---|---|\n")
	for _, r := range rows {
		fmt.Fprintf(&b, "| %d | %s | %.1f | %.1f | %.1f | %+.1f ± %.1f | %d | %d | %d |\n",
			r.minutes, r.who, r.used, 100*r.exam, 100*r.rival, 100*(r.exam-r.rival), 100*r.spread, r.middle, r.most, r.length)
	}
	return b.String()
}

func TestEverySittingEndsForWhomeverHasTimeToSpare(t *testing.T) {
	t.Parallel()
	for _, minutes := range []int{30, 120, 300} {
		c := calendar{45, 10, time.Duration(minutes) * minute}
		for _, who := range people() {
			for _, m := range models() {
				o := sit(m, c, strong, 1000, who)
				if len(o.gaps) > 0 {
					t.Errorf("%s, %s, %d minutes: a stem came again after %d others", m.name, who.name, minutes, slices.Min(o.gaps))
				}
				if most, length := slices.Max(o.most), slices.Max(o.length); most > 5 || length > 120 {
					t.Errorf("%s, %s, %d minutes: a stem came %d times, a sitting had %d questions", m.name, who.name, minutes, most, length)
				}
				if minutes == 300 && o.minutes > 150 {
					t.Errorf("%s, %s: %.0f of 300 minutes were used", m.name, who.name, o.minutes)
				}
			}
		}
	}
}

func TestTimeToSpareBringsNoLessThanAsManyMinutesOfFSRS(t *testing.T) {
	t.Parallel()
	for _, minutes := range []int{30, 300} {
		row := study{1000, 4, tenDays()}.within(time.Duration(minutes)*minute).spareRow(strong, minutes, people()[0])
		if row.exam < row.rival {
			t.Errorf("%d minutes: %.2f on average, FSRS-6 %.2f in as many", minutes, row.exam, row.rival)
		}
	}
}
