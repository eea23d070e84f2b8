package content_test

import (
	"slices"
	"testing"

	"porthole/content"
)

// An objective says who asks; where it is written is said by a source.
func TestAnObjectiveIsATagAndNoSource(t *testing.T) {
	cited := []content.Source{
		{Text: "CompTIA A+ 220-1201, objective 2.1", Objective: "220-1201 2.1"}, {Text: "RFC 4253 §4.1"},
		{Text: "CompTIA Network+ N10-009, objective 1.4", Objective: "N10-009 1.4"}, {Text: "again", Objective: "220-1201 2.1"},
		{Text: "a class of our own", Objective: "week 3"},
	}
	if got := content.SourceTexts(cited); !slices.Equal(got, []string{"RFC 4253 §4.1"}) {
		t.Errorf("the sources are %q", got)
	}
	if got := content.Tags(cited); !slices.Equal(got, []string{"A+ 2.1", "Network+ 1.4", "week 3"}) {
		t.Errorf("the tags are %q", got)
	}
	if got := content.Cited(cited); !slices.Equal(got, []string{"RFC 4253 §4.1", "asked by A+ 2.1, Network+ 1.4, week 3"}) {
		t.Errorf("cited are %q", got)
	}
	if got := content.Cited(cited[1:2]); !slices.Equal(got, []string{"RFC 4253 §4.1"}) {
		t.Errorf("cited are %q", got)
	}
}
