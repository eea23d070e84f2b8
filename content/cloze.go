package content

import (
	"fmt"
	"strings"
)

// ClozeText is a text with gaps to type. The text is that of one question: gaps that others ask are filled.
type ClozeText struct {
	Around []string `json:"around"` // what stands before, between and after the gaps: one more than there are gaps; lines of code end in "\n"
	Gaps   []Gap    `json:"gaps"`
}

// Gap is a gap in a text.
type Gap struct {
	Answer string `json:"answer"`
	Hint   string `json:"hint,omitempty"` // from the author; "" for none
}

// Stem returns the text on one line, a sign in the place of each gap: "IMAPS uses port […].", of several "[1]" and "[2]", or
// the hint.
func (c *ClozeText) Stem() string {
	var b strings.Builder
	for i, text := range c.Around {
		b.WriteString(text)
		if i < len(c.Gaps) {
			b.WriteString(c.sign(i))
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func (c *ClozeText) sign(i int) string {
	hint := c.Gaps[i].Hint
	switch {
	case len(c.Gaps) == 1 && hint == "":
		return "[…]"
	case len(c.Gaps) == 1:
		return "[" + hint + "]"
	case hint == "":
		return fmt.Sprintf("[%d]", i+1)
	}
	return fmt.Sprintf("[%d: %s]", i+1, hint)
}
