package share_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"porthole/content/markdown"
	"porthole/quiz"
)

const tasks = `# Web

<!-- id: rules, firewall -->
Write the rules.

| From | Port | Action |
|---|---|---|
| readers | 80 or 443 | allow |
| any | other | deny |

- Port: 22

<!-- id: session, transcript -->
Read it.

~~~
one
two
~~~

- Which line is the first? **1**
- Who spoke?
  - [x] nobody
  - [ ] the server

<!-- id: steps, order -->
Order it.

1. One
2. Two
3. Three
`

// A card of Anki and a row of a spreadsheet ask all that the question asks, and tell nothing of the answer before.
func TestNothingThatATaskAsksIsLeftOut(t *testing.T) {
	c, _ := markdown.Parse("x.md", []byte(tasks))
	d := quiz.NewDeck(c)
	_, body, _ := strings.Cut(written(t, "anki", d), "#deck column:5\n")
	cards := strings.Split(strings.TrimSpace(body), "\n")
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(written(t, "csv", d), "\ufeff"))).ReadAll()
	if err != nil || len(cards) != 3 || len(rows) != 4 {
		t.Fatalf("%d cards, %d rows, %v", len(cards), len(rows), err)
	}
	for i, want := range []struct{ asked, right []string }{
		{[]string{"From: ", "readers", "Port: ", "22", "Action: "}, []string{"Rule 1: readers, 80 or 443, allow", "Rule 2: any, other, deny"}},
		{[]string{"Which line is the first?", "Who spoke? ", "nobody", "the server"}, []string{"Which line is the first? line 1", "Who spoke? nobody"}},
		{nil, []string{"1. One", "3. Three"}},
	} {
		card := strings.Split(cards[i], "\t")
		for _, text := range want.asked {
			if !strings.Contains(card[1], text) || !strings.Contains(rows[i+1][8], text) {
				t.Errorf("question %d: the card %q or the row %q does not ask %q", i+1, card[1], rows[i+1][8], text)
			}
		}
		for _, text := range want.right {
			if !strings.Contains(card[2], text) || !strings.Contains(rows[i+1][9], text) || strings.Contains(card[1], text) {
				t.Errorf("question %d: the card %q, %q or the row %q has %q not where it belongs", i+1, card[1], card[2], rows[i+1][9], text)
			}
		}
	}
}
