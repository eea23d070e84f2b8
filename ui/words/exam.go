package words

import "porthole/quiz/exam"

// NextExam tells what the result of one exam says of the next one.
func NextExam(r exam.Result) string {
	f := r.Readiness()
	says := "By the last exam alone, " + Range(f, " to ") + " % are to be expected in the next one: "
	switch {
	case f.Ready(r.Pass):
		return says + "you would pass."
	case f.High < r.Pass:
		return says + "you would not pass yet."
	}
	return says + "you may pass, or not."
}
