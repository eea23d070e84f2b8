package markdown

import "testing"

func TestWhichColumnTheRowsAreAbout(t *testing.T) {
	for _, tc := range []struct {
		name, src string
		want      []string
	}{
		{"one that sorts stands first", "| Type | System | Maker |\n|-|-|-|\n| store | Alpha | A |\n| store | Beta | B |\n| store | Gamma | A |\n| queue | Delta | C |\n| queue | Eps | A |\n",
			[]string{"Alpha | Type = store", "Alpha | Maker = A", "Beta | Type = store", "Beta | Maker = B", "Gamma | Type = store", "Gamma | Maker = A",
				"Delta | Type = queue", "Delta | Maker = C", "Eps | Type = queue", "Eps | Maker = A"}},
		{"one that counts stands first", "| Z | Element | Symbol |\n|-|-|-|\n| 1 | Hydrogen | H |\n| 2 | Helium | He |\n| 3 | Lithium | Li |\n",
			[]string{"Hydrogen | Z = 1", "Hydrogen | Symbol = H", "Helium | Z = 2", "Helium | Symbol = He", "Lithium | Z = 3", "Lithium | Symbol = Li"}},
		{"codes do not count", "| Code | Name | Kind |\n|-|-|-|\n| 11 | Ready | a |\n| 12 | Busy | b |\n| 13 | Lost | c |\n",
			[]string{"11 | Name = Ready", "11 | Kind = a", "12 | Name = Busy", "12 | Kind = b", "13 | Name = Lost", "13 | Kind = c"}},
		{"the first among equals", "| Country | Capital | River |\n|-|-|-|\n| A | B | C |\n| D | E | F |\n| G | H | I |\n",
			[]string{"A | Capital = B", "A | River = C", "D | Capital = E", "D | River = F", "G | Capital = H", "G | River = I"}},
	} {
		t.Run(tc.name, func(t *testing.T) { wantFacts(t, "# T\n\n"+tc.src, tc.want...) })
	}
}

func TestColumnsThatOnlyPointElsewhereAreNotAsked(t *testing.T) {
	c, problems := Parse("x.md", []byte("# T\n\n| Word | Meaning | guid | Link | Site | Live |\n|-|-|-|-|-|-|\n"+
		"| zorro | fox | a1 | [here](x) | https://a.example | 0 |\n| oso | bear | b2 | [there](y) | https://b.example | 1 |\n| lobo | wolf | c3 | | | 1 |\n"))
	for _, f := range c.Facts {
		if f.Relation != "Meaning" && f.Relation != "Live" || f.Relation == "Live" && !f.OneWay {
			t.Errorf("it asks %q", f.Relation)
		}
	}
	if len(problems) != 3 || len(c.Facts) != 6 {
		t.Errorf("%d facts, %v", len(c.Facts), problems)
	}
}

func TestABarWithinCodeThatSplitsARow(t *testing.T) {
	c, problems := Parse("x.md", []byte("# T\n\n| What | Code |\n|-|-|\n| union | `//a | //b` |\n| either | `x \\| y` |\n"))
	if len(c.Facts) != 1 || c.Facts[0].Values[0].Text != "x | y" || len(problems) != 1 || problems[0].Line != 5 {
		t.Errorf("%v, %v", factLines(c), problems)
	}
}

func TestASubjectOfTwoSectionsIsNamedWithThem(t *testing.T) {
	wantFacts(t, "# T\n\n## Clipboard\n\n| Key | What |\n|-|-|\n| `p` | Paste |\n| `y` | Yank |\n\n## Objects\n\n| Key | What |\n|-|-|\n| `p` | Paragraph |\n| `w` | Word |\n",
		"p (Clipboard) | What = Paste", "y | What = Yank", "p (Objects) | What = Paragraph", "w | What = Word")
}
