package quiz

import "strings"

// Headline says in one sentence whether a response was right and what is: "Right: 993.",
// "Not 995: it is 993.", "Right: 465. Also right: 587."
func (v Verdict) Headline() string {
	switch {
	case v.Right && len(v.Rest) > 0:
		return "Right. Also right: " + strings.Join(v.Rest, ", ") + "."
	case v.Right:
		return "Right: " + stop(v.Answer)
	case v.Blank || v.Given == "":
		return "The answer: " + stop(v.Answer)
	}
	return "Not " + v.Given + ". The answer: " + stop(v.Answer)
}

// stop ends a text with a full stop where it has no end of its own.
func stop(text string) string {
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "!") {
		return text
	}
	return text + "."
}
