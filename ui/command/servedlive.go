package command

import (
	"context"

	"porthole/quiz"
	classes "porthole/ui/class"
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

// deck returns the course with an id, nil where none is served.
func (s *catalogue) deck(id string) *quiz.Deck {
	for _, name := range s.names() {
		if course, err := s.open(name); err == nil && course.Deck.Course().ID == id {
			return course.Deck
		}
	}
	return nil
}
