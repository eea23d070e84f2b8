package markdown

import (
	"fmt"
	"strings"
	"testing"
)

// mustTell reads a document and looks for what it should tell: facts, questions and notices, and with "!" before it for what it
// should not.
func mustTell(t *testing.T, file, src string, want ...string) {
	t.Helper()
	got := told(file, src)
	c, _ := Parse(file, []byte(src))
	for _, q := range c.Questions {
		line := q.Stem
		for _, o := range q.Options {
			line += map[bool]string{true: " [x] ", false: " [ ] "}[o.Right] + o.Text
		}
		got += line + "\n"
	}
	for _, w := range want {
		if rest, not := strings.CutPrefix(w, "!"); strings.Contains(got, rest) == not {
			t.Errorf("%q in %s: %v, in\n%s", rest, file, !not, got)
		}
	}
}

func TestColumnsThatNumberTheRowsInOtherLanguages(t *testing.T) {
	for _, heading := range []string{"מס'", "번호", "序号", "ลำดับ", "क्रम", "STT", "Sıra", "م", "№ п/п"} {
		mustTell(t, "x.md", "# T\n\n| "+heading+" | Word | Sense |\n|-|-|-|\n| 1 | oso | bear |\n| 2 | zorro | fox |\n", "oso | Sense = bear", "!1 | Word", "only numbers the rows")
	}
	mustTell(t, "x.md", "# T\n\n## A\n\n| No. | Word | Sense |\n|-|-|-|\n| 1 | oso | bear |\n| 2 | zorro | fox |\n\n## B\n\n| No. | Word | Sense |\n|-|-|-|\n| 3 | lobo | wolf |\n| 4 | rana | frog |\n",
		"lobo | Sense = wolf", "!3 | Word")
	mustTell(t, "x.md", "# T\n\n| No. | Element |\n|-|-|\n| 57 | lanthanum |\n| 58 | cerium |\n", "57 | Element = lanthanum")
	mustTell(t, "x.md", "# T\n\n| Element | Number |\n|-|-|\n| hydrogen | 1 |\n| helium | 2 |\n| lithium | 3 |\n", "helium | Number = 2")
	mustTell(t, "x.md", "# T\n\n| Number | Word | Sense |\n|-|-|-|\n| 1 | oso | bear |\n| 2 | zorro | fox |\n", "!1 | Word", "only numbers the rows")
}

func TestNumbersWithLettersBeforeThem(t *testing.T) {
	rows, ten := "ID\tFront\tBack\n", "ID\tRisk\n"
	for i := range 24 {
		rows += fmt.Sprintf("W-%03d\tword%c\tsense%c\n", i+1, 'a'+i, 'a'+i)
	}
	for i := range 10 {
		ten += fmt.Sprintf("R%02d\trisk%c\n", i+1, 'a'+i)
	}
	mustTell(t, "x.tsv", rows, "worda | Back = sensea", "!W-001 |")
	mustTell(t, "x.tsv", ten, "R01 | Risk = riska")
}

func TestOptionsInColumnsAreNoFacts(t *testing.T) {
	mustTell(t, "x.csv", "question,a,b,c,d,answer,misses\nWhich floats?,iron,cork,lead,gold,b,0\nWhich flies?,cat,dog,gull,cow,c,2\n",
		"questions with their options", "!cork", "!gull")
	mustTell(t, "x.csv", "id,question,option_1,option_2,option_3,correct_option_ids\nx-1,Which floats?,iron,cork,lead,2\nx-2,Which flies?,cat,dog,gull,3\n",
		"questions with their options", "!x-1 |")
	mustTell(t, "x.md", "| Vitamin | A | B | C |\n|-|-|-|-|\n| carrot | much | some | some |\n| lemon | none | none | much |\n", "carrot | A = much")
	mustTell(t, "x.tsv", "Q:\tWhat floats on water?\n\nA:\tCork\n\nQ:\tWhat flies?\n\nA:\tA gull\n", "side of a card", "!= Cork")
}

func TestAMarkAloneIsNoQuestion(t *testing.T) {
	mustTell(t, "x.md", "?\n-\nd\n", "!? |", "!= d")
	mustTell(t, "x.md", "## What is d?\n\nA letter.\n", "What is d? | Answer = A letter.")
}

func TestBoxesAndSignsBesideTicks(t *testing.T) {
	mustTell(t, "x.md", "| Boat | Floats |\n|-|-|\n| raft | ✅ |\n| anchor | ⬜ |\n", "anchor | Floats = No")
	mustTell(t, "x.md", "| Paint | Colour |\n|-|-|\n| chalk | ⬜ |\n| brick | 🟥 |\n", "chalk | Colour = ⬜")
	mustTell(t, "x.md", "| Word | Vote |\n|-|-|\n| raft | 👍 |\n| anchor | 🤔 |\n", "!raft | Vote", "ticks and other signs")
}

func TestTablesSideBySideWithAGapBetween(t *testing.T) {
	mustTell(t, "x.md", "| Word | Meaning | - | Word | Meaning |\n|-|-|-|-|-|\n| oso | bear | | zorro | fox |\n| lobo | wolf | | | |\n", "zorro | Meaning = fox", "lobo | Meaning = wolf", "!oso | Word")
}

func TestColonsOfNamesInCodePartNoCards(t *testing.T) {
	mustTell(t, "x.md", "# T\n\nThrow what comes from `std::exception` there.\n\nThe `::` sign finds names.\n", "! = ")
	mustTell(t, "x.md", "# T\n\n```cpp\nint a;\n```\n\nThrow what comes from std::exception when it fails.\n", "! = ")
	mustTell(t, "x.md", "# T\n\nThrow what comes from std::exception when it fails.\n", "! = ")
	mustTell(t, "x.md", "#flashcards\n\nthe longest river::the Nile\n\nWhat is `a::b`?::the name of `b` in `a`\n", "the longest river | Meaning = the Nile", "What is a::b? | Answer = the name of b in a")
	mustTell(t, "x.md", "# T\n\nHow is ::1 called? ::the address of oneself, 0::1\n", "How is ::1 called? | Answer = the address of oneself, 0::1")
	mustTell(t, "x.md", "# T\n\nWhat does `==` ask, and `===`?::whether two are the same\n", "What does == ask, and ===? | Answer = whether")
	mustTell(t, "x.md", "# T\n\nQ: What is a cat?::an animal\n", "What is a cat? | Answer = an animal")
}

func TestCardsInListsAndQuotations(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n * **oso** :: bear (noun)\n * El oso duerme.\n * The bear sleeps.\n", "oso | Meaning = bear (noun)", "!duerme")
	mustTell(t, "x.md", "#flashcards\n\n> oso::bear cub\n\n> What sleeps?\n> ?\n> The bear.\n", "oso | Meaning = bear cub", "What sleeps? | Answer = The bear.")
}

func TestWhatStandsRightBelowACardBelongsToIt(t *testing.T) {
	mustTell(t, "x.md", "# T\n\nWhat sleeps?\n?\nTwo do:\n- bears\n- hedgehogs\n\nWhat is seen?\n?\n![](a.png)\n\nWhat flies?\n?\nThese:\n\n- birds\n",
		"What sleeps? | Answer = Two do: bears hedgehogs", "\"What is seen?\" has no answer", "the answer of \"What flies?\" announces something")
	mustTell(t, "x.md", "# T\n\nWhat is a bear?\n?\nAn animal.\n![[bear#^1a]]\n", "What is a bear? | Answer = An animal.\n", "!^1a")
}

func TestLabelsBetweenAQuestionAndItsOptions(t *testing.T) {
	const options = "- A. iron\n- B. neon\n\n"
	for _, src := range []string{
		"### 1. Which is a gas?\n**Level: ★★**\n\n**Options:**\n" + options + "**Answer: B**\n",
		"## Question 1\n\n**Which is a gas?**\n\n### Options:\n" + options + "### Answer:\n**B) neon**\n\n### Explanation:\nIt glows.\n",
		"## 1\n\nWhich is a gas?\n\n**选项：**\n" + options + "<details>\n<summary>查看答案</summary>\n\n### ✅ 正确答案：B\n\n</details>\n",
	} {
		c, problems := Parse("x.md", []byte("# T\n\n"+src))
		if len(c.Questions) != 1 || c.Questions[0].Stem != "Which is a gas?" || !c.Questions[0].Options[1].Right {
			t.Errorf("%q is read as %+v; %v", src, c.Questions, problems)
		}
	}
}

func TestOptionsThatSpeakOfOtherLetters(t *testing.T) {
	for last, asked := range map[string]bool{"both A and B": false, "A and B only": false, "B 和 C": false, "A 正确": false, "A and Bs": true, "hydrogen and B": true} {
		c, problems := Parse("x.md", []byte("# T\n\nWhich are gases?\n\n- A) neon\n- B) argon\n- C) tin\n- D) "+last+"\n\nAnswer: D\n"))
		if (len(c.Questions) == 1) != asked {
			t.Errorf("%q: %+v %v", last, c.Questions, problems)
		}
	}
}

func TestAQuestionThatGoesOnBelowItsHeading(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n## How often does it run?\n\nGiven this program:\n\n```\nfor\n```\n\n<details><summary>Answer</summary>\n\nTwice.\n\n</details>\n", "!Answer =", "belongs to the question")
	mustTell(t, "x.md", "# T\n\n## How it runs\n\nText.\n\n<details><summary>Answer</summary>\n\nTwice.\n\n</details>\n", "!Answer =", "no question before it")
	mustTell(t, "x.md", "# T\n\n## How often does it run?\n\nTwice.\n\n<details><summary>Show code</summary>\n\nx\n\n</details>\n", "How often does it run? | Answer = Twice.")
}

func TestListsOfQuestionsWithFoldedAnswers(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n1. What sleeps?\n   <details>\n   <summary>Answer</summary>\n\n   The bear.\n\n   </details>\n\n2. Tell of the fox\n   <details>\n   <summary>Answer</summary>\n\n   It is red.\n\n   </details>\n\n3. More\n",
		"What sleeps? | Answer = The bear.", "Tell of the fox | Answer = It is red.", "the item is no question")
}

func TestListsThatAreNearlyOnesOfTermsAreTold(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n- **SYN**: opens\n- **FIN**: ends\n- and so on\n", "! = ", "not each item of the list is a term")
	mustTell(t, "x.md", "# T\n\n- Signs\n  - **SYN**: opens\n  - **FIN**: ends\n  - **RST**: breaks off\n", "! = ", "stands within another list")
	mustTell(t, "x.md", "# T\n\n- **SYN**: opens;\n- **FIN**: ends;\n", "SYN | Explanation = opens\n")
	mustTell(t, "x.md", "# T\n\n- mail.com: letters\n- e.g.: a thing\n- la casa: the house\n", "! = ")
}

func TestParagraphsThatAreAGlossary(t *testing.T) {
	const glossary = "**SYN** - opens a connection\n\n**FIN** - ends it\n\n**RST** - breaks it off\n\n**ACK** - says yes\n\n"
	mustTell(t, "x.md", "# T\n\n**Topics:** all of it\n\n"+glossary, "SYN | Explanation = opens a connection", "!Topics")
	mustTell(t, "x.md", "# T\n\n"+glossary+strings.Repeat("Text that tells more.\n\n", 6), "! = ", "4 paragraphs begin with words in bold")
}

func TestSeveralTablesInOneBlockOfHTML(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n<div>\n<table><tr><th>Gas<th>Sign</tr><tr><td>neon<td>Ne</tr></table>\n<table><tr><th>Metal<th>Sign</tr><tr><td>tin<td>Sn</tr></table>\n</div>\n", "neon | Sign = Ne", "tin | Sign = Sn")
}

func TestSubjectsThatAreThingsOfTwoKinds(t *testing.T) {
	const rows = "|-|-|\n| a + e | %s |\n| a + o | %s |\n| a + i | %s |\n\n"
	mustTell(t, "x.md", "# T\n\n| Prefix | Becomes |\n"+fmt.Sprintf(rows, "eta", "omega", "iota")+"| Suffix | Becomes |\n"+fmt.Sprintf(rows, "alpha", "ou", "iota"),
		"a + e (Prefix) | Becomes = eta\n", "a + e (Suffix) | Becomes = alpha\n", "a + i | Becomes = iota")
}

func TestSettingsOfOneNameInSeveralSections(t *testing.T) {
	const table = "### Options\n\n| Option | Default |\n|-|-|\n| `title` | `%s` |\n| `%s` | `1` |\n\n"
	mustTell(t, "x.md", "# T\n\n## Document\n\n"+fmt.Sprintf(table, "none", "size")+"## Contents\n\n"+fmt.Sprintf(table, "Contents", "depth"), "title (Document) | Default = none\n", "title (Contents) | Default = Contents\n")
	const item = "1. **%s**\n\n   | Function | What |\n   |-|-|\n   | `insert()` | %s |\n\n"
	mustTell(t, "x.md", "# T\n\n"+fmt.Sprintf(item, "list", "puts one before")+fmt.Sprintf(item, "map", "puts a pair in"), "insert() (list) | What = puts one before", "insert() (map) | What = puts a pair in")
}

func TestATableThatShowsHowTablesAreWritten(t *testing.T) {
	const table = "| Tables | Are |\n|-|-|\n| first | left |\n| second | right |\n"
	mustTell(t, "x.md", "# T\n\n"+table+"\n```md\n"+table+"```\n", "! = ", "shows how tables are written")
}

func TestQuestionsThatLeanOnTheHeadingAbove(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n## Radio\n\n### When is it used?\n\nAt sea.\n\n### What are the roles?\n\nOne sends.\n\n### What is a mast?\n\nA pole.\n\n### What is the speed of light?\n\nGreat.\n",
		"When is it used? (Radio) | Answer = At sea.", "What are the roles? (Radio) | Answer = One sends.", "What is a mast? | Answer", "What is the speed of light? | Answer")
}

func TestTextsThatAreTablesPartedByTabs(t *testing.T) {
	mustTell(t, "x.txt", "oso\tbear\nzorro\tfox\nlobo\twolf\n", "oso | Back = bear")
	mustTell(t, "x.txt", "0010\tes\toso\tbear\n0020\tes\tzorro\tfox\n0030\tes\tlobo\twolf\n", "oso | Back = bear", "!0010", "!es |")
	mustTell(t, "x.tsv", "oso\tbear\tx y\nzorro\tfox\tz\nlobo\twolf\ty\n", "oso | Back = bear", "!Third", "column 3 of the table has no heading")
	mustTell(t, "x.tsv", "oso\t{{c1::bear}} here\nzorro\tfox<br>red\nlobo\t<img src=\"a.png\">\nrana\tfrog\n", "rana | Back = frog", "zorro | Back = fox, red", "!c1", "!img", "gaps to fill in")
}

func TestAPictureThatIsNamedByItsQuestion(t *testing.T) {
	c, problems := Parse("x.md", []byte("# T\n\n## Which picture shows a curve?\n\n![Which picture shows a curve?](a.png)\n\n- [x] A\n- [ ] B\n"))
	if len(c.Questions) > 0 || !strings.Contains(fmt.Sprint(problems), "shows a picture") {
		t.Errorf("%+v %v", c.Questions, problems)
	}
}

func TestCardsThatAskWithoutAQuestionMark(t *testing.T) {
	for _, front := range []string{"What is the plan of a ship", "Was ist der Plan eines Schiffs", "Rumba là gì", "Rumba nedir", "¿Qué es la rumba", "ルンバとは何か", "רומבה", "rumba"} {
		heading := "Answer"
		if front == "rumba" || front == "רומבה" {
			heading = "Meaning"
		}
		mustTell(t, "x.md", "# T\n\n"+front+" :: a dance\n", front+" | "+heading+" = a dance")
	}
}

func TestTablesBelowANameInBold(t *testing.T) {
	boat := func(name, text, rows string) string {
		return "- **" + name + "**\n  " + text + "\n\n  Parts:\n\n  | Part | Material | Made by |\n  |-|-|-|\n" + rows + "\n"
	}
	mustTell(t, "x.md", "# T\n\n## Boats\n\n"+boat("raft", "It floats.", "  | deck | balsa | Ana |\n  | mast | pine | Jo |\n")+boat("canoe", "It is fast.", "  | deck | birch | Lu |\n  | mast | ash | Bo |\n"),
		"deck (raft) | Material = balsa", "deck (canoe) | Material = birch")
}

func TestHeadingsOverCheckBoxesThatAskAsTheOthersDo(t *testing.T) {
	asked := func(heading string) string {
		return "## " + heading + "\n\n- [x] femur\n- [ ] skull\n- [ ] rib\n\n"
	}
	asks := asked("Which bones are long?") + asked("Which bones do legs have?") + asked("Which bones are no flat ones?")
	mustTell(t, "x.md", "# Bones\n\n"+asks+asked("Tick the longest of the bones:"), "Tick the longest of the bones: [x] femur [ ] skull [ ] rib")
	mustTell(t, "x.md", "# Bones\n\n"+asks+asked("Progress"), "!Progress [x]")
	mustTell(t, "x.md", "# Bones\n\n"+asked("The long bones of today")+asked("Which bones are long?"), "!The long bones of today [x]")
}

func TestListsThatMayBeOfTermsAreNamed(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n- **ebb**: water that falls\n- **flood**: water that comes\n- **[neap](#neap)**: a low tide\n", "! = ", "some terms of the list are links")
	mustTell(t, "x.md", "# T\n\n- oso - bear\n- zorro - fox\n", "! = ", "two items with dashes")
}

func TestQuestionsThatAskForAllInOtherLanguages(t *testing.T) {
	for _, stem := range []string{"Welche sind Fische? Nenne alle.", "¿Cuáles son peces? Marca todas.", "哪些是鱼？选出所有。", "Które to ryby? Zaznacz wszystkie:"} {
		mustTell(t, "x.md", "# T\n\n"+stem+"\n\n- [x] tuna\n- [x] eel\n- [ ] whale\n", "[x] tuna [x] eel [ ] whale")
	}
	mustTell(t, "x.md", "# T\n\nWelche sind Fische?\n\n- [x] tuna\n- [x] eel\n- [ ] whale\n", "2 options are marked right")
}

func TestListsThatCountTheQuestions(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n- **Easy**: about 20 questions\n- **Hard**: 12 questions\n", "! = ", "how many questions there are")
	mustTell(t, "x.md", "# T\n\n- **Spider**: 8 legs\n- **Crab**: 10 legs\n", "Spider | Explanation = 8 legs")
}

func TestListsOfTermsInQuotationsAreNamed(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n!!! note\n    - **ebb**: water that falls\n    - **flood**: water that comes\n    - **neap**: a low tide\n", "! = ", "a list of terms stands in a quotation")
}

func TestQuestionsInGeneralWordsSayWhatTheyAreAbout(t *testing.T) {
	mustTell(t, "x.md", "# Boats\n\n## Rafts\n\n### What problems could there be?\n\nThey sink.\n\n### What do rafts carry?\n\nLogs.\n\n## Ferries\n\n### What do ferries carry?\n\nCars.\n",
		"What problems could there be? (Rafts) | Answer = They sink.", "What do rafts carry? | Answer = Logs.")
}

func TestLabelsBelowAQuestionTellWhichPartAnswers(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n## What is a raft?\n\n> Why it is asked\n\n- To see what they know\n\n> Answer\n\n- Logs that are tied together\n\n> More\n\n- Canoes\n\n## What is a canoe?\n\n> Mind this\n\nA hollow log.\n",
		"What is a raft? | Answer = Logs that are tied together", "What is a canoe? | Answer = A hollow log.")
}

func TestAnswersThatAPictureGives(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n## Which two knots are there?\n\nThere are two of them\n![alt](knots.png)\n\n## What is a bight?\n\nA bend in a rope. ![bend](b.png)\n",
		"!There are two of them", "What is a bight? | Answer = A bend in a rope.", "has no answer that a flash card could show")
}

func TestWhatNearlyEveryRowSaysWhateverItsCapitals(t *testing.T) {
	rows := "| Port | Ocean | Depth |\n|-|-|-|\n"
	for i := range 24 {
		rows += fmt.Sprintf("| port%c | The World | %d |\n", 'a'+i, 10+i)
	}
	mustTell(t, "x.md", "# T\n\n"+rows+"| porty | the world | 99 |\n", "!porty | Ocean")
}

func TestCodeInTagsIsCode(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n| Mark | Goes to |\n|-|-|\n| `a` | the line |\n| <code>''</code> | the line before |\n| <code>``</code> | the place before |\n",
		"'' | Goes to = the line before", "`` | Goes to = the place before", "a | Goes to = the line\n")
}

func TestRowsOfExamplesAreNotAsked(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n| | Strong | Weak |\n|-|-|-|\n| ex. | oak | balsa |\n| I | stem | bend |\n| you | stems | bends |\n", "I | Strong = stem", "!ex. |", "the row gives examples")
	mustTell(t, "x.md", "# T\n\n| Abbreviation | Long form |\n|-|-|\n| ex. | example |\n| no. | number |\n", "ex. | Long form = example")
}

func TestQuestionsAboutPicturesAreNotAsked(t *testing.T) {
	const asks = "#### Q10. Which image shows a raft?\n\n"
	mustTell(t, "x.md", "# T\n\n"+asks+"![Which image shows a raft?](a.png)\n\n- [x] the left one\n- [ ] the right one\n", "![x]", "a picture, which cannot be seen")
	mustTell(t, "x.md", "# T\n\n"+asks+"![four boats](a.png)\n\n- [x] A\n- [ ] B\n- [ ] C\n", "![x]", "a picture, which cannot be seen")
	mustTell(t, "x.md", "# T\n\n"+asks+"![a flat boat, and a sharp one](a.png)\n\n- [x] the flat one\n- [ ] the sharp one\n", "[x] the flat one")
}

func TestOptionsWithLettersUnderHeadingsThatDoNotAsk(t *testing.T) {
	asked := func(heading string) string {
		return "## " + heading + "\n\n- A: true\n- B: false\n\nAnswer: B\n\n"
	}
	asks := asked("Does a raft have a keel?") + asked("Does a canoe have a mast?") + asked("Is a ferry a ship of war?")
	mustTell(t, "x.md", "# Boats\n\n"+asks+asked("Each boat has a rudder."), "Each boat has a rudder. [ ] true [x] false")
	mustTell(t, "x.md", "# Boats\n\n"+asked("Rudders")+asked("Keels")+asked("Masts"), "![x]", "the options have no question before them")
}

func TestAnswersAreHiddenInManyLanguages(t *testing.T) {
	for _, label := range []string{"Answer", "الإجابة", "תשובה", "उत्तर", "คำตอบ", "답변", "答案"} {
		mustTell(t, "x.md", "# T\n\nA raft floats.\n\n---\n\n<details><summary>"+label+"</summary>\n\nOn water.\n\n</details>\n", "!T | Answer", "hides has no question before it")
	}
}
