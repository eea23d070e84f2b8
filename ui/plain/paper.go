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

// say writes texts wrapped to the page, each from a line of its own.
func (p *paper) say(texts ...string) {
	for _, text := range texts {
		p.hang("", text)
	}
}

// list writes items by their numbers.
func (p *paper) list(items []string) {
	for i, item := range items {
		p.hang(number(i)+" ", item)
	}
}

// hang writes text wrapped behind a prefix; its further lines stand below its first.
func (p *paper) hang(prefix, text string) {
	lines := ansi.Wrap(text, max(1, pageWidth-ansi.StringWidth(prefix)), "")
	for i, part := range strings.Split(lines, "\n") {
		if i > 0 {
			prefix = strings.Repeat(" ", ansi.StringWidth(prefix))
		}
		p.line(strings.TrimRight(prefix+part, " "))
	}
}
