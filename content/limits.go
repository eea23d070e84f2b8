package content

// The limits of what is read from one document, so that a hostile or broken one costs no more than
// a fraction of a second. Each that is met is told as a Problem.
const (
	MaxRows    = 20_000  // rows of one table
	MaxCells   = 80_000  // cells of all tables together
	MaxColumns = 100     // columns of a table
	MaxFacts   = 80_000  // facts taken from all cells: one for each subject of the row
	MaxNesting = 20      // quotations and lists opened on one line
	MaxLines   = 100_000 // lines of a document, apart from rows that are left out
	// MaxFrontMatter is the size in bytes of the front matter.
	MaxFrontMatter = 64 << 10
	// Of one performance-based question: a form or a table to sort into, a conversation, an order.
	MaxTaskRows    = 12
	MaxTaskColumns = 8
	MaxTaskChoices = 24 // in one column
	MaxTaskLines   = 60
	MaxPrompts     = 12
	MaxSteps       = 12
	MaxThings      = 24
	// MaxWords is how many words the authorities of one disagreement take up together.
	MaxWords = 40
	// MaxProblems is how many Problems are listed, errors apart.
	MaxProblems = 1000
)
