package markdown

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"porthole/content"
)

// The bounds of what the front matter says of an exam.
const (
	maxExamQuestions = 200
	maxExamMinutes   = 24 * 60
	maxWeight        = 1000
)

// exam is what the front matter says of an exam, with the line of its authority.
type exam struct {
	content.Blueprint

	authorityLine int
}

// readExam reads the exam's plan.
func (r *frontReader) readExam(e entry) {
	fields, _ := r.mapping(e.value, "exam")
	x := &r.front.exam
	x.Line = e.line
	for _, f := range fields {
		switch f.key {
		case "questions":
			x.Questions = int(r.amount(f, 1, maxExamQuestions, true))
		case "minutes":
			x.Minutes = int(r.amount(f, 1, maxExamMinutes, true))
		case "pass":
			x.Pass = r.amount(f, 1, 100, false) / 100
		case "authority":
			x.Authority, _ = r.scalar(f.value, "authority")
			x.authorityLine = f.line
		case "weights":
			x.Weights = r.readWeights(f)
		case "kinds":
			x.Kinds = r.readWeights(f)
		default:
			r.unknownKey(f, []string{"questions", "minutes", "pass", "authority", "weights", "kinds"})
		}
	}
}

// amount reads a number from least to most; it is 0 where there is none.
func (r *frontReader) amount(f entry, least, most float64, whole bool) float64 {
	text, ok := r.scalar(f.value, f.key)
	if !ok {
		return 0
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(text, "%")), 64)
	if err != nil || !(n >= least && n <= most) || whole && n != math.Trunc(n) {
		what := "a number"
		if whole {
			what = "a whole number"
		}
		r.Fail(f.line, fmt.Sprintf("write %s from %g to %g", what, least, most), "the exam's value for %s, %q, is not used", f.key, text)
		return 0
	}
	return n
}

func (r *frontReader) readWeights(f entry) []content.Weight {
	var out []content.Weight
	entries, _ := r.mapping(f.value, f.key)
	for _, e := range entries {
		text, ok := r.scalar(e.value, e.key)
		if !ok {
			continue
		}
		n, err := strconv.ParseFloat(text, 64)
		if err != nil || !(n >= 0 && n <= maxWeight) {
			r.Fail(e.line, fmt.Sprintf("write a number from 0 to %d", maxWeight), "the weight of %q is %q and not used", e.key, text)
			continue
		}
		out = append(out, content.Weight{Name: e.key, Weight: n, Line: e.line})
	}
	return out
}

// checkExam puts the exam's plan into the course, and tells what it names that the course does not have.
func (r *frontCheck) checkExam() {
	x := r.front.exam
	if x.Line == 0 {
		return
	}
	if x.Authority != "" {
		k := knownIn(r.course)
		if own := k.authorities[content.Key(x.Authority)]; own != "" {
			x.Authority = own
		} else {
			r.Fail(x.authorityLine, r.nearestHint(x.Authority, k.byAuthority, "name one that stands in <!-- authority: … -->"),
				"the exam follows the authority %q, which has no table and no question in the course", x.Authority)
			x.Authority = ""
		}
	}
	var weighed []string
	for i := range r.course.Lessons {
		weighed = append(weighed, r.course.Lessons[i].Title)
	}
	weighed = append(weighed, r.course.Objectives...)
	x.Weights = r.checkWeights(x.Weights, weighed)
	r.course.Exam = x.Blueprint
}

// checkWeights returns the weights of lessons and objectives, with their names as the course writes them. Which kinds of
// question there are, and so which can have a weight, is not known here.
func (r *frontCheck) checkWeights(weights []content.Weight, known []string) []content.Weight {
	written := make(map[string]string, len(known))
	for _, name := range known {
		written[content.Key(name)] = name
	}
	var out []content.Weight
	for _, w := range weights {
		name, ok := written[content.Key(w.Name)]
		if !ok {
			r.Fail(w.Line, r.nearestHint(w.Name, known, "name a lesson by its heading, or an objective"),
				"the exam weighs %q, which is neither a lesson nor an objective", w.Name)
			continue
		}
		w.Name = name
		out = append(out, w)
	}
	if len(out) == 0 || len(out) < len(known) || slices.ContainsFunc(out, func(w content.Weight) bool { return w.Weight > 0 }) {
		return out // those without a weight of their own have 1
	}
	r.Fail(out[0].Line, "give one of them a weight", "the exam leaves out everything")
	return nil
}
