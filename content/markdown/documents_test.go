package markdown

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"porthole/content"
)

// rightOf is what a document holds, by the name of its file: facts in the form of factLines, written questions with their
// options, and with "!" before it the line and the beginning of what there is to tell. A document that people wrote somewhere
// was read otherwise once.
func rightOf() map[string][]string {
	return map[string][]string{
		"angle-placeholder-lost": {
			`git clone <url> | What = copies a repository`,
			`cp <from> <to> | What = copies a file`,
		},
		"bracket-holds-the-meaning": {
			`...y (minutos) | English = (minutes) past (hour)`,
			`antes de (infinitivo) | English = before I (do it)`,
			`primero | English = first, I (e.g. first, I wash)`,
		},
		"bracket-only-cell-silent": {
			`mai | Used for = (flat things)`,
			`hon | Used for = (long things)`,
			`nin | Used for = people`,
		},
		"cards-not-read": {
			`Neon | Symbol = Ne`,
			`What is the largest moon of Saturn? | Answer = Titan`,
			`What is the capital of Chad? | Answer = N'Djamena`,
			`What is a moraine? | Answer = Rubble that a glacier leaves.`,
			`Titan was found by ____. | Gap = Huygens`,
			`Capital of Peru | Meaning = Lima`,
			`Entropy | Meaning = a measure of disorder`,
			`Which is a gas? [ ] iron [x] neon`,
		},
		"case-merged": {
			`x | Action = cut a letter`,
			`X | Action = cut the letter before`,
			`g | Action = go back`,
			`G | Action = go to the end`,
			`m | Factor = a thousandth`,
			`M | Factor = a million`,
		},
		"cjk-clause-split": {
			`甲 | 意思 = 因为下雨，所以不去`,
			`乙 | 意思 = 发送信件；有时也接收`,
			`丙 | 意思 = 通过TCP/IP的服务`,
		},
		"code-bracket-lost": {
			`${v:(-2)} | What it gives = the last two letters`,
			`max(a) | What it gives = the largest`,
			`[p,q] | What it gives = p or q or a comma`,
			`end a job | Code = kill(pid)`,
			`a pair | Code = p, q`,
		},
		"code-gets-a-capital": {
			`list files | Command = ls -l`,
			`show the date | Command = date -u`,
		},
		"comma-before-line-break": {
			`11 | Spec = Spec A, Spec B (2 values)`,
			`12 | Spec = Spec C, Spec D (2 values)`,
		},
		"decimal-comma-split": {
			`Kupfer | Dichte = 8,96`,
			`Zink | Dichte = 7,14`,
			`Blei | Dichte = 11,34`,
			`Astadt | Einwohner = 1 250 000`,
			`Bestadt | Einwohner = 1.234,5`,
		},
		"decomposed-letters-unanswerable": {
			`Viêt Nam | Capitale = Hà Nội`,
			`Islande | Capitale = Reykjavík`,
		},
		"ditto-and-open-cell": {
			`cats | Member = lion, tiger (2 values)`,
			`dogs | Member = fox, wolf (2 values)`,
			`!6: notice: the first cell of the row is open; it is read as "cats" (write it again where another one is meant)`,
		},
		"formula-bracket-lost": {
			`slaked lime | Formula = Ca(OH)2`,
			`ammonium carbonate | Formula = (NH4)2CO3`,
			`iron nitrate | Formula = Fe(NO3)3`,
			`sin(x) | Slope = cos(x)`,
			`ln(x) | Slope = 1/x`,
			`f(2x) | Slope = 2f'(2x)`,
		},
		"fraction-split": {
			`a waltz | Value = 3/4`,
			`normal pressure | Value = 120/80`,
			`a cinema screen | Value = 16/9`,
			`the fire | Value = 02/09/1666`,
		},
		"heading-is-the-question": {
			`Which sea is the saltiest? [ ] the North Sea [x] the Dead Sea [ ] the Baltic`,
			`Which one freezes first? [x] the Baltic [ ] the Dead Sea`,
		},
		"html-option-empty": {
			`Which tag holds the title of a page? [ ] <body> [x] <head> [ ] none of them`,
		},
		"index-column-as-subject": {
			`zorro | Meaning = fox`,
			`oso | Meaning = bear`,
			`lobo | Meaning = wolf`,
			`!3: notice: column 1 only numbers the rows, and is left out (give it a heading of its own where the number means something)`,
		},
		"language-name-in-lower-case": {
			`zorro | English = fox`,
			`oso | English = bear`,
		},
		"list-in-square-brackets-split": {
			`useDoor | Returns = [isOpen, shut]`,
			`useLamp | Returns = [level, setLevel]`,
		},
		"music-sign-dropped": {
			`A major | Relative key = F♯ minor`,
			`A♭ major | Relative key = F minor`,
			`E major | Relative key = C♯ minor`,
			`E♭ major | Relative key = C minor`,
		},
		"one-name-split": {
			`a pipeline | Name = CI/CD`,
			`a system | Name = GNU/Linux`,
			`a band | Name = AC/DC`,
			`its birthplace | Name = Ulm, Germany`,
			`its author | Name = Miller, Jo`,
			`its scope | Name = IT/Systems focused`,
		},
		"placeholders-asked": {
			`alpha | Port = 4001`,
			`!6: notice: "TBD" under "Port" keeps a place for something; it is not asked (write it, or leave the cell empty)`,
			`!7: notice: "?" under "Port" keeps a place for something; it is not asked (write it, or leave the cell empty)`,
			`!8: notice: "etc..." under "Port" keeps a place for something; it is not asked (write it, or leave the cell empty)`,
		},
		"prefix-slash-lost": {
			`A | Prefix = /8`,
			`B | Prefix = /16`,
		},
		"reverse-across-tables": {
			`77.1a | Speed = 20 Mbps`,
			`77.1b | Speed = 40 Mbps`,
			`Quick Wire | Speed = 20 Mbps`,
			`Swift Wire | Speed = 40 Mbps`,
		},
		"rule-first-eats-table": {
			`Elbe | Sea = North Sea`,
			`Oder | Length = 840 km`,
		},
		"same-key-under-two-headings": {
			`yo (cantar) | Present = canto`,
			`tú (cantar) | Present = cantas`,
			`yo (beber) | Present = bebo`,
			`tú (beber) | Present = bebes`,
		},
		"short-month-lost": {
			`The bridge opens | Date = 4 July 1911`,
			`The bridge falls | Date = 9 May 1934`,
			`It is built again | Date = 21 October 1940`,
		},
		"side-by-side-columns": {
			`fox | German = Fuchs`,
			`wolf | German = Wolf`,
			`bear | German = Bär`,
			`owl | German = Eule`,
		},
		"sign-lost": {
			`tin | Oxidation states = +2, +4 (2 values)`,
			`copper | Oxidation states = +1, +2 (2 values)`,
			`hydrogen | Oxidation states = -1, +1 (2 values)`,
		},
		"snippet-becomes-the-stem": {
			`What does this print? echo $((6/4)) [x] 1 [ ] 1.5`,
			`!10: warning: the question shows a picture, which cannot be seen here; it is not asked (say in words what is to be seen, between the brackets of the picture)`,
		},
		"symbols-dropped": {
			`Venus | Sign = ♀`,
			`Mars | Sign = ♂`,
			`♠ | Colour = black`,
			`♥ | Colour = red`,
		},
		"synonyms-all-demanded": {
			`oligo- | Meaning = few, scanty`,
			`supra- | Meaning = above, over`,
			`mediodía | Meaning = midday/noon`,
		},
		"ticks-dropped": {
			`raft | Floats = Yes`,
			`raft | Sails = No`,
			`yacht | Floats = Yes`,
			`yacht | Sails = Yes`,
			`anchor | Floats = No`,
			`anchor | Sails = No`,
		},
		"todo-list-asked": {
			`osmosis | Meaning = water moves`,
			`!5: notice: the list of check boxes is taken for things to do, and is not asked (end the line before it with a question mark where it asks)`,
		},
		"transposed-table": {
			`/25 | Hosts = 126`,
			`/26 | Hosts = 62`,
			`/27 | Hosts = 30`,
		},
		"two-key-rows": {
			`Left on, Right on | Output = on`,
			`Left on, Right off | Output = off`,
			`Left off, Right on | Output = off`,
		},
		"useless-columns": {
			`11 | Name = Ready`,
			`12 | Name = Busy`,
			`13 | Name = Lost`,
			`Make a user | Topic = Access`,
			`Make a bucket | Topic = Storage`,
			`LOOK | Safe? = Yes`,
			`PUSH | Safe? = No`,
			`!3: notice: column 3 of the table has no heading and is not used (give every column a heading)`,
			`!11: notice: column 2 of the table has no heading and is not used (give every column a heading)`,
			`!11: notice: the table yields no facts (fill its cells, or mark it <!-- reading -->)`,
			`!18: notice: each cell under "Solution" says "Solution"; the column is not asked (write what differs from row to row)`,
		},
		"vowel-marks-demanded": {
			`book | العربية = كِتَاب`,
			`pen | العربية = قَلَم`,
		},
		"wikilinks-raw": {
			`SMTP | Port = 25`,
			`Internet Message Access | Port = 143`,
		},
		"wrapped-option-cut": {
			`Which statement about tides is right? [ ] They come from the wind alone, which pushes the water against the coast twice a day. [x] They come mostly from the moon, whose pull lifts the water on two sides of the earth.`,
		},
	}
}

func TestDocumentsAsPeopleWriteThem(t *testing.T) {
	right := rightOf()
	paths, err := filepath.Glob("testdata/documents/*.md")
	if err != nil || len(paths) < len(right) {
		t.Fatal(err, len(paths))
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".md")
		want, ok := right[name]
		if !ok {
			t.Errorf("nobody said what is right for %s", name)
			continue
		}
		t.Run(name, func(t *testing.T) {
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, heldBy(name, src)); diff != "" {
				t.Errorf("what it holds (-want +got):\n%s", diff)
			}
		})
	}
}

// heldBy reads a document and writes what it holds in the form of rightOf.
func heldBy(name string, src []byte) []string {
	c, problems := Parse(name, src)
	out := factLines(c)
	for i, f := range c.Facts {
		if n := len(f.Values); n > 1 {
			out[i] += fmt.Sprintf(" (%d values)", n)
		}
	}
	for _, q := range c.Questions {
		line := q.Stem
		for _, o := range q.Options {
			line += map[bool]string{true: " [x] ", false: " [ ] "}[o.Right] + o.Text
		}
		out = append(out, line)
	}
	for _, p := range problems {
		if !strings.Contains(p.Message, "there is no table with facts; only") {
			out = append(out, "!"+strings.TrimPrefix(strings.TrimPrefix(p.String(), name), ":"))
		}
	}
	return out
}

func TestOuterBarsOfATableAreNoCells(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Cells\n")
	for table := range 40 {
		b.WriteString("\n## T\n\n| a | b |\n|---|---|\n")
		b.WriteString(numbered("| r"+strings.Repeat("x", table)+"_%d | v%[1]d |\n", 1000))
	}
	c, problems := Parse("x.md", []byte(b.String()))
	if len(c.Facts) != 40_000 {
		t.Errorf("of %d cells there are %d facts; %v", content.MaxCells, len(c.Facts), problems)
	}
}
