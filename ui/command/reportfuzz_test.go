package command

import (
	"os"
	"path/filepath"
	"testing"

	"porthole/content"
	"porthole/quiz/class"
)

// Whatever is in a file, reading it as a report ends, and what is read can be counted and shown.
func FuzzReport(f *testing.F) {
	kept, err := os.ReadFile(filepath.Join("testdata", "history", "report.json"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(kept)
	for _, text := range []string{
		"", "{}", "[]", "null", `{"program":"porthole","course":{"id":"x"},"session":"x","answers":[{"id":"\u001b[2J","credit":0.5,"right":true}]}`,
		`{"program":"porthole","course":{"id":"x","lessons":["b","a","b"]},"exam":{"id":"x","test":"\u202e"},"questions":[{"credit":1e-9},{"credit":-0}]}`,
		"\ufeff" + `{"program":"porthole","course":{"id":"x"},"session":"x","answers":[]}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		sheet, err := sheetOf("file.json", text)
		if err != nil {
			return
		}
		for _, shown := range append([]string{sheet.Learner, sheet.Class, sheet.Test, sheet.Course.ID, sheet.Course.Title}, sheet.Lessons...) {
			if content.Clean(shown) != shown {
				t.Errorf("%q is shown", shown)
			}
		}
		for _, a := range sheet.Answers {
			if !(a.Credit >= 0 && a.Credit <= 1) || content.Clean(a.Stem+a.Given+a.Right+a.Lesson+a.ID) != a.Stem+a.Given+a.Right+a.Lesson+a.ID {
				t.Errorf("%+v", a)
			}
		}
		counted, _ := class.Collect([]class.Sheet{sheet, sheet}, true)
		table := class.Tally(counted, nil)
		if all := table.All.All; len(counted) > 1 || len(counted) == 0 && (sheet.Exam || len(sheet.Answers) > 0) || all.Questions != len(sheet.Answers) || all.Points < 0 || all.Points > float64(all.Questions) {
			t.Errorf("%d sheets, %+v", len(counted), table)
		}
		if items := class.Items(counted); len(items) > len(sheet.Answers) {
			t.Errorf("%d questions of %d answers", len(items), len(sheet.Answers))
		}
	})
}
