package share_test

import (
	"encoding/xml"
	"fmt"
	"html"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"porthole/content/markdown"
	"porthole/quiz"
)

// moodleFile is a file of Moodle XML, as far as its importer reads it: question/format/xml/format.php.
type moodleFile struct {
	Questions []moodleItem `xml:"question"`
}

type moodleItem struct {
	Type     string         `xml:"type,attr"`
	Name     string         `xml:"name>text"`
	Text     string         `xml:"questiontext>text"`
	General  string         `xml:"generalfeedback>text"`
	Single   string         `xml:"single"`
	Shuffle  string         `xml:"shuffleanswers"`
	ID       string         `xml:"idnumber"`
	Category string         `xml:"category>text"`
	Select   string         `xml:"selecttype"`
	Answers  []moodleAnswer `xml:"answer"`
	Parts    []struct {
		Text   string `xml:"text"`
		Answer string `xml:"answer>text"`
	} `xml:"subquestion"`
	Tags []string `xml:"tags>tag>text"`
}

type moodleAnswer struct {
	Fraction string `xml:"fraction,attr"`
	Text     string `xml:"text"`
	Feedback string `xml:"feedback>text"`
}

// moodleGrades are the fractions that Moodle takes, in per cent: question/engine/bank.php, ensure_fraction_options_initialised.
func moodleGrades() []float64 {
	return []float64{100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10, 5, 0}
}

func isGrade(t *testing.T, fraction string) float64 {
	t.Helper()
	f, err := strconv.ParseFloat(fraction, 64)
	if err != nil || !slices.ContainsFunc(moodleGrades(), func(g float64) bool { return math.Abs(g-math.Abs(f)) < 0.00001*100 }) {
		t.Errorf("%q is no grade of Moodle", fraction)
	}
	return f
}

func readMoodle(t *testing.T, text string) []moodleItem {
	t.Helper()
	var file moodleFile
	if err := xml.Unmarshal([]byte(text), &file); err != nil {
		t.Fatal(err)
	}
	var items []moodleItem
	ids := map[string]bool{}
	place := ""
	for _, q := range file.Questions {
		if q.Type == "category" {
			place = q.Category
			for part := range strings.SplitSeq(strings.ReplaceAll(place, "//", "\x00"), "/") {
				if n := len([]rune(part)); n == 0 || n > 255 {
					t.Errorf("a category of %d letters in %q", n, place)
				}
			}
			if !strings.HasPrefix(place, "$course$/top/") {
				t.Errorf("the category %q", place)
			}
			continue
		}
		if place == "" || ids[q.ID] || q.ID == "" || len(q.ID) > 100 || q.Name == "" || len([]rune(q.Name)) > 255 {
			t.Errorf("the place %q, the id %q or the name %q of %q is none", place, q.ID, q.Name, q.Text)
		}
		ids[q.ID] = true
		for _, tag := range q.Tags {
			if len([]rune(tag)) > 50 {
				t.Errorf("the tag %q is cut by Moodle", tag)
			}
		}
		items = append(items, q)
	}
	return items
}

// Moodle drops every piece of a text that is white space alone, and takes an entity for the end of a piece
// (lib/xmlize.php, characterdata): all text stands in CDATA.
func TestMoodleXMLKeepsAllTextInOnePiece(t *testing.T) {
	texts := regexp.MustCompile(`(?s)<text>(.*?)</text>`)
	whole := regexp.MustCompile(`(?s)^(<!\[CDATA\[.*?\]\]>)*$`)
	for name, d := range decks(t) {
		text := written(t, "moodle-xml", d)
		found := texts.FindAllStringSubmatch(text, -1)
		if len(found) == 0 {
			t.Errorf("%s: no texts", name)
		}
		for _, m := range found {
			if !whole.MatchString(m[1]) {
				t.Errorf("%s: the text %q is not whole", name, m[1])
			}
		}
	}
	d := document(t, "xml-space.md")
	if !slices.ContainsFunc(readMoodle(t, written(t, "moodle-xml", d)), func(q moodleItem) bool {
		return slices.ContainsFunc(q.Answers, func(a moodleAnswer) bool { return a.Text == `"a" "b"` })
	}) {
		t.Error(`the answer "a" "b" is not taken`)
	}
}

func TestMoodleXMLAsksAllAndTakesAllThatIsRight(t *testing.T) {
	for name, d := range decks(t) {
		t.Run(name, func(t *testing.T) {
			items, all := readMoodle(t, written(t, "moodle-xml", d)), bank(d)
			if len(items) != len(all) {
				t.Fatalf("%d questions, want %d", len(items), len(all))
			}
			for i, q := range all {
				if fault := moodleFault(t, items[i], q); fault != "" {
					t.Errorf("question %d, %s, %q: %s", i+1, q.Kind, q.Stem, fault)
				}
				if items[i].General != wanted(q).says {
					t.Errorf("question %d says %q, want %q", i+1, items[i].General, wanted(q).says)
				}
			}
		})
	}
}

// moodleFault tells what is wrong with a question as Moodle takes it.
func moodleFault(t *testing.T, m moodleItem, q quiz.Question) string {
	t.Helper()
	switch m.Type {
	case "cloze":
		return embeddedFault(m.Text, q)
	case "ordering":
		var steps []string
		for _, a := range m.Answers {
			steps = append(steps, a.Text)
		}
		if q.Kind != quiz.Order || m.Text != q.Stem || m.Select != "ALL" || !slices.Equal(steps, q.Task.Solution()) {
			return fmt.Sprintf("text %q, %s of the steps %q", m.Text, m.Select, steps)
		}
		return ""
	case "shortanswer":
		var accepted []string
		for _, a := range m.Answers {
			accepted = append(accepted, strings.ReplaceAll(a.Text, `\*`, "*"))
		}
		if m.Text != q.Stem || !slices.Equal(accepted, q.Accepted()) {
			return fmt.Sprintf("text %q, accepted %q", m.Text, accepted)
		}
		return ""
	case "matching":
		for i, p := range m.Parts {
			if p.Text != q.Options[i].Text || (p.Answer == "right") != q.Options[i].Right {
				return fmt.Sprintf("%q is called %s", p.Text, p.Answer)
			}
		}
		if m.Shuffle != "false" || m.Text != q.Stem || len(m.Parts) != len(q.Options) {
			return "text or parts"
		}
		return ""
	}
	return chosenFault(t, m, q)
}

func chosenFault(t *testing.T, m moodleItem, q quiz.Question) string {
	t.Helper()
	if len(m.Answers) != len(q.Options) || m.Text != q.Stem {
		return fmt.Sprintf("text %q with %d options", m.Text, len(m.Answers))
	}
	var sum float64
	for i, a := range m.Answers {
		o := q.Options[i]
		text := o.Text
		if m.Type == "truefalse" {
			text = [...]string{"true", "false"}[i]
		}
		earned := isGrade(t, a.Fraction)
		if a.Text != text || (earned > 0) != o.Right {
			return fmt.Sprintf("option %q earns %s", a.Text, a.Fraction)
		}
		sum += max(earned, 0)
	}
	if math.Round(sum) != 100 || (m.Single == "false") != (q.Kind == quiz.ChooseAll) {
		return fmt.Sprintf("%v %% in all, single %s", sum, m.Single)
	}
	return ""
}

// embeddedAnswer finds an embedded answer: question/type/multianswer/questiontype.php, ANSWER_REGEX. A brace or a tilde ends an
// alternative, and a number sign too, but one in an entity.
var embeddedAnswer = regexp.MustCompile(`(?s)\{([0-9]*):(SHORTANSWER|MULTICHOICE):((?:[^{}]|\\\})+)\}`)

func embeddedFault(text string, q quiz.Question) string {
	found := embeddedAnswer.FindAllStringSubmatch(text, -1)
	asked := 0
	for i, b := range q.Task.Blanks {
		if len(b.Choices) == 1 && q.Kind != quiz.Cloze {
			continue // it is filled in
		}
		if asked == len(found) {
			return fmt.Sprintf("%q is not asked", b.Label)
		}
		if fault := blankFault(found[asked], q.Task.Accepted(i), b.Choices); fault != "" {
			return b.Label + ": " + fault
		}
		asked++
	}
	if asked != len(found) || strings.ContainsAny(embeddedAnswer.ReplaceAllString(text, ""), "{}") {
		return fmt.Sprintf("%d answers are embedded, want %d: %s", len(found), asked, text)
	}
	return ""
}

// blankFault reads the alternatives of an embedded answer as Moodle does: entities are read once, and what is chosen is HTML.
func blankFault(found, accepted, choices []string) string {
	var right, all []string
	for alternative := range strings.SplitSeq(found[3], "~") {
		if strings.Contains(strings.ReplaceAll(alternative, "&#", ""), "#") || strings.HasPrefix(alternative, "%") {
			return fmt.Sprintf("%q has a feedback or a weight", alternative)
		}
		text, isRight := strings.CutPrefix(alternative, "=")
		text = html.UnescapeString(text)
		if found[2] == "MULTICHOICE" {
			text = html.UnescapeString(text)
		} else {
			text = strings.ReplaceAll(text, `\*`, "*")
		}
		all = append(all, text)
		if isRight {
			right = append(right, text)
		}
	}
	if len(accepted) == 0 {
		accepted, choices = []string{"–"}, append(slices.Clone(choices), "–")
	}
	slices.Sort(right)
	accepted = slices.Sorted(slices.Values(accepted))
	if !slices.Equal(right, accepted) || (found[2] == "MULTICHOICE") != (len(choices) > 0) {
		return fmt.Sprintf("%s takes %q, want %q", found[2], right, accepted)
	}
	for _, c := range choices {
		if !slices.Contains(all, c) {
			return fmt.Sprintf("%q is not offered", c)
		}
	}
	return ""
}

// What cannot be said is told: in Moodle a rule is right in its place only.
func TestWhatAFormatCannotSayIsTold(t *testing.T) {
	d := document(t, "fw.md")
	for format, want := range map[string][]string{
		"moodle-xml": {"Rules 1 and 2 may change places."},
		"gift":       {"Rules 1 and 2 may change places.", "only 465 is taken, of 465 or 587"},
	} {
		_, losses := writtenWith(t, format, d)
		for _, text := range want {
			if n := len(losses); n == 0 || !strings.Contains(fmt.Sprint(losses), text) || losses[0].Question == "" {
				t.Errorf("%s tells %+v, not %q", format, losses, text)
			}
		}
	}
	for _, format := range []string{"json", "anki", "apkg", "csv", "xlsx", "quizlet"} {
		if _, losses := writtenWith(t, format, d); len(losses) > 0 {
			t.Errorf("%s: %+v", format, losses)
		}
	}
	if text := written(t, "json", d); !strings.Contains(text, "Rules 1 and 2 may change places.") || !strings.Contains(text, `"587"`) {
		t.Errorf("JSON lost right answers: %s", text)
	}
}

// What stops Moodle 4.5.6 amid a file, or changes what it shows, tried on its own importer and renderer.
func TestMoodleTakesStepsAndLeavesTextsAsTheyStand(t *testing.T) {
	c, _ := markdown.Parse("t.md", []byte("# T\n\n## L\n\n<!-- id: steps, order -->\nPut the steps in order.\n\n1. one\n2. two\n3. three\n\n"+
		"<!-- id: gaps, cloze -->\nCosts are $$x$$, smile :-) and (y): {{c1::993}} or \\(z\\).\n"))
	d := quiz.NewDeck(c)
	text := written(t, "moodle-xml", d)
	for _, want := range []string{
		"<shownumcorrect>1</shownumcorrect>",
		`<span class="nolink">Costs are $<span></span>$x$<span></span>$, smile :-) and (y): </span>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing in\n%s", want, text)
		}
	}
}
