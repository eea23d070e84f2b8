package markdown

import (
	"strings"
	"testing"
)

// What looks like something to learn and gives nothing is told, with its line.
func TestNothingIsLostWithoutAWord(t *testing.T) {
	for name, tc := range map[string]struct{ src, want string }{
		"headings over texts":        {"# Boats\n\n## Keel\n\nThe beam below.\n\n## Mast\n\nA pole for sails.\n", "3: 2 headings from here on stand over texts"},
		"bold paragraphs":            {"# Boats\n\n**Keel**\n\nThe beam below.\n\n**Mast**\n\nA pole for sails.\n", "3: 2 paragraphs from here on begin as terms"},
		"code before a dash":         {"# Boats\n\n`Keel` — the beam below.\n\n`Mast` — a pole.\n", "3: 2 paragraphs from here on begin as terms"},
		"lines with equals signs":    {"# Words\n\nkettu = fox\nkarhu = bear\nsusi = wolf\n", "3: the lines look like terms"},
		"hard breaks":                {"# Words\n\nKeel: a beam  \nMast: a pole  \n", "3: the lines look like terms"},
		"a list with arrows":         {"# Words\n\n- kettu → fox\n- karhu → bear\n- susi → wolf\n", "3: the list looks like one of terms"},
		"a list with bars":           {"# Words\n\n- kettu | ˈketːu | fox\n- karhu | ˈkɑrhu | bear\n", "3: the list looks like one of terms"},
		"a list of links":            {"# Words\n\n- [Keel](#k): the beam below\n- [Mast](#m): a pole\n", "3: the list looks like one of terms"},
		"numbered pairs":             {"# Words\n\n1. kettu = fox\n2. karhu = bear\n", "3: the list looks like one of terms"},
		"a question with its answer": {"# Q\n\n4.  What is a keel?\n    The beam below.\n", "3: the question has no answer"},
		"a question and a picture":   {"# Q\n\nWhat floats? 🛶<br />\n\nText.\n", "3: the question has no answer"},
		"a heading that asks":        {"# Q\n\n## What floats? 🛶\n\n## Next\n\nText.\n", "3: the question has no answer"},
		"options in bold":            {"# Q\n\nWhat floats?\n\n- **cork**\n- lead\n", "5: the list stands below a question"},
		"options with ticks":         {"# Q\n\nWhat floats?\n\n- cork ✔️\n- lead\n", "5: the list stands below a question"},
		"a callout":                  {"# Words\n\n> [!word] der Kiel\n> the keel\n", "3: the quotation looks like something to learn"},
		"a question in a quotation":  {"# Q\n\n> What is a keel?\n\nThe beam below.\n", "3: the quotation looks like something to learn"},
		"a list in HTML":             {"# Words\n\n<ul><li>kettu is a fox</li><li>karhu is a bear</li></ul>\n", "3: what is written in HTML here"},
		"pairs in a block of code":   {"# Words\n\n```\nkettu = fox\nkarhu = bear\nsusi = wolf\n```\n", "4: the block of code looks like"},
		"items over items":           {"# Words\n\n- kettu\n  - fox\n- karhu\n  - bear\n", "3: the items of the list have something below them"},
		"options without an answer":  {"# Q\n\n5 What floats?\na. cork\nb. lead\nAnswer:\n6 What sinks?\na. cork\nb. lead\nAnswer:\n", "3: the options have letters"},
		"rows in a text":             {"# Words\n\nkettu, fox\nkarhu, bear\nsusi, wolf\njänis, hare\n", "3: the lines look like terms"},
		"cards parted by tabs":       {"# Words\n\n```\nWhat floats on all waters?\tcork\nWhat sinks?\tlead\nWhat flies?\ta gull\n```\n", "4: the block of code looks like"},
		"texts over code":            {"# Git\n\nShow it:\n\n```sh\ngit log\n```\n\nSend it:\n\n```sh\ngit push\n```\n\nFetch it:\n\n```sh\ngit pull\n```\n", "3: 3 texts from here on stand over code"},
		"headings over code":         {"# Git\n\n## Show\n\n```sh\ngit log\n```\n\n## Send\n\n```sh\ngit push\n```\n", "3: 2 headings from here on stand over texts"},
		"headings over headings":     {"# Words\n\n## Byte\n\n#### Eight bits that are read together.\n\n## Word\n\n#### Two bytes on such a machine.\n", "3: 2 headings from here on stand over texts"},
		"some pairs in a list":       {"# Words\n\n* kettu = (fox)\n* karhu = (bear)\n* susi = (wolf)\n* jänis = (hare)\n* for\n* while\n* int\n", "3: the list looks like one of terms"},
		"questions in a list":        {"# Q\n\n- What floats on water?\n- What flies in the air?\n", "3: the question has no answer"},
	} {
		if got := toldAt(tc.src); !strings.Contains(got, "x.md:"+tc.want) {
			t.Errorf("%s: %q is not in\n%s", name, tc.want, got)
		}
	}
}

// toldAt returns what is told of a document, with the lines.
func toldAt(src string) string {
	_, problems := Parse("x.md", []byte(src))
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(strings.Replace(p.String(), "notice: ", "", 1) + "\n")
	}
	return b.String()
}

func TestWhatIsAskedOrToldIsNotToldAgain(t *testing.T) {
	const left = "look like|looks like one of|no answer that is read|stand over texts|begin as terms|stands below a question|something below them"
	for _, src := range []string{
		"# T\n\n- **Keel**: the beam below\n- **Mast**: a pole\n",
		"# T\n\n## What is a keel?\n\nThe beam below.\n",
		"# T\n\nWhat floats?\n\n- [x] cork\n- [ ] lead\n",
		"# T\n\nWhat floats?\n\n- A) cork\n- B) lead\n\nAnswer: A\n",
		"# T\n\n| Word | Meaning |\n|-|-|\n| kettu | fox |\n| karhu | bear |\n",
		"# T\n\nA text about boats: it has a colon.\n\nAnother one.\n",
		"# T\n\n> **SMTP**: the twin of another.\n\n| Word | Meaning |\n|-|-|\n| SMTP | fox |\n",
		"---\nid: t\n---\n# T\n\n## Keel\n\nThe beam below.\n\n## Mast\n\nA pole.\n\n- kettu = fox\n- karhu = bear\n",
	} {
		got := toldAt(src)
		for said := range strings.SplitSeq(left, "|") {
			if strings.Contains(got, said) {
				t.Errorf("%q is told %q:\n%s", src, said, got)
			}
		}
	}
}

func TestManyThatAreLeftAreToldTogether(t *testing.T) {
	got := toldAt("# T\n\n" + strings.Repeat("What floats on the water?\n\nText.\n\n", mostLeft+5))
	if strings.Count(got, "the question has no answer") != mostLeft+1 || !strings.Contains(got, ": 5 more such from here on") {
		t.Errorf("%s", got)
	}
}
