package command

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz"
)

// reportable refuses what names no file. The standard output is none: the session itself is told there.
func (f *choice) reportable(verb *cobra.Command) error {
	if verb.Flags().Changed("report") && (f.report == "" || f.report == "-") {
		return usagef("--report takes the name of a file, not %q", f.report)
	}
	return nil
}

// reported runs a session and writes its result to a file, where one is named. The file is begun
// before the session: where it cannot be written is better known then.
func (c *cli) reported(ctx context.Context, path string, s session) error {
	if path == "" {
		return c.run(ctx, s)
	}
	file, err := createFile(path, kept)
	if err != nil {
		return err
	}
	if s.selection.Seed == 0 {
		s.selection.Seed = c.Seed()
	}
	r := report{course: s.open().Deck.Course(), seed: s.selection.Seed}
	s.follow = r.follow
	err = c.run(ctx, s)
	if !r.begun {
		file.discard()
		return err
	}
	if failed := cmp.Or(c.writeReport(file, r), file.Chmod(handedIn)); failed != nil {
		file.discard()
		return cmp.Or(err, notWritten(path, failed))
	}
	if failed := file.commit(); failed != nil {
		return cmp.Or(err, failed)
	}
	c.say("The result is in " + path + ".")
	return err
}

// handedIn is the mode of a report: others are meant to read it.
const handedIn = 0o644

// report is what is known of the session that is to be reported: the first one of the run in which
// anything was answered.
type report struct {
	course *content.Course
	seed   uint64
	begun  bool
	drill  quiz.Drill
}

func (r *report) follow(d quiz.Drill) {
	if d.ID() == r.drill.ID() || len(r.drill.Answered()) == 0 {
		r.begun, r.drill = true, d
	}
}

// jsonReport is a report as it is written. Its fields are promised in the help of drill.
type jsonReport struct {
	Program  string           `json:"program"`
	Version  string           `json:"version"`
	Course   jsonCourse       `json:"course"`
	Learner  string           `json:"learner"`
	Seed     string           `json:"seed"` // a string, for not every reader of JSON has numbers of 64 bits
	Session  string           `json:"session"`
	Start    time.Time        `json:"start"`
	End      time.Time        `json:"end"`
	Finished bool             `json:"finished"`
	Score    jsonScore        `json:"score"`
	Answers  []jsonReportItem `json:"answers"`
}

type jsonCourse struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

type jsonScore struct {
	Right    int `json:"right"`
	Asked    int `json:"asked"`
	Percent  int `json:"percent"`
	Mistakes int `json:"mistakes"`
}

type jsonReportItem struct {
	Question string    `json:"question"`
	Kind     string    `json:"kind"`
	Options  []string  `json:"options"`
	Given    string    `json:"given"`
	Answer   string    `json:"answer"`
	Right    bool      `json:"right"`
	Hint     bool      `json:"hint"`
	Guess    bool      `json:"guess"`
	Repeat   bool      `json:"repeat"`
	Latency  *float64  `json:"latency"`
	At       time.Time `json:"at"`
}

func (c *cli) writeReport(w io.Writer, r report) error {
	now := c.Now()
	result := r.drill.Result(now)
	out := jsonReport{
		Program: "porthole", Version: c.Version, Course: jsonCourse{r.course.ID, r.course.Title},
		Learner: c.learner.String(), Seed: strconv.FormatUint(r.seed, 10), Session: r.drill.ID(),
		Start: seconds(r.drill.Began()), End: seconds(r.drill.Began().Add(result.Took)), Finished: r.drill.Over(),
		Score:   jsonScore{Right: result.Right, Asked: result.Asked, Mistakes: result.Mistakes},
		Answers: make([]jsonReportItem, len(result.Answered)),
	}
	if result.Asked > 0 {
		out.Score.Percent = int(math.Round(100 * float64(result.Right) / float64(result.Asked)))
	}
	for i, a := range result.Answered {
		out.Answers[i] = reportItem(a)
	}
	return writeIndented(w, out)
}

func reportItem(a quiz.Answered) jsonReportItem {
	item := jsonReportItem{
		Question: a.Question.Stem, Kind: a.Question.Kind.String(), Options: make([]string, len(a.Question.Options)),
		Given: a.Verdict.Given, Answer: a.Verdict.Answer, Right: a.Verdict.Right,
		Hint: a.Response.Hinted, Guess: a.Answer.Guess, Repeat: a.Repeat, At: seconds(a.Answer.At),
	}
	for i, o := range a.Question.Options {
		item.Options[i] = o.Text
	}
	if a.Response.Latency > 0 {
		latency := a.Response.Latency.Round(time.Millisecond).Seconds()
		item.Latency = &latency
	}
	return item
}

// seconds drops what is shorter than a second.
func seconds(t time.Time) time.Time { return t.Truncate(time.Second) }

// writeIndented writes a value as JSON that can be read by people, too.
func writeIndented(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	return nil
}
