package class_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"porthole/quiz/class"
)

// sheet is what a learner handed in of a test: "1" for each question that was right, "0" for one that was not. Questions 0 and
// 1 are of lesson A, the others of lesson B.
func sheet(learner, marks string) class.Sheet {
	s := class.Sheet{
		From: learner + ".json", Learner: learner, Course: class.Course{ID: "mail", Version: "v1"}, Lessons: []string{"A", "B"}, Test: "week 1", Exam: true,
		Session: "test", Began: time.Date(2026, 11, 29, 9, 0, 0, 0, time.UTC),
	}
	for i, mark := range marks {
		lesson := "A"
		if i > 1 {
			lesson = "B"
		}
		a := class.Answer{Asked: class.Asked{ID: fmt.Sprint("q", i), Kind: "choice", Stem: fmt.Sprint("Question ", i)}, Lesson: lesson, Given: "no", Right: "yes"}
		if mark == '1' {
			a.Credit, a.Given = 1, "yes"
		}
		s.Answers = append(s.Answers, a)
	}
	return s
}

func TestATallyHasARowForEachLearnerAndAColumnForEachLesson(t *testing.T) {
	second := sheet("ada", "0000")
	second.Lessons, second.Answers = []string{"B"}, second.Answers[2:]
	second.Answers[0].Credit = 0.5
	got := class.Tally([]class.Sheet{sheet("Bob", "1001"), sheet("Ada", "1101"), second}, nil)
	if diff := cmp.Diff(class.Table{
		Lessons: []string{"A", "B"},
		Rows: []class.Row{
			{Learner: "Ada", Sheets: 2, Lessons: []class.Share{{2, 2}, {1.5, 4}}, All: class.Share{Points: 3.5, Questions: 6}},
			{Learner: "Bob", Sheets: 1, Lessons: []class.Share{{1, 2}, {1, 2}}, All: class.Share{Points: 2, Questions: 4}},
		},
		All: class.Row{Sheets: 3, Lessons: []class.Share{{3, 4}, {2.5, 6}}, All: class.Share{Points: 5.5, Questions: 10}},
	}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestLearnersOfOneNameInTwoClassesAreTwo(t *testing.T) {
	a, b := sheet("Ada", "11"), sheet("Ada", "00")
	a.Class, b.Class = "7b", "7a"
	got := class.Tally([]class.Sheet{a, b}, nil)
	if len(got.Rows) != 2 || got.Rows[0].Class != "7a" || got.Rows[0].All.Points != 0 {
		t.Errorf("%+v", got.Rows)
	}
}

func TestLessonsComeInTheOrderOfTheCourse(t *testing.T) {
	var sheets []class.Sheet
	for _, list := range []string{"two four", "one two three four", "five", "four five six"} {
		s := sheet("Ada", "")
		s.Lessons = strings.Fields(list)
		sheets = append(sheets, s)
	}
	odd := sheet("Bob", "1") // it does not tell the order
	odd.Lessons = nil
	if diff := cmp.Diff("one two three four five six A", strings.Join(class.Tally(append(sheets, odd), nil).Lessons, " ")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// lsat are the answers of 1,000 people to five questions, by how many gave which: Law School Admission Test, section 6, from
// Bock and Lieberman, Psychometrika 35, 1970, 179–197, as factor.scores of the R package ltm lists them for its data set LSAT.
const lsat = `00000 3 00001 6 00010 2 00011 11 00100 1 00101 1 00110 3 00111 4 01000 1 01001 8 01011 16 01101 3 01110 2 01111 15
	10000 10 10001 29 10010 14 10011 81 10100 3 10101 28 10110 15 10111 80 11000 16 11001 56 11010 21 11011 173 11100 11 11101 61
	11110 28 11111 298`

// The figures with four decimals are those of Python 3's statistics.correlation for each question and the sum of the others.
func TestTheLawSchoolTestHasItsKnownFacilityAndDiscrimination(t *testing.T) {
	var sheets []class.Sheet
	words := strings.Fields(lsat)
	for i := 0; i < len(words); i += 2 {
		var times int
		if _, err := fmt.Sscan(words[i+1], &times); err != nil {
			t.Fatal(err)
		}
		for range times {
			sheets = append(sheets, sheet(fmt.Sprint(len(sheets)), words[i]))
		}
	}
	if len(sheets) != 1000 {
		t.Fatalf("%d people", len(sheets))
	}
	want := map[string][2]float64{"q0": {0.924, 0.1128}, "q1": {0.709, 0.1532}, "q2": {0.553, 0.1728}, "q3": {0.763, 0.1444}, "q4": {0.870, 0.1216}}
	items := class.Items(sheets)
	if len(items) != len(want) || items[0].ID != "q2" || items[4].ID != "q0" {
		t.Errorf("%d questions, from %s to %s", len(items), items[0].ID, items[len(items)-1].ID)
	}
	for _, item := range items {
		w := want[item.ID]
		if item.Answers != 1000 || math.Abs(item.Facility-w[0]) > 1e-9 || item.Discrimination == nil || math.Abs(*item.Discrimination-w[1]) > 0.00005 {
			t.Errorf("%s: %+v, want %v", item.ID, item, w)
		}
	}
}

// scipy's documentation of stats.pointbiserialr has this example, with 0.8660254037844386.
func TestThePointBiserialOfAWorkedExample(t *testing.T) {
	r, ok := class.PointBiserial([]float64{0, 0, 0, 1, 1, 1, 1}, []float64{0, 1, 2, 3, 4, 5, 6})
	if !ok || math.Abs(r-0.8660254037844386) > 1e-12 {
		t.Errorf("%v, %v", r, ok)
	}
	for _, same := range [][2][]float64{{{1, 1, 1}, {1, 2, 3}}, {{1, 0, 1}, {0.1, 0.1, 0.1}}, {{1}, {1}}, {{1, 0}, {1}}, {nil, nil}} {
		if r, ok := class.PointBiserial(same[0], same[1]); ok {
			t.Errorf("%v correlate: %v", same, r)
		}
	}
}

func TestDiscriminationIsToldFromTwentyAnswersOn(t *testing.T) {
	var sheets []class.Sheet
	for i := range class.EnoughAnswers {
		if i == class.EnoughAnswers-1 {
			if d := class.Items(sheets)[0].Discrimination; d != nil {
				t.Errorf("of %d answers: %v", i, *d)
			}
		}
		sheets = append(sheets, sheet(fmt.Sprint(i), []string{"110", "000"}[i%2]))
	}
	items := class.Items(sheets)
	for _, item := range items {
		switch d := item.Discrimination; {
		case item.ID == "q2" && d != nil:
			t.Errorf("everybody had it wrong: %v", *d)
		case item.ID != "q2" && (d == nil || math.Abs(*d-1) > 1e-9):
			t.Errorf("%s: %v", item.ID, d)
		}
	}
}

func TestWhatWasGivenIsCounted(t *testing.T) {
	sheets := []class.Sheet{sheet("Ada", "1"), sheet("Bob", "0"), sheet("Cem", "0"), sheet("Dora", "0")}
	sheets[3].Answers[0].Given = ""
	if diff := cmp.Diff([]class.Given{{Text: "no", Times: 2}, {Text: "", Times: 1}, {Text: "yes", Times: 1, Right: true}}, class.Items(sheets)[0].Given); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestOnlyWhatBelongsTogetherIsCounted(t *testing.T) {
	ada, bob, cem, dora, eve := sheet("Ada", "11"), sheet("Bob", "10"), sheet("Cem", "01"), sheet("Dora", "00"), sheet("Eve", "11")
	again, ports, old, forged := sheet("ADA", "11"), sheet("Fay", "11"), sheet("Gil", "11"), sheet("Hal", "11")
	again.From, again.Began = "again.json", ada.Began.Add(-time.Hour) // it was sat first
	ports.Course.ID = "ports"
	old.Course.Version = "v0"
	forged.Edited = true
	dora.Answers = dora.Answers[:1]
	counted, remarks := class.Collect([]class.Sheet{ada, bob, bob, cem, dora, eve, again, ports, old, forged}, false)
	var names, said []string
	for _, s := range counted {
		names = append(names, s.Learner)
	}
	for _, r := range remarks {
		said = append(said, fmt.Sprint(r.Fault, " ", r.Sheet.From, " ", r.Beside.From, " ", r.LeftOut))
	}
	if diff := cmp.Diff("Bob Cem Dora Eve ADA Gil", strings.Join(names, " ")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{
		fmt.Sprint(class.Edited, " Hal.json  true"), fmt.Sprint(class.OtherCourse, " Fay.json Ada.json true"),
		fmt.Sprint(class.Copy, " Bob.json", " Bob.json", " true"), fmt.Sprint(class.Twice, " Ada.json again.json true"),
		fmt.Sprint(class.OtherVersion, " Gil.json Bob.json false"), fmt.Sprint(class.OtherQuestions, " Dora.json Bob.json false"),
	}, said); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	second := sheet("Bob", "11") // on another machine, in the same second
	if _, remarks = class.Collect([]class.Sheet{bob, second}, false); len(remarks) != 1 || remarks[0].Fault != class.Twice || remarks[0].Sheet.Answers[1].Credit != 1 {
		t.Errorf("%+v", remarks)
	}
	counted, remarks = class.Collect([]class.Sheet{ada, forged}, true)
	if len(counted) != 2 || len(remarks) != 1 || remarks[0].LeftOut || remarks[0].Fault != class.Edited {
		t.Errorf("%d, %+v", len(counted), remarks)
	}
	if counted, remarks = class.Collect(nil, false); len(counted)+len(remarks) > 0 {
		t.Errorf("of nothing: %v, %v", counted, remarks)
	}
}
