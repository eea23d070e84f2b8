package web_test

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var modules = flag.String("node-modules", "", "a folder node_modules with the packages that xterm/SOURCES names")

// What came from npm is as it came: each file has the hash that SOURCES tells of it, and is the package's where that is at hand.
func TestXtermIsNpms(t *testing.T) {
	t.Parallel()
	list, err := os.ReadFile(filepath.Join("xterm", "SOURCES"))
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{"SOURCES": true}
	name, version := "", ""
	for line := range strings.Lines(string(list)) {
		words := strings.Fields(line)
		if len(words) == 1 {
			at := strings.LastIndex(words[0], "@")
			name, version = words[0][:at], words[0][at+1:]
			continue
		}
		hash, file, original := words[0], words[1], words[2]
		told[file] = true
		text, wrong := os.ReadFile(filepath.Join("xterm", file))
		if wrong != nil {
			t.Fatal(wrong)
		}
		if sum := sha256.Sum256(text); hex.EncodeToString(sum[:]) != hash {
			t.Errorf("%s is not what SOURCES says", file)
		}
		if *modules != "" {
			isOf(t, string(text), filepath.Join(*modules, name), version, original)
		}
	}
	all, err := os.ReadDir("xterm")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		if !told[f.Name()] {
			t.Errorf("SOURCES does not tell of %s", f.Name())
		}
	}
}

// isOf checks that a text is a file of an installed package of that version.
func isOf(t *testing.T, text, folder, version, file string) {
	t.Helper()
	about, err := os.ReadFile(filepath.Join(folder, "package.json"))
	if err != nil || !strings.Contains(string(about), `"version": "`+version+`"`) {
		t.Errorf("%s has not the version %s: %v", folder, version, err)
	}
	original, err := os.ReadFile(filepath.Join(folder, file))
	if err != nil || string(original) != text {
		t.Errorf("%s is not that of %s: %v", file, folder, err)
	}
}
