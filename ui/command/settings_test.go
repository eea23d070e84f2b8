package command_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"porthole/ui/command"
)

// ran runs a command line over a folder, without a terminal.
func ran(t *testing.T, folder string, args ...string) (out string, code int) {
	t.Helper()
	var text bytes.Buffer
	code = command.Run(t.Context(), command.World{
		Args: args, In: strings.NewReader(""), Out: &text, Err: &text, Folder: folder, Archive: newArchive(),
		Now: func() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }, Seed: func() uint64 { return 1 },
	})
	return text.String(), code
}

func settingsIn(t *testing.T, folder string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(folder, "settings.json"))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return string(raw)
}

func TestThemeAndDocumentsAreKeptBesideTheData(t *testing.T) {
	folder, home := filepath.Join(t.TempDir(), "data"), t.TempDir()
	one, two := filepath.Join(home, "one.md"), filepath.Join(home, "two.md")
	for _, path := range []string{one, two} {
		if err := os.WriteFile(path, []byte("# A\n\n## B\n\nText.\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ran(t, folder, "--no-save", "--theme", "high-contrast", one)
	if got := settingsIn(t, folder); got != "" {
		t.Errorf("with --no-save %q is kept", got)
	}
	for _, path := range []string{one, two, one} {
		ran(t, folder, path)
	}
	ran(t, folder, "--theme", "high-contrast")
	got := settingsIn(t, folder)
	if strings.Index(got, one) > strings.Index(got, two) || strings.Count(got, one) != 1 || !strings.Contains(got, `"theme": "high-contrast"`) {
		t.Errorf("kept: %s", got)
	}
	if out, code := ran(t, folder, "--theme", "pink"); code != 2 || !strings.Contains(out, "usual or high-contrast") {
		t.Errorf("exit code %d, %q", code, out)
	}
}
