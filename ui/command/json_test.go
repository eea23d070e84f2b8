package command_test

import (
	"encoding/json"
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
		ID         string   `json:"id"`
		Kind       string   `json:"kind"`
		Lesson     string   `json:"lesson"`
		Sources    []string `json:"sources"`
		Objectives []string `json:"objectives"`
		Line       int      `json:"line"`
	} `json:"questions"`
	Cards    int `json:"cards"`
	Problems []struct {
		File     string `json:"file"`
		Line     int    `json:"line"`
		Severity string `json:"severity"`
		Message  string `json:"message"`
		Hint     string `json:"hint"`
	} `json:"problems"`
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
