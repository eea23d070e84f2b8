package command_test

import (
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// checked is what check --json says of one document. The fields are spelled out here once more:
// other programs rely on them.
type checked struct {
	Title   string `json:"title"`
	Lessons []struct {
		Title   string `json:"title"`
		Chapter string `json:"chapter"`
		Line    int    `json:"line"`
	} `json:"lessons"`
	Facts []struct {
		Subject    string   `json:"subject"`
		Relation   string   `json:"relation"`
		Authority  string   `json:"authority"`
		Values     []string `json:"values"`
		Sources    []string `json:"sources"`
		Objectives []string `json:"objectives"`
		Line       int      `json:"line"`
	} `json:"facts"`
	Questions []struct {
		ID        string          `json:"id"`
		Kind      string          `json:"kind"`
		Lesson    string          `json:"lesson"`
		Authority string          `json:"authority"`
		Stem      string          `json:"stem"`
		Options   []checkedOption `json:"options"`
		Form      *struct {
			Header []string `json:"header"`
			Labels int      `json:"labels"`
			Rows   []struct {
				Row   int        `json:"row"`
				Cells [][]string `json:"cells"`
				Line  int        `json:"line"`
			} `json:"rows"`
			Start   [][]string `json:"start"`
			Choices [][]string `json:"choices"`
		} `json:"form"`
		Transcript *struct {
			Lines   []string `json:"lines"`
			Prompts []struct {
				Text    string          `json:"text"`
				Lines   []int           `json:"lines"`
				Options []checkedOption `json:"options"`
				Line    int             `json:"line"`
			} `json:"prompts"`
		} `json:"transcript"`
		Steps   []string `json:"steps"`
		Sorting *struct {
			Columns []string `json:"columns"`
			Rows    []string `json:"rows"`
			Things  []struct {
				Text   string `json:"text"`
				Row    string `json:"row"`
				Column string `json:"column"`
			} `json:"things"`
		} `json:"sorting"`
		Explanation string   `json:"explanation"`
		Sources     []string `json:"sources"`
		Objectives  []string `json:"objectives"`
		Line        int      `json:"line"`
	} `json:"questions"`
	Disagreements []struct {
		About []string `json:"about"`
		Keys  []string `json:"keys"`
		Words []struct {
			Authority string   `json:"authority"`
			Text      string   `json:"text"`
			Sources   []string `json:"sources"`
		} `json:"words"`
		Lesson string `json:"lesson"`
		Line   int    `json:"line"`
	} `json:"disagreements"`
	Wires []struct {
		ID        string   `json:"id"`
		Title     string   `json:"title"`
		Task      string   `json:"task"`
		Port      int      `json:"port"`
		Minutes   int      `json:"minutes"`
		Goals     []string `json:"goals"`
		Hints     []string `json:"hints"`
		Seen      string   `json:"seen"`
		Why       string   `json:"why"`
		Sources   []string `json:"sources"`
		Questions []string `json:"questions"`
		Lesson    string   `json:"lesson"`
		Line      int      `json:"line"`
	} `json:"wires"`
	Exam struct {
		Questions int             `json:"questions"`
		Minutes   int             `json:"minutes"`
		Pass      float64         `json:"pass"`
		Authority string          `json:"authority"`
		Weights   []checkedWeight `json:"weights"`
		Kinds     []checkedWeight `json:"kinds"`
		Line      int             `json:"line"`
	} `json:"exam"`
	Cards    int `json:"cards"`
	Problems []struct {
		File     string `json:"file"`
		Line     int    `json:"line"`
		Severity string `json:"severity"`
		Message  string `json:"message"`
		Hint     string `json:"hint"`
	} `json:"problems"`
}

type checkedOption struct {
	Text  string `json:"text"`
	Right bool   `json:"right"`
	Why   string `json:"why"`
}

type checkedWeight struct {
	Name   string  `json:"name"`
	Weight float64 `json:"weight"`
	Line   int     `json:"line"`
}

// checkJSON runs check --json and reads its objects, strictly.
func checkJSON(t *testing.T, names ...string) []checked {
	t.Helper()
	out, err := exec.Command("porthole", append([]string{"check", "--json"}, names...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(out), ":null") {
		t.Error("a list is null")
	}
	var all []checked
	decoder := json.NewDecoder(strings.NewReader(string(out)))
	decoder.DisallowUnknownFields()
	for {
		var one checked
		err := decoder.Decode(&one)
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
}

func seed() string { return filepath.Join("..", "..", "content", "testdata", "seed.md") }

func TestSeedHoldsItsLessonsAndFacts(t *testing.T) {
	course := checkJSON(t, seed())[0]
	var lessons []string
	for _, l := range course.Lessons {
		lessons = append(lessons, l.Title)
	}
	if diff := cmp.Diff([]string{
		"Definition and Core Summary", "Main Protocols", "Key Notes",
		"SMTP (Simple Mail Transfer Protocol) - Sending Emails",
		"POP3 (Post Office Protocol v3) - Receiving Emails",
		"IMAP (Internet Message Access Protocol) - Receiving Emails",
		"Comparison of Email Protocols",
	}, lessons); diff != "" {
		t.Errorf("lessons (-want +got):\n%s", diff)
	}
	facts := map[string][]string{}
	for _, f := range course.Facts {
		facts[f.Subject+", "+f.Relation] = f.Values
	}
	if diff := cmp.Diff(map[string][]string{
		"SMTP, Purpose": {"Sending Emails"}, "SMTP, Default Port": {"25"},
		"SMTP, Secure Variant": {"SMTPS"}, "SMTP, Secure Port": {"465", "587"},
		"POP3, Purpose": {"Retrieving Emails"}, "POP3, Default Port": {"110"},
		"POP3, Secure Variant": {"POP3S"}, "POP3, Secure Port": {"995"},
		"IMAP, Purpose": {"Managing Emails"}, "IMAP, Default Port": {"143"},
		"IMAP, Secure Variant": {"IMAPS"}, "IMAP, Secure Port": {"993"},
		"SMTPS, Secure Port": {"465", "587"}, "POP3S, Secure Port": {"995"}, "IMAPS, Secure Port": {"993"},
	}, facts); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
	for _, p := range course.Problems {
		if p.Severity == "error" {
			t.Errorf("%s:%d: %s", p.File, p.Line, p.Message)
		}
	}
	if course.Title != "Email Ports and Protocols" || course.Cards <= len(course.Facts) {
		t.Errorf("title %q, %d cards", course.Title, course.Cards)
	}
}

func TestEveryDocumentIsAnObjectOfItsOwn(t *testing.T) {
	all := checkJSON(t, seed(), "email", seed())
	if len(all) != 3 || all[0].Title != all[2].Title || all[1].Title == "" {
		t.Errorf("%d objects", len(all))
	}
}

// performed is a document with a question of each kind that has something to do.
func performed() string { return filepath.Join("testdata", "performed.md") }

func TestJSONHasAllPartsOfWhatThereIsToDo(t *testing.T) {
	course := checkJSON(t, performed())[0]
	parts := map[string]string{}
	for _, q := range course.Questions {
		switch {
		case q.Form != nil:
			row := q.Form.Rows[1]
			parts[q.Kind] = spaced(q.Form.Header, q.Form.Labels, row.Row, row.Cells, row.Line, q.Form.Start, q.Form.Choices)
		case q.Transcript != nil:
			p := q.Transcript.Prompts
			parts[q.Kind] = spaced(len(q.Transcript.Lines), p[0].Text, p[0].Lines, p[1].Options, p[1].Line)
		case q.Sorting != nil:
			parts[q.Kind] = spaced(q.Sorting.Columns, q.Sorting.Rows, q.Sorting.Things)
		default:
			parts[q.Kind] = spaced(q.Steps, q.Explanation, q.Sources)
		}
	}
	if diff := cmp.Diff(map[string]string{
		"firewall":   "[From Port Action] 0 1 [[any] [any] [deny]] 29 [] [[any guests staff] [] [allow deny]]",
		"settings":   "[Server Port Security] 1 1 [[Outgoing] [465] [SSL/TLS]] 44 [[Incoming 995 SSL/TLS] [Outgoing 587 none]] [[] [] [none STARTTLS SSL/TLS]]",
		"transcript": "3 Which line asks for TLS? [3] [{the server true } {the client false }] 59",
		"order":      "[The server greets EHLO STARTTLS] EHLO comes before what it lists. [RFC 3207 §4]",
		"sort":       "[In the clear TLS] [Download Sync] [{110 Download In the clear} {995 Download TLS} {143 Sync In the clear} {993 Sync TLS}]",
	}, parts); diff != "" {
		t.Errorf("parts (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff("[port] [IMAPS] [{IANA 993. []} { 993, in use since 1998. [RFC 3207 §4]}] Mail 80", spaced(
		course.Disagreements[0].About, course.Disagreements[0].Keys, course.Disagreements[0].Words, course.Disagreements[0].Lesson, course.Disagreements[0].Line)); diff != "" {
		t.Errorf("the disagreement (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff("{10 15 0.8 IANA [{Mail 2 7}] [{order 1 9} {typed 3 10}] 2}", spaced(course.Exam)); diff != "" {
		t.Errorf("the exam (-want +got):\n%s", diff)
	}
	if len(course.Problems) > 0 {
		t.Errorf("problems: %v", course.Problems)
	}
}

// spaced writes values with a space between any two.
func spaced(values ...any) string { return strings.TrimSuffix(fmt.Sprintln(values...), "\n") }

func TestFactsAndQuestionsTellTheirObjectives(t *testing.T) {
	course := checkJSON(t, "ports")[0]
	of := map[string][]string{}
	for _, f := range course.Facts {
		of[f.Subject+", "+f.Relation] = f.Objectives
	}
	for _, q := range course.Questions {
		of[q.ID] = q.Objectives
	}
	for what, want := range map[string][]string{
		"HTTP, Port":      {"N10-009 1.4", "220-1201 2.1"},
		"NetBIOS, Port":   {"220-1201 2.1"},
		"NTP, Port":       {"N10-009 1.4", "N10-009 3.4"},
		"system, Numbers": {},
		"router-on-23":    {"N10-009 1.4", "220-1201 2.1", "SY0-701 4.5"},
	} {
		if diff := cmp.Diff(want, of[what]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
}
