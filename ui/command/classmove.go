package command

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"porthole/quiz/class"
	"porthole/ui/words"
)

// moving is what the command line says of where a class goes.
type moving struct {
	folder, as string
	base
	keep bool
	yes  *bool
}

func (c *classVerbs) moveVerb() *cobra.Command {
	var m moving
	verb := &cobra.Command{
		Use:   "move",
		Short: "Move a class to another database or folder",
		Long: `Move takes a class to where --to-db, --to-db-file or --to-data says: a PostgreSQL
database that several servers share, or a folder. Everything goes with it: its code
and roster, its members, their keys and PINs and all that they learnt, set work and
live rounds. Learners come in there as they did here.

First all of it is copied, and nobody can come in there until all has arrived; a copy
that was broken off is begun anew when you move it again. What arrived is compared
with what is here, row by row. Only then is the class deleted here, after a question
unless --yes is given. With --keep it stays here as well, which makes a copy to put
aside. A class that is used while it is copied is not moved: stop its server first.

Teachers' keys and the server's key are files in the folder, and are not moved. Give
the new server the old one's key, so that learners' programs know it again: serve
--host-key, or copy host_key into its folder.`,
		Example: `  porthole class move --class 7b --to-db-file /etc/porthole/db
  porthole class move --class 7b --to-data ~/kept --keep
  porthole class move --class 7b --to-db postgres://porthole@db/school --as '7b 2026'`,
		Args:              atMost(0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(verb *cobra.Command, _ []string) error {
			if c.of == "" {
				return usagef("--class says which class is moved; porthole class list shows them")
			}
			return c.inClass(verb, func(ctx context.Context, book class.Book, g class.Group) error { return c.move(ctx, book, g, m) })
		},
	}
	flags := verb.Flags()
	flags.StringVar(&m.folder, "to-data", "", "`FOLDER` of classes where it goes")
	flags.StringVar(&m.address, "to-db", "", "`ADDRESS` of a PostgreSQL database where it goes: postgres://USER@HOST/NAME")
	flags.StringVar(&m.file, "to-db-file", "", "`FILE` in which that address stands")
	flags.StringVar(&m.as, "as", "", "`NAME` that it gets there; else it keeps its own")
	flags.BoolVar(&m.keep, "keep", false, "leave it here as well")
	m.yes = yesFlag(verb)
	return c.ofClass(verb)
}

// there opens the classes where one goes, and says how the place is called.
func (c *classVerbs) there(ctx context.Context, m moving) (book class.Book, place string, err error) {
	named := 0
	for _, given := range []string{m.folder, m.address, m.file} {
		if given != "" {
			named++
		}
	}
	if named != 1 {
		return nil, "", usagef("one of --to-db, --to-db-file and --to-data says where the class goes")
	}
	if m.folder != "" && c.School == nil {
		return nil, "", errNoSchool
	}
	if m.folder != "" {
		folder, failed := schoolFolder(c.cli, m.folder)
		if failed != nil {
			return nil, "", failed
		}
		book, err = c.School(folder).Classes(ctx)
		return book, folder, err
	}
	_, shared, err := schoolIn(c.cli, "", "", m.base)
	if err != nil {
		return nil, "", err
	}
	book, err = shared.Classes(ctx)
	return book, shared.Name(), err
}

func (c *classVerbs) move(ctx context.Context, book class.Book, g class.Group, m moving) (err error) {
	name := g.Name
	if m.as != "" {
		name = m.as
	}
	as, err := nameGiven(name)
	if err != nil {
		return err
	}
	other, place, err := c.there(ctx, m)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, other.Close()) }()
	whole, err := copied(ctx, book, other, g, as)
	if err != nil {
		return err
	}
	what := fmt.Sprintf("%s: %s, %s, %s, %s and %s are in %s", as.Shown, words.Count(whole.Members, "member"), words.Count(whole.Answers, "answer"),
		words.Count(whole.Exams, "exam"), words.Count(whole.Assigned, "assignment"), words.Count(whole.Rounds, "live round"), place)
	if m.keep {
		_, err = fmt.Fprintln(c.out, what+", and here as well.")
		return err
	}
	if err = c.confirm(ctx, *m.yes, what+". Delete the class here? Type the name, or yes:", "yes", g.Name); err != nil {
		return fmt.Errorf("the class is in both places now: %w", err)
	}
	if now, failed := book.Whole(ctx, classKey(g.Name)); failed != nil || now != whole {
		return errors.Join(failed, errUsedMeanwhile)
	}
	if _, _, err = book.Purge(ctx, classKey(g.Name)); err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.out, what+", and no more here.")
	return err
}

var errUsedMeanwhile = errors.New("the class was used while it was moved, and stays here; stop its server, delete the copy there with porthole class purge, and move it again")

// copied brings a class to another book, unless it is there already and is the same.
func copied(ctx context.Context, book, other class.Book, g class.Group, as class.Name) (class.Whole, error) {
	whole, err := book.CopyTo(ctx, classKey(g.Name), other, as)
	switch {
	case errors.Is(err, class.ErrChanged):
		return whole, errors.New("the class was used while it was copied; nothing was moved. Stop its server, and move it again")
	case !errors.Is(err, class.ErrTaken):
		return whole, err
	}
	here, failed := book.Whole(ctx, classKey(g.Name))
	there, wrong := other.Whole(ctx, as.Key)
	if failed == nil && wrong == nil && here == there && here.Rows > 0 {
		return here, nil
	}
	return whole, fmt.Errorf("%q: a class of that name, or this one, is there already; --as gives it another name, and porthole class purge deletes it there", as.Shown)
}
