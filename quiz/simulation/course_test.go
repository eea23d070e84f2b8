package simulation

import (
	"testing"

	"porthole/quiz"
)

func TestFactsAreOnlyMixedUpWithinTheirGroup(t *testing.T) {
	deck := quiz.NewDeck(course(45))
	subjects, ports := map[string]bool{}, map[string]bool{}
	for fact := range 45 {
		subjects[name(fact)], ports[port(fact)] = true, true
		alike := deck.LookAlikes(deck.CardsOf(fact)[0], nil)
		if len(alike) != groupSize-1 {
			t.Errorf("%s %s is mixed up with %v, not with the two others of its group", name(fact), port(fact), alike)
		}
	}
	if len(subjects) != 45 || len(ports) != 45 {
		t.Errorf("%d subjects and %d ports of 45 facts", len(subjects), len(ports))
	}
}
