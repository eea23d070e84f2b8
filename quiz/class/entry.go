package class

import (
	"context"
	"strings"
)

// Entry is what somebody says of themselves all at once, in a form on a page, as they typed it. Whoever has been here before needs no code.
type Entry struct{ Code, Name, PIN, Again string }

// EntryError is what is wrong with an entry whoever it is that made it.
type EntryError struct{ Says string }

// Error implements error.
func (w *EntryError) Error() string { return w.Says }

// read reads an entry as the door reads what is typed, and wants a PIN of everybody: what they come back by may be lost with
// their browser's data.
func (e Entry) read() (t told, err error) {
	if t.join = strings.TrimSpace(e.Code) != ""; t.join {
		t.code, _ = ReadCode(e.Code)
	}
	if t.name, err = ReadName(e.Name); err != nil {
		return t, &EntryError{"That is no name: " + err.Error() + "."}
	}
	if t.pin, err = ReadPIN(e.PIN); err != nil {
		return t, &EntryError{"That is no PIN: " + err.Error() + "."}
	}
	again, err := ReadPIN(e.Again)
	if t.join && (err != nil || again != t.pin) {
		return t, &EntryError{"The two PINs were not the same."}
	}
	return t, nil
}

// Read admits a visitor by what they enter, and returns the pass by which their browser is known from now on. The error is a
// [*EntryError] where it says nothing of anybody, and ErrRefused where they are nobody.
func (d *Door) Read(ctx context.Context, address string, e Entry) (m Member, pass string, err error) {
	t, err := e.read()
	if err != nil {
		return Member{}, "", err
	}
	pass, err = newPass(d.Now().Add(PassLasts), d.Chance)
	if err != nil {
		return Member{}, "", err
	}
	m, right, err := d.judge(ctx, Visitor{Address: address, Fingerprint: fingerprintOf(pass)}, t)
	switch {
	case err != nil:
		return Member{}, "", err
	case !right:
		return Member{}, "", ErrRefused
	}
	first, below := endedPasses(d.Now())
	return m, pass, d.Roll.Lapse(ctx, first, below)
}

// Passed returns whose a pass is; false where it is nobody's, has ended, or is that of somebody who was removed.
func (d *Door) Passed(ctx context.Context, pass string) (Member, bool, error) {
	ends, ok := passEnds(pass)
	if !ok || !d.Now().Before(ends) {
		return Member{}, false, nil
	}
	return d.Known(ctx, fingerprintOf(pass))
}

// EndPass ends a pass: nobody is known by it any more.
func (d *Door) EndPass(ctx context.Context, pass string) error {
	if _, ok := passEnds(pass); !ok {
		return nil
	}
	return d.Roll.Unbind(ctx, fingerprintOf(pass))
}
