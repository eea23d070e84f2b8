package command

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"porthole/quiz/class"
	"porthole/ui/words"
)

// memberVerb makes a verb that does something to one member.
func (c *classVerbs) memberVerb(verb *cobra.Command, f func(context.Context, class.Book, class.Group, class.Member) (done string, err error)) *cobra.Command {
	verb.Args = between(1, 1)
	verb.RunE = func(verb *cobra.Command, args []string) error {
		return c.inClass(verb, func(ctx context.Context, book class.Book, g class.Group) error {
			m, err := member(ctx, book, g, args[0])
			if err != nil {
				return err
			}
			done, err := f(ctx, book, g, m)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(c.out, done)
			return err
		})
	}
	return c.ofClass(verb)
}

func (c *classVerbs) renameVerb() *cobra.Command {
	return c.ofClass(&cobra.Command{
		Use:     "rename NAME NEW",
		Short:   "Give a member another name",
		Long:    "Rename gives a member another name. What they learnt, their keys and their PIN\nstay theirs.",
		Example: "  porthole class rename Ann \"Ann Lee\" --class 7b",
		Args:    between(2, 2),
		RunE: func(verb *cobra.Command, args []string) error {
			to, err := nameGiven(args[1])
			if err != nil {
				return err
			}
			return c.inClass(verb, func(ctx context.Context, book class.Book, g class.Group) error {
				m, err := member(ctx, book, g, args[0])
				if err != nil {
					return err
				}
				if failed := book.Rename(ctx, classKey(g.Name), classKey(m.Name), to); failed != nil {
					return nameTaken(failed, to)
				}
				_, err = fmt.Fprintf(c.out, "%s is called %s now.\n", m.Name, to.Shown)
				return err
			})
		},
	})
}

func (c *classVerbs) mergeVerb() *cobra.Command {
	verb := &cobra.Command{
		Use:   "merge NAME INTO",
		Short: "Make one member of two who are one person",
		Long: `Merge gives what a member learnt, and their keys, to another one, and forgets the
first. The PIN, the name and the goals are those of the one that stays. It asks
first, unless --yes is given.`,
		Example: "  porthole class merge Annie Ann --class 7b",
		Args:    between(2, 2),
	}
	yes := yesFlag(verb)
	verb.RunE = func(verb *cobra.Command, args []string) error {
		return c.inClass(verb, func(ctx context.Context, book class.Book, g class.Group) error {
			from, err := member(ctx, book, g, args[0])
			if err != nil {
				return err
			}
			into, err := member(ctx, book, g, args[1])
			switch {
			case err != nil:
				return err
			case from.Learner == into.Learner:
				return usagef("%s and %s are one member already", shorten(args[0]), shorten(args[1]))
			}
			question := fmt.Sprintf("Give all that %s learnt to %s, and forget %s? It cannot be taken back. yes or no:", from.Name, into.Name, from.Name)
			if refused := c.confirm(ctx, *yes, question, "yes"); refused != nil {
				return refused
			}
			answers, err := book.Merge(ctx, classKey(g.Name), classKey(from.Name), classKey(into.Name))
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(c.out, "%s has %s more, and comes in by the keys of %s.\n", into.Name, words.Count(answers, "answer"), from.Name)
			return err
		})
	}
	return c.ofClass(verb)
}

func (c *classVerbs) resetPINVerb() *cobra.Command {
	return c.memberVerb(&cobra.Command{
		Use:     "reset-pin NAME",
		Short:   "Give a member a new PIN, and show it once",
		Long:    "Reset-pin gives a member a new PIN and shows it. It is kept nowhere as it is, so\ntell it to them now. The one before ends; their keys stay.",
		Example: "  porthole class reset-pin Ann --class 7b",
	}, func(ctx context.Context, book class.Book, g class.Group, m class.Member) (string, error) {
		pin, err := class.NewPIN(c.Secret)
		if err != nil {
			return "", err
		}
		hash, err := class.HashPIN(pin, class.UsualCost(), c.Secret)
		if err != nil {
			return "", err
		}
		return fmt.Sprintf("The PIN of %s is %s now.", m.Name, pin), book.SetPIN(ctx, classKey(g.Name), classKey(m.Name), hash)
	})
}

func (c *classVerbs) removeVerb() *cobra.Command {
	return c.memberVerb(&cobra.Command{
		Use:   "remove NAME",
		Short: "Let a member in no more, and keep what they learnt",
		Long: `Remove lets a member in no more: not by their PIN, not by their keys, and their
keys not under another name. All that they learnt stays, and class let-back lets
them in again. Who is in at the moment is told
so within a few seconds, and their session ends.`,
		Example: "  porthole class remove Bob --class 7b",
	}, func(ctx context.Context, book class.Book, g class.Group, m class.Member) (string, error) {
		return m.Name + " does not come in any more. porthole class let-back lets them in again.",
			book.SetRemoved(ctx, classKey(g.Name), classKey(m.Name), true)
	})
}

func (c *classVerbs) letBackVerb() *cobra.Command {
	return c.memberVerb(&cobra.Command{
		Use:     "let-back NAME",
		Short:   "Let a member in again who was removed",
		Long:    "Let-back lets a member in again whom class remove kept out.",
		Example: "  porthole class let-back Bob --class 7b",
	}, func(ctx context.Context, book class.Book, g class.Group, m class.Member) (string, error) {
		return m.Name + " comes in again.", book.SetRemoved(ctx, classKey(g.Name), classKey(m.Name), false)
	})
}

func (c *classVerbs) forgetVerb() *cobra.Command {
	verb := &cobra.Command{
		Use:   "forget NAME",
		Short: "Delete a member and all that they learnt",
		Long: `Forget deletes a member: all that they learnt, their PIN and their keys, and takes
them off the roster. Backups still hold it until newer ones take their places. It
asks first, unless --yes is given.`,
		Example: "  porthole class forget Ann --class 7b",
	}
	yes := yesFlag(verb)
	return c.memberVerb(verb, func(ctx context.Context, book class.Book, g class.Group, m class.Member) (string, error) {
		question := "Delete " + m.Name + " and all that they learnt? It cannot be taken back. Type the name, or yes:"
		if err := c.confirm(ctx, *yes, question, "yes", m.Name); err != nil {
			return "", err
		}
		answers, err := book.ForgetMember(ctx, classKey(g.Name), classKey(m.Name))
		return "Deleted 1 member and " + words.Count(answers, "answer") + ".", err
	})
}

func (c *classVerbs) purgeVerb() *cobra.Command {
	verb := &cobra.Command{
		Use:   "purge",
		Short: "Delete a class, its members and all that they learnt",
		Long: `Purge deletes a class: its members, all that they learnt, its roster and its code.
Backups still hold it until newer ones take their places. It asks first, unless
--yes is given. The class has to be named.`,
		Example: "  porthole class purge --class 7b",
		Args:    atMost(0),
	}
	yes := yesFlag(verb)
	verb.RunE = func(verb *cobra.Command, _ []string) error {
		if c.of == "" {
			return usagef("--class says which class is deleted; porthole class list shows them")
		}
		return c.inClass(verb, func(ctx context.Context, book class.Book, g class.Group) error {
			question := fmt.Sprintf("Delete the class %s, its %s and all that they learnt? It cannot be taken back. Type the name, or yes:", g.Name, words.Count(g.Members, "member"))
			if err := c.confirm(ctx, *yes, question, "yes", g.Name); err != nil {
				return err
			}
			members, answers, err := book.Purge(ctx, classKey(g.Name))
			if errors.Is(err, class.ErrNotFound) {
				return fmt.Errorf("the class %s is gone already", g.Name)
			}
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(c.out, "Deleted the class %s, %s and %s.\n", g.Name, words.Count(members, "member"), words.Count(answers, "answer"))
			return err
		})
	}
	return c.ofClass(verb)
}
