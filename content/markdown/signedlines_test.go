package markdown

import "testing"

func TestASignWithoutSpacesPartsACardWhereNoNameOfAProgramCanStand(t *testing.T) {
	mustTell(t, "x.md", "# T\n\nBones in a hand::27\nLength of a cell::10 micrometers\nWho saw cells first::Robert Hooke\n\nCells in a body::~37 trillion\n",
		"Bones in a hand | Meaning = 27", "Length of a cell | Meaning = 10 micrometers", "Who saw cells first | Answer = Robert Hooke", "Cells in a body | Meaning = ~37 trillion")
	mustTell(t, "x.md", "# T\n\nIt is freed by the call std::vector\n", "! | ", `"It is freed by the call std::vector" may be a card`)
	mustTell(t, "x.md", "# T\n\nIt is freed by Pool::~Pool\n\n```cpp\nPool p;\n```\n", "! | ", "!may be a card") // a course of C++ is told nothing
}

func TestACardOfAHeadingBelongsToTheLessonOfThatHeading(t *testing.T) {
	for name, src := range map[string]string{
		"lessons":           "# T\n\n## What is a lock?\n\nOne at a time.\n\n## What is a counter?\n\nSo many at a time.\n",
		"parts of a lesson": "# T\n\n## Threads\n\n### What is a lock?\n\nOne at a time.\n\n## Counters\n\n### What is a counter?\n\nSo many at a time.\n",
		"chapters":          "# T\n\n# Threads\n\n## What is a lock?\n\nOne at a time.\n\n# Counters\n\n## What is a counter?\n\nSo many at a time.\n",
		"nothing but cards": "## What is a lock?\n\nOne at a time.\n\n## What is a counter?\n\nSo many at a time.\n",
	} {
		c, problems := Parse("x.md", []byte(src))
		if len(c.Facts) != 2 || c.Facts[0].Lesson != 0 || c.Facts[1].Lesson != 1 || len(c.Lessons) != 2 {
			t.Errorf("%s: %d lessons, facts %+v", name, len(c.Lessons), c.Facts)
		}
		for _, p := range problems {
			t.Errorf("%s: %v", name, p)
		}
	}
}

func TestCardsUnderHeadingsThatCountAreReadOnce(t *testing.T) {
	const src = "# T\n\n## Uno\n\n### Ficha 1\n**Pregunta:** Que vuela de noche?\n**Respuesta:** El buho.\n\n### Ficha 2\n**Pregunta:** Que nada en el rio?\n**Respuesta:** La nutria.\n\n### Ficha 3\n**Pregunta:** Que corre en el monte?\n**Respuesta:** El zorro.\n"
	mustTell(t, "x.md", src, "Que vuela de noche? | Answer = El buho.", "Que corre en el monte? | Answer = El zorro.", "!Respuesta")
	if c, _ := Parse("x.md", []byte(src)); len(c.Facts) != 3 {
		t.Errorf("%d facts of three cards: %+v", len(c.Facts), c.Facts)
	}
}
