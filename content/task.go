package content

// Form is a table to fill in: the rules of a firewall, the settings of a mail program.
type Form struct {
	Header []string // of each column
	// Labels is how many columns, from the left, are given and name the row: none of a firewall's, the
	// first one of the settings'.
	Labels int
	// Rows are what is right. Several with the same Row are equally right there.
	Rows []FormRow
	// Start is what stands in the form at the beginning, by row and column; nil: nothing.
	Start [][]string
	// Choices are what can be chosen in each column, in the order to show; of a column that is typed nil.
	Choices [][]string
}

// FormRow is one right way to fill in a row.
type FormRow struct {
	Row   int        // index of the row in the form
	Cells [][]string // by column: what is right there, the one to name first; "465 or 587" are two
	Line  int
}

// TranscriptBody is a conversation, and what is asked about it.
type TranscriptBody struct {
	Lines   []string // "S: 220 mx.example.org ESMTP"
	Prompts []Prompt
}

// Prompt asks for a line of a TranscriptBody, or, where it has Options, for one of these.
type Prompt struct {
	Text    string
	Lines   []int    // that are right, from 1; 0 stands for none of the lines
	Options []Option // one of them is right; nil: a line is asked for
	Line    int
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
