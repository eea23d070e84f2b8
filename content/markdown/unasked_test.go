package markdown

import (
	"fmt"
	"strings"
	"testing"

	"porthole/content"
)

// told returns the facts and problems of a document as lines.
func told(file, document string) string {
	c, problems := Parse(file, []byte(document))
	var b strings.Builder
	for _, f := range c.Facts {
		fmt.Fprintf(&b, "%s | %s = %s\n", f.Subject, f.Relation, strings.Join(f.Texts(), " ¦ "))
	}
	for _, p := range problems {
		fmt.Fprintf(&b, "! %s\n", p.Message)
	}
	return b.String()
}

func TestATableThatComparesBySentencesIsNotAsked(t *testing.T) {
	const body = "| the receiver can go on with what it was doing | the receiver has to stop what it was doing |\n" +
		"| the connection is closed once both sides agree | the connection is closed at once by one side |\n" +
		"| all data that were sent will still be delivered | all data on the way are thrown away |\n"
	for heading, asked := range map[string]bool{
		"| FIN | RST |": false, "| Pros | Cons |": false, "| Reconnaissance | Scanning |": false, "| Перед | После |": false,
		"| Symptom | Cause |": true, "| Situation | What to do |": true, "| Вопрос | Ответ |": true, "| Spanish | English |": true, "| 問題 | 答案 |": true,
	} {
		got := told("x.md", "# T\n\n"+heading+"\n|---|---|\n"+body)
		if strings.Contains(got, "the table sets sentences under") == asked || strings.Contains(got, " = ") != asked {
			t.Errorf("%s:\n%s", heading, got)
		}
	}
	if got := told("x.md", "# T\n\n| | FIN | RST |\n|---|---|---|\n"+strings.ReplaceAll("\n"+body, "\n| ", "\n| what | ")[1:]); strings.Contains(got, " = ") || !strings.Contains(got, "compares what heads the others in long texts") {
		t.Errorf("a table that compares in long texts is asked:\n%s", got)
	}
	if got := told("x.md", "---\nid: t\n---\n# T\n\n| FIN | RST |\n|---|---|\n"+body); !strings.Contains(got, " = ") {
		t.Errorf("a table of an author who wrote it for this program is not asked:\n%s", got)
	}
}

func TestAPlanOfHowFarToReadIsNotAsked(t *testing.T) {
	const plan = "| | Short | Medium | Long |\n|---|---|---|---|\n| Read the [topics](#topics) | Yes | Yes | Yes |\n| Work through the [problems](#problems) | Some | Many | Most |\n| Review [more](#more) | Some | Many | Most |\n"
	if got := told("x.md", "# T\n\n"+plan); strings.Contains(got, " = ") || !strings.Contains(got, "how much of the document is for whom") {
		t.Errorf("it is asked:\n%s", got)
	}
	const matrix = "| | Chrome | Firefox |\n|---|---|---|\n| Tabs | Yes | Yes |\n| Groups | Yes | No |\n| Sync | No | Yes |\n"
	if got := told("x.md", "# T\n\n"+matrix); strings.Count(got, " = ") != 6 {
		t.Errorf("what a program can do is not asked:\n%s", got)
	}
}

func TestWhatNearlyEveryRowSaysIsNotAsked(t *testing.T) {
	rows := "name,zone,code\n"
	for i := range 30 {
		zone := "World"
		if i == 7 {
			zone = "Moon"
		}
		rows += fmt.Sprintf("Place %c,%s,%d\n", 'A'+rune(i), zone, 1000-i)
	}
	got := told("x.csv", rows)
	if strings.Contains(got, "= World") || !strings.Contains(got, "Place H | zone = Moon") || !strings.Contains(got, `nearly every row says "World" under "zone"`) {
		t.Errorf("%s", got)
	}
	if few := told("x.md", "| Protocol | Transport |\n|-|-|\n| SMTP | TCP |\n| IMAP | TCP |\n| POP3 | TCP |\n"); strings.Count(few, "= TCP") != 3 {
		t.Errorf("few rows are not asked:\n%s", few)
	}
}

func TestColumnsForProgramsAreNotAsked(t *testing.T) {
	rows := "code,official_name,xpos,wiki_id,image.title,cpk-hex,melt,levels\n"
	for i := range 24 {
		c := 'A' + rune(i)
		rows += fmt.Sprintf("%c%c,Element %c,%d,Q%d,a picture of it,%02xff%02x,%d,\"[%s]\"\n", c, c, c, i, 9*i, 10*i, 9*i+7, 300+7*i, strings.Repeat("12.5, ", 10+i))
	}
	c, _ := Parse("x.csv", []byte(rows))
	relations := map[string]int{}
	for _, f := range c.Facts {
		relations[f.SubjectHeading+": "+f.Relation]++
	}
	if fmt.Sprint(relations) != "map[official name: code:24 official name: melt:24]" {
		t.Errorf("asked is %v", relations)
	}
}

func TestOptionsOfProgramsAreNamedWithTheirProgram(t *testing.T) {
	got := told("x.md", "# Shell\n\n## ls\n\n### Format\n\n| Switch | What |\n|-|-|\n| `-l` | long |\n| `-1` | one a line |\n\n### Sorting\n\n| Switch | What |\n|-|-|\n| `-t` | by time |\n| `-S` | by size |\n\n"+
		"## grep\n\n### Options\n\n| Switch | What |\n|-|-|\n| `-v` | what does not match |\n| `-i` | in any case |\n")
	for _, want := range []string{"-l (ls, Format) | What = long", "-S (ls, Sorting) | What = by size", "-v (grep) | What = what does not match"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if one := told("x.md", "# ls\n\n| Switch | What |\n|-|-|\n| `-l` | long |\n| `-1` | one a line |\n"); !strings.Contains(one, "-l | What = long") {
		t.Errorf("one table is told apart:\n%s", one)
	}
}

func TestSentencesThatNameTheirSubjectAreNotAsked(t *testing.T) {
	got := told("x.md", "| Element | Symbol | About |\n|-|-|-|\n| Thorium | Th | Thorium is a metal that is weakly radioactive. |\n| Xenon | Xe | Xenon is a gas without a colour, and a dense one. |\n| Tin | Sn | It is a soft metal with a silvery shine. |\n")
	if strings.Contains(got, "About =") || !strings.Contains(got, "Xenon | Symbol = Xe") || !strings.Contains(got, "give itself away") {
		t.Errorf("%s", got)
	}
}

func TestACellThatSaysAHeadingIsNotAsked(t *testing.T) {
	got := told("x.md", "| Reference | Description |\n|-|-|\n| `HEAD` | reference |\n| `v1` | tag |\n| `a1b2` | hash |\n")
	if strings.Contains(got, "= reference") || !strings.Contains(got, "v1 | Description = tag") {
		t.Errorf("%s", got)
	}
}

func TestANumberToDialIsNoRange(t *testing.T) {
	got := told("x.md", "| Place | Dialling code | Pages |\n|-|-|-|\n| Cayman Islands | 1-345 | 3-12 |\n| Peru | 51 | 7 |\n")
	if !strings.Contains(got, "Cayman Islands | Dialling code = 1-345") || !strings.Contains(got, "Cayman Islands | Pages = 3–12") {
		t.Errorf("%s", got)
	}
}

func TestTitlesToReadAreNotAsked(t *testing.T) {
	got := told("x.md", "| Company | Further |\n|-|-|\n| A | [How we handle ten thousand users a day](http://a) |\n| B | [Why we moved all of it to one machine](http://b) |\n")
	if strings.Contains(got, " = ") || !strings.Contains(got, "only names or points to something") {
		t.Errorf("%s", got)
	}
	c, _ := Parse("x.md", []byte("| Thing | Spec |\n|-|-|\n| A | [RFC 9051](http://a) |\n| B | [RFC 1939](http://b) |\n"))
	if len(c.Facts) != 2 || c.Facts[0].Kind != content.Name {
		t.Errorf("names that are links are not asked: %v", c.Facts)
	}
}

func TestAListThatTellsOfTheDocumentIsNotAsked(t *testing.T) {
	const list = "- **Report**: tell what is wrong in it\n- **Improve**: add what is missing in it\n"
	for heading, asked := range map[string]bool{"🤝 Contributing": false, "贡献": false, "About this guide": false, "المساهمة": false, "Commands": true, "About atoms": true} {
		got := told("x.md", "# T\n\nText.\n\n## "+heading+"\n\n"+list)
		if strings.Contains(got, " = ") != asked || strings.Contains(got, "tells of the document itself") == asked {
			t.Errorf("%s:\n%s", heading, got)
		}
	}
}

func TestALabelBelowAQuestionIsNoAnswer(t *testing.T) {
	got := told("x.md", "# T\n\n## What are the pros and cons?\n\n**Pros**\n\n- fast\n- small\n\n**Cons**\n\n- new\n\n## What is it?\n\nA library.\n\n## What for?\n\nScreens.\n\n- large ones\n")
	if strings.Contains(got, "= Pros") || !strings.Contains(got, "What is it? | Answer = A library.") || !strings.Contains(got, "has no answer that a flash card could show") || strings.Contains(got, "= Screens.") || !strings.Contains(got, "goes on below its first paragraph") {
		t.Errorf("%s", got)
	}
}

func TestTablesThatATextTellsApart(t *testing.T) {
	const rows = "| Right | Means |\n|-|-|\n| r | %s |\n| w | %s |\n| x | %s |\n\n"
	got := told("x.md", "# T\n\n## Rights\n\nFor files:\n\n"+fmt.Sprintf(rows, "read it", "change it", "run it")+"For folders:\n\n"+fmt.Sprintf(rows, "list it", "add to it", "enter it"))
	for _, want := range []string{"r (For files) | Means = read it\n", "x (For folders) | Means = enter it\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestNumberedQuestionsWithLettersInOneParagraph(t *testing.T) {
	c, problems := Parse("x.md", []byte("# Test\n\n1. Which is a metal?\nA. Iron\nB. Neon\nAnswer: A\n\n2. Which is a gas?\nA. Iron\nB. Neon\n"))
	if len(c.Questions) != 1 || c.Questions[0].Stem != "Which is a metal?" || len(c.Questions[0].Options) != 2 || !c.Questions[0].Options[0].Right {
		t.Errorf("asked is %+v", c.Questions)
	}
	if !strings.Contains(fmt.Sprint(problems), "no answer names one") {
		t.Errorf("what is not asked is not told: %v", problems)
	}
}

func TestYesAndNoInOtherLanguagesAreAskedOneWay(t *testing.T) {
	c, _ := Parse("x.md", []byte("| שם | יציב |\n|-|-|\n| א | כן |\n| ב | לא |\n| ג | כן |\n"))
	if len(c.Facts) != 3 || !c.Facts[0].OneWay {
		t.Errorf("%+v", c.Facts)
	}
}
