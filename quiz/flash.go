package quiz

// askFlash asks for an answer that the learner gives in the head, and marks.
func (d *Deck) askFlash(c Card) Question { return d.question(c, Flash, d.answers(c)) }
