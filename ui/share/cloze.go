package share

import (
	"html"
	"strings"

	"porthole/quiz"
)

// moodleCloze writes a text with gaps as Moodle's embedded answers: "IMAPS uses port {1:SHORTANSWER:=993}.". Such a question
// is HTML, and has no answers beside its text.
func moodleCloze(m *moodleQuestion, q quiz.Question) {
	m.Type, m.Grade = "cloze", ""
	text := q.Task.Text(func(i int) string {
		answers := q.Task.Accepted(i)
		for n := range answers {
			answers[n] = "=" + moodleEmbedded(answers[n])
		}
		return "\x00{1:SHORTANSWER:" + strings.Join(answers, "~") + "}\x00"
	})
	var out strings.Builder
	for i, part := range strings.Split(text, "\x00") {
		if i%2 == 0 {
			part = strings.NewReplacer("{", "&#123;", "}", "&#125;").Replace(html.EscapeString(part))
		}
		out.WriteString(part)
	}
	body := "<p>" + out.String() + "</p>"
	if strings.Contains(text, "\n") {
		body = "<pre>" + out.String() + "</pre>"
	}
	m.Text = &moodleText{"html", body}
}

// moodleEmbedded escapes what means something within an embedded answer; an asterisk would stand for any text. Quotation
// marks are no entities there: these have a number sign.
func moodleEmbedded(s string) string {
	return strings.NewReplacer(
		`\`, `\\`, "}", `\}`, "#", `\#`, "~", `\~`, "/", `\/`, `"`, `\"`, "*", `\*`, "&", "&amp;", "<", "&lt;", ">", "&gt;",
	).Replace(s)
}

// giftCloze asks for one gap as a short answer, for several as pairs.
func giftCloze(q quiz.Question) string {
	if len(q.Task.Blanks) != 1 {
		return giftPairs(q)
	}
	return giftShort(q.Task.Accepted(0))
}
