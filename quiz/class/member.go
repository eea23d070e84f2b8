package class

import (
	"context"
	"errors"
	"time"
)

// Group is a class: its members learn together.
type Group struct {
	ID         int64
	Name       string
	Code       Code
	Until      time.Time // when the code ends; the zero time: it does not
	RosterOnly bool      // only who stands on the roster may join
	Made       time.Time
	Used       time.Time // when somebody of it came in last
	Keep       int       // days that it is kept when nobody uses it; 0: for ever
	Warned     time.Time // when it was said last that it will be deleted; the zero time: it was not
	Members    int       // how many there are
}

// Lets reports whether a code lets somebody into the class now.
func (g Group) Lets(code Code, now time.Time) bool {
	return g.Code.Is(code) && (g.Until.IsZero() || now.Before(g.Until))
}

// Member is a learner in a class.
type Member struct {
	Learner string // the name under which the store keeps what they learn; it never changes
	Class   string // the class's name
	Name    string // as it is shown
	PIN     string // what HashPIN made of it; "": there is none
	Removed bool   // they may not come in
	Joined  time.Time
	Seen    time.Time // when they came in last
	Keys    int       // how many keys for SSH are theirs
	New     bool      // they have joined with this visit; it is not kept
}

// Listed is somebody on the roster of a class.
type Listed struct {
	Name Name
	ID   string // another program's, such as Moodle's; "": none
}

// Newcomer is somebody who joins a class.
type Newcomer struct {
	Learner     string // see Member
	Name        Name
	PIN         string // see Member
	Fingerprint string // of their key; "": they have none
}

// MostMembers is how many members a class has at most.
const MostMembers = 500

// Roll knows who is who. It is safe for concurrent use. Errors are those of the database.
type Roll interface {
	// Groups returns the classes, in the order of their names.
	Groups(ctx context.Context) ([]Group, error)
	// Owner returns whose a key is, by its fingerprint; somebody who was removed is returned, too.
	Owner(ctx context.Context, fingerprint string) (Member, bool, error)
	// Named returns those that are known by a name's key: of one class, or of all where it is 0.
	Named(ctx context.Context, class int64, key string) ([]Member, error)
	// Join makes somebody a member of a class, once: false where the name or one that looks like it is taken, where the
	// roster does not have it and has to, where the key is somebody's, and where the class is full or its code another one.
	Join(ctx context.Context, g Group, n Newcomer) (joined bool, err error)
	// Bind makes a key that of a learner, unless it is somebody's already.
	Bind(ctx context.Context, learner, fingerprint string) error
	// Unbind makes a key nobody's.
	Unbind(ctx context.Context, fingerprint string) error
	// Lapse makes all keys nobody's whose fingerprints lie from one to below another one.
	Lapse(ctx context.Context, first, below string) error
	// Enter notes that a learner came in.
	Enter(ctx context.Context, learner string) error
}

// ErrNotFound is returned where there is no such class, or no such member.
var ErrNotFound = errors.New("there is none of that name")

// ErrTaken is returned where a name, or one that looks like it, is somebody else's.
var ErrTaken = errors.New("that name, or one that looks like it, is taken")
