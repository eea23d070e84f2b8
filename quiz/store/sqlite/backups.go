package sqlite

import (
	"cmp"
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

// backups are the copies of the database that lie in a folder of their own.
type backups struct {
	folder string
	now    func() time.Time
}

func (a *Archive) backups() backups {
	return backups{a.backupFolder(), a.options.Now}
}

// copyOut makes a backup of a database that is sound, which may be in use.
func (b backups) copyOut(ctx context.Context, path, why string) (quiz.Backup, error) {
	if err := makeFolder(b.folder); err != nil {
		return quiz.Backup{}, err
	}
	temp, err := temporaryIn(b.folder, "backup")
	if err != nil {
		return quiz.Backup{}, faultOf(b.folder, err)
	}
	defer temp.remove()
	if failed := vacuumInto(ctx, path, temp.path); failed != nil {
		return quiz.Backup{}, faultOf(b.folder, failed)
	}
	name := b.freeName(why)
	target := filepath.Join(b.folder, name+".db")
	if failed := temp.become(target); failed != nil {
		return quiz.Backup{}, faultOf(target, failed)
	}
	made, err := describe(target)
	return made, errors.Join(err, b.prune())
}

// vacuumInto writes what a database holds to an empty file.
func vacuumInto(ctx context.Context, path, target string) error {
	if err := tooLong(target); err != nil {
		return err
	}
	d, err := connect(path, []string{"_pragma=busy_timeout(20000)"})
	if err != nil {
		return err
	}
	defer func() { _ = d.pool.Close() }() // it was only read
	_, err = d.pool.ExecContext(ctx, "VACUUM INTO $1", target)
	return err
}

// freeName returns a name for a backup that none has: why, and when.
func (b backups) freeName(why string) string {
	name := strings.ReplaceAll(why, " ", "-") + "-" + b.now().UTC().Format(stamp)
	for n := 2; ; n++ {
		if _, err := os.Lstat(filepath.Join(b.folder, name+".db")); errors.Is(err, fs.ErrNotExist) {
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

// list returns the backups, the newest first.
func (b backups) list() (out []quiz.Backup, err error) {
	entries, err := os.ReadDir(b.folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, faultOf(b.folder, err)
	}
	for _, entry := range entries {
		path := filepath.Join(b.folder, entry.Name())
		if info, err := os.Stat(path); filepath.Ext(path) != ".db" || err != nil || !info.Mode().IsRegular() {
			continue // what is no file cannot be restored, and to open it may never end
		}
		backup, err := describe(path)
		if err != nil {
			return nil, err
		}
		out = append(out, backup)
	}
	slices.SortFunc(out, func(a, b quiz.Backup) int {
		return cmp.Or(b.At.Compare(a.At), strings.Compare(b.Name, a.Name))
	})
	return out, nil
}

// named returns the path of a backup, by its name or its path.
func (b backups) named(name string) (string, error) {
	all, err := b.list()
	if err != nil {
		return "", err
	}
	var names []string
	for _, b := range all {
		if b.Name == name || b.Path == name {
			return b.Path, nil
		}
		names = append(names, b.Name)
	}
	if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
		return name, nil
	}
	help := "there are " + strings.Join(names, ", ")
	if len(names) == 0 {
		help = "there are no backups yet"
	}
	return "", &quiz.StoreError{Path: name, What: "there is no such backup", Help: help}
}

// prune removes the backups that newer ones have replaced. One that is dated ahead, for a clock was wrong, replaces none that
// is not.
func (b backups) prune() error {
	all, err := b.list()
	if err != nil {
		return err
	}
	type sort struct {
		why   string
		ahead bool
	}
	room := map[sort]int{}
	for _, ahead := range []bool{false, true} {
		room[sort{whyDaily, ahead}], room[sort{whyMigration, ahead}] = keptDaily, keptMigration
	}
	now := b.now()
	for _, made := range all {
		of := sort{made.Why, made.At.After(now)}
		left, limited := room[of]
		if !limited {
			continue
		}
		room[of]--
		if left > 0 {
			continue
		}
		if err := os.Remove(made.Path); err != nil {
			return faultOf(made.Path, err)
		}
	}
	return nil
}

// makeToday makes the backup of the day, unless another program makes it or has just done so.
func (b backups) makeToday(ctx context.Context, path string) error {
	if err := makeFolder(b.folder); err != nil {
		return err
	}
	file, err := os.OpenFile(filepath.Join(b.folder, "daily.lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // which ends the lock
	mine, err := lock(file, true)
	if !mine || b.madeToday() {
		return err
	}
	_, err = b.copyOut(ctx, path, whyDaily)
	return err
}

// madeToday reports whether there is a backup of the day already.
func (b backups) madeToday() bool {
	all, err := b.list()
	if err != nil {
		return false
	}
	now := b.now()
	today := now.Format(time.DateOnly)
	return slices.ContainsFunc(all, func(b quiz.Backup) bool {
		return b.Why == whyDaily && b.At.In(now.Location()).Format(time.DateOnly) == today
	})
}
