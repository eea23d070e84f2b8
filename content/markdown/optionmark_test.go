package markdown

import "testing"

func TestOptionsThatAreMarkedAsRight(t *testing.T) {
	const right = "What floats? [ ] lead [x] cork [ ] iron\n"
	for _, mark := range []string{"cork [**RICHTIG**]", "cork ✔", "cork ✔️", "cork (correct)", "cork **(correcta)**", "**cork** ✅", "cork ← correct", "cork（正确）", "cork (верно)", "✅ cork"} {
		mustTell(t, "x.md", "# Q\n\nWhat floats?\n\nA) lead\nB) "+mark+"\nC) iron\n", "What floats? [ ] lead [x] cork", "!✔", "!RICHTIG", "!no answer names one")
		mustTell(t, "x.md", "# Q\n\n1. What floats?\n   - A) lead\n   - B) "+mark+"\n   - C) iron\n", right)
	}
	mustTell(t, "x.md", "# Q\n\nWhat floats?\n\nA) lead ❌\nB) cork ✅\nC) iron ❌\n\nAnswer: B\n", right)
	mustTell(t, "x.md", "# Q\n\nWhat floats?\n\nA) lead\nB) cork ✅\nC) iron\n\nAnswer: A\n", "![x]", "the key below them is not read")
	mustTell(t, "x.md", "# Q\n\nWhat floats?\n\nA) raft ✅\nB) cork ✅\n", "![x]", "no answer names one")
	mustTell(t, "x.md", "# Q\n\nWhich hand?\n\nA) hand (left)\nB) hand (right)\n", "![x]", "no answer names one")
}

func TestListsWithoutLettersOfWhichOneIsSaidToBeRight(t *testing.T) {
	mustTell(t, "x.md", "# Q\n\nWhat floats?\n\n- lead\n- cork **[RICHTIG]**\n- iron\n", "What floats? [ ] lead [x] cork [ ] iron\n")
	mustTell(t, "x.md", "# Q\n\nThese are some spellings.\n\n- seperet\n- separate (correct)\n", "![x]")
	mustTell(t, "x.md", "# Q\n\nWhat works?\n\n- rowing ✔\n- sailing\n", "![x]", "nothing in it is read as the right answer")
}

func TestAnswersInTagsOfHTML(t *testing.T) {
	const asked = "# Q\n\n## ¿Qué flota?\n\nA) plomo\nB) corcho\n\n"
	const right = "¿Qué flota? [ ] plomo [x] corcho\n"
	mustTell(t, "x.md", asked+"<p><strong>CORRECTA:</strong> B</p>\n", right)
	mustTell(t, "x.md", asked+"<b>CORRECTA:</b> B\n", right)
	mustTell(t, "x.md", asked+"**Correcta:** B\n", right)
}
