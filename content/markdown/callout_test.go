package markdown

import (
	"testing"

	"porthole/content"
)

func TestMarksOfOtherProgramsAreNeverShownRaw(t *testing.T) {
	for text, want := range map[string]string{
		"> [!note] Remember\n> Ports end in 3.":  "Remember Ports end in 3.",
		"> [!WARNING]\n> Never do it.":           "Warning: Never do it.",
		"> [!tip]- Folded":                       "Folded",
		"> [not a callout] text":                 "[not a callout] text",
		"See [[SMTP]] and [[IMAP|its rival]].":   "See SMTP and its rival.",
		"`[[ -f x ]]` and [[ -f x ]] and a[[0]]": "[[ -f x ]] and [[ -f x ]] and a[[0]]",
		"Give <url> and <b>bold</b> words.":      "Give <url> and bold words.",
		"10<sup>5</sup> and H<sub>2</sub>O":      "10⁵ and H2O",
	} {
		if got := shownOf(t, text); got != want {
			t.Errorf("%q is shown as %q, not as %q", text, got, want)
		}
	}
}

func TestColumnsThatAreReadAndNotTyped(t *testing.T) {
	c := read(t, "| Command | Example | Port |\n|-|-|-|\n| scp | scp a b | 22 |\n", content.Warning)
	if c.Facts[0].Kind != content.Sentence || c.Facts[1].Kind != content.Number {
		t.Errorf("%+v", c.Facts)
	}
}
