package plain_test

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/plain"
)

// patience is after how many prompts a partner leaves.
const patience = 200

// partner reads what is printed and answers each prompt.
func partner(t *testing.T, o plain.Options, answer func(printed string) string) string {
	t.Helper()
	in, typed := io.Pipe()
	printed, out := io.Pipe()
	o.In, o.Out = in, out
	done := make(chan error)
	go func() {
		err := plain.Run(t.Context(), o)
		_ = out.Close() // it cannot fail
		done <- err
	}()
	var all, since strings.Builder
	reader, prompts := bufio.NewReader(printed), 0
	for {
		b, err := reader.ReadByte()
		if err != nil {
			break
		}
		all.WriteByte(b)
		since.WriteByte(b)
		if reader.Buffered() == 0 && b == ' ' { // a prompt is what is flushed without a newline
			if prompts++; prompts > patience {
				_ = typed.Close()
				t.Errorf("no end after %d prompts", patience)
			}
			_, _ = fmt.Fprintln(typed, answer(since.String())) // fails once the input is closed
			since.Reset()
		}
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	orderly(t, all.String())
	return all.String()
}

func TestMatchIsPlayedToTheEnd(t *testing.T) {
	o := options(deck(t, mail))
	o.Start = quiz.AtMatch
	mistaken := false
	out := partner(t, o, func(printed string) string {
		switch {
		case strings.HasSuffix(printed, "Enter goes on: "), strings.HasSuffix(printed, "the result: "):
			return ""
		case !tile.MatchString(printed):
			return "" // lists what is open
		}
		if !mistaken {
			mistaken = true
			return pairWhere(t, printed, false)
		}
		return pairWhere(t, printed, true)
	})
	wants(t, out, "Wrong.", "Right", "Result: 3 pairs in 3.0 seconds, 1 mistake.", "That is your best time.")
}

var tile = regexp.MustCompile(`(?m)^(\d+|[a-z])\. (.*)$`)

// tiles returns what is still open, the names by number and the ports by letter.
func tiles(printed string) (left, right [][]string) {
	for _, m := range tile.FindAllStringSubmatch(printed, -1) {
		if m[1] >= "0" && m[1] <= "9" {
			left = append(left, m)
		} else {
			right = append(right, m)
		}
	}
	return left, right
}

// belong tells what the course mail teaches.
func belong(name, port string) bool {
	return map[string]string{"IMAPS": "993", "POP3S": "995", "SMTPS": "465 / 587"}[name] == port
}

func pairWhere(t *testing.T, printed string, right bool) string {
	t.Helper()
	lefts, rights := tiles(printed)
	for _, l := range lefts {
		for _, r := range rights {
			if belong(l[2], r[2]) == right {
				return l[1] + " " + r[1]
			}
		}
	}
	t.Errorf("no pair in %q", printed)
	return "/quit"
}

func TestMatchRefusesWhatIsNoPair(t *testing.T) {
	o := options(deck(t, mail))
	o.Start = quiz.AtMatch
	out := say(t, o, "9z", "hello!", "u", "q")
	wants(t, out, `"9z" is no pair.`, `"hello!" is no pair.`, "There is nothing to take back.")
}

func TestGridIsFilledCellAfterCell(t *testing.T) {
	o := options(deck(t, "# M\n\n| Protocol | Port | Secure port |\n|---|---|---|\n| IMAP | 143 | 993 |\n| POP3 | 110 | 995 |\n"))
	o.Start = quiz.AtGrid
	out := say(t, o, "143", "995", "", "u", "/undo", "110", "995", "", "")
	wants(t, out, "IMAP, Port: 143", "Right: 143.", "IMAP, Secure port: 995 Wrong. Not 995.",
		"POP3, Port: Nothing was given.", "Result: ")
}

func TestLessonsAreReadCheckedAndMarked(t *testing.T) {
	o := options(deck(t, mail))
	out := say(t, o, "2", "1", "c", "q", "n", "b", "", "q")
	wants(t, out,
		"5 lessons, 3 facts, 2 written questions.",
		"Lesson 1 of 5: Reading on many devices",
		"IMAP keeps mail on the server. [a] It is described (https://example.org/imap) elsewhere.",
		"- first - second", "telnet example.org 143", "Protocol: IMAPS", "[a] RFC 8314 §3.2",
		"Question 1 of", "Lesson 2 of 5: Fetching", "1. Reading on many devices (read)",
	)
	read, err := stored(t, o).LessonsRead(t.Context(), o.Deck.Course().ID)
	if err != nil || len(read) != 2 {
		t.Errorf("read %v (%v), want two lessons", read, err)
	}
}

func TestWideTableIsReadAsLines(t *testing.T) {
	long := strings.Repeat("words and ", 12)
	o := options(deck(t, "# Wide\n\n| Name | Tale |\n|---|---|\n| one | "+long+"|\n| two | short |\n"))
	out := say(t, o, "2", "1", "b", "", "q")
	wants(t, out, "Name: one; Tale: words and", "Name: two; Tale: short.")
	for line := range strings.Lines(out) {
		if len(line) > 90 {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
}

func TestATableIsSaidRowByRow(t *testing.T) {
	o := options(deck(t, mail))
	out := say(t, o, "2", "1", "b", "", "q")
	wants(t, out, "Protocol: IMAPS; Secure port: 993 [a].")
}

func TestChosenDrillAsksWhatWasChosen(t *testing.T) {
	o := options(deck(t, mail))
	out := say(t, o, "4", "2", "1", "type the answer", "995", "q", "q")
	_, drill, asked := strings.Cut(out, "Question 1 of")
	if !asked {
		t.Fatalf("nothing was asked:\n%s", out)
	}
	wantsNot(t, drill, "IMAPS", "SMTPS")
}

func TestWordIsLookedUpInTheMenu(t *testing.T) {
	out := say(t, options(deck(t, mail)), "9", "993", "9", "zebra", "q")
	wants(t, out, "IMAPS, Secure port: 993. Source: RFC 8314 §3.2.", `Nothing about "zebra" in this course.`)
}

func TestProblemsOfTheDocumentAreMentioned(t *testing.T) {
	o := options(deck(t, mail))
	o.Problems = []content.Problem{{Severity: content.Warning}, {Severity: content.Notice}}
	wants(t, say(t, o, "q"), "The document has 1 problem. porthole check lists them.")
}

func TestMinutesEndADrill(t *testing.T) {
	o := typedOn(t, imaps, 0)
	start, calls := o.Now(), 0
	o.Now = func() time.Time { calls++; return start.Add(time.Duration(calls) * time.Minute) }
	o.Selection.Limit, o.Selection.Lessons = 3*time.Minute, nil
	out := say(t, o, "1", "1", "1", "1", "1", "1", "1", "1", "/quit", "/quit")
	wants(t, out, "That was the last one.", "Result: 0 of ")
}

func TestSameSeedAsksTheSame(t *testing.T) {
	o := options(deck(t, mail))
	o.Start, o.Selection = quiz.AtDrill, quiz.Selection{Seed: 42}
	first := say(t, o, "1", "1", "1", "/quit")
	o.Store = in(exam.NewInMemory())
	if second := say(t, o, "1", "1", "1", "/quit"); first != second {
		t.Errorf("the same seed made two sessions:\n%s\n%s", first, second)
	}
}

func TestGridOfALessonIsItsTable(t *testing.T) {
	o := options(deck(t, mail))
	o.Start, o.Selection.Lessons = quiz.AtGrid, []int{smtps}
	out := say(t, o, "587", "", "")
	wants(t, out, "SMTPS, Secure port: 587 Right. Also right: 465.", "Result: 1 of 1 right")
	wantsNot(t, out, "IMAPS")
}

func TestTimeEndsAMatchAndAGrid(t *testing.T) {
	const ports = "# M\n\n| Protocol | Port |\n|---|---|\n| IMAP | 143 |\n| POP3 | 110 |\n| SMTP | 25 |\n| DNS | 53 |\n"
	for _, start := range []quiz.Start{quiz.AtMatch, quiz.AtGrid} {
		o := options(deck(t, ports))
		begin, calls := o.Now(), 0
		o.Now = func() time.Time { calls++; return begin.Add(time.Duration(calls) * time.Minute) }
		o.Start, o.Selection.Limit = start, 3*time.Minute
		wants(t, say(t, o, "1a", "2b", "1a", "2b"), "Time is up.")
	}
}
