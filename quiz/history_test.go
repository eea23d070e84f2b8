package quiz

import (
	"testing"

	"porthole/quiz/memory"
)

func TestDrillsShareWhatTheyHaveInCommon(t *testing.T) {
	s := drill(t, NewDeck(mail()), Selection{Seed: 3, Count: 12}, memory.Record{})
	for range 6 {
		q, _ := s.Question()
		answered, _ := s.Answer(respond(q, true), noon())
		if answered.past.before != s.past {
			t.Fatal("an answer copies what was answered before it")
		}
		if &answered.turns[0] != &s.turns[0] {
			t.Fatal("a right answer copies what is to come")
		}
		s = answered.Next(noon())
	}
	if s.past.len() != 6 || len(s.Answered()) != 6 {
		t.Errorf("%d answers, %d told", s.past.len(), len(s.Answered()))
	}
}
