package share_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"porthole/quiz"
)

// The readers of other programs take time and have to be installed: .ci/run formats does both.
var (
	formats = flag.Bool("formats", false, "read what is written with the readers of other programs")
	modules = flag.String("node-modules", "", "the folder in which gift-pegjs is installed")
)

// read runs a program in a folder on a text and returns what it prints.
func read(t *testing.T, folder, text, name string, args ...string) []byte {
	t.Helper()
	if !*formats {
		t.Skip("-formats says that PHP, xmllint, Node and LibreOffice are there")
	}
	program := exec.CommandContext(t.Context(), name, args...)
	program.Dir, program.Stdin = folder, strings.NewReader(text)
	var faults bytes.Buffer
	program.Stderr = &faults
	out, err := program.Output()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, faults.String())
	}
	return out
}

// The texts of Moodle XML are the same after PHP's parser and Moodle's rule for pieces of them.
func TestMoodlesParserKeepsEveryText(t *testing.T) {
	script, err := filepath.Abs("testdata/moodle.php")
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for name, d := range decks(t) {
		text := written(t, "moodle-xml", d)
		var got, want []string
		if err := json.Unmarshal(read(t, t.TempDir(), text, "php", script), &got); err != nil {
			t.Fatal(err)
		}
		decoder := xml.NewDecoder(strings.NewReader(text))
		for {
			token, err := decoder.Token()
			if err != nil {
				break
			}
			start, ok := token.(xml.StartElement)
			if !ok || start.Name.Local != "text" {
				continue
			}
			var whole string
			if err := decoder.DecodeElement(&whole, &start); err != nil {
				t.Fatal(err)
			}
			want = append(want, strings.Trim(whole, " \t\n\r\x00\v"))
		}
		if !slices.Equal(got, want) || len(want) == 0 {
			t.Errorf("%s: %d texts, want %d", name, len(got), len(want))
		}
		total += len(got)
	}
	t.Logf("%d texts out, as many right in", total)
}

// xmllint takes what goes to Moodle, whatever its texts hold.
func TestMoodleXMLIsWellFormedForXmllint(t *testing.T) {
	for name, d := range decks(t) {
		t.Run(name, func(t *testing.T) {
			read(t, t.TempDir(), written(t, "moodle-xml", d), "xmllint", "--noout", "--nonet", "-")
		})
	}
}

// gift-pegjs finds every question. Its type is told by the answers alone, as in Moodle.
func TestGIFTIsReadByGiftPegjs(t *testing.T) {
	script, err := filepath.Abs("testdata/gift.mjs")
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[quiz.Kind][]string{
		quiz.TrueFalse: {"TF"}, quiz.Typed: {"Short"}, quiz.Flash: {"MC"}, quiz.Choice: {"MC"}, quiz.Scenario: {"MC"}, quiz.ChooseAll: {"MC", "Matching"},
		quiz.Firewall: {"Matching"}, quiz.Settings: {"Matching"}, quiz.Transcript: {"Matching", "MC"}, quiz.Order: {"Matching"}, quiz.Sort: {"Matching"}, quiz.Cloze: {"Matching", "Short"},
	}
	for name, d := range decks(t) {
		var got []struct {
			Type    string `json:"type"`
			Choices int    `json:"choices"`
		}
		if err := json.Unmarshal(read(t, *modules, written(t, "gift", d), "node", script), &got); err != nil {
			t.Fatal(err)
		}
		all := bank(d)
		if len(got) != len(all) {
			t.Errorf("%s: %d questions, want %d", name, len(got), len(all))
			continue
		}
		for i, q := range all {
			if !slices.Contains(kinds[q.Kind], got[i].Type) {
				t.Errorf("%s: question %d, %s, is read as %s", name, i+1, q.Kind, got[i].Type)
			}
		}
	}
}

// LibreOffice finds the same cells in both forms of a table, but for the apostrophe that keeps a formula from running in CSV.
func TestTablesAreReadByLibreOffice(t *testing.T) {
	for _, name := range []string{"email", "ports", "formula", "h1"} {
		d := decks(t)[name]
		for _, format := range []string{"csv", "xlsx"} {
			folder := t.TempDir()
			if err := os.WriteFile(filepath.Join(folder, "in."+format), []byte(written(t, format, d)), 0o600); err != nil {
				t.Fatal(err)
			}
			args := []string{"--headless", "-env:UserInstallation=file://" + folder + "/profile"}
			if format == "csv" { // what its dialog proposes for a file with a byte order mark: commas, UTF-8
				args = append(args, "--infilter=Text - txt - csv (StarCalc):44,34,76,1")
			}
			// The first sheet, in UTF-8; every cell as it is shown, quoted.
			read(t, folder, "", "soffice", append(args, "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true", "--outdir", folder+"/out", "in."+format)...)
			out, err := os.ReadFile(filepath.Join(folder, "out", "in.csv"))
			if err != nil {
				t.Fatal(err)
			}
			reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(out, []byte("\ufeff"))))
			reader.FieldsPerRecord = -1
			rows, err := reader.ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				if format == "csv" { // one apostrophe keeps a formula from running
					row[7] = strings.TrimPrefix(row[7], "'")
				}
			}
			wantTable(t, name+"."+format, rows, d)
		}
	}
}

// wantTable compares the stems and ids of a table with those of the questions.
func wantTable(t *testing.T, name string, rows [][]string, d *quiz.Deck) {
	t.Helper()
	var got []string
	for _, row := range rows[1:] {
		if strings.HasPrefix(row[0], "porthole-") {
			got = append(got, row[7])
		}
	}
	var want []string
	for _, q := range quiz.Bank(d, seed) {
		want = append(want, wanted(q).text)
	}
	if !slices.Equal(got, want) {
		for i := range want {
			if i >= len(got) || got[i] != want[i] {
				t.Fatalf("%s: %d questions, want %d; number %d is %q, want %q", name, len(got), len(want), i+1, append(got, "")[min(i, len(got))], want[i])
			}
		}
	}
}
