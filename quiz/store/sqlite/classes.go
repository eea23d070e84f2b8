package sqlite

import (
	"context"
	"sync"

	"porthole/quiz/class"
	"porthole/quiz/store"
)

// classes are the classes of a database that is open.
type classes struct {
	*store.Classes
	db    *Database
	close func() error
}

// Classes opens the database for who is who in the classes of it.
func (a *Archive) Classes(ctx context.Context) (class.Book, error) {
	open := a.Database // who looks after classes on the machine is done before a check would begin
	if a.options.Shared {
		open = a.use
	}
	d, err := open(ctx)
	if err != nil {
		return nil, err
	}
	return &classes{store.NewClasses(d, a.storeOptions()), d, sync.OnceValue(d.Close)}, nil
}

// ForgetMember implements class.Care. Nothing of it is left in the file.
func (c *classes) ForgetMember(ctx context.Context, in, member string) (answers int, err error) {
	if answers, err = c.Classes.ForgetMember(ctx, in, member); err == nil {
		err = c.db.settle(ctx)
	}
	return answers, err
}

// Purge implements class.Register. Nothing of it is left in the file.
func (c *classes) Purge(ctx context.Context, in string) (members, answers int, err error) {
	if members, answers, err = c.Classes.Purge(ctx, in); err == nil {
		err = c.db.settle(ctx)
	}
	return members, answers, err
}

// Close ends the connection.
func (c *classes) Close() error { return c.close() }
