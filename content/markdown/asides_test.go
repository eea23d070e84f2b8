package markdown

import (
	"fmt"
	"strings"
	"testing"
)

// words makes a table of n words with further columns.
func words(heading string, n int, row string) string {
	var b strings.Builder
	b.WriteString(heading + "\n")
	for i := range n {
		c := 'a' + i
		fmt.Fprintf(&b, row+"\n", c, c)
	}
	return b.String()
}

func TestColumnsThatStandBesideWordsAreNotAsked(t *testing.T) {
	for _, heading := range []string{"pos", "wordClass", "part_of_speech", "Wortart", "часть речи", "词性", "CEFR", "level", "lesson", "tags", "exampleGerman", "Beispielsatz", "sentence_1", "audio", "frequency"} {
		got := told("x.csv", words("word,meaning,"+heading, 14, "kala%c,fish%c,thing %[1]c of it"))
		if strings.Contains(got, "thing") || strings.Count(got, "| meaning = fish") != 14 || !strings.Contains(got, "the column is not asked") && !strings.Contains(got, "are examples") {
			t.Errorf("%s:\n%s", heading, got)
		}
	}
	mustTell(t, "x.csv", words("word,meaning,art", 14, "kala%c,fish%c,noun"), "kalaa | meaning = fisha", "!noun |", "!= noun")
	mustTell(t, "x.md", "| Word | Meaning | Said |\n|-|-|-|\n| kettu | fox | Kettu juoksee. |\n| karhu | bear | Karhu nukkuu. |\n", "kettu | Meaning = fox", "!Kettu juoksee", "the column is not asked")
	mustTell(t, "x.md", "| Word | Meaning | Said |\n|-|-|-|\n| kettu | fox | Se juoksee metsässä. |\n| karhu | bear | Tämä nukkuu talven. |\n", "kettu | Meaning = fox", "!juoksee", "are sentences beside words")
	mustTell(t, "x.md", "| 单词 | 意思 | 用法 |\n|-|-|-|\n| 水 | water | 喝水 |\n| 火 | fire | 大火 |\n", "水 | 意思 = water", "!喝水", "are examples")
	mustTell(t, "x.md", "| Country | Continent | Capital |\n|-|-|-|\n| Peru | America | Lima |\n| Chad | Africa | N'Djamena |\n", "Peru | Continent = America", "Chad | Capital = N'Djamena")
	mustTell(t, "x.md", "| Term | Category | Meaning |\n|-|-|-|\n| keel | hull | the beam below |\n| mast | rig | a pole |\n", "keel | Meaning", "!Category =", "the column is not asked")
	mustTell(t, "x.md", "| Part | Section | Length |\n|-|-|-|\n| keel | hull | 9 m |\n| mast | rig | 12 m |\n", "keel | Length", "!Section =", "only sorts the rows")
	mustTell(t, "x.md", "| Task | Topic |\n|-|-|\n| Make a user | Access |\n| Make a bucket | Storage |\n", "Make a user | Topic = Access")
}

func TestWhatBelongsToAnExampleIsNotAskedWithoutIt(t *testing.T) {
	mustTell(t, "x.md", "| Verb | Prefix | Example | Translation |\n|-|-|-|-|\n| open | o- | He opens it. | Hän avaa sen. |\n| see | s- | He sees it. | Hän näkee sen. |\n",
		"open | Prefix = o-", "!Hän avaa", "belongs to the examples beside it")
	mustTell(t, "x.md", "| Operator | What | Beispiel | Ergebnis |\n|-|-|-|-|\n| + | adds | 1 + 2 | 3 |\n| - | subtracts | 3 - 1 | 2 |\n", "+ | What = adds", "!Ergebnis =", "belongs to the examples beside it")
	mustTell(t, "x.md", "| Word | Translation | Example |\n|-|-|-|\n| open | avata | He opens it. |\n| see | nähdä | He sees it. |\n", "open | Translation = avata")
}

func TestHeadingsThatProgramsWriteHaveWords(t *testing.T) {
	for heading, want := range map[string]string{"exampleGerman": "example german", "word_class": "word class", "s1": "s 1", "Wortart": "wortart", "HTMLTag": "htmltag", "Word (plural)": "word plural"} {
		if got := strings.Join(headingWords(heading), " "); got != want {
			t.Errorf("%q has the words %q, not %q", heading, got, want)
		}
	}
}

func TestPlacesKeptForSomething(t *testing.T) {
	for _, text := range []string{"؟", "？？？", "…", "...", "TODO", "add more", "添加更多", "待补充", "coming soon", "see appendix 3", "siehe oben", "vgl. Abschnitt 2", "cf. 4.2", "см. выше"} {
		if c := (rawCell{text: text}); !c.placeholder() {
			t.Errorf("%q is taken for something to learn", text)
		}
	}
	for _, text := range []string{"to do", "see off", "to see", "ver bien", "se lever", "What?", "x?", "5?", "more", "voir"} {
		if c := (rawCell{text: text}); c.placeholder() {
			t.Errorf("%q is taken for a place that is kept", text)
		}
	}
}

func TestBracketsAtTheEndOfNamesAreKept(t *testing.T) {
	mustTell(t, "x.csv", "Latein,Deutsch\nad (acc),zu (etwas)\nubi (primum); ut (primum) (m Ind),sobald\npro (m. Abl.),für\n", "ad (acc) | Deutsch = zu (etwas)", "ubi (primum); ut (primum) (m Ind) | Deutsch", "pro (m. Abl.) | Deutsch = für")
	mustTell(t, "x.md", "| Protocol | Port |\n|-|-|\n| POP3 (Post Office Protocol) | 110 |\n| SMTP (plain) | 25 |\n", "POP3 | Port = 110", "SMTP (plain) | Port = 25")
}
