package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"porthole/quiz"
)

// Why backups are made, and how many of a sort are kept; all that were made by hand are.
const (
	whyDaily     = "daily"
	whyMigration = "before migration"
	whyByHand    = "by hand"

	keptDaily     = 7
	keptMigration = 3
)

const stamp = "20060102-150405" // UTC

func (a *Archive) backups() string { return filepath.Join(a.options.Folder, "backups") }

// Backup implements command.Archive.
func (a *Archive) Backup(ctx context.Context) (made quiz.Backup, err error) {
	there, err := a.using(ctx, func(ctx context.Context, d *Database) error {
		made, err = a.backUp(ctx, d, whyByHand)
		return err
	})
	if err == nil && !there {
		err = &quiz.StoreError{Path: a.path(), What: "nothing is kept yet", Help: "learn something first"}
	}
	return made, err
}

// backUp checks a database and makes a backup of it.
func (a *Archive) backUp(ctx context.Context, d *Database, why string) (quiz.Backup, error) {
	found, err := inspect(ctx, d.path)
	if err != nil {
		return quiz.Backup{}, err
	}
	if len(found) > 0 {
		return quiz.Backup{}, d.markDamaged(damaged(d.path, clause(found[0]), nil))
	}
	return a.copyOut(ctx, d.path, why)
}

func clause(sentence string) string {
	return strings.ToLower(sentence[:1]) + strings.TrimSuffix(sentence[1:], ".")
}

// copyOut makes a backup of a database that is sound, which may be in use.
func (a *Archive) copyOut(ctx context.Context, path, why string) (quiz.Backup, error) {
	if err := makeFolder(a.backups()); err != nil {
		return quiz.Backup{}, err
	}
	temp, err := temporaryIn(a.backups(), "backup")
	if err != nil {
		return quiz.Backup{}, faultOf(a.backups(), err)
	}
	defer temp.remove()
	if failed := vacuumInto(ctx, path, temp.path); failed != nil {
		return quiz.Backup{}, faultOf(a.backups(), failed)
	}
	name := a.freeName(why)
	target := filepath.Join(a.backups(), name+".db")
	if failed := temp.become(target); failed != nil {
		return quiz.Backup{}, faultOf(target, failed)
	}
	made, err := describe(target)
	return made, errors.Join(err, a.prune())
}

// vacuumInto writes what a database holds to an empty file.
func vacuumInto(ctx context.Context, path, target string) error {
	d, err := connect(path, []string{"_pragma=busy_timeout(20000)"})
	if err != nil {
		return err
	}
	defer func() { _ = d.pool.Close() }() // it was only read
	_, err = d.pool.ExecContext(ctx, "VACUUM INTO $1", target)
	return err
}

// freeName returns a name for a backup that none has: why, and when.
func (a *Archive) freeName(why string) string {
	name := strings.ReplaceAll(why, " ", "-") + "-" + a.options.Now().UTC().Format(stamp)
	for n := 2; ; n++ {
		if _, err := os.Lstat(filepath.Join(a.backups(), name+".db")); errors.Is(err, fs.ErrNotExist) {
			return name
		}
		name = fmt.Sprintf("%s-%d", strings.TrimSuffix(name, fmt.Sprintf("-%d", n-1)), n)
	}
}

// describe reads what a backup's name tells of it.
func describe(path string) (quiz.Backup, error) {
	info, err := os.Stat(path)
	if err != nil {
		return quiz.Backup{}, faultOf(path, err)
	}
	b := quiz.Backup{Name: strings.TrimSuffix(filepath.Base(path), ".db"), Path: path, Size: info.Size(), At: info.ModTime().UTC()}
	for _, why := range []string{whyDaily, whyMigration, whyByHand} {
		rest, ok := strings.CutPrefix(b.Name, strings.ReplaceAll(why, " ", "-")+"-")
		if !ok {
			continue
		}
		b.Why = why
		if at, err := time.Parse(stamp, rest[:min(len(rest), len(stamp))]); err == nil {
			b.At = at
		}
	}
	return b, nil
}

// listBackups returns the backups, the store.Form first.
func (a *Archive) listBackups() (out []quiz.Backup, err error) {
	entries, err := os.ReadDir(a.backups())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, faultOf(a.backups(), err)
	}
	for _, entry := range entries {
		if filepath.Ext(entry.Name()) != ".db" || entry.IsDir() {
			continue
		}
		b, err := describe(filepath.Join(a.backups(), entry.Name()))
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	slices.SortFunc(out, func(a, b quiz.Backup) int {
		if c := b.At.Compare(a.At); c != 0 {
			return c
		}
		return strings.Compare(b.Name, a.Name)
	})
	return out, nil
}

// prune removes the backups that newer ones have replaced.
func (a *Archive) prune() error {
	all, err := a.listBackups()
	if err != nil {
		return err
	}
	room := map[string]int{whyDaily: keptDaily, whyMigration: keptMigration}
	for _, b := range all {
		left, limited := room[b.Why]
		if !limited {
			continue
		}
		room[b.Why]--
		if left > 0 {
			continue
		}
		if err := os.Remove(b.Path); err != nil {
			return faultOf(b.Path, err)
		}
	}
	return nil
}

// backedUpToday reports whether there is a backup of the day already.
func (a *Archive) backedUpToday() bool {
	all, err := a.listBackups()
	if err != nil {
		return false
	}
	now := a.options.Now()
	today := now.Format(time.DateOnly)
	return slices.ContainsFunc(all, func(b quiz.Backup) bool {
		return b.Why == whyDaily && b.At.In(now.Location()).Format(time.DateOnly) == today
	})
}
