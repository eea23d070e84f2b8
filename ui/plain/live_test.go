package plain_test

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/ui/plain"
)

// player is a learner in a live round of two questions, each of a minute, who types lines while the teacher goes on.
type player struct {
	*pupil
	id    int64
	news  chan bool
	lines *io.PipeWriter
	out   chan string
	woken chan func()
	ended chan error
}

func atPlay(t *testing.T) *player {
	t.Helper()
	p := &player{pupil: inClass(t, nil), news: make(chan bool), out: make(chan string, 99), woken: make(chan func(), 9), ended: make(chan error)}
	groups, err := p.book.Groups(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	asked := []quiz.Question{
		{ID: "a", Kind: quiz.Choice, Stem: "Which port?", Options: []quiz.Option{{Text: "25"}, {Text: "993", Right: true}}, Answers: []string{"993"}, Explanation: "IMAPS it is."},
		{ID: "b", Kind: quiz.TrueFalse, Stem: "SMTP uses 25.", Options: []quiz.Option{{Text: "True", Right: true}, {Text: "False"}}, Answers: []string{"True"}},
	}
	r := class.NewRound(groups[0].ID, "mail", "Mail", asked, class.Rules{Each: time.Minute, Board: class.WholeBoard}, p.now)
	if p.id, err = p.book.OpenRound(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	look := func(ctx context.Context) (plain.LiveRound, bool) {
		all, _ := p.book.Look(ctx, nil)
		return plain.LiveRound{Scene: all[0], At: p.now}, len(all) > 0
	}
	p.Live = &plain.Live{
		Seat: p.book, Deck: func(string) *quiz.Deck { return nil }, Running: look,
		Next: func(ctx context.Context, _ plain.LiveRound) (plain.LiveRound, bool) {
			select {
			case <-p.news:
				if ctx.Err() != nil { // it was meant for who waits now
					go func() { p.news <- true }()
					return plain.LiveRound{}, false
				}
				return look(ctx)
			case <-ctx.Done():
				return plain.LiveRound{}, false
			}
		},
		Wake: func(_ time.Duration, f func()) func() bool {
			p.woken <- f
			return func() bool { return true }
		},
	}
	in, lines := io.Pipe()
	p.lines, p.In = lines, in
	p.Out = writes(func(text string) { p.out <- text })
	go func() { p.ended <- plain.Run(t.Context(), p.Options) }()
	return p
}

type writes func(string)

func (w writes) Write(b []byte) (int, error) {
	w(string(b))
	return len(b), nil
}

func (p *player) types(text string) { _, _ = io.WriteString(p.lines, text+"\n") }

// hears waits until a text was said.
func (p *player) hears(t *testing.T, want string) {
	t.Helper()
	said := ""
	for !strings.Contains(said, want) {
		select {
		case text := <-p.out:
			said += text
		case <-t.Context().Done():
			t.Fatal(said)
		case err := <-p.ended:
			t.Fatalf("it ended, and %q was not said: %v\n%s", want, err, said)
		}
	}
}

// teacher does something with the round, of which the learner hears.
func (p *player) teacher(t *testing.T, c class.RoundCommand) {
	t.Helper()
	all, err := p.book.Look(t.Context(), nil)
	if err == nil {
		err = p.book.Command(t.Context(), p.id, all[0].Version, c)
	}
	if err != nil {
		t.Fatal(err)
	}
	p.news <- true
}

func TestALiveRoundIsPlayedInLinesOfText(t *testing.T) {
	p := atPlay(t)
	p.hears(t, "1. Live round: it begins soon")
	p.types("1")
	p.hears(t, "You are in. The teacher opens the first of 2 questions.")
	p.teacher(t, class.GoOn)
	p.hears(t, "60 seconds.")
	p.types("7")
	p.hears(t, "none of the options")
	p.types("2")
	p.hears(t, "Saved.")
	p.types("1")
	p.hears(t, "Please wait for the teacher.")
	p.teacher(t, class.CloseNow)
	p.hears(t, "You have 1 of 1 right.")
	p.teacher(t, class.GoOn)
	p.hears(t, "Question 2 of 2. SMTP uses 25.")
	p.teacher(t, class.EndRound)
	p.hears(t, "1. Ann: 1 right.")
	p.types("/quit")
	if err := <-p.ended; err != nil {
		t.Error(err)
	}
}

func TestOfTheTimeThatIsLeftLittleIsSaid(t *testing.T) {
	p := atPlay(t)
	p.hears(t, "1. Live round")
	p.types("1")
	p.hears(t, "You are in.")
	p.teacher(t, class.GoOn)
	p.hears(t, "60 seconds.")
	for _, left := range []int{30, 10, 5} {
		wake := <-p.woken
		p.now = p.now.Add(time.Duration(60-left)*time.Second - p.now.Sub(opened(t, p)))
		wake()
		p.hears(t, fmt.Sprintf("%d seconds left.", left))
	}
	wake := <-p.woken
	p.now = p.now.Add(5*time.Second + class.LiveGrace + time.Millisecond)
	wake()
	p.hears(t, "Nothing was given.")
	p.types("/quit")
	p.types("/quit")
	if err := <-p.ended; err != nil {
		t.Error(err)
	}
}

func opened(t *testing.T, p *player) time.Time {
	t.Helper()
	all, err := p.book.Look(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return all[0].Opened
}
