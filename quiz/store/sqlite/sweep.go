package sqlite

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// What is in the making lies under a name of its own, and whoever makes it holds the lock of the folder, alone or with others.
// So what is there when one holds it alone was left by a program that was killed, and may hold what was to be deleted.

// litter returns the paths of what is in the making, or was.
func (p place) litter() (paths []string) {
	made := func(folder string, names ...string) {
		entries, _ := os.ReadDir(folder) // where it cannot be read nothing can be removed
		for _, entry := range entries {
			whole, _, isTemporary := strings.Cut(entry.Name(), ".tmp")
			name, _, numbered := strings.Cut(whole, "-")
			if isTemporary && numbered && slices.Contains(names, name) {
				paths = append(paths, filepath.Join(folder, entry.Name()))
			}
		}
	}
	made(filepath.Dir(p.path()), "new", "restored", "rescued", "examined")
	if folder := filepath.Dir(p.path()); folder != p.folder {
		made(p.folder, "new", "restored", "rescued", "examined")
	}
	made(p.backupFolder(), "backup", "examined")
	return paths
}

// sweep removes what killed programs have left; only who holds the lock alone may.
func (p place) sweep() {
	for _, path := range p.litter() {
		_ = os.RemoveAll(path) // the next one does it
	}
}

// sweepAtStart sweeps where there is something to, and nobody else is there.
func (a *Archive) sweepAtStart() {
	settings, _ := filepath.Glob(filepath.Join(a.folder, "settings-*.tmp")) // its pattern is right, unless the folder's name is one
	for _, path := range settings {
		if info, err := os.Lstat(path); err == nil && a.options.Now().Sub(info.ModTime()) > left {
			_ = os.Remove(path) // the next one does it
		}
	}
	if len(a.litter()) == 0 {
		return
	}
	if release, ok, err := a.tryHold(true); ok && err == nil { // which sweeps
		release()
	}
}

// left is how old a file is at least that nobody works at any more, where no lock tells.
const left = time.Hour

// sweepElsewhere removes copies that were made to be read where nothing could be written.
func (a *Archive) sweepElsewhere() {
	if a.options.Temp == "" {
		return
	}
	folders, _ := filepath.Glob(filepath.Join(a.options.Temp, "porthole-*")) // its pattern is right
	for _, folder := range folders {
		info, err := os.Lstat(folder)
		if err != nil || !info.IsDir() || a.options.Now().Sub(info.ModTime()) < left || !isCopy(folder) {
			continue
		}
		if release, ok, err := (place{folder, a.after}).tryHold(true); ok && err == nil {
			release()
			_ = os.RemoveAll(folder) // the next one does it
		}
	}
}

// isCopy reports whether a folder holds nothing but a copy of a database.
func isCopy(folder string) bool {
	entries, err := os.ReadDir(folder)
	return err == nil && len(entries) > 0 && !slices.ContainsFunc(entries, func(e os.DirEntry) bool {
		return !strings.HasPrefix(e.Name(), "porthole.") && e.Name() != "backups"
	})
}
