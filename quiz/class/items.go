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
	// Given has what was given, most often first. What was offered and never taken comes last.
	Given []Given
}

// Given is what was given to a question, and how often.
type Given struct {
	Text    string // "" for nothing
	Times   int
	Right   bool // it was wholly right
	Offered int  // how often it was an option; 0 where that is not known
}

// Items tells of every question, the weakest first.
func Items(sheets []Sheet) []Item {
	found := map[Asked]*taken{}
	for _, s := range sheets {
		all := s.score()
		for _, a := range s.Answers {
			if found[a.Asked] == nil {
				found[a.Asked] = &taken{first: a, given: map[Given]int{}, offered: map[string]int{}}
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
	offered      map[string]int // options, by how often they were
}

// count counts an answer out of a sheet of which so much was right.
func (t *taken) count(a Answer, all Share) {
	t.credit = append(t.credit, a.Credit)
	t.given[Given{Text: a.Given, Right: a.Credit == 1}]++
	for _, o := range a.Options {
		t.offered[o]++
	}
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
	item.Given = t.all()
	return item
}

// all lists what was given, and what was offered and never taken.
func (t *taken) all() (all []Given) {
	left := maps.Clone(t.offered)
	for g, times := range t.given {
		delete(left, g.Text)
		all = append(all, Given{g.Text, times, g.Right, t.offered[g.Text]})
	}
	for text, offered := range left {
		all = append(all, Given{Text: text, Offered: offered})
	}
	slices.SortFunc(all, func(a, b Given) int {
		return cmp.Or(cmp.Compare(b.Times, a.Times), cmp.Compare(a.Text, b.Text))
	})
	return all
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
	return slices.DeleteFunc(slices.Clone(i.Given), func(g Given) bool { return g.Text == "" || g.Times == 0 })
}

// Wrong returns what was given and not wholly right, most often first.
func (i Item) Wrong() []Given {
	return slices.DeleteFunc(i.Answered(), func(g Given) bool { return g.Right })
}

// Flag is something about a question that its author should look at.
type Flag int

// The flags.
const (
	Hard      Flag = iota // under three in ten have it right
	Easy                  // over nineteen in twenty have it right
	Blurred               // whoever knows the rest knows this hardly more often: Discrimination is under 0.1
	Preferred             // one wrong answer is given more often than the right one: the key may be wrong
)

// Flags tells what is striking about a question. There is nothing of one that has fewer than Fewest answers.
func (i Item) Flags() (flags []Flag) {
	const hard, easy, blurred = 0.3, 0.95, 0.1
	if i.Answers < Fewest {
		return nil
	}
	if i.Facility < hard {
		flags = append(flags, Hard)
	}
	if i.Facility > easy {
		flags = append(flags, Easy)
	}
	if i.Discrimination != nil && *i.Discrimination < blurred {
		flags = append(flags, Blurred)
	}
	right := 0
	for _, g := range i.Given {
		if g.Right {
			right += g.Times
		}
	}
	if slices.ContainsFunc(i.Wrong(), func(g Given) bool { return g.Times > right }) {
		flags = append(flags, Preferred)
	}
	return flags
}
