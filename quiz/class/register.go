package class

import (
	"context"
	"time"
)

// Register is what a teacher does with classes. A class and a member are called by the keys of their names. Errors are
// ErrNotFound, ErrTaken, and those of the database.
type Register interface {
	// Found makes a class.
	Found(ctx context.Context, name Name, code Code, until time.Time) error
	// SetCode gives a class another code; the old one ends.
	SetCode(ctx context.Context, class string, code Code, until time.Time) error
	// SetKeep says for how many days a class is kept that nobody uses; 0: for ever.
	SetKeep(ctx context.Context, class string, days int) error
	// Warn notes that it was said now that the class will be deleted.
	Warn(ctx context.Context, class string) error
	// Purge deletes a class, its members, and all that they learnt.
	Purge(ctx context.Context, class string) (members, answers int, err error)
	// Roster returns who stands on the roster of a class, in the order of their names.
	Roster(ctx context.Context, class string) ([]Listed, error)
	// SetRoster replaces the roster of a class. only: whoever does not stand on it may not join.
	SetRoster(ctx context.Context, class string, listed []Listed, only bool) error
	Care
}

// Care is what a teacher does with members.
type Care interface {
	// Members returns those of a class, in the order of their names.
	Members(ctx context.Context, class string) ([]Member, error)
	// Held returns a member by Member.Learner, their class, and how many answers and exams of theirs are kept.
	Held(ctx context.Context, learner string) (Held, error)
	// Rename gives a member another name; what they learnt stays theirs.
	Rename(ctx context.Context, class, member string, to Name) error
	// Merge gives what one member learnt, and their keys, to another one, and forgets the first; answers were added.
	Merge(ctx context.Context, class, from, into string) (answers int, err error)
	// SetPIN replaces what is kept of a member's PIN.
	SetPIN(ctx context.Context, class, member, hash string) error
	// SetRemoved says whether a member may not come in. All that they learnt stays.
	SetRemoved(ctx context.Context, class, member string, removed bool) error
	// ForgetMember deletes a member and all that they learnt, and takes them off the roster.
	ForgetMember(ctx context.Context, class, member string) (answers int, err error)
}

// Held is what is kept of a member.
type Held struct {
	Member
	Group          Group
	Answers, Exams int
}

// Book is all that is kept of classes, open.
type Book interface {
	Roll
	Register
	Moving
	Learning
	Setting
	Desk
	Live
	Close() error
}
