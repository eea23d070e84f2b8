package simulation

import (
	"fmt"
	"math"
	"strings"
)

// markdown is the table with every cell, the lost ones too.
func (t table) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n## Interference κ = %.2f\n\n| exam %% / 30 days later %% |", t.kappa)
	rule := "|---|"
	for _, m := range models() {
		fmt.Fprintf(&b, " %s |", m.name)
		rule += "---|"
	}
	fmt.Fprintf(&b, " mean | to fsrs6 | minutes |\n%s---|---|---|\n", rule)
	for _, a := range t.arms {
		fmt.Fprintf(&b, "| %s |", a)
		for _, m := range models() {
			s := t.cells[a][m.name]
			fmt.Fprintf(&b, " %.1f ± %.1f / %.1f |", 100*s.exam, 100*s.spread, 100*s.later)
		}
		mean := t.mean(a, summary.score)
		fmt.Fprintf(&b, " %.1f / %.1f | ×%.2f | %.1f |\n", 100*mean, 100*t.mean(a, summary.kept),
			mean/t.mean(rival, summary.score), t.mean(a, summary.used))
	}
	return b.String() + t.forecasts()
}

// forecasts is by how much the forecasts missed the exam scores.
func (t table) forecasts() string {
	var b strings.Builder
	b.WriteString("\n| forecast: missed by, points (mean error) |")
	for _, m := range models() {
		fmt.Fprintf(&b, " %s |", m.name)
	}
	b.WriteString("\n|---|" + strings.Repeat("---|", len(models())) + "\n")
	for _, a := range t.arms {
		if math.IsNaN(t.cells[a][models()[0].name].missed) {
			continue
		}
		fmt.Fprintf(&b, "| %s |", a)
		for _, m := range models() {
			s := t.cells[a][m.name]
			fmt.Fprintf(&b, " %.1f (%+.1f) |", 100*s.missed, 100*s.bias)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// results simulates everything and tells it in Markdown.
func (s study) results() string {
	var b, tables strings.Builder
	fmt.Fprintf(&b, `# What the simulated learners know on the day of the exam

Written by this command; do not edit. It takes a quarter of an hour of one processor.

    go test ./quiz/simulation -run TestFullTable -full -first-seed %d -learners %d -timeout 0

%d learners a cell, seeds from %d on; %d facts in groups of three look-alikes, an exam in %d days, %.0f minutes.
"porthole" is the program on its whole plan; the same without the morning of the exam, and on uniform days,
are beside it. The learners are simulated and the interference is assumed: this guards the program against
getting worse, and says nothing about people.

## Goals

| goal | wanted | got | |
|---|---|---|---|
`, s.first, s.learners, s.learners, s.first, s.facts, s.days, s.budget.Minutes())
	for _, kappa := range []float64{strong, 0} {
		t := s.table(kappa, append(baselines(), ours()...))
		for _, g := range append(t.goals(), s.minutes(kappa)) {
			fmt.Fprintln(&b, g)
		}
		tables.WriteString(t.markdown())
	}
	fewer := study{s.first, max(1, s.learners/10), s.calendar} // a tenth tells who is let go, and when
	for _, kappa := range []float64{strong, 0} {
		rows := fewer.spare(kappa)
		for _, row := range rows {
			for _, g := range row.goals() {
				fmt.Fprintln(&b, g)
			}
		}
		tables.WriteString(spareTable(kappa, rows))
	}
	return b.String() + tables.String()
}

// minutes compares what learners spend to know 95 % on average. An eighth of the learners is enough to
// tell minutes apart.
func (s study) minutes(kappa float64) goal {
	fewer := study{s.first, max(1, s.learners/8), s.calendar}
	_, want := thresholds(kappa)
	given, mine := fewer.needed(kappa, ours()[len(ours())-1])
	_, theirs := fewer.needed(kappa, fsrs6())
	what := fmt.Sprintf("κ = %.2f: minutes to 95 %%, %.0f used of a plan of %d, to the %.0f of fsrs6", kappa, mine, given, theirs)
	return goal{what: what, want: want, got: mine / theirs, atMost: true}
}
