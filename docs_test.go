package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What the documents for people call by its path is there.
func TestDocumentsNameWhatExists(t *testing.T) {
	t.Parallel()
	for document, atLeast := range map[string]int{"README.md": 8, ".github/SERVER.md": 3, ".github/CONTRIBUTING.md": 15, ".github/FORMAT.md": 2, ".github/REPORT.md": 2} {
		text, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		named := pathsIn(string(text))
		if len(named) < atLeast {
			t.Errorf("%s names %d paths, want %d or more: are they still found?", document, len(named), atLeast)
		}
		for _, path := range named {
			if !exists(path) && !exists(filepath.Join(filepath.Dir(document), path)) && !somewhere(t, path) {
				t.Errorf("%s names %s, which is not there", document, path)
			}
		}
	}
}

// pathsIn lists what a document links to within the repository, and the paths in its code.
func pathsIn(text string) []string {
	var paths []string
	for _, link := range regexp.MustCompile(`\]\(([^)#\s]+)[^)]*\)`).FindAllStringSubmatch(text, -1) {
		if !strings.Contains(link[1], ":") {
			paths = append(paths, link[1])
		}
	}
	inRepository := regexp.MustCompile(`^(\./)?(content|quiz|ui|\.ci|\.github|main\.go|\.golangci\.yml|LICENSE)(/[\w.*-]+)*$|^\w+\.go$`)
	for _, code := range regexp.MustCompile("(?m)`[^`\n]+`|^    .*$").FindAllString(text, -1) {
		for word := range strings.FieldsFuncSeq(code, func(r rune) bool { return strings.ContainsRune(" `(),;", r) }) {
			if inRepository.MatchString(word) {
				paths = append(paths, word)
			}
		}
	}
	return paths
}

// somewhere reports whether a Go file that is named without its folder is in one.
func somewhere(t *testing.T, name string) bool {
	t.Helper()
	found := false
	err := filepath.WalkDir(".", func(_ string, d fs.DirEntry, err error) error {
		found = found || err == nil && d.Name() == name && strings.HasSuffix(name, ".go")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// exists reports whether a path, or anything that matches it, is there.
func exists(path string) bool {
	found, err := filepath.Glob(path)
	return err == nil && len(found) > 0
}

// What CONTRIBUTING says to type finds a test, a benchmark or a flag of the package.
func TestTheCommandsOfContributingFindWhatTheyName(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join(".github", "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	commands := regexp.MustCompile("(?m)(?:^ {4}|`)go test ([^#`\n]+)").FindAllStringSubmatch(string(text), -1)
	if len(commands) < 10 {
		t.Errorf("there are %d commands: are they still found?", len(commands))
	}
	for _, c := range commands {
		words := strings.Fields(strings.ReplaceAll(c[1], "'", ""))
		tests := testsOf(t, words)
		for i, word := range words[:len(words)-1] {
			kind, ok := map[string]string{"-run": "Test", "-bench": "Benchmark", "-fuzz": "Fuzz"}[word]
			if ok && words[i+1] != "^$" && !slices.ContainsFunc(functions(tests, kind), regexp.MustCompile(words[i+1]).MatchString) {
				t.Errorf("go test %s: there is nothing called %s", c[1], words[i+1])
			}
		}
		for _, word := range words {
			name, _, _ := strings.Cut(strings.TrimPrefix(word, "-"), "=")
			if strings.HasPrefix(word, "-") && !known(name) && !strings.Contains(tests, `("`+name+`", `) {
				t.Errorf("go test %s: there is no flag %s", c[1], word)
			}
		}
	}
}

// testsOf is the text of all tests of the packages among the words, and of the packages for tests that they share; of the
// package here where there are none.
func testsOf(t *testing.T, words []string) string {
	t.Helper()
	var folders []string
	for _, word := range words {
		if word == "." || strings.HasPrefix(word, "./") && word != "./..." {
			folders = append(folders, word)
		}
	}
	if len(folders) == 0 {
		folders = []string{"."}
	}
	var all strings.Builder
	for _, folder := range folders {
		tests := sources(t, filepath.Join(folder, "*_test.go"))
		all.WriteString(tests)
		for _, shared := range regexp.MustCompile(`"porthole/(\S+test)"`).FindAllStringSubmatch(tests, -1) {
			all.WriteString(sources(t, filepath.Join(shared[1], "*.go")))
		}
	}
	return all.String()
}

// sources is the text of all files that a pattern matches.
func sources(t *testing.T, pattern string) string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Errorf("nothing is called %s: %v", pattern, err)
	}
	var all strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

// functions are the names of all tests, benchmarks or fuzz targets in a text.
func functions(text, kind string) []string {
	var names []string
	for _, m := range regexp.MustCompile(`(?m)^func (`+kind+`\w+)\(`).FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	return names
}

// known reports whether a flag is one of go test, or of rapid.
func known(flag string) bool {
	return slices.Contains([]string{"run", "bench", "fuzz", "fuzztime", "benchtime", "count", "race", "timeout", "list", "v"}, flag) ||
		strings.HasPrefix(flag, "rapid.")
}

// Every package is named, so that whoever looks for something finds the room that it is in.
func TestContributingNamesEveryPackage(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join(".github", "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range house(t, ".") {
		folder := strings.TrimPrefix(r.path, "porthole/")
		if folder != "porthole" && !r.forTests && !strings.Contains(string(text), "`"+folder+"`") {
			t.Errorf("CONTRIBUTING names no `%s`", folder)
		}
	}
}
