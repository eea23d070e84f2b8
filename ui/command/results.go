package command

import (
	"fmt"
	"math"
	"path/filepath"

	"github.com/spf13/cobra"

	"porthole/quiz/class"
	"porthole/ui/plain"
	"porthole/ui/share"
	"porthole/ui/words"
)

const resultsHelp = `Results reads what learners handed in: the files that drill --report and exam
--report wrote, of any number of learners and sessions. It counts by learner and
lesson what was right at the first try, and tells the weakest questions: how much
of each was right, how it goes with the rest of the report, and what was given
instead. What was left open in an exam counts as wrong; a hint or a guess takes
nothing off.

Before that it lists what was handed in: each test by its name, each drill by its
seed, and other exams and drills together; of each how many of the class, the mean
of their scores, how many passed, and who has not handed it in. A test that only
one learner has beside another one that most have is named: one of the names may
be mistyped. A star marks a learner of whom something is missing, was left early
or is left out; below the table stands what.

Discrimination is the correlation of a question with the rest of each report
(corrected point-biserial), from 20 answers on. Near 0, or below it, those who
know the rest do no better there than the others: read that question once more.

A report that was changed after it was written is named and left out;
--include-edited counts it. The checksum shows careless edits. It stops nobody
who means it: whoever reads the documentation can make one. Left out, too, are a
report of another course than most, one without an answer, a second copy of one
sitting, a second sitting of one test, and a drill that was done twice: the first
that was finished counts. Each is named on the standard error, and the exit code
is 1. Drills with two seeds are two, and both count. A drill that was left early,
a report of another version of the course, or a test with other questions, is
named and counted. One that names no learner counts for the name of its file.

--csv writes a row for each learner:
  class, learner, reports, edited, points, questions, percent,
  left early (how many drills), left out (how many reports), missing (what of it),
  for each test Test NAME: percent and Test NAME: passed (yes or no), for each
  drill Drill with seed SEED: percent; nothing in them for what is not counted,
  and for each lesson LESSON: points and LESSON: questions
--csv --questions writes a row for each question, the weakest first:
  id, kind, lesson, objectives, question, answer, answers, facility (0 to 1),
  discrimination (-1 to 1, or nothing), open, wrong (a line for each wrong answer
  and how often it was given)
A text that a spreadsheet would run as a formula has an apostrophe before it.

--json writes all of it: course (id, title), lessons, assignments (form: test,
drill, exams or drills; name, seed, lessons, reports, learners, mean, passed,
missing: class, learner, left_out; lone: the test that most have instead),
learners (class, learner, reports, edited, left, left_out, missing, points,
questions, share, lessons), all, questions (as above, with given: text, times,
right), files (file, counted, says).

The fields of a report stand in .github/REPORT.md, beside schemas of reports and
results: in the archive of a release, in /usr/share/doc/porthole where a package
brought it, and in the source.`

// resultVerbs are what is done with the reports of others.
type resultVerbs struct{ *cli }

// telling says how results are told.
type telling struct{ csv, json, questions, edited bool }

func (c resultVerbs) resultsVerb() *cobra.Command {
	var f telling
	verb := &cobra.Command{
		Use:   "results FILE.json...",
		Short: "Tell what a class got right, from the reports that it handed in",
		Long:  resultsHelp,
		Example: `  porthole results homework/*.json
  porthole results --questions week-3/*.json     every question, not the ten weakest
  porthole results --csv *.json > class.csv
  porthole results --json *.json | jq '.questions[0]'`,
		Args: between(1, math.MaxInt),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"json"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(_ *cobra.Command, args []string) error { return c.results(args, f) },
	}
	flags := verb.Flags()
	flags.SortFlags = false
	flags.BoolVar(&f.csv, "csv", false, "a table for a spreadsheet")
	flags.BoolVar(&f.json, "json", false, "one JSON object")
	flags.BoolVar(&f.questions, "questions", false, "all questions, the weakest first; beside --csv instead of the learners")
	flags.BoolVar(&f.edited, "include-edited", false, "count reports that were changed after they were written, too")
	return verb
}

func (c resultVerbs) results(paths []string, f telling) error {
	if f.json && (f.csv || f.questions) {
		return usagef("--json tells everything; --csv and --questions cannot stand beside it")
	}
	var files []jsonResultFile
	var sheets []class.Sheet
	for _, path := range expanded(paths) {
		sheet, err := c.sheetFrom(path)
		if err != nil {
			files = append(files, jsonResultFile{File: path, Says: []string{err.Error()}})
			continue
		}
		files = append(files, jsonResultFile{File: path, Counted: true, Says: []string{}})
		sheets = append(sheets, sheet)
	}
	counted, remarks := class.Collect(sheets, f.edited)
	remarked(files, remarks)
	failed := c.complainOf(files)
	if len(counted) == 0 {
		return errReported
	}
	if err := c.tell(f, counted, remarks, files); err != nil || !failed {
		return err
	}
	return errReported
}

// expanded takes names with * for the files that they stand for, where the shell does not; on Windows none does.
func expanded(paths []string) (all []string) {
	for _, path := range paths {
		if found, err := filepath.Glob(path); err == nil && len(found) > 0 && !isFile(path) {
			all = append(all, found...)
			continue
		}
		all = append(all, path)
	}
	return all
}

// remarked notes by the files what is to be said of them. A file that was named twice is remarked on the second time.
func remarked(files []jsonResultFile, remarks []class.Remark) {
	for _, r := range remarks {
		last := -1
		for i, file := range files {
			if file.File == r.Sheet.From && file.Counted {
				last = i
			}
		}
		if last < 0 {
			continue
		}
		files[last].Counted = !r.LeftOut
		files[last].Says = append(files[last].Says, fmt.Sprintf("%q: %s", r.Sheet.From, remark(r)))
	}
}

// remark says what is the matter with a report.
func remark(r class.Remark) string {
	s, beside := r.Sheet, r.Beside
	switch r.Fault {
	case class.Edited:
		if r.LeftOut {
			return "it was changed after Porthole wrote it, so it is left out; --include-edited counts it"
		}
		return "it was changed after Porthole wrote it; it is counted all the same"
	case class.OtherCourse:
		if r.Even {
			return fmt.Sprintf("it is of the course %q, and the first, %q, is of %q, so it is left out; look at each course by itself", s.Course.ID, beside.From, beside.Course.ID)
		}
		return fmt.Sprintf("it is of the course %q, and most are of %q, so it is left out", s.Course.ID, beside.Course.ID)
	case class.Copy:
		return fmt.Sprintf("it is of the same sitting as %q, so it is left out", beside.From)
	case class.Twice:
		return fmt.Sprintf("%s sat the test %q before, see %q, so it is left out", s.Learner, s.Test, beside.From)
	case class.Empty:
		return "nothing was answered in it, so it is left out"
	case class.Again:
		return again(s, beside)
	case class.Left:
		return "it was left after " + words.Count(len(s.Answers), "question") + "; what was answered is counted"
	case class.OtherVersion:
		return fmt.Sprintf("it is of another version of the course than %s%q; it is counted", mostSuchAs(r), beside.From)
	case class.OtherQuestions:
		return fmt.Sprintf("the test %q has other questions in it than in %s%q; it is counted", s.Test, mostSuchAs(r), beside.From)
	}
	return ""
}

// mostSuchAs leads to the name of a file that others are like, where there are any.
func mostSuchAs(r class.Remark) string {
	if r.Even {
		return ""
	}
	return "most, such as "
}

// again says that a drill was done twice.
func again(s, beside class.Sheet) string {
	if s.Left && !beside.Left {
		return fmt.Sprintf("%s left it after %s, and finished the same drill in %q, so it is left out", s.Learner, words.Count(len(s.Answers), "question"), beside.From)
	}
	return fmt.Sprintf("%s did the same drill before, see %q, so it is left out", s.Learner, beside.From)
}

// complainOf says all that is to be said of files, and reports whether one is not counted.
func (c resultVerbs) complainOf(files []jsonResultFile) (failed bool) {
	for _, file := range files {
		failed = failed || !file.Counted
		for _, says := range file.Says {
			c.complain(says)
		}
	}
	return failed
}

// tell tells what the reports come to, in the form that is wanted.
func (c resultVerbs) tell(f telling, sheets []class.Sheet, remarks []class.Remark, files []jsonResultFile) error {
	table, items, assigned := class.Tally(sheets, remarks), class.Items(sheets), class.Pieces(sheets, remarks)
	switch {
	case f.json:
		return writeIndented(c.out, resultsJSON(sheets[0].Course, table, assigned, items, files))
	case f.csv && f.questions:
		return share.WriteTable(c.out, questionRows(items), questionNumbers()...)
	case f.csv:
		rows := learnerRows(table, assigned)
		return share.WriteTable(c.out, rows, learnerNumbers(rows[0])...)
	}
	return plain.Results(c.out, sheets[0].Course.Title, table, assigned, items, f.questions)
}
