package command

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz/class"
	"porthole/ui/words"
)

const largestRoster = 1 << 20 // bytes

type jsonListed struct {
	Name string `json:"name"`
	ID   string `json:"id"`
}

func (c *classVerbs) rosterVerb() *cobra.Command {
	var asJSON, opened bool
	verb := &cobra.Command{
		Use:   "roster [FILE.csv]",
		Short: "Say who may join a class, from a table",
		Long: `Roster replaces the list of who may join a class by that of a file, and shows it
where no file is named. The file is a table for spreadsheets in UTF-8, with
commas, semicolons or tabs. Its first row names the columns: name, or first name
and last name (as Moodle has them), and id, which may be left out: what another
program calls them. Without such a row the columns are name and id.

From then on nobody else joins; with --open they do, and the roster only spells
their names. Who is in the class already stays.

--json prints a list; each has name and id.`,
		Example: `  porthole class roster 7b.csv --class 7b
  porthole class roster --open 7b.csv      others may join, too
  porthole class roster                    who stands on it`,
		Args: atMost(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"csv"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(verb *cobra.Command, args []string) error {
			return c.inClass(verb, func(ctx context.Context, book class.Book, g class.Group) error {
				if len(args) == 0 {
					return c.tellRoster(ctx, book, g, asJSON)
				}
				listed, problems := rosterFrom(args[0])
				if len(problems) > 0 {
					for _, problem := range problems {
						c.complain(problem.Error())
					}
					return errReported
				}
				if err := book.SetRoster(ctx, classKey(g.Name), listed, !opened); err != nil {
					return err
				}
				if asJSON {
					return c.tellRoster(ctx, book, g, true)
				}
				_, err := fmt.Fprintf(c.out, "%s on the roster of %s.\n", words.CountAre(len(listed), "name"), g.Name)
				return err
			})
		},
	}
	verb.Flags().BoolVar(&opened, "open", false, "let others join, too")
	verb.Flags().BoolVar(&asJSON, "json", false, "a JSON list of who stands on it")
	return c.ofClass(verb)
}

func (c *classVerbs) tellRoster(ctx context.Context, book class.Book, g class.Group, asJSON bool) error {
	listed, err := book.Roster(ctx, classKey(g.Name))
	if err != nil {
		return err
	}
	if asJSON {
		return writeIndented(c.out, content.Each(listed, func(l class.Listed) jsonListed { return jsonListed{l.Name.Shown, l.ID} }))
	}
	if len(listed) == 0 {
		c.say("Nobody stands on the roster of " + g.Name + ".")
	}
	table := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	for _, l := range listed {
		_, _ = fmt.Fprintf(table, "%s\t%s\n", l.Name.Shown, content.Clean(l.ID)) // Flush returns what failed
	}
	return table.Flush()
}

// rosterFrom reads a table of names; all that is wrong with it is returned.
func rosterFrom(path string) (listed []class.Listed, problems []error) {
	rows, lines, err := tableFrom(path)
	if err != nil {
		return nil, []error{fmt.Errorf("%q: %w", path, err)}
	}
	columns, named := rosterColumns(rows[0])
	if named {
		rows, lines = rows[1:], lines[1:]
	}
	seen := map[string]int{}
	for i, row := range rows {
		at := func(err error) { problems = append(problems, fmt.Errorf("%q, line %d: %w", path, lines[i], err)) }
		given := strings.TrimSpace(cell(row, columns.name) + " " + cell(row, columns.last))
		if given == "" && strings.TrimSpace(strings.Join(row, "")) == "" {
			continue
		}
		name, wrong := class.ReadName(given)
		if wrong != nil {
			at(fmt.Errorf("%q is no name: %w", shorten(given), wrong))
			continue
		}
		id := strings.TrimSpace(content.Clean(cell(row, columns.id)))
		if utf8.RuneCountInString(id) > longestName {
			at(fmt.Errorf("an id has at most %d characters", longestName))
		}
		for _, key := range slices.Compact([]string{"key " + name.Key, "look " + name.Look}) {
			if before := seen[key]; before > 0 {
				at(fmt.Errorf("%q looks like the name in line %d; add what tells them apart, such as a letter", name.Shown, before))
				break
			}
			seen[key] = lines[i]
		}
		listed = append(listed, class.Listed{Name: name, ID: id})
	}
	if len(listed) > class.MostMembers {
		problems = append(problems, fmt.Errorf("%q: a class has at most %d members, and these are %d", path, class.MostMembers, len(listed)))
	}
	if len(listed) == 0 && len(problems) == 0 {
		problems = append(problems, fmt.Errorf("%q: no name stands in it", path))
	}
	return listed, problems
}

// columnsOf says in which column what stands; -1: in none.
type columnsOf struct{ name, last, id int }

// rosterColumns reads the first row of a table; false: it names no columns.
func rosterColumns(row []string) (columns columnsOf, named bool) {
	at := func(names ...string) int {
		return slices.IndexFunc(row, func(cell string) bool {
			return slices.Contains(names, strings.ToLower(strings.TrimSpace(cell)))
		})
	}
	columns = columnsOf{at("name", "full name"), -1, at("id", "idnumber", "id number")}
	if columns.name < 0 {
		columns.name, columns.last = at("first name", "firstname"), at("last name", "lastname", "surname")
	}
	if columns.name < 0 {
		return columnsOf{0, -1, 1}, false
	}
	return columns, true
}

func cell(row []string, column int) string {
	if column < 0 || column >= len(row) {
		return ""
	}
	return row[column]
}

// tableFrom reads a table for spreadsheets: its rows, at least one, and the line of each.
func tableFrom(path string) (rows [][]string, lines []int, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, nil, errors.New("there is no such file")
	case err == nil && info.IsDir():
		return nil, nil, errors.New("it is a folder")
	case err == nil && (!info.Mode().IsRegular() || info.Size() > largestRoster):
		return nil, nil, fmt.Errorf("a roster is a file of at most %d kB", largestRoster>>10)
	case err != nil:
		return nil, nil, err
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	if !utf8.Valid(text) {
		return nil, nil, errors.New("it is not in UTF-8; save it as CSV UTF-8")
	}
	plain := strings.TrimPrefix(string(text), "\ufeff")
	first, _, _ := strings.Cut(plain, "\n")
	r := csv.NewReader(strings.NewReader(plain))
	r.FieldsPerRecord, r.LazyQuotes = -1, false
	for _, sign := range []rune{';', '\t'} {
		if strings.ContainsRune(first, sign) && !strings.Contains(first, ",") {
			r.Comma = sign
		}
	}
	for {
		row, failed := r.Read()
		if errors.Is(failed, io.EOF) {
			break
		}
		if failed != nil {
			return nil, nil, failed
		}
		line, _ := r.FieldPos(0)
		rows, lines = append(rows, row), append(lines, line)
	}
	if len(rows) == 0 {
		return nil, nil, errors.New("it is empty")
	}
	return rows, lines, nil
}
