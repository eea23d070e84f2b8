package class

import "context"

// Moving brings a class from one book to another.
type Moving interface {
	// Whole tells what is kept of a class; ErrNotFound.
	Whole(ctx context.Context, class string) (Whole, error)
	// CopyTo copies a class to another book, where it gets a name: its members, their keys and PINs, all that they learnt, set
	// work and rounds. Until all of it is there nobody can come in to it there; a copy that was broken off is begun anew.
	// ErrTaken: another class has that name, or this one is there already; ErrChanged: the class was used meanwhile, and
	// nothing was copied. It does not work between books of different kinds of programs.
	CopyTo(ctx context.Context, class string, to Book, as Name) (Whole, error)
}

// Whole tells what is kept of a class. Books that keep the same of it tell the same.
type Whole struct {
	Members, Answers, Exams int
	Assigned, Rounds        int    // set work and live rounds
	Rows                    int    // of everything, but for what can be derived of it
	Sum                     uint64 // of the checksums of those rows
}
