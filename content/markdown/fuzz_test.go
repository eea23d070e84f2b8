package markdown

import (
	"os"
	"reflect"
	"testing"

	"porthole/content"
)

func FuzzParse(f *testing.F) {
	seed, err := os.ReadFile("../testdata/seed.md")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	for _, s := range []string{
		port, "---\nid: x\n---\n# T\n", "# T\n\nWhich?[^a]\n\n- [x] a\n  b\n- [ ] c\n\n> why\n\n[^a]: s\n",
		"<!-- id: x, all -->\nq\n\n- [x] a\n- [x] b\n", "> **993**: x[^a]\n" + port + "[^a]: [^a]\n",
		"| Insecure | Port | Secure | Port |\n|-|-|-|-|\n| FTP | 21 | SFTP | 22 (x) |\n", "&#27;[31m\u202e\x1b]0;x\x07",
		"<!-- map\nreading -->\n\n- a\n  | a | b |\n  |-|-|\n  | 1 | 2 |\n", "```\n\tcode\x1b[1m\n", "<div>\x1b&#x9b;</div>\n\n![^a]\n\n[^a]: x\n\n    y\n",
		firewallDoc + notesDoc, settingsDoc, transcriptDoc + notesDoc, orderDoc + sortDoc, "<!-- sort -->\n<!-- order, id: \x1b -->\n\n- a\n",
		differDoc + "<!-- disagree: Port / x -->\n\n> **465**\n>\n> - **IANA**: 465.\n> - **This course**: both[^a].\n\n[^a]: x\n",
		"---\nexam:\n  questions: 5\n  pass: 80%\n  authority: IANA\n  weights: {Mail: 2}\n  kinds:\n    order: 1\n---\n" + differDoc,
		wireDoc, "<!-- wire -->\n**a** b\n\n- Port: 25\n- Reach:\n  - x: `left on 25`\n- Passing: a on port 25\n\n      b\x1b\n- Seen: c[^a]\n- Ask: d, d\n\n> e\n\n[^a]: x\n",
		"a\r\n\r\n|a|b|\r\n|-|-|\r\n|1|\x00|\n", "* * *\n- - -\n1. > - x\n", "[a]: <b> 'c'\n[x][a] <br> \\* ~~s~~",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		c, problems := Parse("a\x1b[1m.md", src)
		again, problems2 := Parse("a\x1b[1m.md", src)
		if !reflect.DeepEqual(c, again) || !reflect.DeepEqual(problems, problems2) {
			t.Fatal("read twice, the document gives two courses")
		}
		mustBeClean(t, reflect.ValueOf(c))
		mustBeClean(t, reflect.ValueOf(append(problems, content.Check("a\x1b[1m.md", c)...)))
		mustHold(t, c)
	})
}

// mustBeClean fails on a string that Clean would change, wherever it stands; the line break of a
// span is the one exception.
func mustBeClean(t *testing.T, v reflect.Value) {
	t.Helper()
	switch v.Kind().String() {
	case "string":
		if s := v.String(); s != content.Clean(s) {
			t.Fatalf("%q is not clean", s)
		}
	case "ptr":
		mustBeClean(t, v.Elem())
	case "struct":
		if s, ok := reflect.TypeAssert[content.Span](v); ok && s.Text == "\n" {
			return
		}
		for _, field := range v.Fields() {
			mustBeClean(t, field)
		}
	case "slice":
		for i := range v.Len() {
			mustBeClean(t, v.Index(i))
		}
	case "map":
		for key, value := range v.Seq2() {
			mustBeClean(t, key)
			mustBeClean(t, value)
		}
	}
}

// mustHold fails where an index of the course points to nothing or an identity comes twice.
func mustHold(t *testing.T, c *content.Course) {
	t.Helper()
	in := func(what string, i, n int) {
		if i < 0 || i >= n {
			t.Fatalf("%s is %d of %d", what, i, n)
		}
	}
	sources := func(list []int) {
		for _, i := range list {
			in("a source", i, len(c.Sources))
		}
	}
	spans := func(list []content.Span) {
		for _, s := range list {
			in("a mark", s.Source, len(c.Sources)+1)
		}
	}
	if c.Title == "" || c.ID == "" || c.Map < -1 || c.Map >= len(c.Tables) {
		t.Fatalf("title %q, id %q, map %d of %d", c.Title, c.ID, c.Map, len(c.Tables))
	}
	for _, l := range c.Lessons {
		for _, b := range l.Blocks {
			spans(b.Text)
			if b.Kind == content.TableBlock {
				in("a table", b.Table, len(c.Tables))
			}
			in("a depth", b.Depth, content.MaxDepth+1)
			in("a quotation", b.Quote, content.MaxDepth+1)
		}
	}
	for _, table := range c.Tables {
		in("a table's lesson", table.Lesson, len(c.Lessons))
		for _, row := range append(table.Rows, table.Header) {
			if len(row) != len(table.Header) {
				t.Fatalf("a row has %d cells of %d", len(row), len(table.Header))
			}
			for _, cell := range row {
				spans(cell.Text)
				in("a cell's fact", cell.Fact+1, len(c.Facts)+1)
			}
		}
	}
	facts := map[[3]string]bool{}
	for _, f := range c.Facts {
		in("a fact's lesson", f.Lesson, len(c.Lessons))
		in("a fact's table", f.Table, len(c.Tables))
		in("a fact's row", f.Row, len(c.Tables[f.Table].Rows))
		in("a fact's column", f.Column, len(c.Tables[f.Table].Header))
		sources(f.Sources)
		id := [3]string{content.Key(f.Authority), f.SubjectKey(), content.Key(f.Relation)}
		if facts[id] || f.Subject == "" || f.Relation == "" || len(f.Values) == 0 || f.Line < 1 {
			t.Fatalf("the fact %+v", f)
		}
		facts[id] = true
	}
	questions := map[string]bool{}
	for _, q := range c.Questions {
		in("a question's lesson", q.Lesson, len(c.Lessons))
		sources(q.Sources)
		if questions[q.ID] || q.ID == "" || q.Stem == "" {
			t.Fatalf("the question %+v", q)
		}
		mustBeAnswerable(t, q)
		questions[q.ID] = true
	}
	for _, d := range c.Disagreements {
		in("a disagreement's lesson", d.Lesson, len(c.Lessons))
		if len(d.About) == 0 || len(d.Positions) < 2 {
			t.Fatalf("the disagreement %+v", d)
		}
		for _, p := range d.Positions {
			sources(p.Sources)
		}
	}
	if x := c.Exam; x.Questions < 0 || x.Questions > 200 || x.Minutes < 0 || x.Minutes > 1440 || !(x.Pass >= 0 && x.Pass <= 1) {
		t.Fatalf("the exam %+v", x)
	}
	wires := map[string]bool{}
	for _, w := range c.Wires {
		in("an exercise's lesson", w.Lesson, len(c.Lessons))
		sources(w.Sources)
		if wires[w.ID] || w.ID == "" || w.Title == "" || w.Port == 0 || w.Minutes < 1 || len(w.Goals) == 0 || len(w.Questions) != 2 ||
			!questions[w.Questions[0]] || !questions[w.Questions[1]] || len(w.Devices) == 1 {
			t.Fatalf("the exercise %+v", w)
		}
		wires[w.ID] = true
	}
	for _, n := range c.Notes {
		in("a note's lesson", n.Lesson, len(c.Lessons))
		sources(n.Sources)
	}
}

func FuzzFrontMatter(f *testing.F) {
	for _, s := range []string{
		"id: x\ntitle: 5", "phrases: {Port: {forward: \"{subject} {x\"}}", "groups: [[993, a], b]", "a: &a [*a]\ngroups: *a", "<<: *x",
		"exam: {questions: 1e1, minutes: 0x5, pass: .inf, authority: ~, weights: {course: 2}, kinds: {order: 1, sort: 0}}", "exam: [x]",
		"title: |\n  a\n  b", "? a\n: b", "- x", "!!str id: y", "\"\\u001b[1m\": z", "title: \"\\u202e\"", "spellings: {IMAPS: ~}", "\tid: x", "id: [", "'", "%YAML 1.2\n---\nid: x",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, problems := Parse("x.md", []byte("---\n"+s+"\n---\n"+port))
		mustBeClean(t, reflect.ValueOf(c))
		mustBeClean(t, reflect.ValueOf(problems))
		mustHold(t, c)
	})
}
