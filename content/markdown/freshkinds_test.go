package markdown

import (
	"fmt"
	"testing"

	"porthole/content"
)

// Kinds of faults that further public documents showed, each with its right value.

func TestTablesOfGatesAreAskedWithTheirGates(t *testing.T) {
	const and, or = "| A | B | Y |\n|-|-|-|\n| 0 | 0 | 0 |\n| 0 | 1 | 0 |\n| 1 | 0 | 0 |\n| 1 | 1 | 1 |\n\n", "| A | B | Y |\n|-|-|-|\n| 0 | 0 | 0 |\n| 0 | 1 | 1 |\n| 1 | 0 | 1 |\n| 1 | 1 | 1 |\n\n"
	mustTell(t, "x.md", "# T\n\n## AND\n\n"+and+"## OR\n\n"+or, "A 0, B 1 (AND) | Y = 0\n", "A 0, B 1 (OR) | Y = 1\n")
	mustTell(t, "x.md", "# T\n\n## Gates\n\nAND:\n\n"+and+"OR:\n\n"+or, "A 0, B 1 (AND) | Y = 0\n", "A 0, B 1 (OR) | Y = 1\n")
	mustTell(t, "x.md", "# T\n\n## Gates\n\n"+and+"And one more.\n\n"+or, "! = ", "nothing tells them apart")
	mustTell(t, "x.md", "# T\n\n## Gates\n\n"+and+"And one more.\n\n| A | Y |\n|-|-|\n| 0 | 1 |\n| 1 | 0 |\n", "! = ", "nothing tells them apart")
	mustTell(t, "x.md", "# T\n\n## Gates\n\n| A | B | AND | OR |\n|-|-|-|-|\n| 0 | 0 | 0 | 0 |\n| 0 | 1 | 0 | 1 |\n| 1 | 0 | 0 | 1 |\n| 1 | 1 | 1 | 1 |\n", "A 0, B 1 | OR = 1\n")
}

func TestTwoListsSideBySideAreNoPairs(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n| 国内 | 国际 |\n|-|-|\n| 支付宝 | PayPal |\n| 银联 | Visa |\n", "! = ", "a list under")
	mustTell(t, "x.csv", "Hot,Cold\nsoup,salad\nstew,juice\n", "! = ", "a list under")
	mustTell(t, "x.md", "# T\n\n| Singular | Plural |\n|-|-|\n| ox | oxen |\n| mouse | mice |\n", "ox | Plural = oxen")
}

func TestPhrasesAreTheSubjectWhereTheyAreTranslated(t *testing.T) {
	mustTell(t, "x.csv", "id,Category,Phrase/Sentence,Norse translation,Use\n1,Meeting,How are you today my friend?,Hvat ferr,said at the door\n2,Meeting,It is good to see you at last.,Heill ok sæll,said after a journey\n3,Leaving,Until we meet again on the sea.,Far vel,said on the shore\n",
		"How are you today my friend? | Norse translation = Hvat ferr", "!Meeting |", "!are examples")
	mustTell(t, "x.csv", "word,phrase,translation\noso,el oso duerme en la cueva,bear\nlobo,el lobo corre por el bosque,wolf\nrana,la rana salta en el agua,frog\n", "oso | translation = bear")
}

func TestBracketsAmongPatternsAreNoCheckBoxes(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n| What | Pattern |\n|-|-|\n| a space | `[ ]` |\n| the letter x | [x] |\n| a tab | `\\t` |\n", "the letter x | Pattern = [x]", "a space | Pattern = [ ]")
	mustTell(t, "x.md", "# T\n\n| Boat | Afloat |\n|-|-|\n| Gull | [x] |\n| Tern | [ ] |\n", "Gull | Afloat = Yes", "Tern | Afloat = No")
	mustTell(t, "x.md", "# T\n\n- [] - a set of letters\n- () - a group\n- [] - once more\n- . - any letter\n", "!check box")
	mustTell(t, "x.md", "# T\n\nWhich float?\n\n- [x] cork\n- [ ] lead\n- iron\n", "has no check box")
}

func TestPairsWithinListsAreTold(t *testing.T) {
	mustTell(t, "x.md", "# T\n\nThere is a river.\n\n- Some signs have a meaning of their own in each of the patterns here\n  - \\d -> a digit\n  - \\s -> a space\n- The others mean what they are and nothing else at all\n", "! = ", "looks like one of terms")
}

func TestOptionsAreNoAnswer(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n- Which floats?\n  - A) cork\n  - B) lead\n- Which flies?\n  - A) a gull\n  - B) a cod\n", "! = ", "no answer names one")
	mustTell(t, "x.md", "# T\n\n- The mast stands on ... keel.\n  - A) the\n  - B) a\n- The sail hangs from ... yard of the ship.\n  - A) an\n  - B) a\n", "! = ", "no answer names one")
}

func TestQuestionsAndAnswersByTheirFirstLetters(t *testing.T) {
	const cards = "- **P:** Co pływa?\n  **O:** Korek.\n\n- **P:** Co lata?\n  **O:** Mewa.\n"
	mustTell(t, "x.md", "# T\n\n## Morze\n"+cards, "Co pływa? | Answer = Korek.", "Co lata? | Answer = Mewa.")
	mustTell(t, "x.md", "# T\n\n## Co wiesz o morzu?\n"+cards, "Co lata? | Answer = Mewa.", "!Co wiesz")
	mustTell(t, "x.md", "# T\n\n- **P:** Co pływa?\n  **O:** [Korek](https://a.example).\n- **P:** Co lata?\n  **O:** Mewa.\n", "Co pływa? | Answer = Korek.\n")
	mustTell(t, "x.md", "# T\n\n## Цвета\n\n- **Н:** ночь\n  **Д:** день\n- **Н:** небо\n  **Д:** дом\n", "! = ")
}

func TestAFullStopEndsNoCommand(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n## Commands\n\n- **List**: `ls -l`.\n- **Copy**: `cp a b`.\n- **Tell**: uses `cat`.\n", "List | Explanation = ls -l\n", "Tell | Explanation = uses cat.\n")
}

func TestAColumnOfKeyTermsOnlySortsThem(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n| Area | Key terms |\n|-|-|\n| Rig | mast, yard, boom |\n| Hull | keel, deck, rib |\n", "! = ", "only names what the document speaks of")
}

func TestHowSomethingIsAtPresentIsNotAsked(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n| Part | Task | Current status |\n|-|-|-|\n| Pump | lifts water | off |\n| Fan | moves air | on |\n", "Pump | Task = lifts water", "! = off")
}

func TestWhatIsSpokenIsNotTyped(t *testing.T) {
	c, _ := Parse("x.md", []byte("# T\n\n| Word | Pronúncia | Português |\n|-|-|-|\n| most | Mosht | agora |\n| itt | Itt | aqui |\n| ma | mah | hoje |\n\n## F\n\n| Name | Rule |\n|-|-|\n| area | $\\pi r^2$ |\n| way | $v_0 t$ |\n"))
	for _, f := range c.Facts {
		if read := f.Relation != "Português"; read != (f.Kind == content.Sentence) {
			t.Errorf("%s of %s: %v", f.Relation, f.Subject, f.Kind)
		}
		if f.Subject == "itt" && f.Relation == "Pronúncia" {
			t.Error("itt is said to be spoken itt")
		}
	}
	if len(c.Facts) != 7 {
		t.Errorf("%d facts", len(c.Facts))
	}
}

func TestASheetOfFormsIsNotNamedByOneOfThem(t *testing.T) {
	rows := "word,reading,tense,first,second\n"
	for _, verb := range []string{"ga", "le", "mo"} {
		for _, tense := range []string{"now", "then"} {
			rows += verb + "," + verb + "h," + tense + ",I" + verb + tense + ",you" + verb + tense + "\n"
		}
	}
	mustTell(t, "x.csv", rows, "ga, now | first = Iganow", "ga, now | reading = gah", "!Iganow |")
}

func TestWhatIsWrittenInCodeOrBelowHeadingsIsTold(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n```\n`mast;a pole`\n\n`keel;a beam`\n\n`yard;a spar`\n\n`deck;a floor`\n```\n", "block of code looks like a table")
	mustTell(t, "x.md", "# T\n\n```\nx = 1; y = 2;\nf(x); g(y);\nif (x) { y(); }\nz();\n```\n", "!block of code")
	mustTell(t, "x.md", "# T\n\n### Mast\n\n- It bears the sails of the ship.\n\n### Keel\n\n- It is the beam below all others.\n", "2 headings from here on stand over texts or lists")
}

func TestWhatADocumentSaysOfItselfOrOfTablesIsNotAsked(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n| | Daten |\n|-|-|\n| **Name** | Jo Doe |\n| **Zeitraum** | 7. Mai |\n| **Klasse** | 3b |\n", "! = ", "tells of the document")
	mustTell(t, "x.md", "# T\n\n| Field | Size |\n|-|-|\n| Version | 4 bits |\n| Length | 16 bits |\n| Checksum | 16 bits |\n", "Version | Size = 4 bits")
	mustTell(t, "x.md", "# T\n\n| Left Align | Center Align | Right Align |\n|:-|:-:|-:|\n| A1 | A2 | A3 |\n| B1 | B2 | B3 |\n", "! = ", "how tables are written")
	mustTell(t, "x.md", "# T\n\nman : king :: woman : queen\n", "! = ", "as one pair is to another")
	mustTell(t, "x.md", "# T\n\n- 執筆：完了\n- 章のレビュー：指摘反映済み（5月）\n- 部のレビュー：第3部のあとに実施予定\n", "! = ", "how far something is")
}

func TestAnIDOfAnotherProgramMakesNoCourse(t *testing.T) {
	const list = "# T\n\n## Terms\n\n- **Mast**: the pole\n- **Keel**: the beam\n"
	mustTell(t, "x.md", "---\nid: q-14\ntitle: T\ndifficulty: hard\nrole: sailor\n---\n\n"+list, "Mast | Explanation = the pole")
	mustTell(t, "x.md", "---\nid: q-14\ntitle: T\nphrases:\n  Port: {forward: \"Where is {subject}?\"}\nrole: sailor\nrank: 3\n---\n\n"+list, "! = ")
}

func TestCodeOfSeveralLinesIsNoAnswer(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n## How is a loop written?\n\nSo it is:\n\n```\nfor x in y:\n    f(x)\n```\n", "! = ", "code of several lines")
	mustTell(t, "x.md", "# T\n\n## How is a loop ended?\n\nanswer:\n\n```\nbreak\n```\n", "How is a loop ended? | Answer = break\n")
}

func TestDataAndTracesAreNotAsked(t *testing.T) {
	rows, trace := "date,rate\n", "| Insert | Step | Size |\n|-|-|-|\n"
	for i := range 40 {
		rows += fmt.Sprintf("2021-%02d-%02d,%d\n", 1+i/28, 1+i%28, i)
	}
	for i := range 6 {
		trace += fmt.Sprintf("| b%d | %d | %d |\n", i+1, i, 2*i)
	}
	mustTell(t, "x.csv", rows, "! = ", "day by day")
	mustTell(t, "x.md", "# T\n\n"+trace, "! = ", "row by row")
	mustTell(t, "x.md", "# T\n\n| Event | Year |\n|-|-|\n| Hastings | 1066 |\n| Lepanto | 1571 |\n", "Hastings | Year = 1066")
}

func TestABarInAFormulaBreaksItsRow(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n| Name | Rule |\n|-|-|\n| norm | $|Rx| = |x|$ |\n| zero | $R(0) = 1$ |\n", "zero | Rule = $R(0) = 1$", "!norm |", "splits the row")
	mustTell(t, "x.md", "# T\n\n| Thing | Price |\n|-|-|\n| pen | $3 |\n| book | $8 |\n", "pen | Price = $3")
}

func TestNumbersForNumbersAreAnExample(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n| Group | Pupils | Tables |\n|-|-|-|\n| 1 | 12 | 3 |\n| 2 | 8 | 2 |\n| 3 | 15 | 4 |\n", "! = ", "row by row")
	mustTell(t, "x.md", "# T\n\n| n | n² | n³ |\n|-|-|-|\n| 1 | 1 | 1 |\n| 2 | 4 | 8 |\n| 3 | 9 | 27 |\n", "4 | n³ = 8")
}

func TestFilesAndSettingsOfAProgramAreNoTerms(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n## Key files\n\n- `src/types.ts`: Card, Game\n- `src/store.ts`: what is kept\n", "! = ", "files or settings")
	mustTell(t, "x.md", "# T\n\n## Environment variables\n\n- `API_KEY`: the key\n- `DATA_DIR`: where data lie\n", "! = ", "files or settings")
	mustTell(t, "x.md", "# T\n\n## Files of Unix\n\n- `/etc/passwd`: the users\n- `/etc/hosts`: names of hosts\n", "/etc/passwd (Files of Unix) | Meaning = the users")
}

func TestWrongAnswersAndListsOfOtherLengthsAreNotAsked(t *testing.T) {
	mustTell(t, "x.csv", "nl_correct,nl_wrong1,nl_wrong2,uk\nde hond,de kat,het huis,собака\nde vis,het dak,de zee,риба\nde boom,het bos,de tak,дерево\n", "de hond | uk = собака", "!de kat", "are wrong answers")
	mustTell(t, "x.md", "# T\n\n| Rig | Hull |\n|-|-|\n| mast | keel |\n| yard | deck |\n| boom | rib |\n| stay | stem |\n| vang | plank |\n| | rudder |\n", "! = ", "ends before the second")
	mustTell(t, "x.md", "# T\n\n| Verb | Form |\n|-|-|\n| go | went |\n| | gone |\n| see | saw |\n| | seen |\n", "see | Form = saw")
	mustTell(t, "x.md", "# T\n\n- 用户：7条\n- 通知：57条\n- 测试：1条。\n", "! = ", "how many of each")
}
