package main

import (
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// Whoever has a release alone can follow each link of the README: archives and packages hold what it leads to.
func TestAReleaseHoldsWhatTheReadmeLinksTo(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	config, err := os.ReadFile(".goreleaser.yaml")
	if err != nil {
		t.Fatal(err)
	}
	archives, packages, ok := strings.Cut(string(config), "\nnfpms:")
	if !ok {
		t.Fatal(".goreleaser.yaml makes no packages")
	}
	links := regexp.MustCompile(`\]\(([^)#:]+)\)`).FindAllStringSubmatch(string(readme), -1)
	if len(links) < 8 {
		t.Fatalf("README.md has the links %q", links)
	}
	for _, link := range links {
		for what, part := range map[string]string{"archives": archives, "packages": packages} {
			if !shipped(part, link[1]) {
				t.Errorf("README.md links to %s, and the %s do not hold it", link[1], what)
			}
		}
	}
}

// shipped reports whether a file, or all of a folder, is among the sources of a part of .goreleaser.yaml.
func shipped(part, name string) bool {
	for _, m := range regexp.MustCompile(`src: "?([^",}]+)"?`).FindAllStringSubmatch(part, -1) {
		same, err := path.Match(m[1], name)
		if err == nil && (same || path.Dir(m[1]) == name && strings.Contains(m[1], "*")) {
			return true
		}
	}
	return false
}
