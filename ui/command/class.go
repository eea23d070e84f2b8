package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz/class"
)

// classVerbs are the verbs about classes, and who is in them.
type classVerbs struct {
	*cli
	data, of string // --data and --class
	base
}

func (c *classVerbs) classVerb() *cobra.Command {
	verb := &cobra.Command{
		Use:   "class",
		Short: "Classes, and who is in them: codes, rosters, names, PINs",
		Long: `Class keeps who is in a class that learns together over SSH. A learner comes in
by the class code, a name and a PIN, or by a key of SSH, which is known again
from then on. Only its learner is ever known by a name: a name that is taken, or
looks like one that is, is refused.

Everything lies in a folder of its own, not with what you learn yourself: class
inside your data folder, unless --data names another. Its teachers stand in the
file teachers there, a key on a line. Each verb can be used while a server runs.

Where several servers share a PostgreSQL database, --db names it, or --db-file, or
PORTHOLE_DB; the folder has no more than the keys then. With --data the folder is
looked into all the same, whatever PORTHOLE_DB says.

With that folder in PORTHOLE_DATA the verbs of porthole data check it, back it up,
restore it and rescue it; classes, members and rosters are part of all that. An
export holds what a learner learnt, and not the class.`,
		Example: `  porthole class new 7b                     a class, and the code that lets people in
  porthole class roster 7b.csv --class 7b   who may join
  porthole class list --class 7b            who is in it
  porthole class teacher id_ed25519.pub     whose key is a teacher's
  porthole class set 7b --until friday      an exam that is due then
  porthole class results 1 --class 7b       how it went`,
		Args:              noSuchClassVerb,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(verb *cobra.Command, _ []string) error { return verb.Help() },
	}
	verb.PersistentFlags().StringVar(&c.data, "data", "", "`FOLDER` where classes are kept")
	c.base.flags(verb.PersistentFlags())
	verb.AddCommand(
		c.newVerb(), c.codeVerb(), c.listVerb(), c.rosterVerb(), c.renameVerb(), c.mergeVerb(), c.resetPINVerb(),
		c.removeVerb(), c.letBackVerb(), c.teacherVerb(), c.forgetVerb(), c.keepVerb(), c.moveVerb(), c.purgeVerb())
	verb.AddCommand(workVerbs{c}.verbs()...)
	verb.AddCommand(learningVerbs{c}.verbs()...)
	return verb
}

func noSuchClassVerb(verb *cobra.Command, args []string) error {
	if len(args) > 0 {
		return noSuch("verb of class", args[0], verbNames(verb))
	}
	return nil
}

// ofClass registers --class.
func (c *classVerbs) ofClass(verb *cobra.Command) *cobra.Command {
	verb.Flags().StringVar(&c.of, "class", "", "`NAME` of the class; where there is one it need not be named")
	if verb.ValidArgsFunction == nil {
		verb.ValidArgsFunction = cobra.NoFileCompletions
	}
	return verb
}

// names takes the class that stands without a flag.
func (c *classVerbs) names(args []string) {
	if len(args) > 0 {
		c.of = args[0]
	}
}

// changing runs f on what is kept of classes, to change it.
func (c *classVerbs) changing(verb *cobra.Command, f func(context.Context, class.Book) error) error {
	if err := c.mayChange(verb); err != nil {
		return err
	}
	return c.opened(verb.Context(), f)
}

func (c *classVerbs) opened(ctx context.Context, f func(context.Context, class.Book) error) error {
	folder, err := schoolFolder(c.cli, c.data)
	if err != nil {
		return err
	}
	if c.data != "" && c.base != (base{}) {
		return usagef("--data cannot stand beside --db or --db-file: classes are kept in one place")
	}
	school, _, err := schoolIn(c.cli, folder, c.data, c.base)
	if err != nil {
		return err
	}
	book, err := school.Classes(ctx)
	if err != nil {
		return err
	}
	return cmp.Or(f(ctx, book), book.Close())
}

// inClass runs f on the class that is meant.
func (c *classVerbs) inClass(verb *cobra.Command, f func(context.Context, class.Book, class.Group) error) error {
	return c.changing(verb, func(ctx context.Context, book class.Book) error {
		g, err := c.group(ctx, book)
		if err != nil {
			return err
		}
		return f(ctx, book, g)
	})
}

// group returns the class that --class names, or the only one.
func (c *classVerbs) group(ctx context.Context, book class.Book) (class.Group, error) {
	all, err := book.Groups(ctx)
	if err != nil {
		return class.Group{}, err
	}
	names := content.Texts(all, func(g class.Group) string { return g.Name })
	switch {
	case len(all) == 0:
		return class.Group{}, errors.New("there is no class yet; porthole class new NAME makes one")
	case c.of == "" && len(all) > 1:
		return class.Group{}, usagef("there is more than one class; --class says which: %s", knownAre(names))
	case c.of == "":
		return all[0], nil
	}
	for _, g := range all {
		if classKey(g.Name) == classKey(c.of) {
			return g, nil
		}
	}
	return class.Group{}, noSuchOne("class", c.of, names)
}

// noSuchOne says that something is not there that a teacher named.
func noSuchOne(what, given string, known []string) error {
	if nearest, ok := content.Nearest(given, known); ok {
		return fmt.Errorf("there is no %s %q; the nearest is %q", what, shorten(given), nearest)
	}
	if len(known) == 0 {
		return fmt.Errorf("there is no %s %q, and no other yet", what, shorten(given))
	}
	return fmt.Errorf("there is no %s %q; %s", what, shorten(given), knownAre(known))
}

// classKey returns the key of a class's or a member's name; "" is nobody's.
func classKey(name string) string { return class.KeyOf(name) }

// member returns the member of a class that a teacher named.
func member(ctx context.Context, book class.Book, g class.Group, name string) (class.Member, error) {
	all, err := book.Members(ctx, classKey(g.Name))
	if err != nil {
		return class.Member{}, err
	}
	at := slices.IndexFunc(all, func(m class.Member) bool { return classKey(m.Name) == classKey(name) })
	if at < 0 {
		return class.Member{}, noSuchOne("member of "+g.Name, name, content.Texts(all, func(m class.Member) string { return m.Name }))
	}
	return all[at], nil
}

// nameGiven reads a name on the command line.
func nameGiven(given string) (class.Name, error) {
	name, err := class.ReadName(given)
	if err != nil {
		return name, usagef("%q is no name: %s", shorten(given), err)
	}
	return name, nil
}

// taken says that a name is somebody's.
func nameTaken(err error, name class.Name) error {
	if errors.Is(err, class.ErrTaken) {
		return fmt.Errorf("%q: %w; choose another", name.Shown, err)
	}
	return err
}
