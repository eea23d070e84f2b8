package content

// Form is a table to fill in: the rules of a firewall, the settings of a mail program.
type Form struct {
	Header []string `json:"header"` // of each column
	// Labels is how many columns, from the left, are given and name the row: none of a firewall's, the
	// first one of the settings'.
	Labels int `json:"labels"`
	// Rows are what is right. Several with the same Row are equally right there.
	Rows []FormRow `json:"rows"`
	// Start is what stands in the form at the beginning, by row and column; nil: nothing.
	Start [][]string `json:"start"`
	// Choices are what can be chosen in each column, in the order to show; of a column that is typed nil.
	Choices [][]string `json:"choices"`
}

// FormRow is one right way to fill in a row.
type FormRow struct {
	Row   int        `json:"row"`   // index of the row in the form
	Cells [][]string `json:"cells"` // by column: what is right there, the one to name first; "465 or 587" are two
	Line  int        `json:"line"`
}

// TranscriptBody is a conversation, and what is asked about it.
type TranscriptBody struct {
	Lines   []string `json:"lines"` // "S: 220 mx.example.org ESMTP"
	Prompts []Prompt `json:"prompts"`
}

// Prompt asks for a line of a TranscriptBody, or, where it has Options, for one of these.
type Prompt struct {
	Text    string   `json:"text"`
	Lines   []int    `json:"lines,omitempty"`   // that are right, from 1; 0 stands for none of the lines
	Options []Option `json:"options,omitempty"` // one of them is right; nil: a line is asked for
	Line    int      `json:"line"`
}

// Sorting is a table, often of two by two, into whose fields things are sorted.
type Sorting struct {
	Columns, Rows []string // headings
	Things        []Thing
}

// Thing is one of the things to sort, and where it belongs.
type Thing struct {
	Text        string
	Row, Column int // indexes into Sorting.Rows and Sorting.Columns
}
