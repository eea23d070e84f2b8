package command

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"porthole/quiz/class"
	"porthole/ui/words"
)

// codeLasts is how long a code lets people in, unless --until says otherwise.
const codeLasts = 7 * 24 * time.Hour

const untilHelp = `The code lets people in for a week, unless --until says when it ends: a time of
today, a date with or without a time, or never. Who is in the class needs no code
any more.`

type jsonClass struct {
	Class      string     `json:"class"`
	Code       string     `json:"code"`
	Until      *time.Time `json:"until"` // nil: it does not end
	Ended      bool       `json:"ended"`
	RosterOnly bool       `json:"roster_only"`
	Members    int        `json:"members"`
	Made       time.Time  `json:"made"`
	Used       time.Time  `json:"used"`
	Keep       int        `json:"keep"` // days without use; 0: for ever
	Ends       *time.Time `json:"ends"` // when it is deleted for want of use; nil: it is not
}

func (c *classVerbs) classJSON(g class.Group) jsonClass {
	out := jsonClass{
		Class: g.Name, Code: g.Code.String(), Ended: !g.Lets(g.Code, c.Now()), RosterOnly: g.RosterOnly, Members: g.Members,
		Made: g.Made.UTC().Truncate(time.Second), Used: g.Used.UTC().Truncate(time.Second), Keep: g.Keep,
	}
	if !g.Until.IsZero() {
		out.Until = new(g.Until.UTC().Truncate(time.Second))
	}
	if ends := g.Ends(); !ends.IsZero() {
		out.Ends = new(ends.UTC().Truncate(time.Second))
	}
	return out
}

func (c *classVerbs) newVerb() *cobra.Command {
	var until string
	var asJSON bool
	verb := &cobra.Command{
		Use:   "new NAME",
		Short: "Make a class, and the code that lets people in",
		Long: "New makes a class and prints its code.\n\n" + untilHelp + `

--json prints one object: class, code, until (null: the code does not end), ended,
roster_only, members, made, used, keep and ends, as class list --json does.`,
		Example: `  porthole class new 7b
  porthole class new 7b --until "friday 10:00"`,
		Args:              between(1, 1),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(verb *cobra.Command, args []string) error {
			name, err := nameGiven(args[0])
			if err != nil {
				return err
			}
			return c.changing(verb, func(ctx context.Context, book class.Book) error {
				return c.found(ctx, book, name, until, asJSON)
			})
		},
	}
	flagsOfCode(verb, &until, &asJSON)
	return verb
}

func flagsOfCode(verb *cobra.Command, until *string, asJSON *bool) {
	verb.Flags().SortFlags = false
	verb.Flags().StringVar(until, "until", "", "`WHEN` the code ends: 10:45, \"friday 10:00\", \"in 2 weeks\", never")
	verb.Flags().BoolVar(asJSON, "json", false, "one JSON object")
}

func (c *classVerbs) found(ctx context.Context, book class.Book, name class.Name, until string, asJSON bool) error {
	end, err := c.end(until)
	if err != nil {
		return err
	}
	code, err := class.NewCode(c.Secret)
	if err != nil {
		return err
	}
	if failed := book.Found(ctx, name, code, end); failed != nil {
		return nameTaken(failed, name)
	}
	c.of = name.Shown
	return c.tellCode(ctx, book, asJSON)
}

// end reads when a code ends; the zero time: it does not.
func (c *classVerbs) end(until string) (time.Time, error) {
	now := c.Now()
	switch strings.ToLower(strings.TrimSpace(until)) {
	case "":
		return now.Add(codeLasts), nil
	case "never":
		return time.Time{}, nil
	}
	end, err := c.moment("until", until)
	if err == nil && !end.After(now) {
		err = usagef("--until: %s is over", end.Format("2 January 2006 15:04"))
	}
	return end, err
}

// moment reads a time that a flag gives: of today, or of a date; of a date alone it is the end of the day.
func (c *classVerbs) moment(flag, given string) (time.Time, error) {
	now := c.Now()
	day, clock := now, 24*time.Hour
	parts := strings.Fields(given)
	if len(parts) == 0 {
		return time.Time{}, usagef("--%s: it is empty", flag)
	}
	at, noClock := words.ParseClock(parts[len(parts)-1])
	switch date, noDate := words.ParseDate(given, now); {
	case noDate == nil:
		day = date
	case len(parts) == 1 && noClock == nil:
		clock = at
	case noClock == nil:
		date, err := words.ParseDate(strings.Join(parts[:len(parts)-1], " "), now)
		if err != nil {
			return time.Time{}, usagef("--%s: %s", flag, err)
		}
		day, clock = date, at
	default:
		return time.Time{}, usagef("--%s: %s; or it is a time of today, such as 10:45", flag, noDate)
	}
	y, m, d := day.Date()
	return time.Date(y, m, d, int(clock/time.Hour), int(clock%time.Hour/time.Minute), 0, 0, now.Location()), nil
}

func (c *classVerbs) codeVerb() *cobra.Command {
	var until string
	var asJSON, another bool
	verb := &cobra.Command{
		Use:   "code",
		Short: "Show the code of a class, or make another",
		Long: "Code shows the code that lets people into a class, and when it ends. --new makes\nanother, and the one before ends at once.\n\n" + untilHelp + `

--json prints one object: class, code, until (null: the code does not end), ended,
roster_only, members, made, used, keep and ends, as class list --json does.`,
		Example: `  porthole class code
  porthole class code --new --class 7b
  porthole class code --until 10:45        the same code, until then`,
		Args: atMost(0),
		RunE: func(verb *cobra.Command, _ []string) error {
			return c.inClass(verb, func(ctx context.Context, book class.Book, g class.Group) error {
				if err := c.changeCode(ctx, book, g, another, until); err != nil {
					return err
				}
				return c.tellCode(ctx, book, asJSON)
			})
		},
	}
	verb.Flags().BoolVar(&another, "new", false, "make another code")
	flagsOfCode(verb, &until, &asJSON)
	return c.ofClass(verb)
}

func (c *classVerbs) changeCode(ctx context.Context, book class.Book, g class.Group, another bool, until string) error {
	if !another && until == "" {
		return nil
	}
	end, err := c.end(until)
	if err != nil {
		return err
	}
	code := g.Code
	if another {
		if code, err = class.NewCode(c.Secret); err != nil {
			return err
		}
	}
	return book.SetCode(ctx, classKey(g.Name), code, end)
}

func (c *classVerbs) tellCode(ctx context.Context, book class.Book, asJSON bool) error {
	g, err := c.group(ctx, book)
	if err != nil {
		return err
	}
	if asJSON {
		return writeIndented(c.out, c.classJSON(g))
	}
	_, err = fmt.Fprintf(c.out, "The code of %s is %s. %s\n", g.Name, codeOf(g), c.ends(g))
	return err
}

// codeOf is a class's code as it is shown; a class that a rescue has named has none.
func codeOf(g class.Group) string {
	if g.Code == "" {
		return "not there"
	}
	return g.Code.String()
}

// ends says when a class's code ends.
func (c *classVerbs) ends(g class.Group) string {
	switch {
	case !g.Lets(g.Code, c.Now()):
		return "It has ended: porthole class code --new makes another."
	case g.Until.IsZero():
		return "It does not end."
	}
	return "It ends on " + g.Until.In(c.Now().Location()).Format("2 January 2006 at 15:04") + "."
}
