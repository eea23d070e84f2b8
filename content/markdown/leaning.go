package markdown

import (
	"slices"
	"strings"
)

// leansOnHeading reports whether a question only makes sense under the heading above it: "When is it used?", "What are the roles?".
func leansOnHeading(question string) bool {
	words := strings.Fields(strings.TrimRight(strings.ToLower(question), " ?!."))
	if isGeneral(words) {
		return true
	}
	for i, word := range words {
		if isPronoun(word) {
			return true
		}
		if !isFunctionWord(word) {
			return len(words)-i <= maxLeaning && i > 0 && words[i-1] == "the" && strings.ToLower(question[1:]) == question[1:] && !slices.ContainsFunc(words[i:], isRelation)
		}
	}
	return false
}

// isGeneral reports whether a question is asked in words that would do for anything: "What problems could there be?"
func isGeneral(words []string) bool {
	general := 0
	for _, word := range words {
		switch word {
		case "there", "main", "some", "possible", "common", "different", "basic", "most", "important", "key", "its", "any", "other", "work", "works", "used", "happen", "happens":
		case "problems", "problem", "issues", "issue", "advantages", "disadvantages", "benefits", "drawbacks", "limits", "limitations", "pros", "cons", "types", "kinds", "features",
			"characteristics", "phases", "steps", "stages", "goals", "purpose", "uses", "roles", "functions", "components", "parts", "properties", "examples", "differences", "idea", "challenges",
			"risks", "causes", "effects", "consequences", "symptoms", "solutions", "alternatives":
			general++
		default:
			if !isFunctionWord(word) {
				return false
			}
		}
	}
	return general > 0
}

// maxLeaning is how many words behind "the" name something that only the heading tells which.
const maxLeaning = 3

func isPronoun(word string) bool {
	switch word {
	case "it", "its", "they", "them", "their", "this", "these", "that", "those", "he", "she", "his", "her", "esto", "este", "esta", "estos", "cela", "il", "elle", "ils", "elles",
		"es", "dies", "diese", "dieses", "это", "он", "она", "оно", "они", "его", "её", "их", "isto", "isso", "questo", "questi":
		return true
	}
	return false
}

func isFunctionWord(word string) bool {
	switch word {
	case "what", "which", "when", "where", "why", "how", "who", "whose", "and", "or", "but", "so", "is", "are", "was", "were", "be", "been", "do", "does", "did", "can", "could",
		"will", "would", "should", "must", "may", "has", "have", "had", "the", "a", "an", "in", "on", "at", "to", "for", "of", "from", "with", "by", "not", "many", "much", "often", "long",
		"qué", "cómo", "cuándo", "por", "para", "qu'est-ce", "que", "quand", "comment", "pourquoi", "wie", "wann", "warum", "wofür", "что", "как", "когда", "почему", "зачем", "где":
		return true
	}
	return false
}

// isRelation reports whether a word says of what something is spoken.
func isRelation(word string) bool {
	switch word {
	case "of", "between", "in", "for", "to", "with", "from", "on", "by", "at", "as", "that", "when", "if", "and", "or", "vs", "than":
		return true
	}
	return false
}
