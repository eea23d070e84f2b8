package command

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// notOwn returns why nothing is written to a path: it is, or would be taken for, a file of the program's own, which a
// --force does not mean. folder is where the program keeps its files; "": it keeps none.
func notOwn(folder, path string) error {
	if folder == "" || path == "" {
		return nil
	}
	database := filepath.Join(folder, "porthole.db")
	if owns(resolved(folder), resolved(path)) || companion(resolved(database), resolved(path)) || sameFile(database, path) {
		return fmt.Errorf("%q: this file is porthole's own; name one elsewhere", path)
	}
	return nil
}

// owns reports whether a path has a name in a folder that the program gives to its files there.
func owns(folder, path string) bool {
	rest, err := filepath.Rel(folder, path)
	if err != nil || !filepath.IsLocal(rest) {
		return false
	}
	first, _, nested := strings.Cut(strings.ToLower(filepath.ToSlash(rest)), "/")
	if nested {
		return first == "backups"
	}
	names := []string{"porthole.", "settings", "aside-", "backup", "examined-", "rescued-", "crash-"}
	return slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(first, name) })
}

// companion reports whether a path is a file, or has the name of one that SQLite may keep beside it. The file may lie in
// another folder than the link to it.
func companion(file, path string) bool {
	return filepath.Dir(file) == filepath.Dir(path) && strings.HasPrefix(strings.ToLower(filepath.Base(path)), strings.ToLower(filepath.Base(file)))
}

func sameFile(a, b string) bool {
	x, noX := os.Stat(a)
	y, noY := os.Stat(b)
	return noX == nil && noY == nil && os.SameFile(x, y)
}

// resolved is a path without links in it; of one that is not there, without links in that of its folder.
func resolved(path string) string {
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		return target
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		return filepath.Join(dir, filepath.Base(path))
	}
	return path
}
