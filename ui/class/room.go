package class

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/ui/screen"
	"porthole/ui/study"
)

// Room is what one session needs of live rounds.
type Room struct {
	News News
	Book class.Book
	// Deck returns a course that is served by its id; nil: there is none such.
	Deck func(course string) *quiz.Deck
	// Lines are what a learner types to come in, and what else they have to know.
	Lines []string
	// Page is what they open in a browser instead; "": the class is in none.
	Page string
	// Learner, Name and Class are those of a learner; of a teacher they are "".
	Learner, Name, Class string
	Context              context.Context //nolint:containedctx // of the session: what waits for news of a round ends with it
}

// livePart is the live round at home.
type livePart struct {
	*study.Study
	room   *Room
	groups []class.Group
	view   View
	now    time.Time
}

// NewLive returns the live round as a part of home: for a learner to join, for a teacher to lead.
func NewLive(s *study.Study, room *Room) Part { return &livePart{Study: s, room: room} }

// liveMsg is what was read for a part.
type liveMsg struct {
	of     *livePart
	view   View
	groups []class.Group
}

// Load implements Part.
func (p *livePart) Load() tea.Cmd {
	groups, room := p.groups, p.room
	return func() tea.Msg {
		msg := liveMsg{of: p, view: room.News.Look(room.Context), groups: groups}
		if groups == nil {
			msg.groups, _ = room.Book.Groups(room.Context) // it is tried again
		}
		return msg
	}
}

// Take implements Part.
func (p *livePart) Take(msg tea.Msg, now time.Time) {
	p.now = now
	if msg, ok := msg.(liveMsg); ok && msg.of == p {
		p.view, p.groups = msg.view, msg.groups
	}
}

// Entries implements Part.
func (p *livePart) Entries(now time.Time) []Entry {
	var all []Entry
	for _, g := range p.groups {
		if p.room.Class != "" && g.Name != p.room.Class {
			continue
		}
		if s, runs := p.view.Running(g.ID, now); runs {
			all = append(all, p.join(g, s, now))
		}
	}
	if p.room.Class == "" && len(all) < len(p.groups) {
		all = append(all, Entry{Name: "Live round", Says: "ask a class questions together", Open: func(time.Time) screen.Move {
			return screen.Push(newSetup(p.Study, p.room, p.groups))
		}})
	}
	return all
}

// join is the entry that opens a round which runs.
func (p *livePart) join(g class.Group, s class.Scene, now time.Time) Entry {
	says := place(s, p.view.Clock(s, now))
	if p.room.Class == "" {
		if len(p.groups) > 1 {
			says = g.Name + ": " + says
		}
		return Entry{Name: "Live round", Says: "lead it: " + says, Open: func(time.Time) screen.Move {
			return screen.Push(newStage(p.Study, p.room, g, s.ID))
		}}
	}
	how := "join it: "
	if _, in := s.Seat(p.room.Learner); in {
		how = "go back to it: "
	}
	return Entry{Name: "Live round", Says: how + says, Open: func(time.Time) screen.Move { return screen.Push(newSeat(p.Study, p.room, s.ID)) }}
}
