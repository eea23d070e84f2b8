package markdown

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"porthole/content"
)

var documents = flag.Int("documents", 1000, "how many documents are made of tables, to see that nothing else is asked")

// generated is a document made of tables, and all that they say: subject, relation, value, as content.CaseKey writes them.
type generated struct {
	text   string
	holds  map[[3]string]bool
	tables int
}

// sorts are the ways in which the cells of a column are written. Each cell is one value, unless its column lists.
func sorts() map[string]func(r *rand.Rand) string {
	pick := func(list ...string) func(*rand.Rand) string {
		return func(r *rand.Rand) string { return list[r.IntN(len(list))] }
	}
	number := func(format string) func(*rand.Rand) string {
		return func(r *rand.Rand) string { return fmt.Sprintf(format, 1+r.IntN(99), 1+r.IntN(99)) }
	}
	return map[string]func(*rand.Rand) string{
		"Symbol":   pick("♀", "♂", "♠", "♥", "F♯", "A♭", "☿", "√2", "±", "€"),
		"Formula":  pick("Ca(OH)2", "(NH4)2CO3", "Fe(NO3)3", "sin(x)", "f(2x)", "1/x", "H2O", "x²"),
		"Tool":     pick("CI/CD", "GNU/Linux", "AC/DC", "TCP/IP", "AT&T", "C/C++", "Trinidad and Tobago", "R & D", "[a, b]", "{x; y}"),
		"Place":    pick("Ulm, Germany", "Portland, Oregon", "Bonn", "Washington, D.C.", "St. John's, Antigua"),
		"Density":  number("%d,%02d"),
		"Ratio":    number("%d/%d"),
		"Charge":   pick("+1", "-1", "+2", "−3", "0"),
		"Day":      pick("4 July 1911", "9 May 1934", "02/09/1666", "1666-09-02", "3. Mai 1920"),
		"Prefix":   pick("/8", "/16", "/24", "~5", "<5", "№ 7", "50%", "10-5", "3:2"),
		"Task":     pick("put it back (not before)", "(first) look around", "go on (e.g. on foot)", "end a job", "make a user"),
		"Word":     pick("Bär", "niño", "naïve", "كِتَاب", "東京", "Hà Nội", "über"),
		"Sentence": pick("It rains, so we stay in.", "因为下雨，所以不去", "Sends mail between two servers; keeps a copy."),
		"Count":    number("%[1]d"),
		"Code":     pick("`p, q`", "`max(a)`", "`ls -l`", "`a/b`", "`X`", "`x`"),
		"Ports":    func(r *rand.Rand) string { return fmt.Sprintf("%d, %d", 1+r.IntN(999), 1000+r.IntN(999)) },
		"Safe":     pick("✅", "❌", "✔", "✘"),
		"Wanted":   pick("TBD", "?", "-", "", "etc..."),
	}
}

// makeTables makes a document of tables in several shapes.
func makeTables(r *rand.Rand) generated {
	g := generated{holds: map[[3]string]bool{}}
	var b strings.Builder
	b.WriteString("# Made\n")
	kinds := sorts()
	names := slices.Sorted(maps.Keys(kinds)) // the same seed makes the same document
	for i := range 1 + r.IntN(3) {
		g.table(&b, r, i, names, kinds)
	}
	g.text = b.String()
	return g
}

func (g *generated) table(b *strings.Builder, r *rand.Rand, i int, names []string, kinds map[string]func(*rand.Rand) string) {
	fmt.Fprintf(b, "\n## Part %d\n\n", i)
	columns := make([]string, 1+r.IntN(4))
	for c := range columns {
		columns[c] = names[r.IntN(len(names))]
	}
	columns = distinct(columns)
	numbered, open := r.IntN(3) == 0, r.IntN(4) == 0
	head, rule := "| Thing "+fmt.Sprint(i), "|---"
	if numbered {
		head, rule = "| # "+head, rule+"|---"
	}
	for _, c := range columns {
		head, rule = head+" | "+c, rule+"|---"
	}
	b.WriteString(head + " |\n" + rule + "|\n")
	subject := ""
	for row := range 2 + r.IntN(8) {
		said := fmt.Sprintf("thing %c%d", 'a'+rune(row), i)
		if subject == "" || !open || row%2 == 0 {
			subject = said
		} else {
			said = ""
		}
		line := "| " + said
		if numbered {
			line = fmt.Sprintf("| %d ", row+1) + line
		}
		for _, c := range columns {
			text := kinds[c](r)
			line += " | " + text
			g.say(subject, c, text)
		}
		b.WriteString(line + " |\n")
	}
	g.tables++
}

// say notes what a cell says.
func (g *generated) say(subject, column, text string) {
	values := []string{text}
	switch {
	case column == "Ports":
		values = strings.Split(text, ", ")
	case text == "✅" || text == "✔":
		values = []string{"Yes"}
	case text == "❌" || text == "✘":
		values = []string{"No"}
	case column == "Wanted":
		values = nil
	}
	for _, v := range values {
		g.holds[[3]string{subject, column, content.CaseKey(v)}] = true
	}
}

// Every fact that is asked is one that the document holds.
func TestNothingIsAskedThatADocumentDoesNotSay(t *testing.T) {
	seen := 0
	for seed := range uint64(max(0, *documents)) {
		g := makeTables(rand.New(rand.NewPCG(seed, 12)))
		c, _ := Parse("made.md", []byte(g.text))
		for _, f := range c.Facts {
			for _, v := range f.Values {
				text := v.Text
				if v.Note != "" {
					text += " (" + v.Note + ")"
				}
				seen++
				subject, _, _ := strings.Cut(f.Subject, ", ") // of a row that takes two columns to tell
				if !g.holds[[3]string{subject, f.Relation, content.CaseKey(text)}] {
					t.Fatalf("seed %d: nothing says that %q has the %s %q, in\n%s", seed, f.Subject, f.Relation, text, g.text)
				}
			}
		}
	}
	if seen < 10**documents {
		t.Errorf("of %d documents only %d facts are asked", *documents, seen)
	}
}
