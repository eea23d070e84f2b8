package class

import (
	"context"
	"errors"
	"io"
	"time"
)

// Door lets members in. It asks everybody the same questions in the same words, whoever there is, and says of a refusal
// no more than that it is one. It is safe for concurrent use.
type Door struct {
	Roll   Roll
	Limits *Limits
	Now    func() time.Time
	Chance io.Reader // cryptographic
	Cost   Cost      // of a PIN
	turns  chan struct{}
}

// NewDoor returns a door that nobody has failed at.
func NewDoor(roll Roll, now func() time.Time, chance io.Reader, cost Cost) *Door {
	const atOnce = 2 // PINs that are tried: each takes the memory that it costs
	return &Door{Roll: roll, Limits: NewLimits(), Now: now, Chance: chance, Cost: cost, turns: make(chan struct{}, atOnce)}
}

// Visitor is somebody at the door.
type Visitor struct {
	Address     string // where failures are counted
	User        string // a proposal for their name, by whoever they are
	Fingerprint string // of the key that they have proved to have; "": none
}

// Ask shows an instruction and a prompt, and returns what was typed, which is shown where echo is true.
type Ask func(instruction, prompt string, echo bool) (string, error)

// ErrRefused is returned for somebody who is nobody.
var ErrRefused = errors.New("refused")

// Known returns whose a key is; false where it is nobody's, or that of somebody who was removed.
func (d *Door) Known(ctx context.Context, fingerprint string) (Member, bool, error) {
	m, known, err := d.Roll.Owner(ctx, fingerprint)
	if err != nil || !known || m.Removed {
		return Member{}, false, err
	}
	return m, true, d.Roll.Enter(ctx, m.Learner)
}

// Admit asks a visitor who they are, up to three times.
func (d *Door) Admit(ctx context.Context, v Visitor, ask Ask) (Member, error) {
	const rounds = 3
	greeting := greeting
	for range rounds {
		told, err := question(ask, greeting, v)
		if err != nil {
			return Member{}, err
		}
		m, right, err := d.judge(ctx, v, told)
		if err != nil || right {
			return m, err
		}
		greeting = refusal
	}
	if _, err := ask(refusal, "", true); err != nil {
		return Member{}, err
	}
	return Member{}, ErrRefused
}

// told is what somebody says of themselves.
type told struct {
	code Code
	join bool // a code was given, whether or not it is one
	name Name
	pin  string // "": none, which is enough for somebody new who has a key
}

// judge decides whether somebody is who they say.
func (d *Door) judge(ctx context.Context, v Visitor, t told) (m Member, right bool, err error) {
	now := d.Now()
	if !d.Limits.Claim(now, v.Address, t.name.Key) {
		return Member{}, false, nil
	}
	select {
	case d.turns <- struct{}{}:
		defer func() { <-d.turns }()
	case <-ctx.Done():
		return Member{}, false, ctx.Err()
	}
	if !d.Limits.May(now, v.Address) { // others failed while this one waited
		return Member{}, false, nil
	}
	m, right, err = d.find(ctx, v, t, now)
	if err == nil {
		d.Limits.Settle(now, v.Address, t.name.Key, right)
	}
	if err != nil || !right {
		return Member{}, false, err
	}
	return m, true, d.Roll.Enter(ctx, m.Learner)
}

// find returns who somebody is. What it costs does not depend on whether there is somebody of that name.
func (d *Door) find(ctx context.Context, v Visitor, t told, now time.Time) (Member, bool, error) {
	barred := false
	if v.Fingerprint != "" {
		owner, known, err := d.Roll.Owner(ctx, v.Fingerprint)
		if err != nil {
			return Member{}, false, err
		}
		barred = known && owner.Removed // and does not come back under another name
	}
	m, right, err := d.who(ctx, v, t, now, barred)
	if err != nil || !right || v.Fingerprint == "" {
		return m, right, err
	}
	return m, true, d.Roll.Bind(ctx, m.Learner, v.Fingerprint)
}

func (d *Door) who(ctx context.Context, v Visitor, t told, now time.Time, barred bool) (Member, bool, error) {
	if !t.join {
		return d.returning(ctx, t, barred)
	}
	groups, err := d.Roll.Groups(ctx)
	if err != nil {
		return Member{}, false, err
	}
	var of Group
	for _, g := range groups {
		if g.Lets(t.code, now) {
			of = g
		}
	}
	if of.ID == 0 || barred {
		return Member{}, false, d.spend(t)
	}
	return d.joining(ctx, v, t, of)
}

// returning looks for a member by name and PIN in all classes, where two of one name are told apart by their PINs.
func (d *Door) returning(ctx context.Context, t told, barred bool) (found Member, right bool, err error) {
	const namesakes = 2
	all, err := d.Roll.Named(ctx, 0, t.name.Key)
	if err != nil {
		return Member{}, false, err
	}
	if len(all) > namesakes || barred {
		all = nil
	}
	matches := 0
	for i := range namesakes {
		var m Member
		if i < len(all) {
			m = all[i]
		}
		is, err := d.proves(m, t.pin)
		if err != nil {
			return Member{}, false, err
		}
		if is {
			found, matches = m, matches+1
		}
	}
	return found, matches == 1, nil
}

// joining lets somebody into a class who gave its code: as who they are, or as somebody new.
func (d *Door) joining(ctx context.Context, v Visitor, t told, of Group) (Member, bool, error) {
	known, err := d.Roll.Named(ctx, of.ID, t.name.Key)
	if err != nil {
		return Member{}, false, err
	}
	if len(known) > 0 {
		is, failed := d.proves(known[0], t.pin)
		return known[0], is, failed
	}
	n := Newcomer{Name: t.name, Fingerprint: v.Fingerprint}
	if n.Learner, err = NewID(d.Chance); err != nil {
		return Member{}, false, err
	}
	hash, err := HashPIN(t.pin, d.Cost, d.Chance)
	if err != nil {
		return Member{}, false, err
	}
	if t.pin != "" {
		n.PIN = hash
	}
	if joined, failed := d.Roll.Join(ctx, of, n); failed != nil || !joined {
		return Member{}, false, failed
	}
	known, err = d.Roll.Named(ctx, of.ID, t.name.Key)
	if err != nil || len(known) == 0 {
		return Member{}, false, err
	}
	known[0].New = true
	return known[0], known[0].Learner == n.Learner, nil
}

// proves reports whether a PIN is a member's. It takes as long where there is no member, or no PIN.
func (d *Door) proves(m Member, pin string) (bool, error) {
	if m.PIN == "" || pin == "" {
		return false, d.spend(told{pin: pin})
	}
	return IsPIN(pin, m.PIN) && !m.Removed, nil
}

// spend takes the time that a PIN takes.
func (d *Door) spend(t told) error {
	_, err := HashPIN(t.pin, d.Cost, d.Chance)
	return err
}
