package paper_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"porthole/content"
	"porthole/content/markdown"
	"porthole/quiz"
	"porthole/ui/paper"
)

func day() time.Time { return time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC) }

func questions(t *testing.T, name string, s quiz.Selection) []quiz.Question {
	t.Helper()
	src, ok := content.Builtin(name)
	if !ok {
		t.Fatalf("there is no course %s", name)
	}
	c, _ := markdown.Parse(name+".md", src)
	list, err := quiz.Questions(quiz.NewDeck(c), s)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func written(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func stems(v paper.Version) []string {
	out := make([]string, len(v.Questions))
	for i, q := range v.Questions {
		out[i] = q.Stem
	}
	return out
}

func TestVersionsShareTheirQuestionsAndDifferInOrder(t *testing.T) {
	list := questions(t, "email", quiz.Selection{Count: 20, Seed: 7})
	test := paper.New("Mail", list, 4, 7, day())
	if len(test.Versions) != 4 || !slices.Equal(stems(test.Versions[0]), stems(paper.Version{Questions: list})) {
		t.Fatalf("%d versions, or the first is not as it was asked for", len(test.Versions))
	}
	for i, v := range test.Versions {
		for _, other := range test.Versions[:i] {
			if slices.Equal(stems(v), stems(other)) {
				t.Errorf("versions %s and %s have one order", v.Name, other.Name)
			}
			if !slices.Equal(slices.Sorted(slices.Values(stems(v))), slices.Sorted(slices.Values(stems(other)))) {
				t.Errorf("versions %s and %s ask different things", v.Name, other.Name)
			}
		}
	}
	again := paper.New("Mail", questions(t, "email", quiz.Selection{Count: 20, Seed: 7}), 4, 7, day())
	if written(t, test.HTML) != written(t, again.HTML) || written(t, test.MarkdownKey) != written(t, again.MarkdownKey) {
		t.Error("the same seed prints two tests")
	}
}

// The letter that the key gives is the letter of a right option on the sheet of the same version.
func TestTheKeyMatchesItsVersion(t *testing.T) {
	for _, name := range content.BuiltinNames() {
		list := questions(t, name, quiz.Selection{Count: -1, Seed: 3})
		test := paper.New(name, list, 3, 3, day())
		option := regexp.MustCompile(`<li>☐ ([a-z])\) (.*?)</li>`)
		sheets, keys := entries(t, written(t, test.HTML)), entries(t, written(t, test.HTMLKey))
		n := 0
		for _, v := range test.Versions {
			for _, q := range v.Questions {
				sheet, key := sheets[n], keys[n]
				n++
				var right []string
				for i, match := range option.FindAllStringSubmatch(sheet, -1) {
					if q.Options[i].Right {
						right = append(right, match[1]+") "+match[2])
					}
				}
				if len(q.Options) > 0 && !strings.Contains(key, "<p>"+strings.Join(right, ", ")+"</p>") {
					t.Fatalf("version %s: the key %q does not name %q of %q", v.Name, key, right, sheet)
				}
				for _, solved := range q.Task.KeyLines() {
					if !strings.Contains(plain(t, key), solved) {
						t.Fatalf("the key %q does not say %s", key, solved)
					}
				}
			}
		}
	}
}

func entries(t *testing.T, page string) []string {
	t.Helper()
	list := strings.Split(page, `<div class="question">`)
	if len(list) < 2 {
		t.Fatal("there is no question on the page")
	}
	return list[1:]
}

// plain is the text of a piece of a page.
func plain(t *testing.T, piece string) string {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(piece))
	decoder.Strict, decoder.AutoClose, decoder.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	var b strings.Builder
	for {
		token, err := decoder.Token()
		if text, ok := token.(xml.CharData); ok {
			b.Write(text)
		}
		if err != nil {
			return b.String()
		}
	}
}

func TestAPageHasNoScriptAndNoAddress(t *testing.T) {
	hostile := quiz.Question{
		Kind: quiz.Choice, Stem: `<script>alert(1)</script> <img src=x onerror=alert(1)> {{.Title}} "'&`, Explanation: "</style><script src=//evil.example></script>",
		Options: []quiz.Option{{Text: `</div><iframe src="https://evil.example">`, Right: true}, {Text: "javascript:alert(1)"}},
		Sources: []content.Source{{Text: "<a href=https://evil.example>"}},
	}
	test := paper.New("<script>1</script>", append(questions(t, "email", quiz.Selection{Count: -1}), hostile), 2, 7, day())
	for name, page := range map[string]string{"sheets": written(t, test.HTML), "key": written(t, test.HTMLKey), "slides": written(t, test.Slides)} {
		tags := regexp.MustCompile(`(?i)<(/?[a-z0-9]+)[^>]*>`).FindAllStringSubmatch(page, -1)
		known := strings.Fields("html head meta title style body main section table thead tbody tr td th div span h1 h2 p ul li pre")
		for _, tag := range tags {
			if !slices.Contains(known, strings.TrimPrefix(strings.ToLower(tag[1]), "/")) {
				t.Errorf("%s: the page has a %s", name, tag[0])
			}
			if regexp.MustCompile(`(?i)\b(src|href|on\w+|action)\s*=|url\(`).MatchString(tag[0]) {
				t.Errorf("%s: %s leads out of the page", name, tag[0])
			}
		}
		if strings.Contains(page, "@import") || strings.Contains(page, "url(") {
			t.Errorf("%s: the style leads out of the page", name)
		}
	}
}

// Every question has a slide of its own, which does not tell, and one with the answer after it.
func TestSlidesAskAndThenTell(t *testing.T) {
	list := questions(t, "email", quiz.Selection{Count: 20, Seed: 3})
	page := written(t, paper.New("Mail", list, 1, 3, day()).Slides)
	slides := strings.Split(page, "<section")[2:]
	if len(slides) != 2*len(list) {
		t.Fatalf("%d slides for %d questions", len(slides), len(list))
	}
	for i, q := range list {
		asks, tells := slides[2*i], slides[2*i+1]
		if strings.Contains(asks, `class="right"`) || strings.Contains(asks, `class="source"`) || !strings.Contains(tells, `class="right"`) {
			t.Errorf("question %d: %q, then %q", i+1, asks, tells)
		}
		for _, o := range q.Options {
			if !strings.Contains(plain(t, asks), o.Text) || o.Right && !strings.Contains(plain(t, tells), o.Text) {
				t.Errorf("question %d: %q is not where it belongs", i+1, o.Text)
			}
		}
	}
}

// What a teacher writes on: name, class, points; and nothing that a screen reader stumbles over.
func TestASheetIsForAClass(t *testing.T) {
	list := questions(t, "email", quiz.Selection{Count: -1, Seed: 3})
	page := written(t, paper.New("Mail", list, 1, 3, day()).HTML)
	for _, want := range []string{"<main>", "Name</span>", "Class</span>", "Points:", "/ 1</span>", "counter(page)", `<th scope="col">`, "table-layout: fixed"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %q", want)
		}
	}
	for _, empty := range []string{"<th></th>", `<th scope="col"></th>`, "<p></p>", "<th>"} {
		if strings.Contains(page, empty) {
			t.Errorf("the page has an empty %q", empty)
		}
	}
}

func TestSeedAndDateStandOnEverySheet(t *testing.T) {
	test := paper.New("Mail", questions(t, "email", quiz.Selection{Count: 5, Seed: 42}), 3, 42, day())
	for _, write := range []func(io.Writer) error{test.HTML, test.HTMLKey, test.Markdown, test.MarkdownKey} {
		if got := strings.Count(written(t, write), "seed 42 · 2026-11-25"); got != 3 {
			t.Errorf("they stand on %d of 3 sheets", got)
		}
	}
}

// Read as Markdown, a sheet says what it says whatever is in it.
func TestMarkdownTakesNoTextForItsOwn(t *testing.T) {
	texts := []string{"*a* _b_ `c` [d](https://e) <b>f</b> # g | h ~ $x$", "- item", "+ item", "1. item", "12) item", "= x", "&amp; \\ x"}
	for _, text := range texts {
		q := quiz.Question{Kind: quiz.Choice, Stem: text, Options: []quiz.Option{{Text: text, Right: true}, {Text: "x"}}, Explanation: text}
		test := paper.New("T", []quiz.Question{q}, 1, 1, day())
		for name, page := range map[string]string{"sheet": written(t, test.Markdown), "key": written(t, test.MarkdownKey)} {
			c, _ := markdown.Parse("t.md", []byte("## Lesson\n\n"+page))
			var all strings.Builder
			for _, lesson := range c.Lessons {
				for _, block := range lesson.Blocks {
					all.WriteString(content.PlainText(block.Text) + "\n")
					for _, span := range block.Text {
						if span.Link != "" || span.Style&(content.Emphasis|content.Literal|content.Struck) != 0 {
							t.Errorf("%s: %q is read as %+v", name, text, span)
						}
					}
				}
			}
			if !strings.Contains(all.String(), text) {
				t.Errorf("%s: %q is read as %q", name, text, all.String())
			}
		}
	}
}

func TestVersionsShuffleOptionsButNotTrueAndFalse(t *testing.T) {
	test := paper.New("Mail", questions(t, "email", quiz.Selection{Count: -1, Seed: 7}), 2, 7, day())
	texts := func(q quiz.Question) (out []string) {
		for _, o := range q.Options {
			out = append(out, o.Text)
		}
		return out
	}
	first, several, moved := map[string]quiz.Question{}, 0, 0
	for _, q := range test.Versions[0].Questions {
		first[q.ID] = q
	}
	for _, q := range test.Versions[1].Questions {
		before, after := texts(first[q.ID]), texts(q)
		switch same := slices.Equal(before, after); {
		case !slices.Equal(slices.Sorted(slices.Values(before)), slices.Sorted(slices.Values(after))):
			t.Errorf("%s has other options: %q, then %q", q.Stem, before, after)
		case q.Kind == quiz.TrueFalse && !same:
			t.Errorf("%s: %q", q.Stem, after)
		case len(after) > 2:
			several++
			if !same {
				moved++
			}
		}
	}
	if moved < several/2 || several == 0 { // of three options one order in six is the same
		t.Errorf("of %d questions %d have their options in another order", several, moved)
	}
}
