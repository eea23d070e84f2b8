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

	"porthole/content"
	"porthole/quiz"
)

// reported runs a session and writes its result to a file, where one is named. The file is begun
// before the session: where it cannot be written is better known then.
func (c *cli) reported(ctx context.Context, to handIn, s session) error {
	if to.report == "" {
		return c.run(ctx, s)
	}
	file, err := c.createFile(to.report, kept, forOthers)
	if err != nil {
		return err
	}
	if s.selection.Seed == 0 {
		s.selection.Seed = c.Seed()
	}
	f := following{deck: s.open().Deck, seed: s.selection.Seed, alike: s.selection.Alike, now: c.Now}
	s.follow = f.follow
	err = c.run(ctx, s)
	if !f.begun {
		file.discard()
		return err
	}
	return cmp.Or(err, c.writeReport(file, f.report(c, to)))
}

// following is what is known of the session that is to be reported: the first one of the run in which anything was answered.
type following struct {
	deck   *quiz.Deck
	seed   uint64
	alike  bool // the seed was given
	now    func() time.Time
	begun  bool
	drill  quiz.Drill
	undone []undone // in the order in which it was taken back
}

// undone is an answer that was taken back, and when.
type undone struct {
	quiz.Answered
	at time.Time
}

func (f *following) follow(d quiz.Drill) {
	before := f.drill.Answered()
	switch {
	case d.ID() != f.drill.ID():
		if len(before)+len(f.undone) > 0 {
			return
		}
	case len(d.Answered()) < len(before):
		for _, a := range before[len(d.Answered()):] {
			f.undone = append(f.undone, undone{a, f.now()})
		}
	}
	f.begun, f.drill = true, d
}

// jsonReport is a report of a drill as it is written. Its fields are documented in .github/REPORT.md.
type jsonReport struct {
	jsonReportHead
	Seed     string       `json:"seed"` // a string, for not every reader of JSON has numbers of 64 bits
	Alike    bool         `json:"alike"`
	Session  string       `json:"session"`
	Start    time.Time    `json:"start"`
	End      time.Time    `json:"end"`
	Finished bool         `json:"finished"`
	Score    jsonScore    `json:"score"`
	Answers  []jsonAnswer `json:"answers"`
	Undone   []jsonUndone `json:"undone"`
	jsonSeal
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

type jsonAnswer struct {
	jsonReportItem
	Hint    bool      `json:"hint"`
	Guess   bool      `json:"guess"`
	Repeat  bool      `json:"repeat"`
	Latency *float64  `json:"latency"`
	At      time.Time `json:"at"`
}

type jsonUndone struct {
	jsonAnswer
	Undone time.Time `json:"undone"`
}

// report is what a session came to.
func (f *following) report(c *cli, to handIn) *jsonReport {
	now := c.Now()
	result := f.drill.Result(now)
	course := f.deck.Course()
	out := &jsonReport{
		jsonReportHead: to.head(c, course), Seed: strconv.FormatUint(f.seed, 10), Alike: f.alike, Session: f.drill.ID(),
		Start: seconds(f.drill.Began()), End: seconds(f.drill.Began().Add(result.Took)), Finished: f.drill.Over(),
		Score:   jsonScore{Right: result.Right, Asked: result.Asked, Mistakes: result.Mistakes},
		Answers: content.Each(result.Answered, f.answer),
		Undone:  content.Each(f.undone, func(u undone) jsonUndone { return jsonUndone{f.answer(u.Answered), seconds(u.at)} }),
	}
	if result.Asked > 0 {
		out.Score.Percent = int(math.Round(100 * float64(result.Right) / float64(result.Asked)))
	}
	out.Course.Lessons = lessonsOf(course, content.Each(out.Answers, func(a jsonAnswer) string { return a.Lesson }))
	return out
}

func (f *following) answer(a quiz.Answered) jsonAnswer {
	lesson, objectives := f.deck.LessonAndObjectives(a.Question)
	out := jsonAnswer{
		jsonReportItem: reportItem(a.Question, a.Verdict, lesson, objectives),
		Hint:           a.Response.Hinted, Guess: a.Answer.Guess, Repeat: a.Repeat, At: seconds(a.Answer.At),
	}
	if a.Response.Latency > 0 {
		out.Latency = new(a.Response.Latency.Round(time.Millisecond).Seconds())
	}
	return out
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
