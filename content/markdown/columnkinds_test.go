package markdown

import "testing"

func TestColumnsThatAreTheLessonAreAsked(t *testing.T) {
	for table, want := range map[string]string{
		"| Codec | Sample rate |\n|-|-|\n| Opus | 48 kHz |\n| G.711 | 8 kHz |\n":                                    "Opus | Sample rate = 48 kHz",
		"| Cable | Bandwidth usage |\n|-|-|\n| Cat 5e | 100 MHz |\n| Cat 6 | 250 MHz |\n":                           "Cat 6 | Bandwidth usage = 250 MHz",
		"| Prefix | Context |\n|-|-|\n| sub | under |\n| super | above |\n":                                         "sub | Context = under",
		"| Crime | Sentence |\n|-|-|\n| Theft | five years |\n| Murder | life |\n":                                  "Murder | Sentence = life",
		"| Word | With preposition |\n|-|-|\n| depend | depend on |\n| wait | wait for |\n":                         "wait | With preposition = wait for",
		"| Wort | Mit Artikel |\n|-|-|\n| Tisch | der Tisch |\n| Lampe | die Lampe |\n":                             "Tisch | Mit Artikel = der Tisch",
		"| Wort | Übersetzung | Mit Artikel |\n|-|-|-|\n| Tisch | table | der Tisch |\n| Bett | bed | das Bett |\n": "Bett | Mit Artikel = das Bett",
		"| Alert | Level | Colour |\n|-|-|-|\n| emerg | 0 | red |\n| alert | 1 | blue |\n":                          "alert | Level = 1",
		"| River | Source | Length |\n|-|-|-|\n| Rhine | Tomasee | 1233 |\n| Elbe | Krkonoše | 1094 |\n":            "Elbe | Source = Krkonoše",
		"| Noun | Gender |\n|-|-|\n| Tisch | m |\n| Lampe | f |\n":                                                  "Tisch | Gender = m",
	} {
		mustTell(t, "x.md", "# T\n\n"+table, want, "!is not asked", "!are examples")
	}
	mustTell(t, "x.csv", "Code,Status\n200,OK\n404,Not Found\n500,Internal Server Error\n", "404 | Status = Not Found")
	mustTell(t, "x.csv", "Keyword,Level\nDEBUG,1\nINFO,2\nWARN,3\n", "INFO | Level = 2")
	mustTell(t, "x.csv", "Name,Priority\nemerg,0\nalert,1\ncrit,2\n", "alert | Priority = 1")
	mustTell(t, "x.csv", "Element,Mass\nHydrogen,1.008 u\nHelium,4.003 u\nLithium,≈ 6.94 u\n", "Helium | Mass = 4.003 u", "!Element |")
}

func TestExampleColumnsAreKnownByTheirShortNames(t *testing.T) {
	mustTell(t, "x.csv", "pl|g|ex_pl|tr|ex_tr\nchleb|m|Jem chleb.|ekmek|Ekmek yerim.\nwoda|f|Piję wodę.|su|Su içerim.\npiwo|n|Poproszę piwo.|bira|Bir bira lütfen.\n",
		"chleb | tr = ekmek", "!Jem chleb", "!Su içerim")
	mustTell(t, "x.csv", "id,word,e.g.,translation\n1,Hund,Der Hund bellt.,dog\n2,Katze,Die Katze schläft.,cat\n3,Maus,Eine Maus rennt.,mouse\n",
		"Hund | translation = dog", "!bellt", "!belongs to the examples")
	mustTell(t, "x.csv", "question,answer,difficulty,tags,level\nWhat floats?,cork,easy,boats,A1\nWhat sinks?,lead,hard,boats,A2\nWhat flies?,a gull,easy,birds,A1\n",
		"What floats? | answer = cork", "!= A1", "!= easy", "!= boats")
}

func TestKeysOfProgramsNameNoRows(t *testing.T) {
	mustTell(t, "x.md", "| hash | Name | Sense |\n|-|-|-|\n| a1b2c3d4e5 | oso | bear |\n| b1b2c3d4e6 | zorro | fox |\n", "oso | Sense = bear", "!a1b2c3d4e5 |")
	mustTell(t, "x.csv", "meaning,guid,word\nfox,7c9e6679-7425-40de,zorro\nbear,7c9e6679-7425-40df,oso\nwolf,7c9e6679-7425-40e0,lobo\n", "fox | word = zorro", "!7c9e")
}

func TestAFirstLineThatMayBeHeadingsIsNotAsked(t *testing.T) {
	mustTell(t, "x.csv", "River,Source\nRhine,Tomasee\nDanube,Donaueschingen\nElbe,Riesengebirge\n", "Elbe | Back = Riesengebirge", "!River |", "may be one of headings")
	mustTell(t, "x.csv", "Hund,dog\nKatze,cat\nMaus,mouse\n", "Hund | Back = dog")
	mustTell(t, "x.csv", "순위,단어,품사,풀이,등급\n3,가격,명,價格,B\n1,외국어,명,外國語,A\n2,단어,명,單語,A\n", "외국어 | 풀이 = 外國語", "!= 명", "!순위 =", "!등급 =")
}

func TestTheSpellingOfAWordIsNotItsMeaning(t *testing.T) {
	mustTell(t, "x.csv", "abandon (v.),əˈbændən,放弃\nability (n.),əˈbɪləti,能力\nable (adj.),ˈeɪbl,能够\nabout (prep.),əˈbaʊt,关于；大约\n", "abandon (v.) | Back = 放弃", "about (prep.) | Back = 关于；大约", "!əˈb")
}

func TestPlainVocabularyIsNotRefused(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n## Singular and plural\n\n| Singular | Plural |\n|-|-|\n| mouse | mice |\n| ox | oxen |\n| goose | geese |\n", "ox | Plural = oxen")
	mustTell(t, "x.md", "# T\n\n| Month | Days |\n|-|-|\n| January | 31 |\n| February | 28 |\n| March | 31 |\n", "February | Days = 28")
	mustTell(t, "x.md", "# T\n\n| Planet | Day |\n|-|-|\n| Venus | 5832 h |\n| Mars | 25 h |\n| Jupiter | 10 h |\n", "Mars | Day = 25 h")
	mustTell(t, "x.md", "# T\n\n| Topic | Week |\n|-|-|\n| Arrays | 1 |\n| Lists | 2 |\n| Trees | 3 |\n", "! = ", "what is done when")
	mustTell(t, "x.md", "# T\n\n## Stack and heap\n\n| Stack | Heap |\n|-|-|\n| grows down by itself | grows up on demand |\n| freed when a call ends | freed by whoever took it |\n", "! = ", "side by side")
}

func TestQuestionsAreAskedWhereverTheirColumnStands(t *testing.T) {
	mustTell(t, "x.csv", "chapter,number,question,answer,enabled\n1,0,最古の人類を何と呼ぶか。,猿人,1\n1,2,ドイツの考古学者は誰か。,シュリーマン,2\n2,3,首都はどこか。,開封,1\n",
		"首都はどこか。 | answer = 開封", "!number =", "!enabled =", "!猿人 |", "stands beside questions")
	if c, _ := Parse("x.md", []byte("| 問題 | 答え |\n|-|-|\n| 最古の人類を何と呼ぶか。 | 猿人 |\n| 首都はどこか。 | 開封 |\n")); len(c.Facts) != 2 || !c.Facts[0].OneWay {
		t.Errorf("questions are asked for by their answers: %+v", c.Facts)
	}
	mustTell(t, "x.csv", "Lesson 1\nfox;Fuchs\nbear, cub;Bär\nwolf;Wolf\n", "bear, cub | Back = Bär")
}

func TestAnAcronymInItsTermIsNotAskedFor(t *testing.T) {
	mustTell(t, "x.csv", "term,acronym,def\nInternet Message Access Protocol(IMAP),IMAP,fetches mail\nnetwork interface card (NIC),NIC,connects a host\nlatency,RTT,takes time\ncrimper,,joins cables\nkeel,,a beam\n",
		"!acronym = IMAP", "!acronym = NIC", "latency | acronym = RTT", "Internet Message Access Protocol(IMAP) | def = fetches mail")
}
