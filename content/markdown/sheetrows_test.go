package markdown

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

func TestTheFirstLineOfASheet(t *testing.T) {
	mustTell(t, "x.csv", "kanji,kana,romaji\n水,みず,mizu\n火,ひ,hi\n木,き,ki\n金,きん,kin\n土,つち,tsuchi\n", "水 | kana = みず", "!kanji |")
	mustTell(t, "x.csv", "word_fi,word_en\nkettu,fox\nkarhu,bear\n", "kettu | word en = fox")
	mustTell(t, "x.csv", "name,nimi\nfox,kettu\nbear,karhu\nwolf,susi\n", "fox | Back = kettu", "bear | Back = karhu", "!name | ", "!nimi =", "may be one of headings")
	mustTell(t, "x.csv", "word,examples\nkettu,Kettu juoksee metsässä.\nkarhu,Karhu nukkuu talvella.\nsusi,Susi ulvoo yöllä.\n", "! = ", "the column is not asked")
	mustTell(t, "x.csv", "a totally different opinion of it,eri mieltä\nthe other side of the coin,toisaalta\nmake the best use of it,hyödyntää\n", "a totally different opinion of it | Back = eri mieltä")
	mustTell(t, "x.csv", "to do,hacer\nto be,ser\nto go,ir\n", "to do | Back = hacer", "to go | Back = ir")
	mustTell(t, "x.txt", "#separator:tab\n#html:true\n#notetype column:1\n#deck column:4\nBasic\tWhat floats?\tCork.\tBoats\nBasic\tWhat sinks?\tLead.\tBoats\nBasic\tWhat flies?\tA gull.\tBoats\n",
		"What floats? | Back = Cork.", "What flies? | Back = A gull.", "!Basic")
}

func TestColumnsOfASheetWithoutHeadings(t *testing.T) {
	mustTell(t, "x.tsv", "kettu\tnoun\tfox\tKettu juoksee metsässä.\nkarhu\tnoun\tbear\tKarhu nukkuu talvella yksin.\nsusi\tnoun\twolf\tSusi ulvoo yöllä kuulle.\n", "kettu | Back = fox", "susi | Back = wolf", "!= noun", "!juoksee")
	mustTell(t, "x.tsv", "水\tshuǐ\twater\n火\thuǒ\tfire\n木\tmù\twood\n", "水 | Back = water")
	mustTell(t, "x.tsv", "fox\t/fɒks/\tkettu\nbear\t/bɛə/\tkarhu\nwolf\t/wʊlf/\tsusi\n", "fox | Back = kettu", "!= /f")
	mustTell(t, "x.tsv", "fi-001\tkettu\tfox\nfi-002\tkarhu\tbear\nfi-003\tsusi\twolf\n", "kettu | Back = fox", "!fi-001")
}

func TestCellsOfASheet(t *testing.T) {
	mustTell(t, "x.csv", "english,deutsch\n\"give up\nabandon\",aufgeben\n\"stop,\nend\",anhalten\n", "give up, abandon | deutsch = aufgeben", "stop, end | deutsch")
	mustTell(t, "x.csv", "english,japanese\nwater,水[みず]\nfire,火[ひ][sound:hi.mp3]\n", "water | japanese = 水\n", "fire | japanese = 火\n")
	mustTell(t, "x.tsv", "water\t<ruby>水<rt>みず</rt></ruby>\nfire\t<ruby>火<rp>(</rp><rt>ひ</rt><rp>)</rp></ruby>\ntree\t<ruby>木<rt>き</rt></ruby>\n", "water | Back = 水\n", "fire | Back = 火\n")
}

func TestRowsOfASheetThatCannotBeRead(t *testing.T) {
	mustTell(t, "x.csv", "english,deutsch\nfox,Fuchs\nthe \"red\" fox,der Rotfuchs\n\"bear,Bär\nwolf,Wölfe\nowl,\"Eu\"le\"\nbee,Biene\n",
		"fox | deutsch = Fuchs", `the "red" fox | deutsch = der Rotfuchs`, "wolf | deutsch = Wölfe", "bee | deutsch = Biene", "rows cannot be read", "!Bär")
	good, bad := "", ""
	for i := range 100 {
		good += fmt.Sprintf("fox%d,Fuchs%d\n", i, i)
		bad += fmt.Sprintf("owl%d,\"Eu\"le%d\"\n", i, i)
	}
	mustTell(t, "x.csv", "english,deutsch\n"+good+bad+"bee,Biene\n", "bee | deutsch = Biene", "100 rows cannot be read")
}

func TestARowWithACommaTooManyIsNotAskedByHalf(t *testing.T) {
	const rows = "Front,Back,Tags\nWhich unities are there?,4 (time, title, interest, possession),[Estates]\nWhat does a covenant give?,Money,[Estates]\nWhat must it do?,Touch the land,[Estates]\n"
	mustTell(t, "x.csv", rows, "What must it do? | Back = Touch the land", "What does a covenant give? | Back = Money", "!4 (time", "rows with more cells than there are headings are passed over; there are 1", "!has no heading")
	mustTell(t, "x.csv", "word,sense\noso,bear,,\nlobo,wolf,,\n", "oso | sense = bear", "lobo | sense = wolf", "!more cells")
	mustTell(t, "x.csv", "word,sense\noso,bear,a\nlobo,wolf,b\nrana,frog\n", "oso | sense = bear", "!more cells", "has no heading") // most rows are so
}

// A file that calls its columns front and back says no more of them than one without headings: a card is asked as it stands.
func TestSidesThatAreCalledFrontAndBackAreNotNamedInAQuestion(t *testing.T) {
	for src, want := range map[string]string{
		"Front,Back,Tags\nWhat flies?,A gull,a\nWhat sinks?,Lead,b\nWhat floats?,Cork,c\n": "{subject}",
		"front,back\ngull,Möwe\nlead,Blei\ncork,Kork\n":                                    "What goes with “{subject}”?",
		"Vorderseite;Rückseite\nMöwe;gull\nBlei;lead\nKork;cork\n":                         "What goes with “{subject}”?",
		"word,meaning\ngull,Möwe\nheron,Reiher\ncrane,Kranich\n":                           "",
	} {
		c, _ := Parse("x.csv", []byte(src))
		got := ""
		for _, p := range c.Phrases {
			got = p.Forward
		}
		if got != want || len(c.Facts) != 3 {
			t.Errorf("%d facts of %q are asked by %q, not %q", len(c.Facts), src, got, want)
		}
	}
}

func TestABlankMayStandBeforeACellInQuotes(t *testing.T) {
	mustTell(t, "x.csv", "english,deutsch\nfox, \"der Fuchs, rot\"\nowl, \"Eule\"\nbear, Bär\n", "fox | deutsch = der Fuchs", "owl | deutsch = Eule\n", "bear | deutsch = Bär\n")
}

func TestCellsInWhichLettersAreLostAreNotAsked(t *testing.T) {
	mustTell(t, "x.csv", "polski,english\n\x9crodek,middle\nkot,cat\nlis,fox\n", "kot | english = cat", "!middle", "letters are lost")
	mustTell(t, "x.md", "# T\n\n| Polski | English |\n|-|-|\n| kot | c\xe5t |\n| lis | fox |\n| pies | dog |\n", "lis | English = fox", "!kot |", "letters are lost")
}

func TestTheSecondSideOfACardThatOnlySpellsTheFirst(t *testing.T) {
	rows := [][]string{{"kettu", "kettu", "fox"}, {"karhu", "karhu", "bear"}, {"susi", "suden", "wolf"}}
	if !saysTheSame(rows, 0, 1) || saysTheSame(rows, 0, 2) || saysTheSame(rows[2:], 0, 1) {
		t.Error("columns that say the same are not told from others")
	}
	if got := sidesOf(rows, 3); got[0] != "Front" || got[1] != "" || got[2] != "Back" {
		t.Errorf("the sides are %q", got)
	}
}

func TestHowTheSidesOfCardsAreAsked(t *testing.T) {
	for name, tc := range map[string]struct{ src, want string }{
		"words":                    {"kettu\tfox\nkarhu\tbear\nsusi\twolf\n", "What goes with “{subject}”?"},
		"questions":                {"What floats?\tCork.\nWhat sinks?\tLead.\nWhat flies?\tA gull.\n", "{subject}"},
		"questions and cells open": {"What floats?\tCork.\n\t\nx {{c1::y}}\t\nx {{c1::y}}\t\nWhat flies?\tA gull.\n", "{subject}"},
		"questions translated":     {"What floats?\tMikä kelluu?\nWhat sinks?\tMikä uppoaa?\nWhat flies?\tMikä lentää?\n", "What goes with “{subject}”?"},
	} {
		c, _ := Parse("x.tsv", []byte(tc.src))
		if got := c.Phrases["back"].Forward; got != tc.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestWhatManyRowsOfAColumnSayIsNotAsked(t *testing.T) {
	src := "word,answer\n"
	for i := range 60 {
		said := string(rune('a'+i%26)) + string(rune('a'+i/26)) + "o"
		if i%12 == 0 {
			said = "unsure"
		}
		src += "kala" + string(rune('a'+i%26)) + string(rune('a'+i/26)) + "," + said + "\n"
	}
	mustTell(t, "x.csv", src, "!= unsure", "5 rows say the same under", "kalaba | answer = bao")
	mustTell(t, "x.csv", "word,answer\nkala,unsure\nkoira,unsure\nkettu,fox\n", "kala | answer = unsure")
}

func TestTheColumnThatNamesTheRowsOfASheet(t *testing.T) {
	rows := func(heading, row string) string {
		src := heading + "\n"
		for i := range 20 {
			src += strings.NewReplacer("#", strconv.Itoa(i+100), "@", string(rune('a'+i)), "%", strconv.Itoa(i/5)).Replace(row) + "\n"
		}
		return src
	}
	for _, tc := range [][2]string{
		{"type,german,english", "noun,wort@,word@"},
		{"Chapter,Number,Character,German", "%,#,字@,wort@"},
		{"id,german,english", "de-#,wort@,word@"},
		{"uuid,german,english", "3f#9c1d2e@,wort@,word@"},
		{"lesson,german,english", "%,wort@,word@"},
		{"category,question,answer", "boats,What is @?,thing @ of them"},
		{"level,word,meaning", "A1,wort@,word@"},
	} {
		src := rows(tc[0], tc[1])
		c, _ := Parse("x.csv", []byte(src))
		if len(c.Facts) < 20 || strings.ContainsAny(c.Facts[0].Subject, "0123456789") || c.Facts[0].Subject == "noun" || c.Facts[0].Subject == "boats" || c.Facts[0].Subject == "A1" {
			t.Errorf("%s:\n%s", tc[0], told("x.csv", src))
		}
	}
	mustTell(t, "x.csv", rows("number,element,symbol", "#,element@,E@"), "elementa | symbol = Ea")
}
