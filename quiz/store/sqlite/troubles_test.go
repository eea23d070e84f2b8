//go:build unix

package sqlite

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"porthole/quiz/store/internal/storetest"
)

// childWithoutRoom checks a database while no file may grow, which is how a full disk looks, and again when there is room.
func childWithoutRoom(folder string) error {
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		return err
	}
	under := syscall.Rlimit{Cur: 1, Max: before.Max}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &under); err != nil {
		return err
	}
	sayCheck(childArchive(folder))
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		return err
	}
	sayCheck(childArchive(folder))
	return nil
}

func sayCheck(a *Archive) {
	found, err := a.Check(context.Background())
	say("check:", found, err)
}

// M2.
func TestACheckWithoutRoomSaysThatAndNotThatTheDatabaseIsDamaged(t *testing.T) {
	t.Parallel()
	a, _ := lateCopy(t)
	cmd, out := start(t, "check without room", a.folder)
	var said []string
	for out.Scan() {
		said = append(said, out.Text())
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err, said)
	}
	if len(said) != 2 || !saysRoom(said[0]) || !strings.Contains(said[0], "make room") || strings.Contains(said[0], "restore") {
		t.Errorf("%q", said)
	}
	if last := said[len(said)-1]; last != "check: [] <nil>" {
		t.Errorf("with room again: %s", last)
	}
}

// childAsNobody asks for everything as somebody whom the modes of files bind.
func childAsNobody(folder string) error {
	if os.Getuid() == 0 {
		const nobody = 65534
		if err := syscall.Setuid(nobody); err != nil {
			return err
		}
	}
	ctx, a := context.Background(), childArchive(folder)
	_, err := a.Open(ctx, "")
	say("open:", err)
	found, err := a.Check(ctx)
	say("check:", found, err)
	_, err = a.Backup(ctx)
	say("backup:", err)
	say("export:", a.Export(ctx, "", io.Discard))
	return nil
}

// forNobody is a copy of a folder that a program of its own, whom the modes of files bind, can reach.
func forNobody(t *testing.T, folder string) *Archive {
	t.Helper()
	top, err := os.MkdirTemp("/tmp", "porthole-test") //nolint:usetesting // nobody may not enter the folder of a test
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(top) }) // it is a copy
	a := archiveIn(filepath.Join(top, "porthole"))
	if err := os.CopyFS(a.folder, os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(top, 0o711); err != nil { // for who runs the test as nobody
		t.Fatal(err)
	}
	if os.Getuid() == 0 {
		giveToNobody(t, a.folder)
	}
	return a
}

// giveToNobody makes nobody the owner of a folder and of all that is in it.
func giveToNobody(t *testing.T, folder string) {
	t.Helper()
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	err = fs.WalkDir(root.FS(), ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return root.Lchown(path, 65534, 65534)
	})
	if err = errors.Join(err, root.Close()); err != nil {
		t.Fatal(err)
	}
}

// M2.
func TestWhatMayNotBeReadIsNeitherSoundNorEmpty(t *testing.T) {
	t.Parallel()
	from := scenes(t)[0]
	for name, take := range map[string]func(a *Archive) (path string){
		"folder": func(a *Archive) string { return a.folder }, "database": func(a *Archive) string { return a.path() },
	} {
		a := forNobody(t, from.folder)
		path := take(a)
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, 0); err != nil {
			t.Fatal(err)
		}
		cmd, out := start(t, "check as nobody", a.folder)
		lines := 0
		for out.Scan() {
			lines++
			if line := out.Text(); !strings.Contains(line, path+": it may not be read; allow porthole to read it") || strings.Contains(line, "restore") {
				t.Errorf("%s: %s", name, line)
			}
		}
		if err := cmd.Wait(); err != nil || lines != 4 {
			t.Fatal(name, lines, err)
		}
		if err := os.Chmod(path, info.Mode()); err != nil { // which is the way back
			t.Fatal(err)
		}
		isSound(t, a)
		storetest.Save(t, open(t, a, ""), storetest.At("a", 6, true))
	}
}
