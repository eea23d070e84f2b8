package plain_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"

	"porthole/content"
	"porthole/content/markdown"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/plain"
)

// mail is a course in which each lesson holds one fact, so that a drill on a lesson and a
// direction asks one thing only.
const mail = `---
phrases:
  Secure port:
    forward: Which port does {subject} use?
    forward-all: Which ports does {subject} use? Name all of them.
    reverse: Which protocol uses port {value}?
    statement: "{subject} uses port {value}."
---
# Mail

## Reading on many devices

IMAP keeps mail on the server.[^imap] It is [described](https://example.org/imap) elsewhere.

- first
- second

    telnet example.org 143

| Protocol | Secure port |
|---|---|
| IMAPS | 993[^imap] |

## Fetching

| Protocol | Secure port |
|---|---|
| POP3S | 995 |

## Sending

| Protocol | Secure port |
|---|---|
| SMTPS | 465 / 587 |

## The clinic

Some people read their mail in three places.

A clinic reads one mailbox on three devices. Which port must be open?

- [ ] 995
  - It empties the mailbox.
- [x] 993

> Only IMAP keeps the mail on the server.[^imap]

## The claim

A claim is either true or false.

IMAPS uses port 993.

- [x] True
- [ ] False

[^imap]: RFC 8314 §3.2
`

// Lessons of mail.
const (
	imaps = iota
	pop3s
	smtps
	clinic
	claim
)

func deck(t testing.TB, document string) *quiz.Deck {
	t.Helper()
	course, problems := markdown.Parse("mail.md", []byte(document))
	for _, p := range problems {
		if p.Severity == content.Error {
			t.Fatal(p)
		}
	}
	return quiz.NewDeck(course)
}

// options are those of a run on the course, at a clock that stands still.
func options(d *quiz.Deck) plain.Options {
	return plain.Options{
		Deck: d, Store: in(exam.NewInMemory()), Echo: true,
		Now:  func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) },
		Seed: func() uint64 { return 1 },
	}
}

// in opens a store that is there.
func in(s exam.Store) func() (exam.Store, error) {
	return func() (exam.Store, error) { return s, nil }
}

// stored is the store of a run.
func stored(t *testing.T, o plain.Options) exam.Store {
	t.Helper()
	store, err := o.Store()
	if err != nil {
		t.Fatal(err)
	}
	return store
}

// say runs a conversation in which the learner says the lines, and returns what was printed.
func say(t *testing.T, o plain.Options, lines ...string) string {
	t.Helper()
	var out bytes.Buffer
	o.In, o.Out = strings.NewReader(strings.Join(lines, "\n")+"\n"), &out
	if err := plain.Run(t.Context(), o); err != nil {
		t.Fatalf("%v after:\n%s", err, out.String())
	}
	orderly(t, out.String())
	return out.String()
}

// orderly checks that there is nothing in the output but text and newlines, the last at its end.
func orderly(t *testing.T, out string) {
	t.Helper()
	for i, r := range out {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			t.Fatalf("control character %q in %q", r, out[max(0, i-40):min(len(out), i+40)])
		}
	}
	if !strings.HasSuffix(out, "\n") {
		t.Errorf("the output does not end in a newline: %q", out[max(0, len(out)-40):])
	}
}

func wants(t *testing.T, out string, texts ...string) {
	t.Helper()
	joined := strings.Join(strings.Fields(out), " ")
	for _, text := range texts {
		if !strings.Contains(joined, text) {
			t.Errorf("no %q in:\n%s", text, out)
		}
	}
}

func wantsNot(t *testing.T, out string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if strings.Contains(out, text) {
			t.Errorf("%q in:\n%s", text, out)
		}
	}
}

func TestEachKindAnsweredRightWrongAndBlank(t *testing.T) {
	d := deck(t, mail)
	tests := []struct {
		kind   quiz.Kind
		lesson int
		lines  string
		want   string
	}{
		{quiz.Typed, imaps, "993", "Right: 993."},
		{quiz.Typed, imaps, "tcp/993", "Right: 993."},
		{quiz.Typed, imaps, "995", "Wrong. Not 995. The answer: 993."},
		{quiz.Typed, imaps, "", "Nothing was given. The answer: 993."},
		{quiz.Choice, imaps, "993", "Right: 993."},
		{quiz.Choice, imaps, "995", "Wrong. Not 995. The answer: 993."},
		{quiz.Choice, imaps, "", "Nothing was given. The answer: 993."},
		{quiz.ChooseAll, smtps, "587, 465", "Right: 465, 587."},
		{quiz.ChooseAll, smtps, "465", "Not quite. 465 is right; 587 is missing."},
		{quiz.ChooseAll, smtps, "", "Nothing was given. The answer: 465, 587."},
		{quiz.TrueFalse, claim, "t", "Right: True."},
		{quiz.TrueFalse, claim, "1", "Right: True."},
		{quiz.TrueFalse, claim, "false", "Wrong. Not False. The answer: True."},
		{quiz.TrueFalse, claim, "", "Nothing was given. The answer: True."},
		{quiz.Scenario, clinic, "993", "Right: 993. Only IMAP keeps the mail on the server. Source: RFC 8314 §3.2."},
		{quiz.Scenario, clinic, "995", "Wrong. Not 995. The answer: 993."},
		{quiz.Scenario, clinic, "", "Nothing was given. The answer: 993."},
		{quiz.Flash, imaps, "\ny", "The answer: 993. Did you know it? y or n: y Right: you knew it."},
		{quiz.Flash, imaps, "\nn", "Not known yet."},
		{quiz.Flash, imaps, "\n", "Not known yet."},
	}
	for _, test := range tests {
		t.Run(fmt.Sprintf("%v %q", test.kind, test.lines), func(t *testing.T) {
			o := options(d)
			o.Start = quiz.AtDrill
			o.Selection = quiz.Selection{
				Kinds: []quiz.Kind{test.kind}, Lessons: []int{test.lesson}, Count: 1,
			}
			if test.lesson < clinic { // questions of the author have no direction
				o.Selection.Directions = []quiz.Direction{quiz.Forward}
			}
			out := say(t, o, test.lines, "/quit")
			wants(t, out, test.want)
		})
	}
}

// typedOn is a drill of typed questions on one lesson.
func typedOn(t testing.TB, lesson, n int) plain.Options {
	t.Helper()
	o := options(deck(t, mail))
	o.Start = quiz.AtDrill
	o.Selection = quiz.Selection{
		Kinds: []quiz.Kind{quiz.Typed}, Lessons: []int{lesson},
		Directions: []quiz.Direction{quiz.Forward}, Count: n,
	}
	return o
}

func TestVerdictTellsTheMateAndTheSource(t *testing.T) {
	out := say(t, typedOn(t, imaps, 1), "995", "/quit")
	wants(t, out, "995 is POP3S", "Source: RFC 8314 §3.2.")
}

func TestUndoTakesTheAnswerBackAndAsksAgain(t *testing.T) {
	o := typedOn(t, imaps, 1)
	out := say(t, o, "993", "u", "/undo", "995", "/quit")
	wants(t, out, "Taken back.", "There is nothing to take back.", "Wrong. Not 995.")
	known, err := stored(t, o).Record(t.Context(), o.Deck.Course().ID)
	if err != nil {
		t.Fatal(err)
	}
	for id, s := range known.Cards {
		if s.Asked != 1 || s.Right != 0 {
			t.Errorf("%s: %+v, want one wrong answer", id, s)
		}
	}
	if len(known.Cards) != 1 {
		t.Errorf("%d cards were answered, want 1", len(known.Cards))
	}
}

func TestAnswerIsSavedBeforeItsVerdictIsPrinted(t *testing.T) {
	o := typedOn(t, imaps, 1)
	var out bytes.Buffer
	watch := &watchedStore{Store: stored(t, o), saved: func() {
		if strings.Contains(out.String(), "Right") {
			t.Error("the verdict was printed before the answer was saved")
		}
	}}
	o.Store, o.In, o.Out = in(watch), strings.NewReader("993\n"), &out
	if err := plain.Run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	if watch.saves != 1 {
		t.Errorf("%d answers were saved, want 1", watch.saves)
	}
	wants(t, out.String(), "Right: 993.")
}

type watchedStore struct {
	exam.Store
	saved func()
	saves int
	fails error
}

func (s *watchedStore) SaveAnswer(ctx context.Context, a quiz.Answer) (int64, error) {
	s.saves++
	if s.fails != nil {
		return 0, s.fails
	}
	s.saved()
	return s.Store.SaveAnswer(ctx, a)
}

func TestAnswerThatCannotBeSavedIsTold(t *testing.T) {
	o := typedOn(t, imaps, 1)
	full := errors.New("the disk is full\x1b[2J")
	var out bytes.Buffer
	o.Store, o.In, o.Out = in(&watchedStore{Store: stored(t, o), fails: full}), strings.NewReader("993\nu\n993\n\n"), &out
	if err := plain.Run(t.Context(), o); !errors.Is(err, full) {
		t.Errorf("Run returned %v, want %v", err, full)
	}
	orderly(t, out.String())
	wants(t, out.String(), "This answer could not be saved: the disk is full.", "Right: 993.", "Result: 1 of 1 right")
}

func TestMissedCardsAreAskedAgainWithOneLetter(t *testing.T) {
	out := say(t, typedOn(t, imaps, 1), "995", "993", "", "a", "993", "", "")
	wants(t, out, "Result: 0 of 1 right", "Missed: - Which port does IMAPS use? Answer: 993.", "Result: 1 of 1 right", "Nothing was missed.")
	if n := strings.Count(out, "Again: Which port does IMAPS use?"); n != 1 {
		t.Errorf("it came back %d times by itself, want once:\n%s", n, out)
	}
}

func TestEveryTextCanBeTypedAsAnAnswer(t *testing.T) {
	for given, shown := range map[string]string{
		"q": "Not q.", "h": "Not h.", "/answer ?": "Not ?.", "/answer /quit": "Not /quit.",
	} {
		wants(t, say(t, typedOn(t, imaps, 1), given, "/quit"), shown)
	}
}

func TestHelpAndHintAreNoAnswers(t *testing.T) {
	out := say(t, typedOn(t, imaps, 1), "?", "/hint", "/nonsense", "993")
	wants(t, out, "/answer and a text after it", "Hint: ", "There is no command /nonsense.", "Right: 993.", "Result: 1 of 1 right")
}

func TestHintIsKept(t *testing.T) {
	o := typedOn(t, imaps, 1)
	var kept quiz.Answer
	o.Store = in(answerSpy{stored(t, o), &kept})
	say(t, o, "/hint", "993")
	if !kept.Hinted || !kept.Right {
		t.Errorf("kept %+v, want a right answer with a hint", kept)
	}
}

type answerSpy struct {
	exam.Store
	last *quiz.Answer
}

func (s answerSpy) SaveAnswer(ctx context.Context, a quiz.Answer) (int64, error) {
	*s.last = a
	return s.Store.SaveAnswer(ctx, a)
}

func TestOptionThatIsNotThereIsAskedForAgain(t *testing.T) {
	o := typedOn(t, clinic, 1)
	o.Selection.Kinds, o.Selection.Directions = []quiz.Kind{quiz.Scenario}, nil
	out := say(t, o, "7", "maybe", "993")
	wants(t, out, `"7" is none of the options.`, `"maybe" is none of the options.`, "Right: 993.", "Result: 1 of 1 right")
}

func TestLongLineIsRefusedAndTheNextOneTaken(t *testing.T) {
	out := say(t, typedOn(t, imaps, 1), strings.Repeat("9", 1<<20), "993")
	wants(t, out, "longer than 64 KiB", "Right: 993.", "Result: 1 of 1 right")
	if len(out) > 4096 {
		t.Errorf("%d bytes were printed", len(out))
	}
}

func TestHostileLineIsCleanedBeforeItIsShown(t *testing.T) {
	out := say(t, typedOn(t, imaps, 1), "\x1b]0;owned\a9\u202e9\x005\r", "/quit")
	wants(t, out, "Not 995.")
}

func TestWindowsLineEndsAndByteOrderMarkAreNoPartOfAnAnswer(t *testing.T) {
	wants(t, say(t, typedOn(t, imaps, 1), "\ufeff993\r"), "Right: 993.")
}
