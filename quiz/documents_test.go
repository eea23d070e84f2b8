package quiz

import (
	"slices"
	"testing"

	"porthole/content/markdown"
)

// deckOf makes a deck of a document.
func deckOf(t *testing.T, document string) *Deck {
	t.Helper()
	c, _ := markdown.Parse("course.md", []byte("---\nid: t\n---\n"+document))
	return NewDeck(c)
}

// cardWith returns the card in a direction about a subject or of a value.
func cardWith(t *testing.T, d *Deck, direction Direction, given string) Card {
	t.Helper()
	for _, c := range d.Cards() {
		if c.Direction == direction && (direction == Reverse && c.Value == given || direction == Forward && d.fact(c).Subject == given) {
			return c
		}
	}
	t.Fatalf("nothing is asked %v about %q", direction, given)
	return Card{}
}

func table(rows string) string { return "# T\n\n" + rows }

func TestStemsKeepCodeAndNamesAsTheyAreWritten(t *testing.T) {
	for _, test := range []struct {
		document, given string
		direction       Direction
		stem            string
	}{
		{"| Task | Command |\n|-|-|\n| list files | `ls -l` |\n| show the date | `date -u` |\n", "ls -l", Reverse, "ls -l (command): task?"},
		{"| Task | Command |\n|-|-|\n| list files | `ls -l` |\n", "list files", Forward, "List files: command?"},
		{"| Spanish | English |\n|-|-|\n| zorro | fox |\n", "zorro", Forward, "What is “zorro” in English?"},
		{"| Spanish | English |\n|-|-|\n| zorro | fox |\n", "fox", Reverse, "What is “fox” in Spanish?"},
		{"| Country | Capital |\n|-|-|\n| Peru | Lima |\n", "Peru", Forward, "What is the capital of Peru?"},
		{"| Country | Capital |\n|-|-|\n| Peru | Lima |\n", "Lima", Reverse, "Lima is the capital of which country?"},
		{"| Book | Author |\n|-|-|\n| Emma | Jane Austen |\n", "Emma", Forward, "Who is the author of Emma?"},
		{"| Term | Meaning |\n|-|-|\n| osmosis | water moves |\n", "osmosis", Forward, "What does “osmosis” mean?"},
		{"| Term | Meaning |\n|-|-|\n| osmosis | water moves |\n", "water moves", Reverse, "Which term means “water moves”?"},
		{"| Deutsch | Englisch |\n|-|-|\n| Bär | bear |\n", "Bär", Forward, "Bär: Englisch?"},
		{"| Method | Formula |\n|-|-|\n| `f(x)` | 2x |\n", "f(x)", Forward, "f(x): formula?"},
		{"| Method | Safe? |\n|-|-|\n| LOOK | Yes |\n| PUSH | No |\n", "LOOK", Forward, "LOOK: safe?"},
	} {
		d := deckOf(t, table(test.document))
		if got := d.stem(cardWith(t, d, test.direction, test.given), false, 1); got != test.stem {
			t.Errorf("%q, want %q", got, test.stem)
		}
	}
}

func TestHeadingsInOtherLanguagesKeepTheirCapitals(t *testing.T) {
	d := deckOf(t, table("| Datenstruktur | Suche | Löschung | Größe |\n|-|-|-|-|\n| Feld | n | 1 | 8 |\n| Baum | log n | n | 9 |\n"))
	if got := d.stem(cardWith(t, d, Forward, "Feld"), false, 1); got != "Feld: Suche?" {
		t.Errorf("%q", got)
	}
	if got := d.stem(cardWith(t, d, Reverse, "9"), false, 1); got != "9 (Größe): Datenstruktur?" {
		t.Errorf("%q", got)
	}
	d = deckOf(t, table("| Land | Region |\n|-|-|\n| Zypern | Südeuropa |\n| Island | Nordeuropa |\n| Malta | Südeuropa |\n| Estland | Baltikum, Nordosteuropäisch |\n"))
	if got := d.stem(cardWith(t, d, Forward, "Zypern"), false, 1); got != "Zypern: Region?" {
		t.Errorf("%q", got)
	}
	d = deckOf(t, table("| Name | Size | Use |\n|-|-|-|\n| café | 8 | Coffee |\n"))
	if got := d.stem(cardWith(t, d, Forward, "café"), false, 1); got != "café: size?" {
		t.Errorf("%q", got)
	}
}

func TestAnswersThatAreRightHoweverTheyAreWritten(t *testing.T) {
	const words = "| Word | Meaning |\n|-|-|\n| oligo- | few, scanty |\n| supra- | above |\n"
	for _, test := range []struct {
		document, given string
		direction       Direction
		right, wrong    []string
	}{
		{words, "oligo-", Forward, []string{"few", "scanty", "few, scanty", "scanty, few"}, []string{"above", "few, above", ""}},
		{"| Pays | Capitale |\n|-|-|\n| Viêt Nam | Ha\u0300 No\u0323\u0302i |\n| Islande | Reykjavík |\n", "Viêt Nam", Forward,
			[]string{"Hà Nội", "Ha\u0300 No\u0323\u0302i", "ha noi"}, []string{"Reykjavik", "Ha"}},
		{"| English | العربية |\n|-|-|\n| book | كِتَاب |\n| pen | قَلَم |\n", "book", Forward, []string{"كتاب", "كِتَاب"}, []string{"قلم"}},
		{"| Stoff | Dichte |\n|-|-|\n| Kupfer | 8,96 |\n| Zink | 7,14 |\n", "Kupfer", Forward, []string{"8,96", "8.96"}, []string{"8", "896", "7,14"}},
		{"| Stadt | Einwohner |\n|-|-|\n| A | 1 250 000 |\n| B | 7 |\n", "A", Forward, []string{"1 250 000", "1250000"}, []string{"1", "1 250"}},
		{"| Key | Action |\n|-|-|\n| `x` | cut |\n| `X` | cut before |\n", "cut before", Reverse, []string{"X"}, []string{"x"}},
		{"| Key | Action |\n|-|-|\n| `x` | cut |\n| `X` | cut before |\n", "cut", Reverse, []string{"x"}, []string{"X"}},
		{"| Factor | Prefix |\n|-|-|\n| a thousandth | m |\n| a million | M |\n", "a million", Forward, []string{"M"}, []string{"m"}},
		{"| Metal | States |\n|-|-|\n| tin | +4 |\n| iron | -4 |\n", "tin", Forward, []string{"+4"}, []string{"-4"}},
	} {
		d := deckOf(t, table(test.document))
		q := askFor(t, d, cardWith(t, d, test.direction, test.given).ID[len("t/"):], Typed, forOne)
		for text, want := range both(test.right, test.wrong) {
			if v := d.Mark(q, Response{Text: text}); v.Right != want {
				t.Errorf("%s: %q is right: %v", q.Stem, text, v.Right)
			}
		}
	}
}

func both(right, wrong []string) map[string]bool {
	out := map[string]bool{}
	for _, text := range right {
		out[text] = true
	}
	for _, text := range wrong {
		out[text] = false
	}
	return out
}

func TestAValueInTablesOfDifferentThingsIsAskedOfEach(t *testing.T) {
	d := deckOf(t, table("| Standard | Speed |\n|-|-|\n| 77.1a | 20 Mbps |\n| 77.1b | 40 Mbps |\n\n| Nickname | Speed |\n|-|-|\n| Quick Wire | 20 Mbps |\n| Swift Wire | 40 Mbps |\n"))
	var stems []string
	for _, c := range d.Cards() {
		if c.Direction == Reverse && c.Value == "20 Mbps" {
			q, _ := d.Ask(c, Flash, seeded(1))
			stems = append(stems, q.Stem+" "+listed(q.Answers))
		}
	}
	if want := []string{"20 Mbps (speed): standard? 77.1a", "20 Mbps (speed): nickname? Quick Wire"}; !slices.Equal(stems, want) {
		t.Errorf("%q", stems)
	}
}

func TestYesAndNoAreNotAskedTheOtherWayRound(t *testing.T) {
	d := deckOf(t, table("| Boat | Floats |\n|-|-|\n| raft | ✅ |\n| anchor | ❌ |\n"))
	for _, c := range d.Cards() {
		if c.Direction == Reverse {
			t.Errorf("it asks for %q", c.ID)
		}
	}
}

func TestSubjectsThatAreQuestionsAreAskedAsTheyStand(t *testing.T) {
	d := deckOf(t, table("| Kérdés | Válasz |\n|-|-|\n| Mi a gulyás? | leves |\n| Mi a lángos? | kenyér |\n"))
	if got := d.stem(cardWith(t, d, Forward, "Mi a gulyás?"), false, 1); got != "Mi a gulyás?" {
		t.Errorf("%q", got)
	}
	if got := d.statement(0, "Mi a gulyás?", "leves"); got != "Mi a gulyás? leves" {
		t.Errorf("%q", got)
	}
	d = deckOf(t, table("| Kérdés | Válasz | Kor |\n|-|-|-|\n| Mi a gulyás? | leves | 200 |\n| Mi a lángos? | kenyér | 90 |\n"))
	if got := d.stem(cardWith(t, d, Forward, "Mi a gulyás?"), false, 1); got == "Mi a gulyás?" {
		t.Error("two columns are asked in the same words")
	}
}

func TestCardsWhoseFrontsAreNoQuestionsAreAskedInPlainWords(t *testing.T) {
	d := deckOf(t, "# T\n\nThe oldest port of Spain :: Cádiz\n\nThe plan of a ship\n?\nlines drawing\n")
	if got := d.stem(cardWith(t, d, Forward, "The oldest port of Spain"), false, 1); got != "The oldest port of Spain: meaning?" {
		t.Errorf("%q", got)
	}
	if got := d.statement(1, "The plan of a ship", "lines drawing"); got != "The plan of a ship: lines drawing" {
		t.Errorf("%q", got)
	}
}

func TestOptionsThatDifferByASpaceAreNotOffered(t *testing.T) {
	if !alikeButForSpaces("-ar / -er", "- ar /er") || alikeButForSpaces("a", "-a") || alikeButForSpaces("oso", "osa") || alikeButForSpaces("oso", "osos") {
		t.Error("what nobody tells apart stands side by side, or what differs does not")
	}
}
