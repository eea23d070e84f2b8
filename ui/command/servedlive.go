package command

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"time"

	"porthole/quiz"
	"porthole/quiz/class"
	classes "porthole/ui/class"
	"porthole/ui/plain"
	"porthole/ui/serve"
	"porthole/ui/terminal"
)

// room is what the session of somebody needs of live rounds.
func (s *served) room(ctx context.Context, p serve.Person, book class.Book) *classes.Room {
	room := &classes.Room{News: s.live, Book: book, Deck: s.courses.deck, Lines: slices.Concat(s.join.Lines, s.join.Pages), Context: ctx}
	if len(s.join.Pages) > 0 {
		room.Page = s.join.Pages[0]
	}
	if !p.Teacher {
		room.Learner, room.Name, room.Class = p.Learner, p.Name, p.Class
	}
	return room
}

// plainLive is what a learner needs of live rounds in lines of text. A teacher leads them on a screen.
func (s *served) plainLive(p serve.Person, book class.Book) *plain.Live {
	if p.Teacher {
		return nil
	}
	return &plain.Live{
		Seat: book, Deck: s.courses.deck,
		Running: func(ctx context.Context) (plain.LiveRound, bool) {
			groups, err := s.book.Groups(ctx)
			i := slices.IndexFunc(groups, func(g class.Group) bool { return g.Name == p.Class })
			if err != nil || i < 0 {
				return plain.LiveRound{}, false
			}
			v := s.live.Look(ctx)
			scene, runs := v.Running(groups[i].ID, s.Now())
			return plain.LiveRound{Scene: scene, At: v.At}, runs
		},
		Next: func(ctx context.Context, before plain.LiveRound) (plain.LiveRound, bool) {
			v, ok := s.live.Next(ctx, func(v classes.View) bool {
				scene, there := v.Round(before.ID)
				return there && scene.Differs(before.Scene, p.Learner)
			})
			scene, _ := v.Round(before.ID)
			return plain.LiveRound{Scene: scene, At: v.At}, ok
		},
	}
}

// deck returns the course with an id, nil where none is served.
func (s *catalogue) deck(id string) *quiz.Deck {
	for _, name := range s.names() {
		if course, err := s.open(name); err == nil && course.Deck.Course().ID == id {
			return course.Deck
		}
	}
	return nil
}

// oftenMembers is how often it is looked whether those who are connected are members still.
const oftenMembers = 3 * time.Second

// The last words of a session whose learner is no member any more.
const (
	saysRemoved = "Your teacher has taken you out of the class. What you learnt is kept."
	saysGone    = "You are not in the class any more under this name: all that was kept of it is deleted, or belongs to another name of yours."
)

// begin begins what goes on beside the sessions, until ctx is done.
func (s *served) begin(ctx context.Context, log *slog.Logger) {
	s.log = log
	go s.sendAway(ctx)
}

// sendAway ends the sessions of those who were removed from their class, or deleted. One who cannot be looked up now is
// looked up later.
func (s *served) sendAway(ctx context.Context) {
	for terminal.Pause(ctx, oftenMembers) == nil {
		s.look(ctx)
	}
}

// look ends the sessions of those who are no members any more. Each class of which somebody is here is read once.
func (s *served) look(ctx context.Context) {
	in := map[string][]string{}
	for _, p := range s.presence.Here() {
		if !p.Teacher {
			in[p.Class] = append(in[p.Class], p.Learner)
		}
	}
	for name, here := range in {
		members, err := s.book.Members(ctx, class.KeyOf(name))
		if err != nil && !errors.Is(err, class.ErrNotFound) {
			continue
		}
		for _, learner := range here {
			i := slices.IndexFunc(members, func(m class.Member) bool { return m.Learner == learner })
			switch {
			case i < 0:
				s.presence.End(learner, saysGone)
			case members[i].Removed:
				s.presence.End(learner, saysRemoved)
			}
		}
	}
}
