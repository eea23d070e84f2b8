package content

import (
	"slices"
	"testing"
)

// asking makes a course of a title that asks for the values of subjects.
func asking(title string, pairs ...string) *Course {
	c := &Course{ID: title, Title: title}
	for pair := range slices.Chunk(pairs, 2) {
		c.Facts = append(c.Facts, Fact{Subject: pair[0], Relation: "Meaning", Values: []Value{{Text: pair[1]}}})
	}
	return c
}

func everywhere(string) bool { return true }

// opened opens courses one after the other on one machine, and returns their ids.
func opened(exists func(string) bool, courses []*Course, paths ...string) []string {
	var known []Known
	var ids []string
	for i, c := range courses {
		known = c.Identify(paths[i], known, exists)
		ids = append(ids, c.ID)
	}
	return ids
}

func TestNamesakesWithNothingInCommonAreTwoCourses(t *testing.T) {
	english := func() *Course { return asking("Vocabulary", "rot", "decay", "gift", "present") }
	german := func() *Course { return asking("Vocabulary", "rot", "red", "gift", "poison") }
	ids := opened(everywhere, []*Course{english(), german(), english(), german()}, "/a/english.md", "/a/german.md", "/b/english.md", "/a/german.md")
	if ids[0] != "Vocabulary" || ids[1] == ids[0] || ids[2] != ids[0] || ids[3] != ids[1] {
		t.Errorf("%q", ids)
	}
	again := opened(everywhere, []*Course{german()}, "/c/german.md")
	if again[0] != "Vocabulary" {
		t.Errorf("alone on a machine it is %q", again[0])
	}
}

func TestACourseThatIsMovedOrEditedIsFoundAgain(t *testing.T) {
	old := func() *Course { return asking("Words", "zorro", "fox", "oso", "bear", "lobo", "wolf") }
	other := asking("Words", "un", "one", "deux", "two")
	for name, tc := range map[string]struct {
		course *Course
		path   string
		there  bool
	}{
		"moved":                      {old(), "/new/words.md", false},
		"a value corrected":          {asking("Words", "zorro", "fox", "oso", "brown bear", "lobo", "wolf"), "/x/words.md", true},
		"all values corrected":       {asking("Words", "zorro", "the fox", "oso", "the bear", "lobo", "the wolf"), "/words.md", true},
		"many words more":            {asking("Words", "zorro", "fox", "oso", "bear", "lobo", "wolf", "a", "1", "b", "2", "c", "3", "d", "4", "e", "5"), "/y.md", true},
		"its title changed":          {asking("Animals", "zorro", "fox", "oso", "bear", "lobo", "wolf"), "/words.md", true},
		"moved, its title changed":   {asking("Animals", "zorro", "fox", "oso", "bear", "lobo", "wolf"), "/animals.md", false},
		"its title changed, a bit":   {asking("Animals", "zorro", "fox", "oso", "bear", "lobo", "grey wolf"), "/words.md", true},
		"its title in other letters": {asking("WORDS", "zorro", "fox", "oso", "bear", "lobo", "wolf"), "/z.md", true},
	} {
		ids := opened(func(string) bool { return tc.there }, []*Course{old(), asking("Words", "un", "one", "deux", "two"), tc.course}, "/words.md", "/other.md", tc.path)
		if ids[2] != ids[0] {
			t.Errorf("%s: %q", name, ids)
		}
	}
	copied := opened(everywhere, []*Course{old(), asking("Animals", "zorro", "fox", "oso", "bear", "lobo", "wolf")}, "/words.md", "/animals.md")
	if copied[1] != "Animals" {
		t.Errorf("a copy under another title is %q", copied[1])
	}
	if other.Named = true; other.Identify("/x.md", nil, everywhere) != nil || other.ID != "Words" {
		t.Error("an id of its own is not kept")
	}
}

func TestSketchesOfLargeCourses(t *testing.T) {
	large := func(from, to int) *Course {
		c := &Course{}
		for i := from; i < to; i++ {
			c.Facts = append(c.Facts, Fact{Subject: string(rune('a'+i%26)) + string(rune('a'+i/26)), Relation: "R", Values: []Value{{Text: "v"}}})
		}
		return c
	}
	for _, tc := range []struct {
		a, b        *Course
		least, most float64
	}{
		{large(0, 600), large(0, 600), 1, 1},
		{large(0, 300), large(300, 600), 0, 0},
		{large(0, 600), large(300, 600), 0.7, 1},
		{large(0, 600), large(0, 60), 0.7, 1},
		{large(0, 0), large(0, 0), 1, 1},
		{large(0, 0), large(0, 9), 0, 0},
	} {
		if got := common(tc.a.Sketch(), tc.b.Sketch()); got < tc.least || got > tc.most {
			t.Errorf("of %d and %d facts %v is common", len(tc.a.Facts), len(tc.b.Facts), got)
		}
	}
}

func TestAVersionIsThatOfWhatIsAsked(t *testing.T) {
	course := asking("Vocabulary", "rot", "red", "gift", "poison")
	turned, other := asking("Words", "gift", "poison", "rot", "red"), asking("Vocabulary", "rot", "red", "gift", "present")
	if course.Version() != turned.Version() || course.Version() == other.Version() {
		t.Errorf("%s, turned round %s, with another answer %s", course.Version(), turned.Version(), other.Version())
	}
}
