//go:build unix

package sqlite

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"porthole/quiz/exam"
	"porthole/quiz/store/internal/storetest"
)

// childLimits saves answers under limits of a file's size, each in a folder of its own that is a copy
// of the one given, and one more when the limit is gone.
func childLimits(template string, args []string) error {
	for _, arg := range args {
		limit, err := strconv.ParseUint(arg, 10, 63)
		if err != nil {
			return err
		}
		folder := filepath.Join(filepath.Dir(template), "limit-"+arg)
		if err := os.CopyFS(folder, os.DirFS(template)); err != nil {
			return err
		}
		var before syscall.Rlimit
		if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
			return err
		}
		under := syscall.Rlimit{Cur: limit, Max: before.Max}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &under); err != nil {
			return err
		}
		say("limit", arg)
		s, opened := childArchive(folder).Open(context.Background(), "")
		if opened != nil {
			say("error:", opened)
		} else {
			childFill(s)
		}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
			return err
		}
		if opened == nil {
			id, err := s.SaveAnswer(context.Background(), storetest.At("again", 0, true))
			if err != nil {
				return fmt.Errorf("with room again: %w", err)
			}
			say(id)
			if err := s.Close(); err != nil {
				return err
			}
		}
	}
	return nil
}

// childFill saves answers, and reads what is known where one could not be saved.
func childFill(s exam.Store) {
	for i := range 8 {
		id, err := s.SaveAnswer(context.Background(), storetest.At(strconv.Itoa(i%9), i, i%3 > 0))
		if err == nil {
			say(id)
			continue
		}
		say("error:", err)
		if _, err := s.Record(context.Background(), "mail"); err != nil {
			say("unreadable:", err)
		}
	}
}

func TestWhatCannotBeWrittenIsNotAcknowledged(t *testing.T) {
	t.Parallel()
	template := filepath.Join(t.TempDir(), "template")
	s := open(t, childArchive(template), "")
	storetest.Save(t, s, storetest.At("a", 0, true))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	var args []string
	all := rounds(*limits)
	for n := range all {
		args = append(args, strconv.Itoa(n*250_000/all)) // to where all is saved
	}
	cmd, out := start(t, "limit", template, args...)
	tried, refused := 0, 0
	var ids []int64
	for more := out.Scan(); more; {
		limit, err := strconv.Atoi(strings.TrimPrefix(out.Text(), "limit "))
		if err != nil {
			t.Fatal(out.Text())
		}
		for ids = nil; ; {
			if more = out.Scan(); !more || strings.HasPrefix(out.Text(), "limit ") {
				break
			}
			word, rest, _ := strings.Cut(out.Text(), " ")
			id, err := strconv.ParseInt(word, 10, 64)
			switch {
			case err == nil:
				ids = append(ids, id)
			case word == "error:" && saysRoom(rest):
				refused++
			case word == "unreadable:" && limit < 1<<15: // what SQLite needs beside a database to read it has no room
			default:
				t.Errorf("limit %d: %s", limit, out.Text())
			}
		}
		tried++
		folder := filepath.Join(filepath.Dir(template), "limit-"+strconv.Itoa(limit))
		if stored := sound(t, folder, ids); len(stored) != 1+8+1 { // of the template, under the limit, with room again
			t.Fatalf("limit %d: %d answers are stored, %d were acknowledged at once", limit, len(stored), len(ids))
		}
		_ = os.RemoveAll(folder) // the test removes what is left
	}
	if err := cmd.Wait(); err != nil || tried != all || refused < all {
		t.Errorf("%d limits were tried, %d answers refused, %v", tried, refused, err)
	}
}

// saysRoom reports whether a message tells that there is no room, in plain words.
func saysRoom(message string) bool {
	return strings.Contains(message, "the disk is full") || strings.Contains(message, "the file may not grow")
}

func TestAnswersSurviveSystemCallsThatFail(t *testing.T) {
	if *injections == 0 {
		t.Skip("wants -strace=300, and strace")
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	faults := []string{"pwrite64:error=EIO", "pwrite64:error=ENOSPC", "fdatasync,fsync:error=EIO", "ftruncate:error=EIO", "pread64:error=EIO"}
	for n := range *injections {
		folder := t.TempDir()
		fault := fmt.Sprintf("inject=%s:when=%d", faults[n%len(faults)], 1+n/len(faults))
		cmd, out := startCommand(t, "answer", exec.CommandContext(t.Context(), "strace", "-f", "-qq", "-o", "/dev/null", "-e", fault,
			program, folder, "20", "0"))
		ids, said := idsAndErrors(out)
		_ = cmd.Wait() // it fails where the database cannot be made
		// What cannot be read looks damaged; the check by hand finds that it is not, and says so to the next start.
		if found, err := childArchive(folder).Check(t.Context()); len(found) > 0 || err != nil {
			t.Fatalf("%s: %v, %v, %v", fault, found, err, said)
		}
		if stored := sound(t, folder, ids); len(stored) > 20 {
			t.Fatalf("%s: %d answers are stored, %d acknowledged, %v", fault, len(stored), len(ids), said)
		}
	}
}
