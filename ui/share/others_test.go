package share_test

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"html"
	"slices"
	"strings"
	"testing"

	"porthole/quiz"
)

// moodleFile is what Moodle's documentation says of its XML, as far as it is written here.
type moodleFile struct {
	Questions []struct {
		Type     string `xml:"type,attr"`
		Text     string `xml:"questiontext>text"`
		General  string `xml:"generalfeedback>text"`
		Single   string `xml:"single"`
		ID       string `xml:"idnumber"`
		Category string `xml:"category>text"`
		Answers  []struct {
			Fraction string `xml:"fraction,attr"`
			Text     string `xml:"text"`
			Feedback string `xml:"feedback>text"`
		} `xml:"answer"`
		Parts []struct {
			Text   string `xml:"text"`
			Answer string `xml:"answer>text"`
		} `xml:"subquestion"`
	} `xml:"question"`
}

func readMoodleXML(t *testing.T, text string) []item {
	t.Helper()
	var file moodleFile
	if err := xml.Unmarshal([]byte(text), &file); err != nil {
		t.Fatal(err)
	}
	var items []item
	ids := map[string]bool{}
	for i, q := range file.Questions {
		if q.Type == "category" {
			if i != 0 || !strings.HasPrefix(q.Category, "$course$/top/") {
				t.Errorf("a category %q at place %d", q.Category, i)
			}
			continue
		}
		if ids[q.ID] || q.ID == "" {
			t.Errorf("the id %q of %q is no name", q.ID, q.Text)
		}
		ids[q.ID] = true
		it := item{text: q.Text, says: q.General}
		var right []string
		for _, p := range q.Parts {
			if p.Text != "" {
				it.pairs, right = append(it.pairs, [2]string{p.Text, p.Answer}), append(right, p.Answer)
			} else if slices.Contains(right, p.Answer) {
				t.Errorf("%q is offered as a wrong answer of %q, and is right", p.Answer, q.Text)
			}
		}
		for _, a := range q.Answers {
			right := "wrong"
			if a.Fraction != "0" && !strings.HasPrefix(a.Fraction, "-") {
				right = "right"
			}
			switch q.Type {
			case "shortanswer":
				it.accepted = append(it.accepted, strings.ReplaceAll(a.Text, `\*`, "*"))
			case "truefalse":
				it.options = append(it.options, right+"\x00"+map[string]string{"true": "True", "false": "False"}[a.Text]+"\x00"+a.Feedback)
			case "multichoice":
				it.options = append(it.options, right+"\x00"+a.Text+"\x00"+a.Feedback)
			default:
				t.Errorf("a question of the type %q has answers", q.Type)
			}
		}
		items = append(items, it)
	}
	return items
}

func TestMoodleXMLIsReadAgain(t *testing.T) {
	for name, d := range decks(t) {
		t.Run(name, func(t *testing.T) { wantSame(t, readMoodleXML(t, written(t, "moodle-xml", d)), d, nil) })
	}
}

// unguarded takes off what keeps a spreadsheet from running a field, and makes sure that nothing is left to run.
func unguarded(t *testing.T, field string) string {
	t.Helper()
	if field != "" && strings.ContainsAny(field[:1], "=+-@\t\r\n") {
		t.Errorf("a spreadsheet would run %q", field)
	}
	return strings.TrimPrefix(field, "'")
}

func split(field string) []string {
	if field == "" {
		return nil
	}
	list := strings.Split(field, "\n")
	for i := range list {
		list[i] = strings.NewReplacer(`\\`, `\`, `\n`, "\n").Replace(list[i])
	}
	return list
}

func TestCSVIsReadAgainAndRunsNothing(t *testing.T) {
	for name, d := range decks(t) {
		t.Run(name, func(t *testing.T) {
			rows, err := csv.NewReader(strings.NewReader(written(t, "csv", d))).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				for i := range row {
					row[i] = unguarded(t, row[i])
				}
			}
			column := func(row []string, name string) string { return row[slices.Index(rows[0], name)] }
			var facts, questions [][]string
			for _, row := range rows[1:] {
				if column(row, "type") == "fact" {
					facts = append(facts, row)
				} else {
					questions = append(questions, row)
				}
			}
			for i, f := range d.Course().Facts {
				row := facts[i]
				if column(row, "subject") != f.Subject || column(row, "relation") != f.Relation || split(column(row, "right"))[0] != f.Values[0].Text {
					t.Errorf("fact %d is %q", i+1, row)
				}
			}
			var items []item
			tasks := []string{"firewall", "settings", "transcript", "order", "sort", "cloze"}
			for _, row := range questions {
				if slices.Contains(tasks, column(row, "type")) {
					row[slices.Index(rows[0], "options")] = "" // what they ask has a test of its own
				}
				says := strings.TrimPrefix(column(row, "explanation")+"\n"+strings.Join(split(column(row, "sources")), " · "), "\n")
				items = append(items, item{
					text: column(row, "question"), options: split(column(row, "options")), accepted: split(column(row, "accepted")), says: strings.TrimSuffix(says, "\n"),
				})
			}
			wantSame(t, items, d, func(w *item) {
				w.pairs = nil // they stand with the right answers
				for i, o := range w.options {
					w.options[i] = strings.Split(o, "\x00")[1]
				}
			})
		})
	}
}

func TestAnkiTextIsReadAgain(t *testing.T) {
	for name, d := range decks(t) {
		t.Run(name, func(t *testing.T) {
			var head []string
			body := written(t, "anki", d)
			for strings.HasPrefix(body, "#") {
				line, rest, _ := strings.Cut(body, "\n")
				head, body = append(head, line), rest
			}
			for _, want := range []string{"#separator:tab", "#html:true", "#notetype:Basic", "#guid column:1", "#tags column:4", "#columns:ID\tFront\tBack\tTags"} {
				if !slices.Contains(head, want) {
					t.Errorf("the head %q lacks %q", head, want)
				}
			}
			reader := csv.NewReader(strings.NewReader(body))
			reader.Comma, reader.FieldsPerRecord = '\t', 4
			rows, err := reader.ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			bank := quiz.Bank(d, seed)
			if len(rows) != len(bank) {
				t.Fatalf("%d notes, want %d", len(rows), len(bank))
			}
			ids := map[string]bool{}
			for i, q := range bank {
				w := wanted(q)
				front, back := plain(rows[i][1]), plain(rows[i][2])
				want := w.text
				for _, o := range q.Options {
					want += "\n• " + o.Text
				}
				for _, asked := range w.asks {
					want += "\n• " + asked
				}
				if q.Kind.Performed() && q.Kind != quiz.Sort {
					want, front = "", "" // what they ask has a test of its own
				}
				if front != want {
					t.Errorf("front %q, want %q", front, want)
				}
				answer, says, _ := strings.Cut(back, "\n\n")
				if says != w.says || len(w.pairs) == 0 && answer != strings.Join(q.Answers, ", ") {
					t.Errorf("back %q, want %q, %q", back, q.Answers, w.says)
				}
				if len(w.pairs) > 0 && answer != strings.Join(q.Task.KeyLines(), "\n") {
					t.Errorf("back %q, want %q", answer, q.Task.KeyLines())
				}
				if ids[rows[i][0]] {
					t.Errorf("the id %q is there twice", rows[i][0])
				}
				ids[rows[i][0]] = true
			}
		})
	}
}

// plain is what a field of HTML shows.
func plain(field string) string { return html.UnescapeString(strings.ReplaceAll(field, "<br>", "\n")) }

// A wording that is corrected, or a question more, changes no id: a second import updates what is there.
func TestAnkiIDsStayTheSame(t *testing.T) {
	first := quiz.NewDeck(hostile())
	changed := hostile()
	changed.Facts[0].Values[0].Text = "another value"
	changed.Questions[0].Stem = "Another wording?"
	changed.Facts = append(changed.Facts, changed.Facts[1])
	changed.Facts[len(changed.Facts)-1].Subject = "one more"
	ids := func(d *quiz.Deck) (out []string) {
		for line := range strings.Lines(written(t, "anki", d)) {
			if id, _, ok := strings.Cut(line, "\t"); ok && strings.HasPrefix(id, "porthole-") {
				out = append(out, id)
			}
		}
		return out
	}
	after := ids(quiz.NewDeck(changed))
	gone := 0
	for _, id := range ids(first) {
		if !slices.Contains(after, id) {
			gone++
		}
	}
	if gone > 1 { // the card that asks for the owner of the value that is gone
		t.Errorf("%d ids are gone", gone)
	}
}

func TestJSONIsReadAgain(t *testing.T) {
	for name, d := range decks(t) {
		t.Run(name, func(t *testing.T) {
			var file struct {
				Format  string `json:"format"`
				Version int    `json:"version"`
				Facts   []struct {
					Subject  string `json:"subject"`
					Relation string `json:"relation"`
				} `json:"facts"`
				Questions []struct {
					Stem    string   `json:"stem"`
					Matter  []string `json:"matter"`
					Options []struct {
						Text  string `json:"text"`
						Why   string `json:"why"`
						Right bool   `json:"right"`
					} `json:"options"`
					Blanks []struct {
						Label string `json:"label"`
						Right string `json:"right"`
					} `json:"blanks"`
					Accepted    []string `json:"accepted"`
					Explanation string   `json:"explanation"`
					Sources     []string `json:"sources"`
				} `json:"questions"`
			}
			if err := json.Unmarshal([]byte(written(t, "json", d)), &file); err != nil {
				t.Fatal(err)
			}
			if file.Format != "porthole-course" || file.Version != 1 || len(file.Facts) != len(d.Course().Facts) {
				t.Errorf("format %q, version %d, %d facts", file.Format, file.Version, len(file.Facts))
			}
			var items []item
			for _, q := range file.Questions {
				it := item{text: strings.Join(append([]string{q.Stem}, q.Matter...), "\n"), accepted: q.Accepted}
				for _, o := range q.Options {
					why := o.Why
					if why != "" && !strings.HasSuffix(why, ".") {
						why = o.Text + ": " + why
					}
					it.options = append(it.options, map[bool]string{true: "right", false: "wrong"}[o.Right]+"\x00"+o.Text+"\x00"+why)
				}
				for _, b := range q.Blanks {
					it.pairs = append(it.pairs, [2]string{b.Label, b.Right})
				}
				it.says = strings.Trim(q.Explanation+"\n"+strings.Join(q.Sources, " · "), "\n")
				items = append(items, it)
			}
			wantSame(t, items, d, nil)
		})
	}
}
