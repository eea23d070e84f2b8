package share

import (
	"bufio"
	"fmt"
	"strings"

	"porthole/quiz"
)

// writeGIFT writes the text format of Moodle: https://docs.moodle.org/en/GIFT_format. A backslash before ~ = # { } : and
// itself takes their meaning from them; a blank line ends a question.
func writeGIFT(out *bufio.Writer, d *quiz.Deck, seed uint64) error {
	_, _ = fmt.Fprintf(out, "$CATEGORY: $course$/top/%s\n", category(d.Course().Title)) // Flush tells, here and below
	for _, q := range quiz.Bank(d, seed) {
		_, _ = fmt.Fprintf(out, "\n// [id:%s]", idOf(d, q))
		for _, tag := range tags(d, q) {
			_, _ = fmt.Fprintf(out, " [tag:%s]", giftTag(tag))
		}
		_, _ = fmt.Fprintf(out, "\n::%s::[plain]%s{%s%s}\n", gift(title(q)), gift(text(q)), descriptorOf(q.Kind).gift(q), giftGeneral(q))
	}
	return nil
}

// gift escapes a text.
func gift(s string) string {
	return strings.NewReplacer(
		`\`, `\\`, "~", `\~`, "=", `\=`, "#", `\#`, "{", `\{`, "}", `\}`, ":", `\:`, "\n", `\n`,
	).Replace(s)
}

// giftTag keeps a tag within its brackets, and on its line.
func giftTag(s string) string {
	return strings.NewReplacer("[", "(", "]", ")", "\n", " ").Replace(s)
}

// category names the place in Moodle's question bank: a slash would make two of it, unless it is doubled.
func category(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\n", " "), "/", "//")
}

func giftGeneral(q quiz.Question) string {
	if w := why(q); w != "" {
		return " ####" + gift(w) // apart from a feedback that is empty
	}
	return ""
}

// giftTruth: the first feedback is for the wrong answer, the second for the right one.
func giftTruth(q quiz.Question) string {
	letter, wrong, right := "FALSE", "", ""
	for i, o := range q.Options {
		switch {
		case o.Right && i == 0:
			letter, right = "TRUE", reason(o)
		case o.Right:
			right = reason(o)
		default:
			wrong = reason(o)
		}
	}
	return letter + "#" + gift(wrong) + "#" + gift(right)
}

// giftTyped: an asterisk in a short answer would stand for any text, and an arrow make it a pair.
func giftTyped(q quiz.Question) string { return giftShort(q.Accepted()) }

func giftShort(accepted []string) string {
	var b strings.Builder
	for _, a := range accepted {
		b.WriteString("=" + weighted("100", strings.ReplaceAll(arrow(gift(a)), "*", `\*`)) + " ")
	}
	return strings.TrimSuffix(b.String(), " ")
}

func giftOne(q quiz.Question) string {
	var b strings.Builder
	for _, o := range q.Options {
		mark, weight := "~", "0"
		if o.Right {
			mark, weight = "=", "100"
		}
		b.WriteString("\n" + mark + weighted(weight, gift(o.Text)) + giftWhy(o))
	}
	return b.String() + "\n"
}

// weighted puts the weight before an answer that looks as if it had one: "%50%".
func weighted(weight, answer string) string {
	if strings.HasPrefix(answer, "%") {
		return "%" + weight + "%" + answer
	}
	return answer
}

// giftAll shares the points out over the right options; a wrong one takes all of them.
func giftAll(q quiz.Question) string {
	right := 0
	for _, o := range q.Options {
		if o.Right {
			right++
		}
	}
	var b strings.Builder
	for _, o := range q.Options {
		share := "-100"
		if o.Right {
			share = percent(right)
		}
		b.WriteString("\n~%" + share + "%" + gift(o.Text) + giftWhy(o))
	}
	return b.String() + "\n"
}

// percent is the share of one of n, as precise as Moodle takes it.
func percent(n int) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.5f", 100/float64(n)), "0"), ".")
}

func giftWhy(o quiz.Option) string {
	if r := reason(o); r != "" {
		return "#" + gift(r)
	}
	return ""
}

// giftPairs makes the parts pairs to match. Nothing can take its meaning from an arrow, so that of a text is another one.
func giftPairs(q quiz.Question) string {
	var b strings.Builder
	for _, p := range pairs(q) {
		b.WriteString("\n=" + arrow(gift(p[0])) + " -> " + arrow(gift(p[1])))
	}
	return b.String() + "\n"
}

func arrow(s string) string { return strings.ReplaceAll(s, "->", "→") }
