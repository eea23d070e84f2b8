package wire

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// hello is how a client greets.
const hello = "EHLO laptop.example.test"

// step is a line that is typed, and what answers it.
type step struct{ line, answer string }

// ways are ways through an exercise: right as its hints have it, right in another way, and wrong.
type ways struct{ right, unexpected, wrong []step }

// exercises are the ways through each exercise of the email course, by its id.
func exercises() map[string]ways {
	text, err := os.ReadFile("testdata/ways.txt")
	if err != nil {
		panic(err)
	}
	all := map[string]ways{}
	for part := range strings.SplitSeq(string(text), "\n== ") {
		head, body, _ := strings.Cut(part, "\n")
		id, name, found := strings.Cut(head, " ")
		if !found || strings.HasPrefix(head, "#") {
			continue
		}
		var way []step
		for line := range strings.Lines(body) {
			if typed, answer, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t|"); ok {
				way = append(way, step{typed, answer})
			}
		}
		w := all[id]
		switch name {
		case "right":
			w.right = way
		case "unexpected":
			w.unexpected = way
		case "wrong":
			w.wrong = way
		}
		all[id] = w
	}
	return all
}

// do goes a way through an exercise.
func (d *driver) do(way []step) {
	d.t.Helper()
	d.ready()
	for _, s := range way {
		switch s.line {
		case "*":
			d.heard(s.answer)
		case "-":
			d.says("", "")
		default:
			d.says(s.line, s.answer)
		}
	}
}

func TestEveryExerciseIsReachedInTheWayThatItsHintsHave(t *testing.T) {
	t.Parallel()
	for id, way := range exercises() {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			d := open(t, id, 120, 35)
			d.do(way.right)
			d.until("the servers and the wire have it", func() bool { return d.looked().Done() })
			d.reached()
			d.press("enter")
			d.sees("Seen")
			d.sees("Why")
			d.sees("RFC")
			d.press("enter")
			if want := emailCourse(t).Wires[Named(emailCourse(t), id)].Questions; !slices.Equal(d.asked, want) {
				t.Errorf("asked %q, want %q", d.asked, want)
			}
		})
	}
}

func TestEveryExerciseIsReachedInAnotherWay(t *testing.T) {
	t.Parallel()
	for id, way := range exercises() {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			d := open(t, id, 120, 35)
			d.do(way.unexpected)
			d.reached()
		})
	}
}

func TestNoExerciseIsReachedInAWrongWay(t *testing.T) {
	t.Parallel()
	for id, way := range exercises() {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			d := open(t, id, 120, 35)
			d.do(way.wrong)
			d.unreached()
		})
	}
}

func TestEveryExerciseOfTheCourseIsTried(t *testing.T) {
	t.Parallel()
	known := exercises()
	wires := emailCourse(t).Wires
	if len(wires) < 12 {
		t.Errorf("%d exercises", len(wires))
	}
	for _, w := range wires {
		if _, ok := known[w.ID]; !ok {
			t.Errorf("nobody tries %s", w.ID)
		}
	}
}
