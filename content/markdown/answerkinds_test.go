package markdown

import "testing"

func TestAnswersBelowTheirQuestionInAList(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n1. Co pływa?\n   Odpowiedź: korek\n2. Tonie:\n   Odpowiedź: ołów\n3. Co lata?\n   Odpowiedź: obie powyższe\n4. Nic\n",
		"Co pływa? | Answer = korek", "Tonie: | Answer = ołów", "!obie", "speaks of options that stand nowhere", "the item is no question")
	mustTell(t, "x.md", "# T\n\n* What floats?\n\n> Cork does, on any water.\n\n* What sinks?\n\n> Lead does, in any water.\n", "What floats? | Answer = Cork does, on any water.", "What sinks? | Answer = Lead")
	mustTell(t, "x.md", "# T\n\n## What floats?\n\n> Cork does, on any water.\n", "What floats? | Answer = Cork does")
	mustTell(t, "x.md", "# T\n\n**What floats?**\nAnswer: Cork.\n\nWhat sinks?\nОтвет: B\n", "What floats? | Answer = Cork.", "!= B")
}

func TestAnAnswerIsReadToItsEndOrNotAtAll(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n## What are the decks?\n\nDecks are floors in order:\n\n- upper\n- lower\n\nEach has a level of its own.\n", "! = ", "goes on below")
	mustTell(t, "x.md", "# T\n\nQ: What are the decks?\nA: Two floors:\n\n- upper\n- lower\n\nQ: What is a keel?\nA: A beam (below)\nof wood.\n", "!Two floors", "What is a keel? | Answer = A beam (below) of wood.", "goes on below")
	mustTell(t, "x.md", "# T\n\n## What does ls print?\n\nIt prints a table:\n\n| Name | Size |\n|-|-|\n| a.txt | 12 |\n| b.txt | 15 |\n", "! = ", "belongs to the answer")
	mustTell(t, "x.md", "# T\n\n## Which ports are there?\n\n| Name | Port |\n|-|-|\n| SMTP | 25 |\n| IMAP | 143 |\n", "SMTP | Port = 25")
}

func TestSectionsWithTheSameFieldsAreATable(t *testing.T) {
	mustTell(t, "x.md", "# G\n\n## Kiel\n\nDefinition: Balken unten.\nBeispiel: Der Kiel bricht.\n\n## Mast\n\nDefinition: Holz für Segel.\nBeispiel: Der Mast steht.\n\n## Luke\n\nDefinition: Öffnung im Deck,\nmit Deckel.\n",
		"Kiel | Definition = Balken unten.", "Luke | Definition = Öffnung im Deck, mit Deckel.", "!Der Kiel bricht")
	mustTell(t, "x.md", "# G\n\n### CPU（中央处理器）\n\n**全称**：Central Processing Unit\n\n**中文**：中央处理器\n\n### RAM\n\n**全称**：Random Access Memory\n\n**中文**：内存\n\n### OS\n\n**全称**：Operating System\n\n**中文**：操作系统\n",
		"RAM | 全称 = Random Access Memory", "OS | 中文 = 操作系统", "!begin as terms")
	mustTell(t, "x.md", "# G\n\n## Step 1\n\nDo: this\n\n## Step 2\n\nDo: that\n\n## Step 3\n\nDo: more\n", "! = ")
	mustTell(t, "x.md", "# G\n\n## Kiel\n\nWhat: a beam\n\n## Mast\n\nA text of its own.\n\n## Luke\n\nWhere: on deck\n", "! = ")
}

func TestCardsInABlockOfCodeThatIsAnExport(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n```\n#separator:tab\n#html:false\nWhat floats?\tCork.\nkettu\tfox\na\tb\tc\n```\n", "What floats? | Answer = Cork.", "kettu | Goes with = fox", "!a |", "no card of two sides")
}

func TestWordsThatWouldDoForAnythingAreNoTerms(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n## Chlorophyll\n\n- **Structure**: a ring around magnesium\n- **Absorption**: red and blue light\n", "! = ", "would do for anything")
	mustTell(t, "x.md", "# T\n\n- **Keel**: the beam below\n- **Mast**: a pole\n- **Hatch**: an opening\n- **Deck**: a floor\n- **Structure**: all of it\n", "Keel | Explanation")
}

func TestTheChaptersOfACourseAreNotAsked(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n| 章节 | 内容 | 建议用时 |\n|-|-|-|\n| [04-股票](04.md) | 概念、开户 | 40分钟 |\n| [05-指数](05.md) | 本质、估值 | 30分钟 |\n", "! = ", "is to be read")
	mustTell(t, "x.md", "# T\n\n| Part | About | Reading time |\n|-|-|-|\n| [Boats](b.md) | what floats | 5 min |\n| [Knots](k.md) | what holds | 7 min |\n", "! = ", "is to be read")
	mustTell(t, "x.md", "# T\n\n| Term | About |\n|-|-|\n| [Boat](#boat) | what floats |\n| [Knot](#knot) | what holds |\n", "! = ")
}

func TestListsThatAnswerOrCompareAreNoTerms(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n**9. What are the kinds?**\n\n- **Innate**: from birth on\n- **Learnt**: from others\n", "! = ", "answers the question above it")
	mustTell(t, "x.md", "# T\n\n## Differences between rafts and ferries\n\n- **Speed**: ferries are faster\n- **Keel**: rafts have none\n", "! = ", "compares what its heading names")
	mustTell(t, "x.md", "# T\n\n## Features\n\n- **Trainer**: click around\n- **Staff**: click notes\n", "! = ", "tells of the document itself")
}

func TestWhatIsComparedOrUnderWayIsNotAsked(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n- 執筆：完了\n- レビュー①：未実施\n- レビュー②：第1部の後\n", "! = ", "how far something is")
	mustTell(t, "x.md", "# T\n\n| User Defined Functions | Stored Procedures |\n|-|-|\n| They have to return one value | To return a value is optional there |\n| They can only have parameters for input | They can have parameters for both |\n", "! = ", "sets sentences under")
}

func TestAnAnswerThatPointsToAnotherIsNotAsked(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n## Wann schwimmt es?\n\nsiehe obere Frage\n\n## Was ist ein Kiel?\n\nEin Balken.\n", "!= siehe", "only points to something else", "Was ist ein Kiel? | Answer = Ein Balken.")
}
