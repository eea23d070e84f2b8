package markdown

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"porthole/content"
)

// sifter decides what of a table is plainly worth asking.
type sifter struct{ *factReader }

// reason is why a table is not asked, and what to do about it.
type reason struct{ why, hint string }

// sortHeadings sorts the headings of a table that was not written for this program; nil where it was.
func (s sifter) sortHeadings() []headingSort {
	if s.authored || s.cards {
		return nil
	}
	sorts := make([]headingSort, len(s.headings))
	for c, key := range s.headKeys {
		sorts[c] = sortOfHeading(key)
	}
	return sorts
}

// unasked tells of a table that was not written to be learnt by heart, whatever its cells say, and reports whether it is one.
func (s sifter) unasked() bool {
	if s.sorts == nil {
		return false
	}
	r := s.whyUnasked(s.sorts)
	if r.why == "" {
		return false
	}
	s.Notice(s.t.Line, r.hint, "the table, whose first column is headed %q, %s; it is not asked", s.headings[0], r.why)
	return true
}

// whyUnasked returns why a table is not asked; an empty reason where it is.
func (s sifter) whyUnasked(sorts []headingSort) reason {
	if what := s.purpose(sorts); what != "" {
		return reason{what, "write what is to be learnt as a table of its own"}
	}
	switch {
	case len(s.t.Rows) == 1 && len(s.headings) >= minOfOne:
		return reason{"has one row alone, of which nobody can tell what it is about", "write it with a column for what is asked, and a row for each thing"}
	case s.hasTwoHeadings():
		return reason{"has two rows of headings", "write one row of headings"}
	case s.runsOut():
		return reason{"has a first column that ends before the second, as two lists side by side do", "write two lists, or name in the first column what each row is about"}
	case s.setsSideBySide():
		return reason{"sets two things side by side, and does not say by what", "write in a first column what is compared"}
	case len(sorts) > 2 && s.repeatsMuch():
		return reason{"says the same there in many rows, which nothing else names", "give each row a name of its own in the first column"}
	}
	return reason{}
}

// purpose returns what a table was written for, if not to be learnt; else "".
func (s sifter) purpose(sorts []headingSort) string {
	switch {
	case sorts[0] == stepHeading && s.goesOn(0):
		return "goes through something step by step"
	case s.isSchedule(sorts):
		return "is a plan of what is done when"
	case tellsChanges(sorts):
		return "tells what was changed in which version"
	case s.listsSources(sorts):
		return "lists what is to be read, watched or opened"
	case s.isReference(sorts):
		return "tells how something is set or called, as a reference does"
	case sorts[0] == speakerHeading && s.repeatsIn(0):
		return "is a conversation"
	case s.tracksWork(sorts):
		return "keeps account of work"
	case s.tellsOfItself():
		return "tells of the document, or of who wrote it"
	case showsAlignment(s.headKeys):
		return "shows how tables are written"
	case s.records():
		return "records numbers day by day"
	case s.traces():
		return "works an example out, row by row"
	}
	return aboutDocument(s)
}

// tellsChanges reports whether a table keeps the history of a document or a program.
func tellsChanges(sorts []headingSort) bool {
	has := func(sort headingSort) bool { return slices.Contains(sorts, sort) }
	dated, versioned := has(dateHeading), has(versionHeading)
	if has(changeHeading) {
		return dated || versioned
	}
	return dated && versioned && (has(describeHeading) || has(authorHeading) || has(noteHeading))
}

// goesOn reports whether most cells of a column have a number, each another one: "1", "Step 2".
func (s sifter) goesOn(c int) bool {
	numbered := 0
	for _, row := range s.t.Rows {
		if text := content.PlainText(row[c].Text); len(text) <= maxCounted && strings.ContainsAny(text, "0123456789") {
			numbered++
		}
	}
	return 2*numbered > len(s.t.Rows)
}

// maxCounted is the length in bytes of a cell that says no more than the number of a step or a week.
const maxCounted = 24

// isSchedule reports whether a table says what is done when.
func (s sifter) isSchedule(sorts []headingSort) bool {
	days := 0
	for _, h := range s.headKeys {
		if isWeekday(h) {
			days++
		}
	}
	if days > 2 {
		return true
	}
	for c, sort := range sorts {
		if sort == timeHeading && s.goesOn(c) && (c == 0 || s.goesUp(c)) || c == 0 && sort == clockHeading && s.tellsHours(c) {
			return true
		}
	}
	return false
}

// goesUp reports whether the numbers of a column never go down from one row to the next, as the weeks of a plan do and lengths in days do not.
func (s sifter) goesUp(c int) bool {
	last := -1
	for _, row := range s.t.Rows {
		text := content.PlainText(row[c].Text)
		from := strings.IndexAny(text, "0123456789")
		if from < 0 {
			continue
		}
		text = text[from:]
		n, err := strconv.Atoi(text[:len(text)-len(strings.TrimLeft(text, "0123456789"))])
		if err != nil || n < last {
			return false
		}
		last = n
	}
	return true
}

// tellsHours reports whether most cells of a column tell the time of a day: "9:30", "10 am".
func (s sifter) tellsHours(c int) bool {
	hours := 0
	for _, row := range s.t.Rows {
		text := strings.ToLower(content.PlainText(row[c].Text))
		if at := strings.IndexAny(text, ":."); at > 0 && isDigit(text[at-1]) || strings.HasSuffix(text, "am") || strings.HasSuffix(text, "pm") || strings.HasSuffix(text, "min") {
			hours++
		}
	}
	return 2*hours > len(s.t.Rows)
}

// isWeekday reports whether a heading is the name of a day.
func isWeekday(key string) bool {
	switch key {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
		"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "mo", "di", "mi", "do", "fr", "sa", "so",
		"lunes", "martes", "miércoles", "jueves", "viernes", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì",
		"segunda", "terça", "quarta", "quinta", "sexta", "poniedziałek", "wtorek", "środa", "czwartek", "piątek", "понедельник", "вторник", "среда", "четверг", "пятница",
		"пн", "вт", "ср", "чт", "пт", "周一", "周二", "周三", "周四", "周五", "月", "火", "水", "木", "金", "월", "화", "수", "목", "금":
		return true
	}
	return false
}

// repeatsIn reports whether a column says the same in more than one row.
func (s sifter) repeatsIn(c int) bool {
	seen := map[string]bool{}
	for _, row := range s.t.Rows {
		key := content.Key(content.PlainText(row[c].Text))
		if seen[key] {
			return true
		}
		seen[key] = true
	}
	return false
}

// traces reports whether a table shows what happens to the variables of a program: single letters head it, and the first counts.
func (s sifter) traces() bool {
	if len(s.headings) > 2 && s.allNumbers() && (areOwnCodes(s.t, 0, true) || counts(s.t, 0) && !slices.ContainsFunc(s.headings, isSymbolic)) {
		return true
	}
	if len(s.headings) < 3 || !counts(s.t, 0) {
		return false
	}
	letters := 0
	for _, h := range s.headings {
		if runes := []rune(h); len(runes) == 1 && unicode.IsLetter(runes[0]) {
			letters++
		}
	}
	return 2*letters >= len(s.headings)
}

// minOfOne is how many columns a table of one row has of which nobody can tell whether it tells of its first cell or of its headings.
const minOfOne = 6

// hasTwoHeadings reports whether the first row is a second row of headings: all of it is bold, and columns have no heading above it.
func (s sifter) hasTwoHeadings() bool {
	if len(s.t.Rows) < 2 || !slices.Contains(s.headings[1:], "") {
		return false
	}
	bold := 0
	for _, cell := range s.t.Rows[0] {
		switch {
		case len(cell.Text) == 0:
		case !isBold(cell):
			return false
		default:
			bold++
		}
	}
	return bold > 1
}

// setsSideBySide reports whether a table of two columns stands under a title that names both of them: "Stack and heap".
func (s sifter) setsSideBySide() bool {
	if len(s.headings) != 2 || s.headKeys[0] == "" || s.headKeys[1] == "" || s.pairsWords() {
		return false
	}
	for _, title := range [...]string{s.heading, s.before} {
		if key := content.Key(title); key != "" && strings.Contains(key, s.headKeys[0]) && strings.Contains(key, s.headKeys[1]) && !tellsMeaning(s.headings[1]) && !tellsMeaning(s.headings[0]) {
			return true
		}
	}
	return false
}

// pairsWords reports whether most rows are one word beside another, as a singular beside its plural is.
func (s sifter) pairsWords() bool {
	pairs := 0
	for _, row := range s.t.Rows {
		if wordsIn(content.PlainText(row[0].Text)) == 1 && wordsIn(content.PlainText(row[1].Text)) == 1 {
			pairs++
		}
	}
	return 3*pairs >= 2*len(s.t.Rows)
}

// repeatsMuch reports whether the first column says the same in so many rows that it names none of them, and the columns beside it
// do not tell the rows apart together with it.
func (s sifter) repeatsMuch() bool {
	repeated, distinct := repeatedIn(s.t, 0)
	if !repeated || len(s.t.Rows) < minRepeats || 5*distinct > 4*len(s.t.Rows) {
		return false
	}
	seen := map[string]bool{}
	for _, row := range s.t.Rows {
		key := content.CaseKey(content.PlainText(row[0].Text) + "\x00" + content.PlainText(row[1].Text))
		if text := content.PlainText(row[1].Text); seen[key] || text == "" || len(text) > maxNamed {
			return true
		}
		seen[key] = true
	}
	return 3*distinct > 2*len(s.t.Rows)
}

// minRepeats is the fewest rows of which a first column that repeats itself names none.
const minRepeats = 6
