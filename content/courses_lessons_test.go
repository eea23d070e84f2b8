package content_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"porthole/content"
)

// lessonText is what a lesson says, tables and notes included, with single spaces.
func lessonText(c *content.Course, lesson int) string {
	var b strings.Builder
	for _, block := range c.Lessons[lesson].Blocks {
		b.WriteString(content.PlainText(block.Text) + " ")
		if block.Kind != content.TableBlock {
			continue
		}
		table := c.Tables[block.Table]
		for _, row := range append([][]content.Cell{table.Header}, table.Rows...) {
			for _, cell := range row {
				b.WriteString(content.PlainText(cell.Text) + " ")
			}
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// statements are what each course was to say, by the names that testdata gives them: of email S the statements of the source
// document, G what it leaves out, and M the themes that an independent reading missed; P those that it missed in ports.
func statements() map[string]string {
	return map[string]string{
		"email": "S1 S2 S3 S4 S5 S6 S7 S8 S9 S10 S11 S12 S13 S14 S15 S16 S17 S18 S19 S20 S21 S22 S23 S24 G1 G2 G3 G4 G5 " +
			"M1 M2 M3 M4 M5 M6 M7 M8 M9 M10",
		"ports": "P1 P2 P3 P4 P5 P6 P7 P8 P9 P10 P11 P12 P13",
	}
}

func TestEveryStatementIsTaughtAndAsked(t *testing.T) {
	eachBuiltin(t, everyStatementIsTaughtAndAsked)
}

func everyStatementIsTaughtAndAsked(t *testing.T, c builtin) {
	var seen []string
	for _, line := range lines(t, filepath.Join("testdata", c.name, "statements.tsv"))[1:] {
		field := strings.Split(line, "\t")
		if len(field) != 4 {
			t.Fatalf("four fields are wanted: %q", line)
		}
		statement, lesson, phrase, question := field[0], field[1], field[2], field[3]
		seen = append(seen, statement)
		at := slices.IndexFunc(c.Lessons, func(l content.Lesson) bool { return l.Title == lesson })
		if at < 0 {
			t.Errorf("%s: there is no lesson %q", statement, lesson)
		} else if !strings.Contains(lessonText(c.Course, at), phrase) {
			t.Errorf("%s: lesson %q does not say %q", statement, lesson, phrase)
		}
		if !asks(c.Course, question) {
			t.Errorf("%s: there is no question %q", statement, question)
		}
	}
	for want := range strings.FieldsSeq(statements()[c.name]) {
		if !slices.Contains(seen, want) {
			t.Errorf("%s, a statement of the source document or a theme that was missing, is in no line", want)
		}
	}
	if statements()[c.name] == "" {
		t.Error("no statements are listed")
	}
}

// asks reports whether the course has a question.
func asks(c *content.Course, question string) bool {
	_, ok := askedWith(c, question)
	return ok
}

// askedWith returns the sources of a question: an authored one by its id, or a card written as subject|relation|forward or
// value|relation|reverse. Nobody is asked backwards by a value that says its subject.
func askedWith(c *content.Course, question string) (sources []int, ok bool) {
	part := strings.Split(question, "|")
	if len(part) != 3 {
		at := slices.IndexFunc(c.Questions, func(q content.Question) bool { return q.ID == question })
		if at < 0 {
			return nil, false
		}
		return c.Questions[at].Sources, true
	}
	at := slices.IndexFunc(c.Facts, func(f content.Fact) bool {
		switch {
		case f.Relation != part[1]:
			return false
		case part[2] == "forward":
			return f.Subject == part[0]
		}
		return part[2] == "reverse" && !content.Says(content.Key(part[0]), f.SubjectKey()) &&
			slices.ContainsFunc(f.Values, func(v content.Value) bool { return v.Text == part[0] })
	})
	if at < 0 {
		return nil, false
	}
	return c.Facts[at].Sources, true
}

func TestTheLostEndOfTheSourceDocumentIsNotInvented(t *testing.T) {
	c := email(t)
	for i, l := range c.Lessons {
		if strings.Contains(strings.ToLower(lessonText(c, i)), "using secure email protocols") {
			t.Errorf("lesson %q continues a sentence that the source document breaks off", l.Title)
		}
	}
}

// A lesson fits two screens of 24 rows and 72 columns, of which 22 rows each are text.
func TestLessonsFitTwoScreens(t *testing.T) {
	eachBuiltin(t, func(t *testing.T, c builtin) {
		if n := len(c.Lessons); n < c.fewest || n > c.most {
			t.Errorf("the course has %d lessons", n)
		}
		for i, l := range c.Lessons {
			if rows := height(c.Course, l, 68); rows > 44 {
				t.Errorf("lesson %q needs %d rows", l.Title, rows)
			}
			if words := len(strings.Fields(lessonText(c.Course, i))); words < 90 || words > 280 {
				t.Errorf("lesson %q has %d words", l.Title, words)
			}
		}
	})
}

// height counts the rows that a lesson needs, with a blank one after each block.
func height(c *content.Course, l content.Lesson, width int) (rows int) {
	for _, b := range l.Blocks {
		switch b.Kind {
		case content.TableBlock:
			rows += len(c.Tables[b.Table].Rows) + 3
		case content.Code:
			rows += len(b.Lines) + 1
		case content.Item:
			rows += wrapped(content.PlainText(b.Text), width-2-2*b.Depth)
		case content.Paragraph, content.Heading, content.Rule:
			rows += wrapped(content.PlainText(b.Text), width-2*b.Quote) + 1
		}
	}
	return rows
}

func wrapped(text string, width int) int {
	rows, column := 1, 0
	for word := range strings.FieldsSeq(text) {
		n := len([]rune(word))
		if column > 0 && column+1+n > width {
			rows, column = rows+1, 0
		}
		column += n + 1
	}
	return rows
}

func TestNotesExplainWhatTheCoursePromises(t *testing.T) {
	eachBuiltin(t, func(t *testing.T, c builtin) {
		var have []string
		for _, n := range c.Notes {
			have = append(have, strings.Join(n.Keys, "↔"))
			if len(n.Sources) == 0 {
				t.Errorf("line %d: the note on %v has no source", n.Line, n.Keys)
			}
			if words := len(strings.Fields(n.Text)); words > 40 {
				t.Errorf("line %d: the note on %v has %d words", n.Line, n.Keys, words)
			}
		}
		for _, keys := range c.explained {
			if !slices.Contains(have, keys) {
				t.Errorf("no note explains %s", keys)
			}
		}
	})
}

// What the notes say to tell the numbers of mail apart has to be true of the numbers.
func TestMnemonicsAreTrue(t *testing.T) {
	eachBuiltin(t, func(t *testing.T, c builtin) {
		for _, f := range c.Facts {
			if f.Relation != "Port" && f.Relation != "Secure port" {
				continue
			}
			for _, v := range f.Values {
				switch {
				case strings.HasPrefix(f.Subject, "IMAP") && !strings.HasSuffix(v.Text, "3"):
					t.Errorf("%s has port %s, which does not end in 3", f.Subject, v.Text)
				case strings.HasPrefix(f.Subject, "POP3") && !strings.HasSuffix(v.Text, "0") && !strings.HasSuffix(v.Text, "5"):
					t.Errorf("%s has port %s, which is no multiple of 5", f.Subject, v.Text)
				}
			}
		}
	})
}
