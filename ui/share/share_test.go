package share_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"porthole/content"
	"porthole/content/markdown"
	"porthole/quiz"
	"porthole/ui/share"
)

const seed = 7

// decks are what is written and read again: the built-in courses, and one whose every text is hostile.
func decks(t *testing.T) map[string]*quiz.Deck {
	t.Helper()
	all := map[string]*quiz.Deck{"hostile": quiz.NewDeck(hostile())}
	for _, name := range content.BuiltinNames() {
		src, ok := content.Builtin(name)
		if !ok {
			t.Fatalf("there is no course %s", name)
		}
		c, _ := markdown.Parse(name+".md", src)
		all[name] = quiz.NewDeck(c)
	}
	return all
}

// hostile is a course of texts that mean something to one format or another.
func hostile() *content.Course {
	texts := []string{
		`a{b}c~d=e#f:g\h`, `\\n \n \{`, "=1+1", `=cmd|' /C calc'!A0`, "+1", "-1", "@SUM(A1)", "'=1", `"quoted", "twice"`, "a\tb", "two\nlines", "a -> b",
		"<b>bold</b> & <script>alert(1)</script>", "]]>", "//comment", "::title::", "$CATEGORY: x", "a;b,c", "* any *", "#deck:x", "%50%half", "[html]x", "é ü 漢字 👍",
	}
	c := &content.Course{ID: "hostile/{}", Title: texts[0] + " / " + texts[12], Map: -1, Lessons: []content.Lesson{{Title: "L [1] " + texts[0]}}}
	for _, s := range texts {
		c.Sources = append(c.Sources, content.Source{Label: "s", Text: "RFC 1 §2 " + s})
	}
	for i, s := range texts {
		c.Facts = append(c.Facts, content.Fact{
			Subject: "S" + s, Relation: "Port" + texts[0], Values: []content.Value{{Text: s}}, Kind: content.Name, SubjectKind: content.Name,
			SubjectHeading: "Protocol", Table: 0, Row: i, Column: 1, Sources: []int{i},
		})
		next, after := texts[(i+1)%len(texts)], texts[(i+2)%len(texts)]
		c.Questions = append(c.Questions,
			content.Question{ID: "one" + s, Stem: "One " + s, Options: []content.Option{{Text: s, Right: true}, {Text: next, Why: "Why " + s + "."}, {Text: after}}, Explanation: "Because " + s, Sources: []int{i}},
			content.Question{ID: "all" + s, Kind: content.ChooseAll, Stem: "All " + s, Options: []content.Option{{Text: s, Right: true}, {Text: next, Right: true}, {Text: after, Why: "No: " + s}}},
			content.Question{ID: "true" + s, Kind: content.TrueFalse, Stem: "True " + s, Options: []content.Option{{Text: "True", Right: i%2 == 0, Why: s}, {Text: "False", Right: i%2 == 1, Why: "F " + s}}},
			content.Question{ID: "sort" + s, Kind: content.Sort, Stem: "Sort " + s, Sorting: &content.Sorting{
				Columns: []string{s, "C"}, Rows: []string{"R", next},
				Things: []content.Thing{{Text: s}, {Text: next + "2", Row: 1, Column: 1}, {Text: "x", Row: 1}, {Text: "y", Column: 1}},
			}},
		)
	}
	return c
}

func written(t *testing.T, format string, d *quiz.Deck) string {
	t.Helper()
	var out bytes.Buffer
	if err := share.Write(&out, format, d, seed); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// item is a question as another program understands it.
type item struct {
	text     string
	options  []string // of a choice: "right" or "wrong", the text, and what is said to who chooses it
	accepted []string
	pairs    [][2]string
	asks     []string // what a performance-based question asks beside its text
	says     string   // afterwards
}

// wanted is what a question of the bank is to be in another program.
func wanted(q quiz.Question) item {
	w := item{text: strings.Join(append([]string{q.Stem}, q.Task.Stimulus()...), "\n"), accepted: q.Accepted()}
	if q.Task != nil {
		for i, right := range q.Task.Solution() {
			w.pairs = append(w.pairs, [2]string{q.Task.Blanks[i].Label, right})
		}
		for _, b := range q.Task.Blanks {
			if line := "To choose from: " + strings.Join(b.Choices, " · "); q.Kind == quiz.Sort && !slices.Contains(w.asks, line) {
				w.asks = append(w.asks, line)
			}
		}
	}
	for _, o := range q.Options {
		why := o.Why
		if why != "" && !strings.HasSuffix(why, ".") {
			why = o.Text + ": " + why
		}
		w.options = append(w.options, map[bool]string{true: "right", false: "wrong"}[o.Right]+"\x00"+o.Text+"\x00"+why)
	}
	w.says = q.Explanation
	var where []string
	for _, s := range q.Sources {
		where = append(where, s.Text)
	}
	if len(where) > 0 {
		w.says = strings.TrimPrefix(w.says+"\n"+strings.Join(where, " · "), "\n")
	}
	return w
}

func wantSame(t *testing.T, got []item, d *quiz.Deck, change func(*item)) {
	t.Helper()
	bank := quiz.Bank(d, seed)
	if len(got) != len(bank) || len(bank) == 0 {
		t.Fatalf("%d questions, want %d", len(got), len(bank))
	}
	for i, q := range bank {
		w := wanted(q)
		if change != nil {
			change(&w)
		}
		if g := got[i]; !same(g, w) {
			t.Fatalf("question %d, %s\ngot  %q\nwant %q", i+1, q.Kind, g, w)
		}
	}
}

func same(a, b item) bool {
	eq := func(x, y []string) bool { return strings.Join(x, "\x01") == strings.Join(y, "\x01") }
	if len(a.pairs) != len(b.pairs) {
		return false
	}
	for i := range a.pairs {
		if a.pairs[i] != b.pairs[i] {
			return false
		}
	}
	return a.text == b.text && a.says == b.says && eq(a.options, b.options) && eq(a.accepted, b.accepted)
}

func TestAnUnknownFormatIsRefused(t *testing.T) {
	if err := share.Write(&bytes.Buffer{}, "word", quiz.NewDeck(hostile()), 1); err == nil || !strings.Contains(err.Error(), "gift") {
		t.Errorf("error %v", err)
	}
	for _, format := range share.Formats() {
		if share.Extension(format) == "" {
			t.Errorf("%s has no usual name", format)
		}
	}
}

// What was written once is the same when it is written again: a second import changes nothing.
func TestTheSameCourseIsWrittenTheSame(t *testing.T) {
	for name, d := range decks(t) {
		for _, format := range share.Formats() {
			if first := written(t, format, d); first != written(t, format, d) {
				t.Errorf("%s of %s differs", format, name)
			}
		}
	}
}
