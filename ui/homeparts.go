package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/ui/class"
	"porthole/ui/screen"
)

// parts are what stands first at home of somebody in a class.
type parts struct {
	of   []class.Part
	all  []entry // their lines of the menu, as of the last message
	last []entry // those that stand behind all others

	covered bool // another screen stands over home, and nothing is read
	waits   bool // a reload is on its way: there is one at a time
}

// newParts makes the parts of a home screen.
func (s shelf) newParts(h *home) parts {
	if s.parts == nil {
		return parts{}
	}
	return parts{of: s.parts(h.Study)}
}

// reload asks the parts of a home screen to load once more.
type reload struct{ of *home }

// load reads what there is for each part.
func (p *parts) load() tea.Cmd {
	var all []tea.Cmd
	for _, part := range p.of {
		all = append(all, part.Load())
	}
	return tea.Batch(all...)
}

// take offers a message to each part.
func (p *parts) take(msg tea.Msg, now time.Time) {
	p.all, p.last = nil, nil
	for _, part := range p.of {
		part.Take(msg, now)
		for _, e := range part.Entries(now) {
			if e.Last {
				p.last = append(p.last, entry{e.Name, e.Says, e.Open})
			} else {
				p.all = append(p.all, entry{e.Name, e.Says, e.Open})
			}
		}
	}
}

// follow loads the parts now, and from time to time while home is on top: whoever is somewhere else does not see them, and of a
// thousand learners most are. Who comes back before a reload does is loaded for, and the reload goes on.
func (h *home) follow() tea.Cmd {
	if len(h.parts.of) == 0 {
		return nil
	}
	if h.parts.waits {
		return h.parts.load()
	}
	h.parts.waits = true
	return tea.Batch(h.parts.load(), h.After(class.Often, reload{h}))
}

// takeParts offers a message to the parts. The entry that was chosen stays so where others come before it, unless it is the
// first one and nobody chose it.
func (h *home) takeParts(msg tea.Msg, now time.Time) {
	if len(h.parts.of) == 0 {
		return
	}
	before := len(h.parts.all)
	h.parts.take(msg, now)
	h.list.N = len(h.entries())
	switch chosen := h.list.At - before; {
	case chosen < 0:
		h.list.To(min(h.list.At, len(h.parts.all)))
	case chosen > 0 || h.pressed:
		h.list.To(chosen + len(h.parts.all))
	}
}

var _ screen.Screen = (*home)(nil)
