package command

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"porthole/content"
	"porthole/ui/screen"
)

// fault says that the program has met a mistake of its own, and where the report of it lies; it returns the exit code.
func (c *cli) fault(f *screen.PanicError) int {
	c.complain("this is a mistake in the program, and it has ended: " + fmt.Sprint(f.Value))
	path, err := c.faultReport(f, c.noSave)
	if err != nil {
		c.say("What was shown as saved is kept. This is the report:")
		c.writeErr("\n")
		_ = c.describeFault(c.Err, f) // there is nobody else to tell
		return exitFailed
	}
	c.say("What was shown as saved is kept. The report lies in " + path + ".")
	return exitFailed
}

// faultReport writes the report to a file beside all that is kept, and returns its path.
func (w World) faultReport(f *screen.PanicError, unkept bool) (string, error) {
	if w.Folder == "" || unkept {
		return "", os.ErrNotExist
	}
	if err := os.MkdirAll(w.Folder, 0o700); err != nil {
		return "", fmt.Errorf("the folder of the report: %w", err)
	}
	path := filepath.Join(w.Folder, "crash-"+w.Now().UTC().Format("20060102T150405")+".txt")
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", fmt.Errorf("the report: %w", err)
	}
	return path, cmp.Or(w.describeFault(file, f), file.Close())
}

// describeFault writes the report: what happened and where, and nothing of what was learnt.
func (w World) describeFault(to io.Writer, f *screen.PanicError) error {
	_, err := fmt.Fprintf(to, "Porthole %s, %s on %s/%s, %s\n\n%s\n\n%s",
		w.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH, w.Now().UTC().Format(time.RFC3339), content.Clean(f.Error()), f.Stack)
	if err != nil {
		return fmt.Errorf("the report: %w", err)
	}
	return nil
}
