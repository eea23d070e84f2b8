package class

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// EnoughAnswers is how many answers a question needs before its discrimination is told. It is a rough figure even then: of
// 20 answers one correlation in twenty lies 0.4 or more beside the true one.
const EnoughAnswers = 20

// Item is what the answers to one question tell of it.
type Item struct {
	Asked
	Lesson     string
	Objectives []string
	Right      string // the right answer
	Answers    int
	// Facility is the mean credit, from 0 to 1: the lower, the harder. What was left open counts as wrong.
	Facility float64
	// Discrimination is the PointBiserial of the question with the rest of each sheet. Nil: it has fewer than EnoughAnswers,
	// or one that cannot be told, for everybody did alike.
	Discrimination *float64
	Given          []Given // most often first
}

// Given is what was given to a question, and how often.
type Given struct {
	Text  string // "" for nothing
	Times int
	Right bool // it was wholly right
}

// Items tells of every question, the weakest first.
func Items(sheets []Sheet) []Item {
	found := map[Asked]*taken{}
	for _, s := range sheets {
		all := s.score()
		for _, a := range s.Answers {
			if found[a.Asked] == nil {
				found[a.Asked] = &taken{first: a, given: map[Given]int{}}
			}
			found[a.Asked].count(a, all)
		}
	}
	items := make([]Item, 0, len(found))
	for _, t := range found {
		items = append(items, t.item())
	}
	slices.SortFunc(items, func(a, b Item) int {
		return cmp.Or(cmp.Compare(a.Facility, b.Facility), cmp.Compare(b.Answers, a.Answers),
			cmp.Compare(a.ID, b.ID), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Stem, b.Stem))
	})
	return items
}

// taken is what was seen of a question so far.
type taken struct {
	first        Answer
	credit       []float64
	scored, rest []float64 // of the sheets that ask anything else: the credit here, and the share of the rest
	given        map[Given]int
}

// count counts an answer out of a sheet of which so much was right.
func (t *taken) count(a Answer, all Share) {
	t.credit = append(t.credit, a.Credit)
	t.given[Given{Text: a.Given, Right: a.Credit == 1}]++
	if all.Questions > 1 {
		t.scored = append(t.scored, a.Credit)
		t.rest = append(t.rest, (all.Points-a.Credit)/float64(all.Questions-1))
	}
}

func (t *taken) item() Item {
	item := Item{
		Asked: t.first.Asked, Lesson: t.first.Lesson, Objectives: t.first.Objectives, Right: t.first.Right,
		Answers: len(t.credit), Facility: mean(t.credit),
	}
	if r, ok := PointBiserial(t.scored, t.rest); ok && len(t.scored) >= EnoughAnswers {
		item.Discrimination = &r
	}
	for _, g := range slices.SortedFunc(maps.Keys(t.given), func(a, b Given) int {
		return cmp.Or(cmp.Compare(t.given[b], t.given[a]), cmp.Compare(a.Text, b.Text))
	}) {
		item.Given = append(item.Given, Given{g.Text, t.given[g], g.Right})
	}
	return item
}

// PointBiserial returns the correlation, from -1 to 1, of the score on a question with the score on the rest of the test. It
// is Pearson's: where the question is either right (1) or wrong (0), that is the point-biserial correlation
//
//	r = (M₁ - M₀)/s · √(p·(1-p))
//
// with M₁ and M₀ the mean rest of those who had it right and wrong, s the standard deviation of the rest, and p the share
// that had it right (Lord and Novick, Statistical Theories of Mental Test Scores, 1968). That the rest leaves the
// question itself out corrects it: a question correlates with any sum that it is part of (Henrysson, Psychometrika 28, 1963,
// 211–218). False where the lists are of different length, or nothing varies in one of them.
func PointBiserial(score, rest []float64) (float64, bool) {
	if len(score) != len(rest) || len(score) < 2 {
		return 0, false
	}
	ms, mr := mean(score), mean(rest)
	var both, ofScore, ofRest float64
	for i := range score {
		ds, dr := score[i]-ms, rest[i]-mr
		both, ofScore, ofRest = both+ds*dr, ofScore+ds*ds, ofRest+dr*dr
	}
	const rounding = 1e-12
	if ofScore < rounding || ofRest < rounding {
		return 0, false
	}
	return min(1, max(-1, both/math.Sqrt(ofScore*ofRest))), true
}

func mean(list []float64) (sum float64) {
	for _, x := range list {
		sum += x
	}
	return sum / float64(max(1, len(list)))
}

// Open returns how often nothing was given.
func (i Item) Open() int {
	open := 0
	for _, g := range i.Given {
		if g.Text == "" {
			open += g.Times
		}
	}
	return open
}

// Answered returns what was given, most often first.
func (i Item) Answered() []Given {
	return slices.DeleteFunc(slices.Clone(i.Given), func(g Given) bool { return g.Text == "" })
}

// Wrong returns what was given and not wholly right, most often first.
func (i Item) Wrong() []Given {
	return slices.DeleteFunc(i.Answered(), func(g Given) bool { return g.Right })
}
