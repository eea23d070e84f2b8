package quiz

import "testing"

// Accents may be left out, or be others, where nothing else of the course looks like that; the verdict says how it is written.
func TestAccentsMayBeLeftOutAndTheVerdictSaysSo(t *testing.T) {
	const french = "| English | French |\n|-|-|\n| coffee | café |\n| student | élève |\n| side | côté |\n| coast | côte |\n| house | maison |\n"
	const others = "| English | Other |\n|-|-|\n| book | كِتَاب |\n| father | أب |\n| hedgehog | ёжик |\n| Hanoi | Hà Nội |\n| day | दिन |\n| peace | שָׁלוֹם |\n"
	const synonyms = "| Word | Meaning |\n|-|-|\n| dwelling | Häuschen, Hütte |\n| tree | Baum |\n"
	for _, test := range []struct{ document, given, text, headline string }{
		{french, "coffee", "café", "Right: café."},
		{french, "coffee", "cafe", "Right; it is written café."},
		{french, "coffee", "CAFE", "Right; it is written café."},
		{french, "coffee", "cafè", "Right; it is written café."},
		{french, "student", "eléve", "Right; it is written élève."},
		{french, "side", "côté", "Right: côté."},
		{french, "side", "cote", "Not cote. The answer: côté."},
		{french, "side", "côte", "Not côte. The answer: côté."},
		{french, "house", "maïson", "Not maïson. The answer: maison."},
		{others, "book", "كتاب", "Right; it is written كِتَاب."},
		{others, "book", "كِتاب", "Right; it is written كِتَاب."},
		{others, "book", "كِتَاب", "Right: كِتَاب."},
		{others, "father", "اب", "Right; it is written أب."},
		{others, "hedgehog", "ежик", "Right; it is written ёжик."},
		{others, "Hanoi", "ha noi", "Right; it is written Hà Nội."},
		{others, "day", "दन", "Not दन. The answer: दिन."},
		{others, "peace", "שלום", "Right; it is written שָׁלוֹם."},
		{synonyms, "dwelling", "hutte", "Right; it is written Hütte."},
		{synonyms, "dwelling", "Hütte", "Right: Häuschen, Hütte."},
	} {
		d := deckOf(t, table(test.document))
		q, ok := d.Ask(cardWith(t, d, Forward, test.given), Typed, seeded(1))
		if !ok {
			t.Errorf("%s cannot be typed", test.given)
			continue
		}
		if got := d.Mark(q, Response{Text: test.text}).Headline(); got != test.headline {
			t.Errorf("%s: %q: %q, want %q", test.given, test.text, got, test.headline)
		}
	}
}

// Another real thing that was typed gets a word on what it is, wherever the course says that.
func TestAnotherRealThingGetsAWordOnWhatItIs(t *testing.T) {
	d := deckOf(t, `# Twins

| Protocol | Secure twin |
|---|---|
| FTP | SFTP |
| Telnet | SSH |
| coffee | café |

## Ports

| Protocol | Port |
|---|---|
| FTPS | 990 |
| SFTP | 22 |

## Others

**SCP** copies files over SSH. It is old.

**Note** short.
`)
	for _, test := range []struct{ given, text, mixUp string }{
		{"FTP", "FTPS", "FTPS: the port is 990."},
		{"FTP", "ftps", "FTPS: the port is 990."},
		{"Telnet", "SCP", "SCP copies files over SSH."},
		{"Telnet", "SFTP", "FTP, secure twin: SFTP."},
		{"Telnet", "cafe", "coffee, secure twin: café."},
		{"FTP", "FTP", ""},
		{"FTP", "note", ""},
		{"FTP", "nothing", ""},
	} {
		q, ok := d.Ask(cardWith(t, d, Forward, test.given), Typed, seeded(1))
		if !ok {
			t.Fatalf("%s cannot be typed", test.given)
		}
		if v := d.Mark(q, Response{Text: test.text}); v.Right || v.MixUp != test.mixUp {
			t.Errorf("%s: %q: right %v, %q, want %q", test.given, test.text, v.Right, v.MixUp, test.mixUp)
		}
	}
}
