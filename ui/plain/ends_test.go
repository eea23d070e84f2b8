package plain_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"porthole/quiz"
	"porthole/ui/plain"
)

func TestEndOfInputTellsTheResultSoFar(t *testing.T) {
	o := typedOn(t, imaps, 1)
	o.Selection.Lessons, o.Selection.Count = nil, 3
	var out bytes.Buffer
	o.In, o.Out = strings.NewReader("1"), &out
	if err := plain.Run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	orderly(t, out.String())
	wants(t, out.String(), "Question 2 of", "Result: 0 of 1 right")
}

func TestDoneContextEndsARunThatWaitsForInput(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	in, never := io.Pipe()
	defer func() { _ = never.Close() }()
	o := typedOn(t, imaps, 1)
	o.In, o.Out = in, writerFunc(func(p []byte) (int, error) { cancel(); return len(p), nil })
	if err := plain.Run(ctx, o); err != nil {
		t.Fatal(err)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

func TestBrokenOutputEndsTheRun(t *testing.T) {
	o := typedOn(t, imaps, 1)
	in, never := io.Pipe()
	defer func() { _ = never.Close() }()
	o.In, o.Out = in, writerFunc(func([]byte) (int, error) { return 0, os.ErrClosed })
	if err := plain.Run(t.Context(), o); !errors.Is(err, os.ErrClosed) {
		t.Errorf("Run returned %v", err)
	}
}

func TestNothingToDrillIsAnErrorThatSaysWhy(t *testing.T) {
	o := options(deck(t, "# Prose\n\nNo table here.\n"))
	for _, start := range []quiz.Start{quiz.AtDrill, quiz.AtMatch, quiz.AtGrid} {
		o.Start, o.In, o.Out = start, strings.NewReader(""), io.Discard
		err := plain.Run(t.Context(), o)
		if nothing, ok := errors.AsType[*quiz.NothingError](err); !ok || nothing.Reason == "" {
			t.Errorf("start %d: %v", start, err)
		}
	}
}

func TestMenuSaysWhyThereIsNothingToDrillAndGoesOn(t *testing.T) {
	out := say(t, options(deck(t, "# Prose\n\nNo table here.\n")), "3", "2", "1", "", "", "q")
	wants(t, out, "No table here.")
	if n := strings.Count(out, "Quit"); n < 3 {
		t.Errorf("the menu was shown %d times, want 3:\n%s", n, out)
	}
}

// What goes on for ever (yes x | porthole --plain drill) is not read for ever: lines that are of no use have a limit: M7.
func TestLinesOfNoUseHaveALimit(t *testing.T) {
	for _, line := range []string{"x", "/help", "/hint", "/undo", "/no", "?", strings.Repeat("x", 1<<16)} {
		for _, start := range []quiz.Start{quiz.AtHome, quiz.AtDrill, quiz.AtMatch, quiz.AtReview, quiz.AtExam} {
			o := options(deck(t, mail))
			o.Start, o.Selection.Count = start, 3
			o.In, o.Out = strings.NewReader(strings.Repeat(line+"\n", 300)), io.Discard
			err := plain.Run(t.Context(), o)
			if err == nil || !strings.Contains(err.Error(), "100 lines in a row could not be used") {
				t.Errorf("%.10q from start %d: %v", line, start, err)
			}
		}
	}
}

// A person who does not find the word has time, as long as some lines are of use.
func TestOneUsefulLineBeginsTheCountAnew(t *testing.T) {
	o := options(deck(t, mail))
	o.Start = quiz.AtMatch
	var out bytes.Buffer
	o.In, o.Out = strings.NewReader(strings.Repeat(strings.Repeat("x\n", 99)+"1a\n", 3)), &out
	if err := plain.Run(t.Context(), o); err != nil {
		t.Error(err)
	}
}
