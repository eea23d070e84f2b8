package markdown

import (
	"strings"
	"unicode"

	"porthole/content"
)

// sheetSubject returns the column that names the rows of a table in a file of its own, where the first one only sorts or numbers them, or
// is the key of a program: the first that is a word or a name in nearly each row, and another one in each; 0 where it is the first.
func sheetSubject(t *content.Table) int {
	if len(t.Header) < 2 || len(t.Rows) < minNamed {
		return 0
	}
	words := wordsOf(t.Header)
	ofWords := words.areOfWords()
	if headingText(t.Header[0]) == "Front" { // it was put first on purpose
		return 0
	}
	if namesSheet(t, 0, words[0], ofWords) {
		return 0
	}
	if ofWords || len(t.Header) > 2 {
		for c := 1; c < len(t.Header); c++ {
			if namesSheet(t, c, words[c], ofWords) {
				return c
			}
		}
	}
	return 0
}

// namesSheet reports whether nearly each row has a word or a name of its own in a column.
func namesSheet(t *content.Table, c int, words []string, ofWords bool) bool {
	heading := headingText(t.Header[c])
	switch sortOfHeading(heading) {
	case themeHeading, typeHeading, codeHeading, iconHeading, exampleHeading, noteHeading, doneHeading, hardHeading, describeHeading, sourceHeading, dateHeading:
		return false
	case anyHeading, nameHeading, stepHeading, timeHeading, clockHeading, optionHeading, defaultHeading, taskHeading, speakerHeading, featureHeading, changeHeading, versionHeading, authorHeading:
	}
	if !namesSomething(heading) || isLinkHeading(heading) || isMachineHeading(heading) || asideOf(heading, words, ofWords) != noAside {
		return false
	}
	said, filled, lettered, long := make(map[string]bool, len(t.Rows)), 0, 0, 0
	for _, row := range t.Rows {
		text := content.PlainText(row[c].Text)
		if text == "" {
			continue
		}
		filled++
		said[content.CaseKey(text)] = true
		if strings.IndexFunc(text, unicode.IsLetter) >= 0 && !isKeyOfPrograms(text) && !isAddress(text) {
			lettered++
		}
		if isLong(text) && !endsInQuestion(text) {
			long++
		}
	}
	return 10*filled >= 9*len(t.Rows) && 10*len(said) >= 9*filled && 10*lettered >= 9*filled && 2*long < filled
}
