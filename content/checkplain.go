package content

import (
	"slices"
	"strings"
)

// plain points at sentences that a reader has to turn round, or to complete, before they say something. They are told by
// their form alone, in English, so they are pointed at and no more.
func (l *lint) plain(line int, text string) {
	for _, s := range sentences(text) {
		words := strings.Fields(s)
		switch {
		case turned(words):
			l.Notice(line, "begin with what it is about: \"TLS secures them\"", "the sentence %q says it the other way round", s)
		case brokenOff(words):
			l.Notice(line, "say what it does, or is", "the sentence %q breaks off", s)
		}
	}
}

// sentences splits a text into its sentences; what has no full stop is a heading, an entry of a list or a question.
func sentences(text string) []string {
	var out []string
	for part := range strings.SplitAfterSeq(text+" ", ". ") {
		part = strings.TrimSpace(part)
		if at := max(strings.LastIndex(part, "? "), strings.LastIndex(part, ": "), strings.LastIndex(part, "! ")); at >= 0 {
			part = strings.TrimSpace(part[at+1:])
		}
		if strings.HasSuffix(part, ".") {
			out = append(out, part)
		}
	}
	return out
}

// turned reports whether a sentence begins with what belongs at its end: "What secures those three is TLS."
func turned(words []string) bool {
	if len(words) < 4 {
		return false
	}
	switch strings.TrimRight(words[0], ",") {
	case "Whoever", "Whatever", "Nor", "Unchecked", "Unseen", "Unprotected":
		return true
	case "What":
		for i, w := range words[1:] {
			if strings.HasSuffix(w, ",") || strings.HasSuffix(w, ":") {
				return false
			}
			if i > 0 && (w == "is" || w == "are") {
				return true
			}
		}
	}
	return false
}

// brokenOff reports whether a sentence ends in a verb that helps another one, which is left out: "Its outside is not."
func brokenOff(words []string) bool {
	n := len(words)
	if n < 2 {
		return false
	}
	if words[n-1] == "not." {
		n--
		words = append(slices.Clone(words[:n-1]), words[n-1]+".")
	}
	if n < 2 || !isHelper(words[n-1]) {
		return false
	}
	return !slices.ContainsFunc(words[max(0, n-6):n-1], dependent)
}

func isHelper(word string) bool {
	return slices.Contains([]string{"does.", "do.", "did.", "is.", "are.", "was.", "were.", "has.", "have.", "can.", "will.", "may.", "must."}, word)
}

// dependent reports whether what follows a word may end in such a verb: "as it was", "what the other one does".
func dependent(word string) bool {
	return slices.Contains([]string{"as", "than", "what", "how", "where", "who", "which", "whether", "that", "when", "whose", "because", "wherever", "whatever", "whenever"}, strings.ToLower(strings.Trim(word, ",")))
}
