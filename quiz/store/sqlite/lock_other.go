//go:build !unix

package sqlite

import "os"

// lock does nothing where the system itself keeps a file that is open from being replaced.
func lock(*os.File, bool) (bool, error) { return true, nil }

// flushFolder does nothing where a folder cannot be opened.
func flushFolder(string) error { return nil }
