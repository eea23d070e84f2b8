package plain

import (
	"bufio"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// pageWidth is the width of the text in cells.
const pageWidth = 72

// paper is what is written on. The first error of a write stays and makes every further one idle.
type paper struct {
	w   *bufio.Writer
	err error
}

func newPaper(w io.Writer) *paper { return &paper{w: bufio.NewWriter(w)} }

// raw writes text as it stands.
func (p *paper) raw(text string) {
	if p.err == nil {
		_, p.err = p.w.WriteString(text)
	}
}

func (p *paper) flush() error {
	if p.err == nil {
		p.err = p.w.Flush()
	}
	return p.err
}

// line writes one line as it stands.
func (p *paper) line(text string) {
	p.raw(text)
	p.raw("\n")
}

// gap writes an empty line.
func (p *paper) gap() { p.line("") }

// say writes text wrapped to the page.
func (p *paper) say(text string) { p.hang("", text) }

// hang writes text wrapped behind a prefix; its further lines stand below its first.
func (p *paper) hang(prefix, text string) {
	for i, part := range wrap(text, pageWidth-ansi.StringWidth(prefix)) {
		if i > 0 {
			prefix = strings.Repeat(" ", ansi.StringWidth(prefix))
		}
		p.line(strings.TrimRight(prefix+part, " "))
	}
}

// wrap breaks text at spaces into lines of at most width cells.
func wrap(text string, width int) []string {
	return strings.Split(ansi.Wrap(text, max(1, width), ""), "\n")
}
