package command

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/crypto/ssh"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/class"
	classes "porthole/ui/class"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/serve"
	"porthole/ui/study"
)

// atBoard reports whether somebody sits at the terminal in which the server runs, who is a teacher then.
func (s *serveVerb) atBoard() bool { return s.InTTY && s.OutTTY && !s.plain && !s.dumb() }

// showBoard serves, and shows the board until its teacher ends it. Who served has ended by then, too.
func (s *serveVerb) showBoard(ctx context.Context, folder string, sessions *served, serving func(context.Context, *slog.Logger) error) error {
	path := filepath.Join(folder, "serve.log")
	log, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	sessions.join.Log = path
	ctx, end := context.WithCancel(ctx)
	defer end()
	over := make(chan error, 1)
	go func() {
		over <- serving(ctx, serve.NewLog(log, s.Now))
		end()
	}()
	keys := look.NewKeys()
	after := screen.After(ctx)
	desk := sessions.desk(keys, after)
	desk.Ends = true
	desk.Parts = func(d *quiz.Deck) []classes.Part {
		of := &study.Study{Deck: d, Key: keys, Seed: s.Seed, After: after}
		return []classes.Part{
			classes.NewLive(of, sessions.room(ctx, serve.Person{Teacher: true}, sessions.book)), classes.NewGrades(ctx, sessions.book, keys, after),
		}
	}
	app := screen.NewApp(keys, s.Now, func() []screen.Screen { return []screen.Screen{classes.NewBoard(ctx, desk)} }, nil)
	failed := screen.Show(ctx, app, screen.Terminal{
		In: s.In, Out: s.Out, Environ: s.Environ, NoColor: s.env("NO_COLOR") != "", Stays: true,
	})
	end()
	return cmp.Or(<-over, failed, log.Close())
}

// desk is what a teacher has at hand.
func (s *served) desk(keys *look.Keys, after func(time.Duration, tea.Msg) tea.Cmd) classes.Desk {
	return classes.Desk{
		Keep: s.book, Here: s.present, Courses: s.courses.names, Course: s.courses.first, Join: s.join, NewPIN: s.newPIN,
		Key: keys, After: after,
		Open: func(name string) (*quiz.Deck, error) {
			course, err := s.courses.open(name)
			return course.Deck, err
		},
	}
}

// present are those who are connected.
func (s *served) present() []classes.Present {
	return content.Each(s.presence.Here(), func(p serve.Present) classes.Present {
		return classes.Present{Learner: p.Learner, Class: p.Class, Does: p.Does, Since: p.Since}
	})
}

// newPIN makes a PIN, and what is kept of it.
func (s *served) newPIN() (pin, hash string, err error) {
	if pin, err = class.NewPIN(s.Secret); err != nil {
		return "", "", err
	}
	hash, err = class.HashPIN(pin, class.UsualCost(), s.Secret)
	return pin, hash, err
}

// parts are what stands first at home of somebody who has logged in.
func (s *served) parts(ctx context.Context, p serve.Person, book class.Book) func(*study.Study) []classes.Part {
	return func(of *study.Study) []classes.Part {
		live := classes.NewLive(of, s.room(ctx, p, book))
		if p.Teacher {
			return []classes.Part{classes.NewTeaching(ctx, s.desk(of.Key, of.After)), live, classes.NewGrades(ctx, s.book, of.Key, of.After)}
		}
		own := s.own(p)
		own.Key = of.Key
		return []classes.Part{live, classes.NewSetWork(of, s.book, p.Learner), classes.NewOwnData(ctx, own)}
	}
}

// joining is what a class needs to come in.
func (s *serveVerb) joining(listeners []net.Listener, key ssh.Signer) (join classes.Join) {
	join.Lines = s.toType(listeners)
	join.Fingerprint = ssh.FingerprintSHA256(key.PublicKey())
	join.Pages, join.Certificate = s.addresses(), s.fingerprint()
	return join
}

// ended says that the server has ended.
func (s *serveVerb) ended() error {
	_, err := fmt.Fprintln(s.out, "The server has ended. Everything is kept.")
	return err
}
