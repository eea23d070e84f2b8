package share_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"porthole/content"
	"porthole/content/markdown"
	"porthole/quiz"
	"porthole/quiz/store/sqlite"
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
	paths, err := filepath.Glob("testdata/*.md")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no documents that another program has refused: %v", err)
	}
	for _, path := range paths {
		all[strings.TrimSuffix(filepath.Base(path), ".md")] = document(t, filepath.Base(path))
	}
	return all
}

// document is a course that another program once read wrongly, in testdata.
func document(t *testing.T, name string) *quiz.Deck {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	c, _ := markdown.Parse(name, src)
	return quiz.NewDeck(c)
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

// written is a course in a format, and what the format cannot say of it.
func written(t *testing.T, format string, d *quiz.Deck) string {
	t.Helper()
	text, _ := writtenWith(t, format, d)
	return text
}

func writtenWith(t *testing.T, format string, d *quiz.Deck) (string, []share.Loss) {
	t.Helper()
	var out bytes.Buffer
	losses, err := share.Write(&out, share.Job{
		Format: format, Deck: d, Seed: seed, Now: time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC),
		Database: func(path string, fill func(share.Exec) error) error { return sqlite.Make(t.Context(), path, fill) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), losses
}

// bank are the questions in the order in which programs with a place for each lesson have them.
func bank(d *quiz.Deck) []quiz.Question {
	all := quiz.Bank(d, seed)
	slices.SortStableFunc(all, func(a, b quiz.Question) int { return a.Lesson - b.Lesson })
	return all
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
		if s.Objective == "" { // an objective says who asks
			where = append(where, s.Text)
		}
	}
	if len(where) > 0 {
		w.says = strings.TrimPrefix(w.says+"\n"+strings.Join(where, " · "), "\n")
	}
	return w
}

// sameAs compares what another program reads with questions. change tells what of a question is different there.
func sameAs(t *testing.T, got []item, all []quiz.Question, change func(quiz.Question, *item)) {
	t.Helper()
	if len(got) != len(all) || len(all) == 0 {
		t.Fatalf("%d questions, want %d", len(got), len(all))
	}
	for i, q := range all {
		w := wanted(q)
		change(q, &w)
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
	if _, err := share.Write(&bytes.Buffer{}, share.Job{Format: "word", Deck: quiz.NewDeck(hostile())}); err == nil || !strings.Contains(err.Error(), "gift") {
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
	for _, d := range []*quiz.Deck{quiz.NewDeck(hostile()), document(t, "h1.md")} {
		for _, format := range share.Formats() {
			if first := written(t, format, d); first != written(t, format, d) {
				t.Errorf("%s of %s differs", format, d.Course().ID)
			}
		}
	}
}
