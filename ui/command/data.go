package command

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/words"
)

// dataVerbs are the verbs about what is kept: they show, check, copy, put back and forget it.
type dataVerbs struct{ *cli }

func (c dataVerbs) dataVerb() *cobra.Command {
	var asJSON bool
	verb := &cobra.Command{
		Use:   "data",
		Short: "Show where your progress lies, check it, back it up, restore it",
		Long: `Data shows where everything lies that Porthole keeps, how much of it there is,
and which backups there are. A backup is made every day on which you learn for
more than some seconds, and before the database gets a new form; data backup
makes one more.

With --json it is one JSON object: folder, database, size (bytes), answers,
learners, names, version (0 where it could not be read, and so not counted), and
backups, each with name, path, size, at and why.`,
		Example: `  porthole data                  where everything lies
  porthole data check            is the database sound?
  porthole data backup           a backup now
  porthole data restore          the backups to choose from`,
		Args:              noSuchStep,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(verb *cobra.Command, _ []string) error {
			archive, err := c.archive()
			if err != nil {
				return err
			}
			warnOfOthers(c.cli)
			status, err := archive.Status(verb.Context())
			if err != nil && status.Folder == "" {
				return err
			}
			var names []string
			if err == nil {
				names, err = archive.Learners(verb.Context())
			}
			if asJSON {
				return cmp.Or(err, writeIndented(c.out, statusJSON(status, names)))
			}
			return cmp.Or(c.writeStatus(status, names, err == nil), err)
		},
	}
	verb.Flags().BoolVar(&asJSON, "json", false, "one JSON object")
	verb.AddCommand(c.dataCheckVerb(), c.dataBackupVerb(), c.dataRestoreVerb(), c.dataRescueVerb())
	return verb
}

// noSuchStep refuses an argument of data that is none of its verbs.
func noSuchStep(verb *cobra.Command, args []string) error {
	if len(args) > 0 {
		return noSuch("verb of data", args[0], verbNames(verb))
	}
	return nil
}

// writeStatus tells where everything lies for a person; what could not be read it does not count.
func (c dataVerbs) writeStatus(s quiz.Status, names []string, readable bool) error {
	table := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	row := func(cells string, args ...any) { _, _ = fmt.Fprintf(table, cells+"\n", args...) } // Flush returns what failed
	row("folder\t%s", content.Clean(s.Folder))
	switch {
	case !readable:
		row("database\t%s, %s", content.Clean(s.Database), size(s.Size))
	case s.Size == 0:
		row("database\t%s, not there yet", content.Clean(s.Database))
	default:
		row("database\t%s", content.Clean(s.Database))
		kept := words.Count(s.Answers, "answer")
		if s.Exams > 0 {
			kept += " and " + words.Count(s.Exams, "exam")
		}
		row("\t%s, %s of %s", size(s.Size), kept, words.Count(s.Learners, "learner"))
	}
	if slices.ContainsFunc(names, func(n string) bool { return n != "" }) {
		row("learners\t%s", content.Clean(strings.Join(content.Each(names, whose), ", ")))
	}
	row("backups\t%s", c.backups(s.Backups))
	if err := table.Flush(); err != nil {
		return err
	}
	return c.writeBackups(s.Backups)
}

// backups counts them, and tells how old the last one is: who sees that may want another.
func (c dataVerbs) backups(all []quiz.Backup) string {
	if len(all) == 0 {
		return "0"
	}
	last := slices.MaxFunc(all, func(a, b quiz.Backup) int { return a.At.Compare(b.At) })
	return fmt.Sprintf("%d, the last one made %s", len(all), words.Ago(last.At, c.Now()))
}

// writeBackups lists backups, each by the name it can be restored by.
func (c dataVerbs) writeBackups(backups []quiz.Backup) error {
	table := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	for _, b := range backups {
		_, _ = fmt.Fprintf(table, "  %s\t%s\t%s\t%s\n", content.Clean(b.Name), c.clock(b.At), size(b.Size), content.Clean(b.Why))
	}
	return table.Flush()
}

// clock shows a time to a person, in the zone of the machine.
func (c dataVerbs) clock(t time.Time) string {
	return t.In(c.Now().Location()).Format("2 January 2006 15:04")
}

// size writes a number of bytes: "812 bytes", "1.2 MB".
func size(bytes int64) string {
	const kilo, mega = 1000, 1000 * 1000
	switch {
	case bytes < kilo:
		return words.Count(int(bytes), "byte")
	case bytes < mega:
		return fmt.Sprintf("%.1f kB", float64(bytes)/kilo)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/mega)
}

type jsonStatus struct {
	Folder   string        `json:"folder"`
	Database string        `json:"database"`
	Size     int64         `json:"size"`
	Answers  int           `json:"answers"`
	Exams    int           `json:"exams"`
	Learners int           `json:"learners"`
	Names    []string      `json:"names"`
	Version  int           `json:"version"`
	Backups  []quiz.Backup `json:"backups"`
}

func statusJSON(s quiz.Status, names []string) jsonStatus {
	return jsonStatus{
		s.Folder, s.Database, s.Size, s.Answers, s.Exams, s.Learners, append([]string{}, names...), s.Version, append([]quiz.Backup{}, s.Backups...),
	}
}
