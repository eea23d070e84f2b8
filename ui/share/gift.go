package share

import (
	"bufio"
	"fmt"
	"slices"
	"strings"

	"porthole/quiz"
)

// writeGIFT writes the text format of Moodle: https://docs.moodle.org/en/GIFT_format, as question/format/gift/format.php reads
// it. A backslash before ~ = # { } : and itself takes their meaning from them; a blank line ends a question.
func writeGIFT(out *bufio.Writer, job Job, lose func(quiz.Question, Loss)) error {
	place := ""
	for _, q := range byLesson(job) {
		if here := moodlePlace(job.Deck, q); here != place {
			place = here
			_, _ = fmt.Fprintf(out, "$CATEGORY: %s\n\n", place) // Flush tells, here and below
		}
		_, _ = fmt.Fprintf(out, "// [id:%s]", idOf(job.Deck, q))
		for _, tag := range tags(job.Deck, q) {
			_, _ = fmt.Fprintf(out, " [tag:%s]", giftTag(tag))
		}
		_, _ = fmt.Fprintf(out, "\n::%s::[plain]%s{%s%s}\n\n", gift(title(q)), gift(giftText(q)), descriptorOf(q.Kind).gift(q), giftGeneral(q))
		if len(q.Task.Solution()) != 1 {
			onlyOne(q, lose)
		}
		if slices.ContainsFunc(q.Accepted(), func(a string) bool { return strings.Contains(a, "->") }) {
			lose(q, Loss{What: "An arrow -> in an answer becomes →, and is to be typed so."})
		}
	}
	return nil
}

// giftText is what is to be read. What asks for the only part of a task stands in no pair.
func giftText(q quiz.Question) string {
	if q.Task == nil || len(q.Task.Blanks) != 1 || q.Kind == quiz.Cloze {
		return text(q)
	}
	return text(q) + "\n" + q.Task.Blanks[0].Label
}

// gift escapes a text.
func gift(s string) string {
	return strings.NewReplacer(
		`\`, `\\`, "~", `\~`, "=", `\=`, "#", `\#`, "{", `\{`, "}", `\}`, ":", `\:`, "\n", `\n`,
	).Replace(s)
}

// giftFormatted escapes a text that could begin with the name of a format: "[html]" would be gone (parse_text_with_format).
func giftFormatted(s string) string {
	if strings.HasPrefix(strings.TrimSpace(s), "[") {
		return "[plain]" + gift(s)
	}
	return gift(s)
}

// giftTag keeps a tag within its brackets, and on its line.
func giftTag(s string) string {
	return cut(strings.NewReplacer("[", "(", "]", ")", "\n", " ").Replace(s), mostTag)
}

func giftGeneral(q quiz.Question) string {
	if w := why(q); w != "" {
		return " ####" + giftFormatted(w) // apart from a feedback that is empty
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
	return letter + "#" + giftFormatted(wrong) + "#" + giftFormatted(right)
}

// giftShort: an asterisk in a short answer would stand for any text, and an arrow make it a pair.
func giftShort(accepted []string) string {
	var b strings.Builder
	for _, a := range accepted {
		b.WriteString("=" + weighted("100", strings.ReplaceAll(arrow(giftFormatted(a)), "*", `\*`)) + " ")
	}
	return strings.TrimSuffix(b.String(), " ")
}

func giftOne(q quiz.Question) string {
	var b strings.Builder
	for _, o := range q.Options {
		giftOption(&b, o.Text, o.Right, reason(o))
	}
	return b.String() + "\n"
}

func giftOption(b *strings.Builder, text string, right bool, reason string) {
	mark, weight := "~", "0"
	if right {
		mark, weight = "=", "100"
	}
	b.WriteString("\n" + mark + weighted(weight, giftFormatted(text)) + giftWhy(reason))
}

// weighted puts the weight before an answer that looks as if it had one: "%50%".
func weighted(weight, answer string) string {
	if strings.HasPrefix(answer, "%") {
		return "%" + weight + "%" + answer
	}
	return answer
}

// giftAll shares the points out over the right options; a wrong one takes all of them. Where there are more right options
// than grades add up for, each option is to be called right or wrong.
func giftAll(q quiz.Question) string {
	shares := grades(rightOptions(q))
	shared := shares != nil
	var b strings.Builder
	for _, o := range q.Options {
		switch {
		case !shared:
			giftPair(&b, giftFormatted(o.Text), called(o))
		case o.Right:
			b.WriteString("\n~%" + shares[0] + "%" + giftFormatted(o.Text) + giftWhy(reason(o)))
			shares = shares[1:]
		default:
			b.WriteString("\n~%-100%" + giftFormatted(o.Text) + giftWhy(reason(o)))
		}
	}
	return b.String() + "\n"
}

func giftWhy(reason string) string {
	if reason == "" {
		return ""
	}
	return "#" + giftFormatted(reason)
}

// giftPairs makes the parts pairs to match, and what else can be chosen answers to no question. One part alone is no pair
// (check_answer_count): it is chosen, or typed.
func giftPairs(q quiz.Question) string {
	if len(q.Task.Blanks) == 1 {
		return giftPart(q)
	}
	var b strings.Builder
	for _, p := range pairs(q) {
		giftPair(&b, giftFormatted(p[0]), p[1])
	}
	for _, wrong := range wrongChoices(q) {
		giftPair(&b, "", wrong)
	}
	return b.String() + "\n"
}

// giftPair: nothing can take its meaning from an arrow, so that of a text is another one.
func giftPair(b *strings.Builder, part, answer string) {
	b.WriteString("\n=" + arrow(part) + " -> " + gift(giftHTML(arrow(answer))))
}

// giftHTML writes the answer of a pair so that nothing of it is taken for markup: unlike all else it is shown as HTML.
func giftHTML(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// giftPart asks for the only part of a task.
func giftPart(q quiz.Question) string {
	accepted, choices := q.Task.Accepted(0), q.Task.Blanks[0].Choices
	if len(choices) < 2 || len(accepted) == 0 {
		return giftShort(accepted)
	}
	var b strings.Builder
	for _, c := range choices {
		giftOption(&b, c, slices.Contains(accepted, c), "")
	}
	return b.String() + "\n"
}

func arrow(s string) string { return strings.ReplaceAll(s, "->", "→") }
