package command

import (
	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz"
)

// handIn are the flags that say where a result goes that is handed in, and of whom it is.
type handIn struct {
	report string // the file; "": nothing is handed in
	class  name
}

func (h *handIn) register(verb *cobra.Command) {
	verb.Flags().StringVar(&h.report, "report", "", "write the result to `FILE`, as JSON, to be handed in")
	verb.Flags().Var(&h.class, "class", "beside --report: `NAME` of the learner's class")
	// They fail only for a flag that is not registered.
	_ = verb.MarkFlagFilename("report", "json")
	_ = verb.RegisterFlagCompletionFunc("class", cobra.NoFileCompletions)
}

// fits refuses what names no file. The standard output is none: the session itself is told there.
func (h *handIn) fits(verb *cobra.Command) error {
	changed := verb.Flags().Changed
	if changed("report") && (h.report == "" || h.report == "-") {
		return usagef("--report takes the name of a file, not %q", h.report)
	}
	if changed("class") && !changed("report") {
		return usagef("--class stands beside --report")
	}
	return nil
}

// The parts that the reports of drills and exams have in common.
type (
	jsonReportHead struct {
		Program string     `json:"program"`
		Version string     `json:"version"`
		Course  jsonAsking `json:"course"`
		Learner string     `json:"learner"`
		Class   string     `json:"class"`
	}
	// jsonAsking is a course of which something was asked.
	jsonAsking struct {
		jsonCourse
		Version string   `json:"version"`
		Lessons []string `json:"lessons"` // that were asked about, in the order of the course
	}
	jsonReportItem struct {
		ID         string   `json:"id"`
		Question   string   `json:"question"`
		Kind       string   `json:"kind"`
		Lesson     string   `json:"lesson"`
		Objectives []string `json:"objectives"`
		Options    []string `json:"options"`
		Given      string   `json:"given"`
		Answer     string   `json:"answer"`
		Right      bool     `json:"right"`
		Credit     float64  `json:"credit"`
	}
)

// head is the beginning of a report.
func (h *handIn) head(c *cli, course *content.Course) jsonReportHead {
	return jsonReportHead{
		Program: "porthole", Version: c.Version, Learner: c.learner.String(), Class: h.class.String(),
		Course: jsonAsking{jsonCourse: jsonCourse{course.ID, course.Title}, Version: course.Version()},
	}
}

func reportItem(q quiz.Question, v quiz.Verdict, lesson string, objectives []string) jsonReportItem {
	return jsonReportItem{
		ID: q.ID, Question: q.Stem, Kind: q.Kind.String(), Lesson: lesson, Objectives: append([]string{}, objectives...),
		Options: content.Each(q.Options, func(o quiz.Option) string { return o.Text }),
		Given:   v.Given, Answer: v.Answer, Right: v.Right, Credit: thousandths(v.Credit),
	}
}

// lessonsOf returns those lessons of a course that are among the titles, in its order.
func lessonsOf(course *content.Course, titles []string) []string {
	asked := map[string]bool{}
	for _, title := range titles {
		asked[title] = true
	}
	out := []string{}
	for _, title := range lessonTitles(course) {
		if asked[title] {
			out = append(out, title)
			asked[title] = false
		}
	}
	return out
}
