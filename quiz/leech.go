package quiz

import "porthole/quiz/memory"

// Leech is a card that was missed again and again in one day, with what may help: it rests until the next one.
type Leech struct {
	Answer  string // the right one
	Row     string // what its table says of it; "" where it says nothing
	Mixed   string // what it is mixed up with most: "POP3S · Secure port: 995"; "" for nothing
	Lesson  int    // of the passage: an index into Course.Lessons
	Passage string // what a lesson says of it; "" where none does
}

// Leech returns the card that was just missed for the third time on a day. It is false where the last answer missed
// none so often.
func (s Drill) Leech() (Leech, bool) {
	if s.queue.schedule == nil || !s.marked || s.past.Verdict.Right {
		return Leech{}, false
	}
	card := s.record.Card(s.past.turn.id)
	if s.queue.selection.Practice || card.MissesOn(memory.DayOf(s.past.Answer.At)) < leech {
		return Leech{}, false
	}
	return s.queue.deck.leech(s.past.turn, s.past.Verdict, s.record), true
}

func (d *Deck) leech(t turn, v Verdict, r memory.Record) Leech {
	out := Leech{Answer: v.Answer, Lesson: d.lessonOf(t)}
	if t.card < 0 {
		return out
	}
	c := d.cards().cards[t.card]
	fact := c.Facts[0]
	out.Row = d.row(fact)
	words := append([]string{d.course.Facts[fact].Subject}, d.course.Facts[fact].Texts()...)
	if found := d.lookAlikes(c, r.Mistaken(c.ID)); len(found) > 0 {
		out.Mixed = d.row(found[0].fact)
	}
	out.Lesson, out.Passage = d.course.Passage(out.Lesson, words)
	return out
}
