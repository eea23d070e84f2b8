package markdown

import "testing"

// Kinds of faults that a judge found in public documents, each with its right value.

func TestSubjectsAreNamedWithWholeHeadings(t *testing.T) {
	const list = "**Attacks:**\n\n- **Cold start** → reads what is left in memory after it\n- **Overflow** → writes behind the end of a field\n"
	mustTell(t, "x.md", "# T\n\n## 1.3 — RAM\n\n"+list, "(RAM, Attacks)", "!(—", "!— RAM")
	mustTell(t, "x.md", "# T\n\n## 🧠 - RAM\n\n"+list, "(RAM, Attacks)")
	for in, want := range map[string]string{"1.3 — RAM": "RAM", "1.3 RAM": "RAM", "1.5 – 2.0 V": "1.5 – 2.0 V", "2. -5 °C": "-5 °C", "3. —": "—", "— x": "— x"} {
		if got := cleanTitle(in); got != want {
			t.Errorf("cleanTitle(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestOpenFirstCellsGoOnWhereThatIsPlain(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n| Con sustantivo | Con infinitivo |\n|-|-|\n| No se admiten | |\n| | No se permite |\n| Prohibida | |\n| | No se puede |\n", "! = ", "has no subject", "!read as")
	mustTell(t, "x.md", "# T\n\n| Deutsch | Laut | Español |\n|-|-|-|\n| Ochs | | Buey |\n| Pflug | | Arado |\n| | | Guardia |\n", "Ochs | Español = Buey\n", "!Guardia", "the row has no subject")
	mustTell(t, "x.md", "# T\n\n| Part | Task |\n|-|-|\n| keel | steady |\n| mast | bear |\n| rib | stiffen |\n| | cover |\n", "rib | Task = stiffen\n", "!cover")
	mustTell(t, "x.md", "# T\n\n| Layer | Protocol | Port |\n|-|-|-|\n| web | HTTP | 80 |\n| | HTTPS | 443 |\n| mail | SMTP | 25 |\n", "web | Protocol = HTTP ¦ HTTPS", "read as \"web\"")
	mustTell(t, "x.md", "# T\n\n| Layer | Protocol | Note |\n|-|-|-|\n| web | HTTP | |\n| | HTTPS | sealed |\n", "!HTTPS", "has no subject")
}

func TestBackslashesOfPathsAreKept(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n| What | Path |\n|-|-|\n| settings | C:\\Users\\[user]\\AppData |\n| keys | %APPDATA%\\.keys |\n| stars | a\\[1] |\n", `settings | Path = C:\Users\[user]\AppData`, `keys | Path = %APPDATA%\.keys`, "stars | Path = a[1]")
}

func TestTranslatedExamplesStandAsideWithTheirExamples(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n| 英単語 | 日本語訳 | 使用例 | 使用例の日本語訳 |\n|-|-|-|-|\n| condition | 条件 | Check the condition first | 先に条件を確認する |\n| syntax | 文法 | Check the syntax of it | 文法を確認する |\n",
		"condition | 日本語訳 = 条件", "!確認する", "belongs to the examples")
	mustTell(t, "x.md", "# T\n\n| Word | Meaning | Example | Example in Dutch |\n|-|-|-|-|\n| oar | a pole | He took the oar. | Hij nam de riem. |\n| sail | a cloth | They set the sail. | Zij zetten het zeil. |\n",
		"oar | Meaning = a pole", "!Hij nam")
}

func TestKeysBelowCheckBoxes(t *testing.T) {
	const box = "# Q\n\n## Question 1\n\nQu'est-ce qui flotte ?\n\n- [ ] **a.** le plomb\n- [ ] **b.** le liège\n- [ ] **c.** le fer\n\n"
	const right = "Qu'est-ce qui flotte ? [ ] le plomb [x] le liège [ ] le fer"
	mustTell(t, "x.md", box+"**✅ Réponse correcte : b**\n💡 Explication : il est léger.\n", right, "!no right option")
	mustTell(t, "x.md", box+"<details>\n<summary>Voir</summary>\n\n- **Respuesta Correcta:** B) le liège\n- **Por qué:** es ligero.\n\n</details>\n", right)
	mustTell(t, "x.md", box+"**Richtig:** (B)\n", right)
	mustTell(t, "x.md", box+"CORRECTA: B) le plomb\n", "!! [x]", "a key stands below the options, and is not read", "!no right option")
	mustTell(t, "x.md", box+"Réponse correcte : a et b\n", "!! [x]", "is not read")
	mustTell(t, "x.md", box+"## Answers:\n\n1. b\n", "answers under a heading of their own are not read", "!no right option")
	mustTell(t, "x.md", box, "the question has no right option")
}
