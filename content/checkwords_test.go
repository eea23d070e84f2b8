package content_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"porthole/content"
	"porthole/content/markdown"
)

// asked is a document with one question.
func asked(stem string, options ...string) string {
	return stem + "\n\n- [x] " + strings.Join(options, "\n- [ ] ") + "\n"
}

// planted is a document, and what is told of it.
type planted struct{ doc, says string } // "": no fault

// faultsOfWords are documents with a fault each, beside what is like it and is none.
func faultsOfWords() map[string]planted {
	const objectives = "---\nobjectives:\n  N10-009 1.4: [n]\nphrases:\n  Port:\n    forward: Which port has {subject}?\n---\n\n"
	const notes = "\n\n[^n]: N10-009, objective 1.4\n[^r]: RFC 4253 §4.1\n"
	const twins = "---\nspellings:\n  syslog: [system log]\n---\n\n"
	const disputed = "| Protocol | Port |\n|---|---|\n| SMTPS | 465 |\n| IMAPS | 993 |\n\n<!-- authority: N10-009 -->\n| Protocol | Port |\n|---|---|\n| SMTPS | 587 |\n\n"
	return map[string]planted{
		"its answer":                         {asked("Which port does SSH on port 22 use?", "22", "23", "25"), `says its own answer, "22"`},
		"the beginning of a name":            {asked("Whose twin is POP3S?", "POP3", "IMAP", "SMTP"), `says its own answer, "POP3"`},
		"a choice among what is said":        {asked("A host has 22 and 23 open. Which is safe?", "22", "23", "25"), ""},
		"a part of a word":                   {asked("What compares?", "par", "are", "com"), ""},
		"a part of a number":                 {asked("What stands before 3389?", "389", "636", "88"), ""},
		"a fact that its phrase prints":      {"---\nphrases:\n  Port:\n    forward: Which port has {subject}, as 22?\n---\n\n| P | Port |\n|---|---|\n| SSH on 23 | 23 |\n| SMTP | 25 |\n", `says its own answer, "23"`},
		"a phrase that prints the subject":   {"---\nphrases:\n  Port:\n    reverse: What is row {value} of the table?\n---\n\n| Entry | Port |\n|---|---|\n| row 22 | 22 |\n| SMTP | 25 |\n", `says its own answer, "row 22"`},
		"a value that says its subject":      {"---\nphrases:\n  Variant:\n    reverse: Whose variant is {value}?\n---\n\n| P | Variant |\n|---|---|\n| POP3 | POP3S |\n| IMAP | IMAPS |\n", ""},
		"a phrase that lists the choice":     {"---\nphrases:\n  Transport:\n    forward: \"TCP or UDP: which has {subject}?\"\n---\n\n| P | Transport |\n|---|---|\n| SSH | TCP |\n| NTP | UDP |\n", ""},
		"two authorities":                    {disputed + asked("By this course, or in N10-009's list, which port has SMTPS?", "465", "25", "993"), "names two authorities"},
		"one authority":                      {disputed + "<!-- authority: N10-009 -->\n" + asked("In N10-009's list, which port has SMTPS?", "587", "25", "465"), ""},
		"only an objective behind a fact":    {objectives + "| P | Port |\n|---|---|\n| SSH | 22[^n] |\n| NTP | 123[^r] |\n" + notes, "cites the objective"},
		"only an objective behind an answer": {objectives + asked("What is safe?[^n]", "SSH", "Telnet") + "\n| P | Port |\n|---|---|\n| SSH | 22[^r] |\n| NTP | 123[^r] |\n" + notes, "cites the objective"},
		"an objective beside a source":       {objectives + "| P | Port |\n|---|---|\n| SSH | 22[^n][^r] |\n| NTP | 123[^r] |\n" + notes, ""},
		"another spelling":                   {twins + asked("What collects lines?", "syslog", "System log", "NTP") + "\n| P | Port |\n|---|---|\n| syslog | 514 |\n", "another name of the right one"},
		"also known as":                      {asked("What are the ports 0 to 1023 called?", "system", "well-known", "user") + "\n> System, also known as well-known ports, end at 1023.\n", "another name of the right one"},
		"another authority's answer":         {disputed + asked("Which port is for SMTPS?", "465", "587", "993"), "right by another source"},
		"both, by another authority":         {"| P | Transport |\n|---|---|\n| SIP | UDP |\n\n<!-- authority: IANA -->\n| P | Transport |\n|---|---|\n| SIP | both |\n\n" + asked("What carries SIP?", "UDP", "TCP", "both"), "right by another source"},
		"a stem of 26 words":                 {asked("one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six?", "a1", "b1"), "26 words long"},
		"a stem of 25 words":                 {asked("one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five?", "a1", "b1"), ""},
		"an exercise without a source": {"Some text.\n\n<!-- id: w, wire -->\n**Look.** Do it.\n\n- Port: 25\n- Reach:\n  - Done: `relay refused`\n- Seen: It.\n- Ask: one, two\n\n> So it is.\n\n" +
			"<!-- id: one -->\n" + asked("What is safe?", "SSH", "Telnet") + "\n<!-- id: two -->\n" + asked("What is old?", "Telnet", "SSH"), "cites no source"},
		"a turned sentence":       {"## A\n\nWhat secures those three is TLS.\n", "the other way round"},
		"another turned sentence": {"## A\n\nMail is read. Whoever needs every line sends over TLS.\n", "the other way round"},
		"a broken off sentence":   {"## A\n\nThe conversation is hidden. Its outside is not.\n", "breaks off"},
		"a broken off reason":     {"What lasts?\n\n- [x] TLS\n- [ ] Base64\n  - Base64 hides nothing. TLS does.\n", "breaks off"},
		"plain sentences":         {"## A\n\nWhat is TLS? It hides what it carries. The log says where it was. What you read, you may forget. Not all do it.\n", ""},
	}
}

func TestEachFaultOfWordsIsFoundAndWhatIsLikeItIsNot(t *testing.T) {
	for name, c := range faultsOfWords() {
		t.Run(name, func(t *testing.T) {
			doc := "---\nid: t\n" + strings.TrimPrefix(c.doc, "---\n") // only of a document with an id is asked what says its own answer
			if !strings.HasPrefix(c.doc, "---\n") {
				doc = "---\nid: t\n---\n" + c.doc
			}
			course, _ := markdown.Parse("test.md", []byte(doc))
			var told []string
			for _, p := range content.Check("test.md", course) {
				if p.Line == 0 || p.Hint == "" {
					t.Errorf("%s: no line, or no hint", p)
				}
				told = append(told, p.Message)
			}
			all := strings.Join(told, "\n")
			switch {
			case c.says == "" && all != "":
				t.Errorf("told is %s", all)
			case !strings.Contains(all, c.says):
				t.Errorf("want %q, told is %q", c.says, all)
			}
		})
	}
}

// Whatever Check can tell is told of a document in which it was planted: a lint that finds nothing may as well not be there.
func TestEveryLintIsProvedByAPlantedFault(t *testing.T) {
	bad, err := os.ReadFile(filepath.Join("testdata", "bad.md"))
	if err != nil {
		t.Fatal(err)
	}
	documents := []string{string(bad)}
	for _, c := range faultsOfWords() {
		documents = append(documents, c.doc)
	}
	var told []string
	for _, doc := range documents {
		course, _ := markdown.Parse("test.md", []byte(doc))
		for _, p := range content.Check("test.md", course) {
			told = append(told, p.Message)
		}
	}
	files, err := filepath.Glob("check*.go")
	if err != nil {
		t.Fatal(err)
	}
	lint := regexp.MustCompile(`\bl\.(?:Warn|Notice|Error)\(.*, ("(?:[^"\\]|\\.)*")(?:, [^"]*)?\)\n`)
	lints := 0
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if calls := strings.Count(string(src), "l.Warn(") + strings.Count(string(src), "l.Notice("); !strings.HasSuffix(file, "_test.go") && calls != len(lint.FindAll(src, -1)) {
			t.Errorf("%s tells of %d things, and not all of them are understood here", file, calls)
		}
		for _, found := range lint.FindAllStringSubmatch(string(src), -1) {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			lints++
			format, err := strconv.Unquote(found[1])
			if err != nil {
				t.Fatal(err)
			}
			message := regexp.MustCompile("^" + regexp.MustCompile(`%[a-z]`).ReplaceAllString(regexp.QuoteMeta(format), "(?s:.*)") + "$")
			if !slices.ContainsFunc(told, message.MatchString) {
				t.Errorf("%s: nothing is planted for %q", file, format)
			}
		}
	}
	if lints < 10 {
		t.Errorf("only %d lints were found", lints)
	}
}
