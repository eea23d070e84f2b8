package content

// Disagreement is a question on which authorities differ, with what each of them says of it.
type Disagreement struct {
	// About are the relations and the ids of authored questions that it concerns, as Key writes them.
	About []string
	// Keys are the subjects and values of those relations that it concerns.
	Keys      []string
	Positions []Position
	Lesson    int
	Line      int
}

// Position is what one authority says.
type Position struct {
	Authority string // "" for the course's own
	Text      string
	Sources   []int // indexes into Course.Sources
}
