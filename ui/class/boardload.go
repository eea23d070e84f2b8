package class

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/class"
)

// wanted says what a board shows. "": the class that was used last.
type wanted struct{ class, course string }

// facts are what was read of a class.
type facts struct {
	want    wanted
	read    bool
	fault   string
	groups  []class.Group
	group   class.Group
	deck    *quiz.Deck
	course  string // as it is opened
	chart   class.Chart
	missed  []class.Missed
	items   []class.Item
	itemsAt time.Time // when they were read; the zero time: never
}

// factsRead are facts that were asked for by a board.
type factsRead struct {
	by     *board
	ticket int
	facts
}

// changed says that something of members was changed.
type changed struct{}

// itemsLast is how long it takes until the answers are read anew while the questions are shown.
const itemsLast = 30 * time.Second

// wants reports whether what the page shows was not read yet, or long ago.
func (b *board) wants(now time.Time) bool {
	_, questions := b.panes[b.at].(*questionsPane)
	return questions && (b.itemsAt.IsZero() || now.Sub(b.itemsAt) >= itemsLast)
}

// load reads what there is, no more than has changed since. While it is read nothing else is.
func (b *board) load(now time.Time) tea.Cmd {
	if b.reading {
		return nil
	}
	b.reading = true
	b.ticket++
	ticket, before, want, items := b.ticket, b.facts, b.want, b.wants(now)
	ctx, d := b.ctx, b.Desk
	return func() tea.Msg { return factsRead{b, ticket, d.fetch(ctx, before, want, items, now)} }
}

// fetch reads the facts that are wanted, by way of those from before.
func (d Desk) fetch(ctx context.Context, before facts, want wanted, items bool, now time.Time) facts {
	f := before
	f.want, f.fault = want, ""
	err := f.update(ctx, d, before, items, now)
	f.read = true
	if err != nil {
		f.fault = content.Clean(err.Error())
	}
	return f
}

func (f *facts) update(ctx context.Context, d Desk, before facts, items bool, now time.Time) (err error) {
	if f.groups, err = d.Keep.Groups(ctx); err != nil {
		return err
	}
	f.group = chosen(f.groups, f.want.class)
	if f.deck == nil || f.course != f.want.course {
		if f.deck, err = d.Open(f.want.course); err != nil {
			return err
		}
		f.course = f.want.course
	}
	if f.group.Name == "" {
		return nil
	}
	own := class.KeyOf(f.group.Name)
	other := before.group.ID != f.group.ID || before.course != f.course
	var known []class.Learnt
	if !other {
		known = content.Each(before.chart.Rows, func(s class.Standing) class.Learnt { return s.Learnt })
	}
	learnt, err := d.Keep.Learnt(ctx, own, f.deck.Course().ID, known)
	if err != nil {
		return err
	}
	f.chart, f.missed = class.NewChart(f.deck, learnt, now), class.MostMissed(learnt)
	if other {
		f.items, f.itemsAt = nil, time.Time{}
	}
	if !items {
		return nil
	}
	answered, err := d.Keep.Answered(ctx, own, f.deck.Course().ID)
	f.items, f.itemsAt = class.Items(class.FirstSheets(f.deck, answered)), now
	return err
}

// chosen is the class that is named, or else the one that was used last.
func chosen(all []class.Group, name string) (g class.Group) {
	for _, one := range all {
		if name != "" && class.KeyOf(one.Name) == name {
			return one
		}
		if g.Name == "" || one.Used.After(g.Used) {
			g = one
		}
	}
	return g
}

// take takes what was read. What was asked for another class or course is stale.
func (b *board) take(msg factsRead) tea.Cmd {
	if msg.by != b || msg.ticket != b.ticket {
		return nil
	}
	b.reading = false
	if msg.want == b.want {
		b.facts = msg.facts
	}
	b.meet()
	if b.Parts == nil || b.deck == nil || b.deck == b.partsOf {
		return nil
	}
	b.parts, b.partsOf = b.Parts(b.deck), b.deck
	return b.loadParts()
}

// show shows another class or course.
func (b *board) show(want wanted) tea.Cmd {
	b.want, b.read, b.reading = want, false, false
	return b.load(b.now)
}
