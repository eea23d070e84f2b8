package content_test

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// read is a line of the list that says how the sources of a course were read.
type read struct {
	sections []string // whose text was read; or the names of the rows of a registry
	how      string
}

// waysOfReading are the words that the list uses: the text itself, a copy of a registry, what others wrote down of a
// list that is not public, a session with a program.
func waysOfReading() []string {
	return []string{"text", "registry", "transcription", "help page", "session"}
}

// sourcesRead reads the list of a course.
func sourcesRead(t *testing.T, course string) map[string]read {
	t.Helper()
	out := map[string]read{}
	for _, line := range lines(t, filepath.Join("testdata", course, "sources.tsv"))[1:] {
		field := strings.Split(line, "\t")
		if len(field) != 4 || field[3] == "" {
			t.Fatalf("four fields are wanted: %q", line)
		}
		if !slices.Contains(waysOfReading(), field[2]) {
			t.Errorf("%s: %q is no way of reading", field[0], field[2])
		}
		out[field[0]] = read{strings.Split(field[1], ", "), field[2]}
	}
	return out
}

// A section is cited only when its text was read.
func TestEverySourceOfACourseWasRead(t *testing.T) {
	eachBuiltin(t, func(t *testing.T, c builtin) {
		list := sourcesRead(t, c.name)
		for _, s := range c.Sources {
			for part := range strings.SplitSeq(s.Text, "; ") {
				document, sections := cited(part)
				entry, ok := list[document]
				if !ok {
					t.Errorf("line %d: %q is not in the list of what was read", s.Line, document)
					continue
				}
				for _, section := range sections {
					if !slices.Contains(entry.sections, section) {
						t.Errorf("line %d: %s, %s: the list does not say that this was read", s.Line, document, section)
					}
				}
			}
		}
	})
}

// cited takes a source apart: "RFC 8314 §3.1, §7.1" is RFC 8314 with §3.1 and §7.1.
func cited(source string) (document string, sections []string) {
	const registry = "IANA Service Name and Transport Protocol Port Number Registry"
	if row, ok := strings.CutPrefix(source, "IANA service names in the row of "); ok {
		return registry, []string{row}
	}
	if names := regexp.MustCompile(`^IANA service names? (.*)$`).FindStringSubmatch(source); names != nil {
		return registry, strings.Split(names[1], ", ")
	}
	source = strings.TrimSuffix(source, ", published as RFC 9989")
	named := regexp.MustCompile(`^(RFC \d+|draft-[a-z-]+|M[CS]-[A-Z0-9]+)(?:,? (.*))?$`).FindStringSubmatch(source)
	if named == nil {
		named = regexp.MustCompile(`^([^"]*(?:manual|\(\d\)|manual pages|ip-sysctl)), (".*)$`).FindStringSubmatch(source)
	}
	if named == nil {
		document, _, _ = strings.Cut(source, ", rows ")
		return document, nil
	}
	return named[1], strings.Split(named[2], ", ")
}
