package quiz

// taskKey is what is right in the blanks of a performance-based question.
type taskKey struct {
	// Wanted lists for each blank what is right there, the one to name first. Of Order the steps in order, one each.
	Wanted [][]string `json:"wanted,omitempty"`
	// Rows are the right rows of a form, by column; several of one Row are equally right there.
	Rows []taskRow `json:"rows,omitempty"`
}

// taskRow is one right way to fill in a row of a form.
type taskRow struct {
	Row   int        `json:"row"`
	Cells [][]string `json:"cells"`
}

// markTask marks what stands in the blanks.
func markTask(q Question, fields []string) Verdict {
	_ = fields
	return Verdict{Answer: listed(q.Answers)}
}
