package command

import (
	"cmp"
	"context"
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz/class"
	"porthole/ui/words"
)

type jsonMember struct {
	Class   string    `json:"class"`
	Name    string    `json:"name"`
	ID      string    `json:"id"` // on the roster
	Learner string    `json:"learner"`
	PIN     bool      `json:"pin"`
	Keys    int       `json:"keys"`
	Removed bool      `json:"removed"`
	Joined  time.Time `json:"joined"`
	Seen    time.Time `json:"seen"`
}

func (c *classVerbs) listVerb() *cobra.Command {
	var asJSON bool
	verb := &cobra.Command{
		Use:   "list",
		Short: "List classes, or who is in one",
		Long: `List shows the classes there are, or with --class who is in one: by which means
each comes in, and when they came in last.

--json prints a list. Of classes each has class, code, until (null: the code does
not end), ended, roster_only, members, made, used, keep (days without use, 0 for
ever) and ends (when it is deleted then, or null). With --class each member has
class, name, id (on the roster, or empty), learner (for --learner of other verbs,
in the folder of the class), pin (whether there is one), keys (how many), removed,
joined and seen.`,
		Example: `  porthole class list
  porthole class list --class 7b
  porthole class list --class 7b --json | jq '.[].name'`,
		Args: atMost(0),
		RunE: func(verb *cobra.Command, _ []string) error {
			return c.opened(verb.Context(), func(ctx context.Context, book class.Book) error {
				if c.of == "" {
					return c.listClasses(ctx, book, asJSON)
				}
				return c.listMembers(ctx, book, asJSON)
			})
		},
	}
	verb.Flags().BoolVar(&asJSON, "json", false, "a JSON list")
	verb.Flags().StringVar(&c.of, "class", "", "`NAME` of the class whose members are listed")
	verb.ValidArgsFunction = cobra.NoFileCompletions
	return verb
}

func (c *classVerbs) listClasses(ctx context.Context, book class.Book, asJSON bool) error {
	all, err := book.Groups(ctx)
	if err != nil {
		return err
	}
	if asJSON {
		return writeIndented(c.out, content.Each(all, c.classJSON))
	}
	if len(all) == 0 {
		c.say("There is no class yet; porthole class new NAME makes one.")
	}
	table := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	for _, g := range all {
		who := words.Count(g.Members, "member")
		if g.RosterOnly {
			who += ", by roster"
		}
		_, _ = fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", g.Name, codeOf(g), who, c.ends(g)) // Flush returns what failed
	}
	return table.Flush()
}

func (c *classVerbs) listMembers(ctx context.Context, book class.Book, asJSON bool) error {
	g, err := c.group(ctx, book)
	if err != nil {
		return err
	}
	all, err := book.Members(ctx, classKey(g.Name))
	listed, failed := book.Roster(ctx, classKey(g.Name))
	if wrong := cmp.Or(err, failed); wrong != nil {
		return wrong
	}
	ids := map[string]string{}
	for _, l := range listed {
		ids[l.Name.Key] = l.ID
	}
	forms := content.Each(all, func(m class.Member) jsonMember {
		return jsonMember{
			Class: m.Class, Name: m.Name, ID: ids[classKey(m.Name)], Learner: m.Learner, PIN: m.PIN != "", Keys: m.Keys, Removed: m.Removed,
			Joined: m.Joined.Truncate(time.Second), Seen: m.Seen.Truncate(time.Second),
		}
	})
	if asJSON {
		return writeIndented(c.out, forms)
	}
	if len(forms) == 0 {
		c.say("Nobody is in " + g.Name + " yet.")
	}
	return c.writeMembers(forms)
}

func (c *classVerbs) writeMembers(all []jsonMember) error {
	table := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	for _, m := range all {
		by := words.Count(m.Keys, "key")
		switch {
		case m.Removed:
			by = "removed"
		case m.PIN && m.Keys == 0:
			by = "PIN"
		case m.PIN:
			by = "PIN, " + by
		}
		_, _ = fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", m.Name, content.Clean(m.ID), by, words.Ago(m.Seen, c.Now())) // Flush returns what failed
	}
	return table.Flush()
}
