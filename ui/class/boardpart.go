package class

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/ui/screen"
)

// teaching has the board stand first at a teacher's home.
type teaching struct {
	ctx  context.Context //nolint:containedctx // of the session, as the board's
	desk Desk
}

// NewTeaching returns the part of a teacher's home that opens the board.
func NewTeaching(ctx context.Context, d Desk) Part { return &teaching{ctx, d} }

// Load implements Part.
func (t *teaching) Load() tea.Cmd { return nil }

// Take implements Part.
func (t *teaching) Take(tea.Msg, time.Time) {}

// Entries implements Part.
func (t *teaching) Entries(time.Time) []Entry {
	learners := map[string]bool{}
	for _, p := range t.desk.Here() {
		if p.Class != "" {
			learners[p.Learner] = true
		}
	}
	return []Entry{{
		Name: "The class", Says: fmt.Sprintf("%d here now · who knows what", len(learners)),
		Open: func(time.Time) screen.Move { return screen.Push(NewBoard(t.ctx, t.desk)) },
	}}
}
