package ui_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What the documents for people call by its path is there.
func TestDocumentsNameWhatExists(t *testing.T) {
	const top = ".."
	for document, atLeast := range map[string]int{"README.md": 3, ".github/CONTRIBUTING.md": 15} {
		text, err := os.ReadFile(filepath.Join(top, document))
		if err != nil {
			t.Fatal(err)
		}
		named := pathsIn(string(text))
		if len(named) < atLeast {
			t.Errorf("%s names %d paths, want %d or more: are they still found?", document, len(named), atLeast)
		}
		for _, path := range named {
			beside := filepath.Join(top, filepath.Dir(document), path)
			if !exists(filepath.Join(top, path)) && !exists(beside) {
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
	inRepository := regexp.MustCompile(`^(\./)?(content|quiz|ui|\.ci|\.github|main\.go|\.golangci\.yml|LICENSE)(/[\w.*-]+)*$`)
	for _, code := range regexp.MustCompile("(?m)`[^`\n]+`|^    .*$").FindAllString(text, -1) {
		for word := range strings.FieldsFuncSeq(code, func(r rune) bool { return strings.ContainsRune(" `(),;", r) }) {
			if inRepository.MatchString(word) {
				paths = append(paths, word)
			}
		}
	}
	return paths
}

// exists reports whether a path, or anything that matches it, is there.
func exists(path string) bool {
	found, err := filepath.Glob(path)
	return err == nil && len(found) > 0
}
