package command

import (
	"context"
	"io"

	"porthole/quiz"
	"porthole/quiz/exam"
)

// Archive is the place where everything is kept: one database for all learners of a machine, and its
// backups. Each method returns the context's error when it ends first, and a *quiz.StoreError that says
// what is wrong and what to do.
type Archive interface {
	// Open returns the store of a learner; "" is the one of a machine that has one. The database is
	// made where there is none, and brought up to date where it is older, after a backup. It is
	// refused, and left as it is to the byte, where it is damaged, newer, or no database.
	Open(ctx context.Context, learner string) (exam.OpenStore, error)
	// OpenToRead is Open for one who only reads: where nothing can be written it opens a copy, which is
	// gone once it is closed.
	OpenToRead(ctx context.Context, learner string) (exam.OpenStore, error)
	Maintenance
	Transfer
}

// Maintenance keeps the database sound.
type Maintenance interface {
	// Status tells where everything lies, and how much of it there is.
	Status(ctx context.Context) (quiz.Status, error)
	// Check examines a copy of the database, every row of it, and returns what is wrong, a sentence
	// each; nothing where it is sound. A database that is not there yet is sound, and of one that a
	// newer porthole has written nothing can be told but that, as an error.
	Check(ctx context.Context) ([]string, error)
	// Backup checks the database and makes a backup of it.
	Backup(ctx context.Context) (quiz.Backup, error)
	// Restore puts a backup in the place of the database, which is set aside first; path is where it
	// lies then, "" where there was none. name is quiz.Backup.Name or a path.
	Restore(ctx context.Context, name string) (aside string, err error)
	// Rescue reads what can be read of a damaged database, on a copy of it, into a new one that takes
	// its place; the damaged one is set aside. It returns how many answers were saved and how many
	// rows were lost, as far as that can be told.
	Rescue(ctx context.Context) (saved, lost int, aside string, err error)
}

// Transfer carries a learner from one machine to another.
type Transfer interface {
	// Learners returns the names of the learners; "" is one, too.
	Learners(ctx context.Context) ([]string, error)
	// Export writes all that is kept of a learner as JSON: the same bytes for the same content.
	Export(ctx context.Context, learner string, to io.Writer) error
	// Import adds an export to a learner; what is there already stays as it is and is not doubled. It
	// is all or nothing.
	Import(ctx context.Context, learner string, from io.Reader) (quiz.Imported, error)
	// Forget removes all that is kept of a learner, and returns the number of answers that were.
	// Backups keep it until they are replaced.
	Forget(ctx context.Context, learner string) (answers int, err error)
}
