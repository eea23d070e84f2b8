package plain_test

import (
	"bytes"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/plain"
)

// waysOf are the ways through the exercises of the email course, as the screens' tests go them: by exercise and way, the lines
// that are typed.
func waysOf(t *testing.T) map[[2]string]string {
	t.Helper()
	text, err := os.ReadFile("../wire/testdata/ways.txt")
	if err != nil {
		t.Fatal(err)
	}
	all := map[[2]string]string{}
	for part := range strings.SplitSeq(string(text), "\n== ") {
		head, body, _ := strings.Cut(part, "\n")
		id, name, found := strings.Cut(head, " ")
		if !found || strings.HasPrefix(head, "#") {
			continue
		}
		lines := ""
		for line := range strings.Lines(body) {
			typed, _, ok := strings.Cut(line, "\t|")
			switch {
			case !ok || typed == "*":
			case typed == "-":
				lines += "\n"
			default:
				lines += typed + "\n"
			}
		}
		all[[2]string{id, name}] = lines
	}
	return all
}

// atTheWire types lines at an exercise, and returns what is written.
func atTheWire(t *testing.T, course *content.Course, store exam.Store, exercise, lines string) *bytes.Buffer {
	t.Helper()
	out := &bytes.Buffer{}
	err := plain.Run(t.Context(), plain.Options{
		Deck: quiz.NewDeck(course), Store: func() (exam.Store, error) { return store, nil }, Seed: func() uint64 { return 3 },
		Now:   func() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) },
		Start: quiz.AtWire, Wire: exercise, In: strings.NewReader(lines + "/quit\n"), Out: out, Echo: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// However long it goes on, what is said and what is overheard is written.
func TestALongConversationIsWrittenToItsEnd(t *testing.T) {
	course, _ := content.Compiled("email") // one at a time: encoding/gob's own record of types is told of by the race detector
	t.Parallel()
	const many = 450
	lines := "EHLO laptop.example.test\n"
	for i := range many {
		lines += "HELP " + strconv.Itoa(i) + "\nNOOP\n"
	}
	out := atTheWire(t, course, exam.NewInMemory(), "send-by-hand", lines+"VRFY the-last-one\n").String()
	if n := strings.Count(out, "\n250 2.0.0 I have successfully done nothing"); n != many {
		t.Errorf("%d answers are written, want %d", n, many)
	}
	if n := strings.Count(out, "\neavesdropper: from the client: NOOP\n"); n != many {
		t.Errorf("%d lines of the client's are overheard, want %d", n, many)
	}
	if !strings.Contains(out, "eavesdropper: from the client: VRFY the-last-one") {
		t.Error("the last line was not overheard")
	}
}

func TestEveryExerciseOfTheWireLabIsDoneInLinesOfText(t *testing.T) {
	ways := waysOf(t)
	course, ok := content.Compiled("email")
	t.Parallel()
	if !ok || len(ways) < 3*12 {
		t.Fatalf("%d ways", len(ways))
	}
	for way, lines := range ways {
		t.Run(way[0]+" "+way[1], func(t *testing.T) {
			t.Parallel()
			store := exam.NewInMemory()
			out := atTheWire(t, course, store, way[0], lines)
			_, kept, _ := store.BestRun(t.Context(), "email", "wire:"+way[0])
			reached := strings.Contains(out.String(), "\nDone.\n") && strings.Contains(out.String(), "Question 1 of 2.")
			if want := way[1] != "wrong"; reached != want || kept != want {
				t.Errorf("reached %v, kept %v, want %v:\n%s", reached, kept, want, out)
			}
			if !strings.Contains(out.String(), "eavesdropper: ") || strings.ContainsRune(out.String(), 0x1b) {
				t.Errorf("not as it should be written:\n%s", out)
			}
		})
	}
}
