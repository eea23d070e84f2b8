package content

// Blueprint is what the front matter says of an exam; a field that is zero says nothing.
type Blueprint struct {
	Questions int
	Minutes   int
	Pass      float64  // share of the points, from 0 to 1
	Authority string   // whose wording it follows
	Weights   []Weight // of lessons and objectives, by their names
	Kinds     []Weight // of the kinds of question, as the author names them; quiz knows which there are
	Line      int
}

// Weight is how much of an exam something makes up, beside the others: 2 is twice as much as 1.
type Weight struct {
	Name   string
	Weight float64
	Line   int
}
