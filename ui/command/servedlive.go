package command

import (
	"context"
	"slices"

	"porthole/quiz"
	"porthole/quiz/class"
	classes "porthole/ui/class"
	"porthole/ui/plain"
	"porthole/ui/serve"
)

// room is what the session of somebody needs of live rounds.
func (s *served) room(ctx context.Context, p serve.Person) *classes.Room {
	room := &classes.Room{News: s.live, Book: s.book, Deck: s.courses.deck, Lines: s.join.Lines, Context: ctx}
	if !p.Teacher {
		room.Learner, room.Name, room.Class = p.Learner, p.Name, p.Class
	}
	return room
}

// plainLive is what a learner needs of live rounds in lines of text. A teacher leads them on a screen.
func (s *served) plainLive(p serve.Person) *plain.Live {
	if p.Teacher {
		return nil
	}
	return &plain.Live{
		Seat: s.book, Deck: s.courses.deck,
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
