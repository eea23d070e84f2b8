package quiz

import (
	"strings"
	"unicode"

	"porthole/content"
	"porthole/quiz/spelling"
)

// inWords asks about a fact as a person would, where the headings are words that are known to make a question: "What is the
// capital of Peru?", "What is “fox” in Spanish?"; "" where they are not. No author has to write a phrase for these.
func (d *phrasing) inWords(c Card, f content.Fact) string {
	relation, heading := strings.TrimSpace(f.Relation), strings.TrimSpace(f.SubjectHeading)
	if !content.IsPlain(relation) || !content.IsPlain(heading) || strings.ContainsAny(f.Subject, "?？") || describes(heading, f.Subject) {
		return ""
	}
	lower := spelling.Lowered(relation)
	switch {
	case content.IsEnglishName(relation):
		return inLanguage(c, f, relation, heading)
	case c.Direction == Forward && isOneOf(lower, "meaning", "translation") && f.SubjectKind != content.Sentence:
		return "What does " + spoken(f.Subject) + " mean?"
	case c.Direction == Reverse && isOneOf(lower, "meaning", "translation") && isOneOf(spelling.Lowered(heading), saidThings()...):
		return "Which " + spelling.Lowered(heading) + " means " + spoken(c.Value) + "?"
	case isProperty(lower) && isNamed(heading) && f.SubjectKind == content.Name && !f.Literal:
		return ofSomething(c, f, lower, spelling.Lowered(heading))
	}
	return ""
}

// inLanguage asks what something is in a language, or in the one that it is translated from; "" where the other side is in none.
func inLanguage(c Card, f content.Fact, relation, heading string) string {
	switch {
	case c.Direction == Forward && isSaid(heading):
		return "What is " + spoken(f.Subject) + " in " + relation + "?"
	case c.Direction == Reverse && content.IsEnglishName(heading):
		return "What is " + spoken(c.Value) + " in " + heading + "?"
	}
	return ""
}

// describes reports whether what stands as a term is none, but says what the other side is: "capital of Peru" has no meaning.
func describes(heading, subject string) bool {
	words := strings.Fields(subject)
	if heading != "Term" || len(words) < 3 {
		return false
	}
	for _, w := range words[1 : len(words)-1] {
		if isOneOf(w, "of", "for", "to", "in", "with", "from", "de", "del", "do", "da", "du", "der", "des", "von", "для") {
			return true
		}
	}
	return false
}

// ofSomething asks for what something has one of: its capital, its author.
func ofSomething(c Card, f content.Fact, property, heading string) string {
	if c.Direction == Reverse {
		return bare(c.Value) + " is the " + property + " of which " + heading + "?"
	}
	who := "What"
	if isOneOf(property, "author", "inventor", "discoverer", "founder", "composer", "director", "painter", "president", "architect") {
		who = "Who"
	}
	return who + " is the " + property + " of " + f.Subject + "?"
}

// isSaid reports whether what stands under a heading is said in some language: a word, or what is headed by its name.
func isSaid(heading string) bool {
	lower := strings.ToLower(heading)
	return heading == "" || isOneOf(lower, saidThings()...) || content.IsLanguage(lower) || strings.ContainsFunc(lower, unicode.IsSpace) && content.IsLanguage(lower[:strings.IndexFunc(lower, unicode.IsSpace)])
}

// spoken sets a word off that is spoken of.
func spoken(text string) string { return "“" + strings.Trim(text, "“”") + "”" }

// saidThings are headings of what has a meaning.
func saidThings() []string {
	return []string{"word", "term", "prefix", "suffix", "root", "abbreviation", "acronym", "idiom", "phrase", "expression", "verb", "noun", "adjective", "adverb", "symbol", "sign", "proverb", "phrasal verb"}
}

// isProperty reports whether each thing has one of what a heading names, so that it can be asked for with "the".
func isProperty(lower string) bool {
	return isOneOf(lower, "capital", "currency", "population", "official language", "author", "inventor", "discoverer", "founder", "composer", "director", "painter",
		"president", "architect", "chemical symbol", "atomic number", "atomic mass", "chemical formula", "formula", "boiling point", "melting point", "density",
		"abbreviation", "acronym", "full name", "full form", "long form", "plural", "singular", "opposite", "antonym", "past tense", "past participle", "infinitive",
		"scientific name", "latin name", "common name", "birthplace", "area code", "country code", "calling code", "call sign", "default value", "time complexity",
		"space complexity", "si unit", "unit of measure", "continent", "highest point", "longest river")
}

// isNamed reports whether a heading is one common noun, or two, with which "which" goes.
func isNamed(heading string) bool {
	words := strings.Fields(heading)
	if len(words) == 0 || len(words) > 2 {
		return false
	}
	for _, w := range words {
		if strings.Trim(strings.ToLower(w), "abcdefghijklmnopqrstuvwxyz-") != "" || len(w) < 3 || w == strings.ToUpper(w) {
			return false
		}
	}
	last := strings.ToLower(words[len(words)-1])
	if isOneOf(last, "name", "title", "label", "item", "thing", "value", "key", "entry", "text") {
		return false // "which name" asks for no thing
	}
	return !strings.HasSuffix(last, "s") || strings.HasSuffix(last, "ss") || strings.HasSuffix(last, "us") || strings.HasSuffix(last, "is")
}
