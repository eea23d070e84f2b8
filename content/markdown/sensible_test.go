package markdown

import (
	"strings"
	"testing"
)

// What is not plainly worth asking is passed over, and told with its reason.
func TestTablesThatNobodyWouldBeAskedAreTold(t *testing.T) {
	for _, tc := range []struct{ src, why string }{
		{"| Step | Stack | Action |\n|-|-|-|\n| 1 | a | push |\n| 2 | b | pop |\n", "step by step"},
		{"| Week | Theme |\n|-|-|\n| 1 | Ports |\n| 2 | Mail |\n", "what is done when"},
		{"| Version | Date | Changes |\n|-|-|-|\n| 1.0 | May | begun |\n| 1.1 | June | mended |\n", "in which version"},
		{"| Resource | Kind |\n|-|-|\n| The sea | book |\n| The tide | film |\n", "to be read, watched or opened"},
		{"| Option | Default | Description |\n|-|-|-|\n| `port` | 25 | where it listens |\n| `host` | here | what it binds to |\n", "as a reference does"},
		{"| Needs | At home | Hired |\n|-|-|-|\n| Room | one has to build a shed for it | the owner keeps it in a hall |\n| Care | one has to oil it each month | the owner sends somebody each year |\n", "in long texts"},
		{"| Man | | Woman | |\n|-|-|-|-|\n| **one** | **many** | **one** | **many** |\n| el oso | los osos | la osa | las osas |\n", "two rows of headings"},
	} {
		if got := told("x.md", "# T\n\n"+tc.src); strings.Contains(got, " = ") || !strings.Contains(got, tc.why) {
			t.Errorf("%q:\n%s", tc.why, got)
		}
	}
}

func TestTheTermIsTheSubjectAndNotItsCodeOrTheme(t *testing.T) {
	for _, tc := range []struct{ src, want string }{
		{"| Card | Term | Explanation |\n|-|-|-|\n| AB001 | keel | the beam below |\n| AB002 | mast | the pole above |\n| AB003 | helm | the wheel that steers |\n", "keel | Explanation = the beam below"},
		{"| Theme | Word | Meaning |\n|-|-|-|\n| Food | pan | bread |\n| House | casa | house |\n| House | muro | wall |\n", "pan | Meaning = bread"},
		{"| Number | Korean |\n|-|-|\n| 6 (native) | yeoseot |\n| 6 (loan) | yuk |\n", "6 (loan) | Korean = yuk"},
	} {
		if got := told("x.md", "# T\n\n"+tc.src); !strings.Contains(got, tc.want) {
			t.Errorf("%q is not in\n%s", tc.want, got)
		}
	}
}

func TestTablesOfConversationsAndWorkAreTold(t *testing.T) {
	for _, tc := range []struct{ src, why string }{
		{"| Speaker | Line |\n|-|-|\n| Ada | Ahoy |\n| Ben | Aye |\n| Ada | Cast off |\n", "is a conversation"},
		{"| Boat | Status |\n|-|-|\n| Gull | done |\n| Tern | in progress |\n", "keeps account of work"},
		{"| i | j | k |\n|-|-|-|\n| 1 | 4 | 5 |\n| 2 | 6 | 8 |\n| 3 | 8 | 11 |\n", "works an example out"},
		{"## Ketch and yawl\n\n| Ketch | Yawl |\n|-|-|\n| tall mizzen | short mizzen |\n| roomy | nimble |\n", "sets two things side by side"},
	} {
		if got := told("x.md", "# T\n\n"+tc.src); strings.Contains(got, " = ") || !strings.Contains(got, tc.why) {
			t.Errorf("%q:\n%s", tc.why, got)
		}
	}
}

func TestRowsThatBeginAlikeAreNotAskedWhereSeveralColumnsDiffer(t *testing.T) {
	got := told("x.md", "# T\n\n| Rope | Length | Colour |\n|-|-|-|\n| Sheet | 10 m | red |\n| Sheet | 12 m | blue |\n| Halyard | 20 m | white |\n")
	if strings.Contains(got, "Sheet |") || !strings.Contains(got, "Halyard | Length = 20 m") || !strings.Contains(got, "begin as others do") {
		t.Error(got)
	}
}

func TestAPictureBesideAWordIsNoPartOfIt(t *testing.T) {
	got := told("x.md", "# T\n\n| Flag | Letter |\n|-|-|\n| Alfa ![the flag](a.png) | A |\n| Bravo ![the flag](b.png) | B |\n")
	if !strings.Contains(got, "Alfa | Letter = A") || strings.Contains(got, "the flag") {
		t.Error(got)
	}
}
