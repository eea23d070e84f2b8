package content

// Blueprint is what the front matter says of an exam; a field that is zero says nothing.
type Blueprint struct {
	Questions int      `json:"questions"`
	Minutes   int      `json:"minutes"`
	Pass      float64  `json:"pass"`      // share of the points, from 0 to 1
	Authority string   `json:"authority"` // whose wording it follows
	Weights   []Weight `json:"weights"`   // of lessons and objectives, by their names
	Kinds     []Weight `json:"kinds"`     // of the kinds of question, as the author names them; quiz knows which there are
	Line      int      `json:"line"`
}

// Weight is how much of an exam something makes up, beside the others: 2 is twice as much as 1.
type Weight struct {
	Name   string  `json:"name"`
	Weight float64 `json:"weight"`
	Line   int     `json:"line"`
}
