package markdown

import (
	"slices"
	"strings"

	"porthole/content"
)

// listsSources reports whether a table lists what is to be read, watched or opened: its first column says so, or holds links to other sites
// under a heading that may be anything.
func (s sifter) listsSources(sorts []headingSort) bool {
	linked, local := 0, 0
	for _, row := range s.t.Rows {
		switch link := linkOf(row[0].Text); {
		case strings.HasPrefix(link, "http"):
			linked++
		case link != "":
			local++
		}
	}
	most := func(n int) bool { return 3*n >= 2*len(s.t.Rows) }
	switch sorts[0] {
	case sourceHeading:
		return true
	case nameHeading, themeHeading, taskHeading, iconHeading, codeHeading, timeHeading, dateHeading, authorHeading, versionHeading:
		return most(local) || most(linked) && (isTitleHeading(s.headKeys[0]) || sorts[0] == taskHeading || sorts[0] == themeHeading)
	case anyHeading:
		return most(linked) && isTitleHeading(s.headKeys[0]) || most(local) && slices.ContainsFunc(s.headKeys[1:], isDuration)
	case stepHeading, clockHeading, optionHeading, defaultHeading, typeHeading, describeHeading, exampleHeading, noteHeading, doneHeading, hardHeading, speakerHeading,
		featureHeading, changeHeading:
	}
	return false
}

// isTitleHeading reports whether a heading would do over anything that is linked.
func isTitleHeading(key string) bool {
	switch key {
	case "", "name", "title", "book", "books", "tool", "tools", "library", "project", "projects", "package", "app", "platform", "service", "titel", "título", "titre", "titolo", "tytuł",
		"название", "名称", "标题", "書名", "제목", "이름", "libro", "livre", "buch", "herramienta", "outil":
		return true
	}
	return false
}

// isDuration reports whether a heading says how long something takes, as of the parts of a course.
func isDuration(key string) bool {
	switch key {
	case "duration", "time", "minutes", "reading time", "estimated time", "dauer", "duración", "durée", "duração", "durata", "czas", "süre", "время", "длительность", "用时", "建议用时", "时长", "時長", "所要時間",
		"소요 시간", "المدة":
		return true
	}
	return false
}

// linkOf returns where the link leads that a text is, "" where it is none.
func linkOf(spans []content.Span) string {
	if !isLinkAlone(spans) {
		return ""
	}
	for _, s := range spans {
		if s.Link != "" {
			return s.Link
		}
	}
	return ""
}

// isReference reports whether a table is the reference of a program: its settings with their defaults, its fields with their types.
func (s sifter) isReference(sorts []headingSort) bool {
	has := func(sort headingSort) bool { return slices.Contains(sorts[1:], sort) }
	switch sorts[0] {
	case optionHeading:
		return (has(defaultHeading) || has(typeHeading)) && has(describeHeading) || has(defaultHeading) && has(typeHeading)
	case nameHeading, anyHeading, codeHeading:
		return has(defaultHeading) && (has(typeHeading) || has(describeHeading))
	case themeHeading: // "Field"
		return has(defaultHeading) || has(typeHeading) && has(describeHeading) && s.headKeys[0] == "field"
	case iconHeading, stepHeading, timeHeading, clockHeading, sourceHeading, defaultHeading, typeHeading, describeHeading, exampleHeading, noteHeading, doneHeading, hardHeading,
		taskHeading, speakerHeading, featureHeading, changeHeading, versionHeading, dateHeading, authorHeading:
	}
	return false
}

// tracksWork reports whether a table keeps account of what is done, or lists what is to be solved.
func (s sifter) tracksWork(sorts []headingSort) bool {
	for c := 1; c < len(sorts); c++ {
		switch sorts[c] {
		case hardHeading:
			if sorts[0] == taskHeading || isTitleHeading(s.headKeys[0]) || slices.Contains(sorts, sourceHeading) {
				return true
			}
		case doneHeading:
			if s.tellsProgress(c) {
				return true
			}
		case anyHeading, themeHeading, nameHeading, codeHeading, iconHeading, stepHeading, timeHeading, clockHeading, sourceHeading, optionHeading, defaultHeading, typeHeading,
			describeHeading, exampleHeading, noteHeading, taskHeading, speakerHeading, featureHeading, changeHeading, versionHeading, dateHeading, authorHeading:
		}
	}
	return false
}

// tellsProgress reports whether the cells of a column say how far somebody is: "done", "in progress", a box.
func (s sifter) tellsProgress(c int) bool {
	said := 0
	for _, row := range s.t.Rows {
		cell := rawCellOf(row[c].Text)
		text := strings.ToLower(cell.text)
		for _, word := range [...]string{"done", "progress", "todo", "to do", "complete", "started", "wip", "planned", "pending", "ready", "finished", "offen", "fertig", "erledigt", "hecho", "pendiente", "terminé", "en cours", "готов", "完成", "완료"} {
			if strings.Contains(text, word) {
				said++
				break
			}
		}
		if text == "" || cell.tick() != "" || isOpenBox(cell.text) || strings.HasPrefix(text, "p") && len(text) == 2 {
			said++
		}
	}
	return 2*said > len(s.t.Rows)
}
