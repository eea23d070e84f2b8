package markdown

import (
	"strings"

	"porthole/content"
)

// kindOf tells what kind of question q is, and how many options it asks for where its stem says so.
func kindOf(q content.Question, all bool) (kind content.QuestionKind, wanted int) {
	if len(q.Options) == 2 {
		switch content.Key(q.Options[0].Text) + " " + content.Key(q.Options[1].Text) {
		case "true false", "false true", "yes no", "no yes":
			return content.TrueFalse, 0
		}
	}
	wanted, several := asksForSeveral(content.Key(q.Stem))
	if all || several || asksForAll(q) {
		return content.ChooseAll, wanted
	}
	return content.Scenario, 0
}

// asksForSeveral reports whether a stem, as Key writes it, asks for more than one option; wanted is
// their number where it says that.
func asksForSeveral(stem string) (wanted int, several bool) {
	if strings.Contains(stem, "all that apply") || strings.Contains(stem, "all that are ") {
		return 0, true
	}
	for _, verb := range [...]string{"choose ", "select ", "pick ", "mark ", "check ", "tick ", "which "} {
		for rest := stem; ; {
			var found bool
			if _, rest, found = strings.Cut(rest, verb); !found {
				break
			}
			word, _, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
			switch word = strings.Trim(word, ".,:;)?!"); word {
			case "two", "2":
				return 2, true
			case "three", "3":
				return 3, true
			case "four", "4":
				return 4, true
			case "five", "5":
				return 5, true
			case "all":
				if verb != "which " {
					return 0, true
				}
			}
		}
	}
	return 0, false
}

// asksForAll reports whether a question of which several options are right says "all" in another language than English.
func asksForAll(q content.Question) bool {
	right := 0
	for _, o := range q.Options {
		if o.Right {
			right++
		}
	}
	if right < 2 {
		return false
	}
	for word := range strings.FieldsSeq(content.Key(q.Stem)) {
		switch strings.Trim(word, ".,:;()") {
		case "alle", "todas", "todos", "toutes", "tous", "tutte", "tutti", "wszystkie", "wszystkich", "všechny", "všechna", "všetky", "összes", "tüm", "hepsini",
			"все", "усі", "всі", "όλα", "όλες", "όλους", "सभी", "جميع", "כל", "모든", "모두":
			return true
		}
	}
	for _, word := range [...]string{"tất cả", "所有", "全部", "すべて", "全て", "ทั้งหมด"} {
		if strings.Contains(q.Stem, word) {
			return true
		}
	}
	return false
}

// usable reports whether q can be asked, and tells what is wrong where it cannot.
func (r *questionReader) usable(q content.Question, wanted int) bool {
	right, texts := 0, make(map[string]bool, len(q.Options))
	for _, o := range q.Options {
		if o.Right {
			right++
		}
		if key := content.Key(o.Text); texts[key] {
			r.Warn(q.Line, "word them apart, or take one away", "the question offers %q twice", o.Text)
		} else {
			texts[key] = true
		}
	}
	switch {
	case q.Stem == "":
		r.Fail(q.Line, "put a paragraph that asks before the list", "the question has no text")
	case len(texts) < 2:
		r.Fail(q.Line, "add a second item: - [ ] …", "the question offers only one option")
	case right == 0:
		r.Fail(q.Line, "mark the right option with [x]", "the question has no right option")
	case right > 1 && q.Kind == content.Scenario:
		r.Fail(q.Line, "mark one, or end the question with (choose all)", "%d options are marked right where one is asked for", right)
	case right > 1 && q.Kind == content.TrueFalse:
		r.Fail(q.Line, "mark one of the two", "both options are marked right")
	default:
		if wanted > 0 && right != wanted {
			r.Warn(q.Line, "mark as many as it asks for", "the question asks for %d options, and the number of those marked right is %d", wanted, right)
		}
		return true
	}
	return false
}
