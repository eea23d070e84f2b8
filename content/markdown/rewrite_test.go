package markdown

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"porthole/content"
)

// writtenOf returns each block that the lessons show, a quotation after "> ".
func writtenOf(src string) []string {
	c, _ := Parse("x.md", []byte("# T\n\n"+src))
	var out []string
	for _, lesson := range c.Lessons {
		if lesson.Title != "T" {
			out = append(out, "# "+lesson.Title)
		}
		for _, b := range lesson.Blocks {
			text := content.PlainText(b.Text) + strings.Join(b.Lines, "\n")
			if b.Quote > 0 {
				text = "> " + text
			}
			out = append(out, text)
		}
	}
	return out
}

func TestWhatOtherProgramsWriteIsReadAsWhatItMeans(t *testing.T) {
	for _, tc := range []struct {
		name, src string
		want      []string
	}{
		{"an admonition of MkDocs", "!!! note \"Mind this\"\n    Ports end in 3.\n\n    All of them.\n\nText.\n", []string{"> Mind this Ports end in 3.", "> All of them.", "Text."}},
		{"one that folds, without a title", "??? warning\n    Hot.\n", []string{"> Warning: Hot."}},
		{"a callout of Docusaurus", ":::tip Do so\n\nLook twice.\n\n:::\n\nText.\n", []string{"> Do so", "> Look twice.", "Text."}},
		{"a division of Pandoc", "::: {.column width=50%}\n\nText.\n\n:::\n", []string{"Text."}},
		{"attributes", "## Ports {#ports .big}\n\nSee [this](x.md){target=_blank}.\n{: .note }\n\nA line.{: .-prime}\n", []string{"# Ports", "See this.", "A line."}},
		{"formats are no attributes", "Two places: {:.2f}\n\nset {x}\n", []string{"Two places: {:.2f}", "set {x}"}},
		{"tags of Liquid", "{% include x.html %}\n\nText.\n\n{% hint style=\"info\" %}\nHint.\n{% endhint %}\n", []string{"Text.", "Hint."}},
		{"comments of Obsidian", "Text %%not this%% goes on.\n\n%%\nnor this\n%%\n\n5%% and 6%% stay.\n", []string{"Text goes on.", "5%% and 6%% stay."}},
		{"the name of a block", "A claim. ^37066d\n\n2 ^10\n", []string{"A claim.", "2 ^10"}},
		{"in code nothing changes", "```\n!!! note\n    x\n%%a%%\n{: .x}\n```\n", []string{"!!! note\n    x\n%%a%%\n{: .x}"}},
		{"an embedded page", "![[Ports]] and [[SMTP|mail]]\n", []string{"Ports and mail"}},
		{"tags alone", "#cards/net #mail\n\nText #1 stays.\n", []string{"Text #1 stays."}},
		{"names of emoji", "Well done :tada: and 10:30:15, std::map\n", []string{"Well done 🎉 and 10:30:15, std::map"}},
	} {
		if diff := cmp.Diff(tc.want, writtenOf(tc.src)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.name, diff)
		}
	}
}
