package share

import (
	"fmt"
	"strings"
)

// Moodle takes only the grades of its own list (question/engine/bank.php, ensure_fraction_options_initialised): among them
// 1/n for n up to ten, and 5 %. What several right options earn has to come to 100 %, or the import stops there
// (qtype_multichoice, save_question_options: fractionsaddwrong).

// mostShared is into how many options the points of a question can be shared out by these grades.
const mostShared = 20

// grades shares the points of a question out over n right options, in per cent. Nil where no grades of the list add up.
func grades(n int) []string {
	if n < 1 || n > mostShared {
		return nil
	}
	out := make([]string, n)
	for i := range out {
		switch {
		case n <= 10:
			out[i] = percent(n)
		case i < mostShared-n: // n = a + b with 10 a + 5 b = 100
			out[i] = "10"
		default:
			out[i] = "5"
		}
	}
	return out
}

// percent is the share of one of n, as precise as Moodle takes it.
func percent(n int) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.5f", 100/float64(n)), "0"), ".")
}
