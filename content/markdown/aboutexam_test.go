package markdown

import "testing"

func TestHowAnExamIsMadeUpIsNotAsked(t *testing.T) {
	for _, table := range []string{
		"| Domain | Weight | Questions |\n|-|-|-|\n| Knots | 30% | 15 |\n| Rig | 70% | 35 |\n",
		"| Themengebiet | Gewichtung |\n|-|-|\n| Knoten | 30 % |\n| Rigg | 70 % |\n",
		"| 章节 | 分值 | 题数 |\n|-|-|-|\n| 绳结 | 30 | 15 |\n| 帆装 | 70 | 35 |\n",
		"| # | Item | Qty |\n|-|-|-|\n| 1 | Rope | 3 |\n| 2 | Oar | 2 |\n| 3 | Pail | 1 |\n",
		"| Kapitel | Titel |\n|-|-|\n| 1 | [Knoten](k.md) |\n| 2 | [Rigg](r.md) |\n",
		"| Datum | Thema |\n|-|-|\n| 3. Mai | Knoten |\n| 10. Mai | Rigg |\n",
		"## Authors\n\n| Name | Role |\n|-|-|\n| Ann | Editor |\n| Bob | Reviewer |\n",
	} {
		mustTell(t, "x.md", "# T\n\n"+table, "! = ", "it is not asked")
	}
}

func TestWeightsAndPointsOfThingsAreAsked(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n| Animal | Weight |\n|-|-|\n| ox | 700 kg |\n| hen | 2 kg |\n", "ox | Weight = 700 kg")
	mustTell(t, "x.md", "# T\n\n| Tier | Gewicht |\n|-|-|\n| Ochse | 700 kg |\n| Huhn | 2 kg |\n| Maus | 20 g |\n", "Ochse | Gewicht = 700 kg")
	mustTell(t, "x.md", "# T\n\n| Date | Event |\n|-|-|\n| 1912 | a liner sinks |\n| 1914 | a canal opens |\n", "1912 | Event")
	mustTell(t, "x.md", "# T\n\n## Authors\n\n| Name | Born |\n|-|-|\n| Melville | 1819 |\n| Conrad | 1857 |\n", "Melville | Born = 1819")
}
