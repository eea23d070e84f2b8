// Package simulation shows what the program's way of asking is worth. Simulated learners, who
// remember by four models that are not FSRS, learn one course with the very code that asks the
// questions, and with simpler teachers in as many minutes; then all sit the same exam.
package simulation

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

var (
	full      = flag.Bool("full", false, "simulate everything, and write it to testdata/seeds-N.md")
	firstSeed = flag.Uint64("first-seed", 1000, "the seed of the first learner; rules were tuned on those from 5000 on")
	learners  = flag.Int("learners", 200, "simulated learners a cell")
)

const minute = time.Minute

// tenDays is the course of every table: 45 facts, ten days, half an hour.
func tenDays() calendar { return calendar{facts: 45, days: 10, budget: 30 * minute} }

func TestFullTable(t *testing.T) {
	if !*full {
		t.Skip("takes minutes; run with -full")
	}
	text := study{*firstSeed, *learners, tenDays()}.results()
	t.Log("\n" + text)
	path := filepath.Join("testdata", fmt.Sprintf("seeds-%d.md", *firstSeed))
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// few are learners enough to see a large effect: the same ones are taught by every arm.
const few = 12

func TestWhoLearnsWithThePlanKnowsMoreInTheExam(t *testing.T) {
	for kappa, want := range map[float64]float64{strong: 1.35, 0: 1.12} {
		table := study{1000, few, tenDays()}.table(kappa, []arm{fsrs6(), ours()[len(ours())-1]})
		if got := table.ratio(rival, summary.score); got < want {
			t.Errorf("κ = %.2f: the exam score is %.2f of that with FSRS-6 on uniform days, want %.2f", kappa, got, want)
		}
		if got := table.ratio(rival, summary.kept); got < 0.95 {
			t.Errorf("κ = %.2f: thirty days later %.2f is kept of what FSRS-6 keeps", kappa, got)
		}
		if lead := table.lead(); lead < -2 {
			t.Errorf("κ = %.2f: one model scores %.1f points below FSRS-6", kappa, -lead)
		}
		if missed, of := table.worstForecast(whole); missed > 10 {
			t.Errorf("κ = %.2f: the forecast about %s misses by %.1f points", kappa, of, missed)
		}
	}
}

func TestNoArmLearnsForLongerThanItHas(t *testing.T) {
	s := study{1000, 1, tenDays()}
	for _, a := range append(baselines(), ours()...) {
		for _, m := range models() {
			for _, o := range s.outcomes(cell{m, a, strong}) {
				if o.minutes > 32 || o.minutes < 29.5 && !slices.ContainsFunc(ours(), func(b arm) bool { return b.name == a.name }) {
					t.Errorf("%s teaches %s for %.1f minutes, not 30, though it never lets go", a.name, m.name, o.minutes)
				}
			}
		}
	}
}
