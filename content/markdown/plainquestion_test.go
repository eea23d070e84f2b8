package markdown

import (
	"strings"
	"testing"

	"porthole/content"
)

func TestQuestionsThatCannotBeAskedAsTheyStand(t *testing.T) {
	const options = "\n\n- [x] %s\n- [ ] lead\n"
	for stem, told := range map[string]string{
		"Is it cork that floats?":                           `says its own answer, "cork"`,
		"What floats in the figure above?":                  "speaks of something that does not stand there",
		"What does the following code print?":               "speaks of something that does not stand there",
		"¿Qué imprime el siguiente código?":                 "speaks of something that does not stand there",
		"Was gibt der folgende Code aus?":                   "speaks of something that does not stand there",
		"如图所示，什么会浮？":                                        "speaks of something that does not stand there",
		"Which of the following floats?":                    "",
		"Which floats, cork or lead?":                       "",
		"Which code is given to a thing that floats?":       "",
		"What is a table of contents?":                      "",
		"What floats below the surface, as a picture of it": "",
	} {
		src := "# T\n\n" + stem + strings.ReplaceAll(options, "%s", "cork")
		c, problems := Parse("x.md", []byte(src))
		said := content.Texts(problems, func(p content.Problem) string { return p.Message })
		if all := strings.Join(said, "\n"); (len(c.Questions) == 0) != (told != "") || !strings.Contains(all, told) {
			t.Errorf("%q: %d questions; %s", stem, len(c.Questions), all)
		}
		if c, _ := Parse("x.md", []byte("---\nid: t\n---\n"+src)); len(c.Questions) != 1 {
			t.Errorf("%q is not asked of a document with an id", stem)
		}
	}
	mustTell(t, "x.md", "# T\n\nWhat does the following code print?\n\n```\necho 1\n```\n\n- [x] 1\n- [ ] 2\n", "[x] 1")
	mustTell(t, "x.md", "# T\n\nWhich prints 1?\n\n- [x] A\n\n  ```\n  echo 1\n  ```\n\n- [ ] B\n\n  ```\n  echo 2\n  ```\n", "![x] A", "is a block of code")
	mustTell(t, "x.md", "# T\n\n## What does the following program do?\n\nIt prints.\n", "!Answer =", "not shown with it")
}

func TestTablesOfQuestionsAreNotAsked(t *testing.T) {
	const table = "| boat | sail |\n|-|-|\n| yawl | two |\n| sloop | one |\n\n"
	const options = "- [x] one\n- [ ] two\n"
	mustTell(t, "x.md", "# T\n\n### Q1. How many has a sloop?\n\n"+table+options, "!sloop | sail", "belongs to the question")
	mustTell(t, "x.md", "# T\n\nHow many has a sloop?\n\n"+table+"Choose.\n\n"+options, "!sloop | sail", "belongs to the question")
	mustTell(t, "x.md", "# T\n\n## What sails are there?\n\n"+table+"Text.\n\nHow many has a sloop?\n\n"+options, "sloop | sail = one", "[x] one")
}

func TestListsOfWhichNobodyKnowsWhatTheySay(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n- Sloop – Anna\n- Yawl – Berta\n- Ketch – Clara\n", "Sloop | Goes with = Anna")
	mustTell(t, "x.md", "# T\n\n1. **Cut** the rope: it is tied\n2. **Row**: with both oars\n3. **Land**: on the beach\n", "! = ")
	mustTell(t, "x.md", "# T\n\n1. **Cut**: the rope is tied\n2. **Row**: with both oars\n3. **Land**: on the beach\n", "! = ", "the list is numbered")
	mustTell(t, "x.md", "# T\n\n## How is it done?\n\nSo.\n\n- **Cut**: the rope is tied\n- **Row**: with both oars\n", "!Cut |", "answers the question above it")
	mustTell(t, "x.md", "# T\n\n- **Keel**: the beam below\n- **Mast**: a pole\n  ![a boat under sail](a.png)\n", "Mast | Explanation = a pole\n")
}

func TestRowsThatSayTheirAnswer(t *testing.T) {
	mustTell(t, "x.md", "| Boat | Kind |\n|-|-|\n| a racing sloop | sloop |\n| Anna | yawl |\n| Berta | ketch |\n", "Anna | Kind = yawl", "!= sloop", "1 question would say its own answer")
	mustTell(t, "x.md", "# T\n\nQ: Is a keel a beam?\nA: beam\n\nQ: What is a mast?\nA: a pole\n", "What is a mast? | Answer = a pole", "!= beam")
}

func TestReadingsAboveWords(t *testing.T) {
	mustTell(t, "x.md", "| Word | Meaning |\n|-|-|\n| <ruby>水<rp>(</rp><rt>みず</rt><rp>)</rp></ruby> | water |\n| <ruby>火<rt>ひ</rt></ruby>の<ruby>山<rt>やま</rt></ruby> | volcano |\n", "水 | Meaning = water", "火の山 | Meaning = volcano")
	mustTell(t, "x.md", "# T\n\n<table><tr><th>Word<th>Meaning</tr><tr><td><ruby>水<rt>みず</rt></ruby><td>water</tr></table>\n", "水 | Meaning = water")
}

func TestJoinersBelongToTheSpelling(t *testing.T) {
	c, _ := Parse("x.md", []byte("| فارسی | English |\n|-|-|\n| می\u200cخواهم | I want |\n| خانه | house |\n"))
	if len(c.Facts) != 2 || c.Facts[0].Subject != "می\u200cخواهم" {
		t.Errorf("%+v", c.Facts)
	}
}
