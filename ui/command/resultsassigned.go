package command

import (
	"strconv"

	"porthole/content"
	"porthole/quiz/class"
	"porthole/ui/words"
)

// jsonAssignment is what was handed in of one test, one drill, or the rest.
type jsonAssignment struct {
	Form     string       `json:"form"`
	Name     string       `json:"name"` // of a test
	Seed     string       `json:"seed"` // of a drill
	Lessons  []string     `json:"lessons"`
	Reports  int          `json:"reports"`
	Learners int          `json:"learners"`
	Mean     float64      `json:"mean"`
	Passed   *int         `json:"passed"` // nil: it is no exam
	Missing  []jsonAbsent `json:"missing"`
	Lone     string       `json:"lone"`
}

type jsonAbsent struct {
	Class   string `json:"class"`
	Learner string `json:"learner"`
	LeftOut bool   `json:"left_out"`
}

func assignmentJSON(a class.Piece) jsonAssignment {
	out := jsonAssignment{
		Form: formName(a.Form), Name: a.Name, Lessons: append([]string{}, a.Lessons...), Reports: len(a.Scores), Learners: len(a.Learners()),
		Mean: thousandths(a.Mean()), Lone: a.Lone,
		Missing: content.Each(a.Missing, func(m class.Absent) jsonAbsent { return jsonAbsent{m.Class, m.Name, m.LeftOut} }),
	}
	if a.Form == class.Drill {
		out.Seed = strconv.FormatUint(a.Seed, 10)
	}
	if a.Form == class.Test || a.Form == class.OtherExam {
		out.Passed = new(a.Passed())
	}
	return out
}

func formName(f class.Form) string {
	switch f {
	case class.Test:
		return "test"
	case class.Drill:
		return "drill"
	case class.OtherExam:
		return "exams"
	case class.OtherWork:
	}
	return "drills"
}

// lackingJSON are the names of what is missing of a learner.
func lackingJSON(all []class.Piece, l class.Learner) []string {
	out := []string{}
	for _, a := range all {
		if a.LacksOf(l) {
			out = append(out, words.Piece(a))
		}
	}
	return out
}
