package share_test

import (
	"encoding/csv"
	"encoding/json"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"porthole/quiz"
)

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
			text, marked := strings.CutPrefix(written(t, "csv", d), "\ufeff")
			if !marked || strings.Contains(text, "\r\n") {
				t.Error("a spreadsheet reads letters or lines wrongly")
			}
			rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
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
				if id := column(row, "id"); !strings.HasPrefix(id, "porthole-") {
					t.Errorf("a spreadsheet may take the id %q for a number", id)
				}
				items = append(items, item{
					text: column(row, "question"), options: split(column(row, "options")), accepted: split(column(row, "accepted")), says: strings.TrimSuffix(says, "\n"),
				})
			}
			sameAs(t, items, quiz.Bank(d, seed), func(_ quiz.Question, w *item) {
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
			want := []string{"#separator:tab", "#html:true", "#notetype:Basic", "#if matches:update current", "#guid column:1", "#tags column:4", "#deck column:5"}
			if !slices.Equal(head, want) {
				t.Errorf("the head is %q, want %q", head, want)
			}
			reader := csv.NewReader(strings.NewReader(body))
			reader.Comma, reader.FieldsPerRecord = '\t', 5
			rows, err := reader.ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			all := bank(d)
			if len(rows) != len(all) {
				t.Fatalf("%d notes, want %d", len(rows), len(all))
			}
			ids := map[string]bool{}
			for i, q := range all {
				wantCard(t, q, rows[i][1], rows[i][2])
				if ids[rows[i][0]] {
					t.Errorf("the id %q is there twice", rows[i][0])
				}
				ids[rows[i][0]] = true
				if strings.Count(rows[i][4], "::") > 1 || strings.Contains(rows[i][3], "::") {
					t.Errorf("the deck %q or the tags %q are a tree", rows[i][4], rows[i][3])
				}
			}
		})
	}
}

// live is what Anki runs in a field: sounds, LaTeX, MathJax, a field to type in.
var live = regexp.MustCompile(`\[sound:|\[latex\]|\[\$|\\\(|\\\[|\[\[type:`)

func wantCard(t *testing.T, q quiz.Question, front, back string) {
	t.Helper()
	if live.MatchString(front + back) {
		t.Errorf("Anki would run %q or %q", front, back)
	}
	w := wanted(q)
	front, back = plain(front), plain(back)
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
}

// plain is what a field of HTML shows.
func plain(field string) string {
	return html.UnescapeString(strings.NewReplacer("<br>", "\n", "<span></span>", "").Replace(field))
}

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
						Label string   `json:"label"`
						Right []string `json:"right"`
					} `json:"blanks"`
					Accepted    []string `json:"accepted"`
					Explanation string   `json:"explanation"`
					Sources     []string `json:"sources"`
				} `json:"questions"`
			}
			if err := json.Unmarshal([]byte(written(t, "json", d)), &file); err != nil {
				t.Fatal(err)
			}
			if file.Format != "porthole-course" || file.Version != 2 || len(file.Facts) != len(d.Course().Facts) {
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
					it.pairs = append(it.pairs, [2]string{b.Label, strings.Join(b.Right, "\x00")})
				}
				it.says = strings.Trim(q.Explanation+"\n"+strings.Join(q.Sources, " · "), "\n")
				items = append(items, it)
			}
			sameAs(t, items, quiz.Bank(d, seed), func(q quiz.Question, w *item) {
				for i := range w.pairs {
					w.pairs[i][1] = strings.Join(q.Task.Accepted(i), "\x00")
				}
			})
		})
	}
}
