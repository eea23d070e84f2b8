package markdown

// The limits that goldmark's time and the readers' rest on, beside those that content names.
const (
	maxCell   = 16 << 10 // bytes of a cell that is looked into for numbers and names
	maxIndent = 64       // columns; how far lists nest over several lines
	maxBlanks = 50       // blank lines in a row
	maxDepths = 1e6      // sum over all lines of how deep they may stand: goldmark asks each level
	maxMarks  = 2e3      // brackets, stars and the like in one paragraph
	// maxEffort bounds the sum over all paragraphs of the square of their marks: pairing them
	// takes goldmark up to a few nanoseconds for each pair.
	maxEffort = 2e8
)
