package command

import (
	"os"
	"path/filepath"
	"runtime"
)

// exposed returns where others than the learner can write what is kept; nothing where that is nowhere, or where the system
// has no such modes.
func exposed(folder string) (paths []string) {
	const byOthers = 0o022
	if folder == "" || runtime.GOOS == "windows" {
		return nil
	}
	for _, path := range []string{folder, filepath.Join(folder, "porthole.db"), filepath.Join(folder, "backups")} {
		if info, err := os.Stat(path); err == nil && info.Mode().Perm()&byOthers != 0 {
			paths = append(paths, path)
		}
	}
	return paths
}

// warnOfOthers says where others can write what is kept.
func warnOfOthers(c *cli) {
	for _, path := range exposed(c.Folder) {
		c.complain("others can write to " + path + " and so change what is kept; chmod go-w keeps them out")
	}
}
