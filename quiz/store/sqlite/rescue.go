package sqlite

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"porthole/quiz"
	"porthole/quiz/store"
)

// Rescue implements command.Archive. It reads the pages one by one, so that it needs nothing of the
// database to be whole but the rows themselves.
func (a *Archive) Rescue(ctx context.Context) (saved, lost int, aside string, err error) {
	there, err := a.exists()
	if err == nil && !there {
		err = &quiz.StoreError{Path: a.path(), What: "there is nothing to rescue", Help: "porthole data restore lists the backups"}
	}
	if err != nil {
		return 0, 0, "", err
	}
	release, err := a.hold(ctx, true)
	if err != nil {
		return 0, 0, "", err
	}
	defer release()
	a.enter()
	defer a.leave()
	if _, seen := a.look(ctx); seen != nil && !rescuable(seen) {
		return 0, 0, "", seen
	}
	folder, remove, err := a.copied()
	if err != nil {
		return 0, 0, "", faultOf(a.path(), err)
	}
	defer remove()
	pages, err := carverOf(filepath.Join(folder, "porthole.db"))
	if err != nil {
		return 0, 0, "", faultOf(a.path(), err)
	}
	found := store.NewSalvage()
	pages.rows(found.Add)
	temp, err := temporaryIn(filepath.Dir(a.path()), "rescued")
	if err != nil {
		return 0, 0, "", faultOf(a.folder, err)
	}
	defer temp.remove()
	if saved, err = writeRows(ctx, found, temp.path); err != nil {
		return 0, 0, "", faultOf(temp.path, err)
	}
	aside, err = a.replace(temp)
	return saved, found.Lost(), aside, faultOf(a.path(), err)
}

// carverOf reads the pages of a database and of what is written beside it.
func carverOf(path string) (carver, error) {
	file, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		return carver{}, err
	}
	size := int64(4096) // which is what SQLite takes
	if len(file) >= headerSize {
		if told := parseHeader(file).pageSize; told >= 512 && told <= 65536 && told&(told-1) == 0 {
			size = told
		}
	}
	beside, err := readWAL(path+"-wal", size, size)
	if err != nil {
		return carver{}, err
	}
	c := carver{count: int64(len(file)) / size}
	for _, f := range beside.loose {
		if f.linked {
			beside.held[f.page] = f.content
		} else { // it may be older than it looks, and is read beside what is there
			c.more = append(c.more, f.content)
		}
	}
	for n := range beside.held {
		c.count = max(c.count, n)
	}
	c.page = func(n int64) []byte {
		if page, ok := beside.held[n]; ok {
			return page
		}
		if n < 1 || n*size > int64(len(file)) {
			return nil
		}
		return file[(n-1)*size : n*size]
	}
	return c, nil
}

// writeRows makes a database of what was found, and returns how many answers it has.
func writeRows(ctx context.Context, found *store.Salvage, path string) (saved int, err error) {
	if failed := build(ctx, path, store.Form); failed != nil {
		return 0, failed
	}
	d, err := connect(path, forWriting())
	if err != nil {
		return 0, err
	}
	err = d.Write(ctx, func(ctx context.Context, q *store.Conn) (failed error) {
		saved, failed = found.Write(ctx, q)
		return failed
	})
	return saved, cmp.Or(err, d.settle(ctx), d.Close())
}

// rescuable reports whether what look says of a database leaves something to rescue: it is damaged, or half of it is gone.
func rescuable(seen error) bool {
	fault, ok := errors.AsType[*quiz.StoreError](seen)
	return ok && slices.Contains([]string{helpDamaged, helpBroken, helpOther, helpHalf}, fault.Help)
}

func isNewer(err error) bool { return saysHelp(err, helpNewer) }

func isUnmounted(err error) bool { return saysHelp(err, helpMount) }

func saysHelp(err error, help string) bool {
	fault, ok := errors.AsType[*quiz.StoreError](err)
	return ok && fault.Help == help
}
