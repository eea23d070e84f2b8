package command_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAReportIsReadOnlyUpToABound(t *testing.T) {
	m, dir := newMachine(t), t.TempDir()
	whole := filepath.Join(dir, "whole.json")
	m.run("1\n/quit\n", "drill", seed(), "--count", "1", "--report", whole).wants(t, 0)
	text, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	answer := strings.Repeat(`{},`, 10_000) + `{}`
	for want, text := range map[string][]byte{
		"!it has more than 8 MB, which no report has":                                bytes.Repeat([]byte(" "), 8<<20+1),
		"!it has 10001 answers in 0 lessons":                                         []byte(`{"program":"porthole","course":{"id":"x"},"session":"x","answers":[` + answer + `]}`),
		"!it is no JSON, or not all of it: invalid character '[' exceeded max depth": bytes.Repeat([]byte("["), 1<<20),
		"!it is no JSON, or not all of it: unexpected end of JSON":                   text[:len(text)/2],
		"!it was saved again as UTF-16":                                              []byte("\xff\xfe{\x00"),
	} {
		file := filepath.Join(dir, "other.json")
		if err := os.WriteFile(file, text, 0o600); err != nil {
			t.Fatal(err)
		}
		m.run("", "results", file).wants(t, 1, want)
		m.run("", "results", whole, file).wants(t, 1, "1 report of Email Ports and Protocols", want)
	}
	if err := os.WriteFile(whole, append([]byte("\ufeff"), text...), 0o600); err != nil { // as an editor on Windows saves it
		t.Fatal(err)
	}
	m.run("", "results", whole).wants(t, 0)
}

// A change of any figure, name or text is seen.
func TestWhateverIsChangedInAReportIsSeen(t *testing.T) {
	m, dir := newMachine(t), t.TempDir()
	whole := filepath.Join(dir, "whole.json")
	m.run("1\n2\n/quit\n", "drill", seed(), "--count", "5", "--report", whole, "--learner", "Ada").wants(t, 0)
	text, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	lines, changed := strings.Split(string(text), "\n"), 0
	for i, line := range lines {
		name, value, ok := strings.Cut(line, `": `)
		other := map[byte]string{'"': `"other"`, 't': "false", 'f': "true", 'n': "1"}
		if !ok || strings.HasPrefix(value, "[") || strings.HasSuffix(value, "{") || strings.Contains(name, "program") ||
			strings.Contains(name, "start") || strings.Contains(name, "credit") {
			continue
		}
		to := "77"
		if found := other[value[0]]; found != "" {
			to = found
		}
		if strings.HasSuffix(value, ",") {
			to += ","
		}
		edited := append(append(append([]string{}, lines[:i]...), name+`": `+to), lines[i+1:]...)
		file := filepath.Join(dir, "edited.json")
		if err := os.WriteFile(file, []byte(strings.Join(edited, "\n")), 0o600); err != nil {
			t.Fatal(err)
		}
		o := m.run("", "results", file)
		if o.code != 1 || !strings.Contains(o.err, "it was changed after Porthole wrote it") {
			t.Errorf("%s, as %s: exit %d, %s", line, to, o.code, o.err)
		}
		changed++
	}
	if changed < 20 {
		t.Errorf("%d lines were changed", changed)
	}
}
