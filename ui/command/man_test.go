package command_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every verb that the help lists has a page, and every page that one names is there.
func TestEveryVerbHasAManualPage(t *testing.T) {
	m := newMachine(t)
	folder := t.TempDir()
	m.run("", "man", folder).wants(t, 0)
	files, err := filepath.Glob(filepath.Join(folder, "*.1"))
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		pages[strings.TrimSuffix(filepath.Base(file), ".1")] = string(text)
	}
	help := m.run("", "--help").out
	verbs := regexp.MustCompile(`(?m)^  ([a-z]+) {2,}[A-Z]`).FindAllStringSubmatch(help, -1)
	if len(verbs) < 18 || len(pages) < len(verbs) {
		t.Errorf("%d verbs and %d pages in\n%s", len(verbs), len(pages), help)
	}
	for _, verb := range verbs {
		if pages["porthole-"+verb[1]] == "" {
			t.Errorf("porthole %s has no page", verb[1])
		}
	}
	for name, text := range pages {
		for _, named := range regexp.MustCompile(`\\fB([a-z\\-]+)\\fR\(1\)`).FindAllStringSubmatch(text, -1) {
			if page := strings.ReplaceAll(named[1], `\`, ""); pages[page] == "" {
				t.Errorf("%s names %s, which is not there", name, page)
			}
		}
	}
}

// What stands in a help text stands on the page: no line is a request, no character an escape or a typographer's.
func TestAManualPageSaysWhatTheHelpSays(t *testing.T) {
	m := newMachine(t)
	folder := t.TempDir()
	m.run("", "man", folder).wants(t, 0)
	for _, verb := range []string{"drill", "check", "share", "exam", "goal"} {
		text, err := os.ReadFile(filepath.Join(folder, "porthole-"+verb+".1"))
		if err != nil {
			t.Fatal(err)
		}
		page := strings.Join(strings.Fields(read(string(text))), " ")
		long, _, _ := strings.Cut(m.run("", verb, "--help").out, "\n\nUsage:")
		for paragraph := range strings.SplitSeq(long, "\n\n") {
			if said := strings.Join(strings.Fields(paragraph), " "); !strings.Contains(page, said) {
				t.Errorf("porthole-%s(1) does not say\n%s", verb, said)
			}
		}
	}
}

// read is a page as man(1) shows it, for what is used here of groff_man(7): lines of requests go, escapes become characters.
func read(page string) string {
	page = regexp.MustCompile(`(?m)^\..*\n`).ReplaceAllString(page, "")
	page = regexp.MustCompile(`\\\[u([0-9A-F]+)\]`).ReplaceAllStringFunc(page, func(escape string) string {
		if escape == `\[u2026]` {
			return "…"
		}
		return escape
	})
	return strings.NewReplacer(`\&`, "", `\-`, "-", `\(aq`, "'", `\(ga`, "`", `\(ha`, "^", `\(ti`, "~", `\fB`, "", `\fI`, "", `\fR`, "", `\e`, `\`).Replace(page)
}
