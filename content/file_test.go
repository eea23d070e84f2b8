package content

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadFileRefusesWhatIsNoText(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	huge := write("huge.md", nil)
	if err := os.Truncate(huge, 50<<20); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		filepath.Join(dir, "none.md"):      "no such file",
		dir:                                "folder",
		huge:                               "larger than 8 MiB",
		write("nul.md", []byte("# T\x00")): "binary",
		write("late.md", append(make([]byte, 0), strings.Repeat("text ", 4000)+"\x00"...)): "binary",
		write("controls.md", []byte(strings.Repeat("\x01\x02", 50))):                       "binary",
		write("utf16.md", []byte("\xff\xfe#\x00 \x00T\x00")):                               "UTF-16",
	} {
		src, err := ReadFile(path)
		var fileError *FileError
		if !errors.As(err, &fileError) || !strings.Contains(err.Error(), want) || src != nil {
			t.Errorf("reading %s gives %d bytes and %v, want an error on %q", path, len(src), err, want)
		}
	}
	if src, err := ReadFile(write("ok.md", []byte("# T\r\n\x1b[1m"))); err != nil || len(src) != 9 {
		t.Errorf("a text gives %q, %v", src, err)
	}
}

func TestMessagesQuoteAndCleanFileNames(t *testing.T) {
	_, err := ReadFile("no\x1b[31mne\u202e.md")
	if err == nil || !strings.HasPrefix(err.Error(), `"none.md": `) {
		t.Errorf("the message is %v", err)
	}
	if !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v does not say that the file is missing", err)
	}
}
