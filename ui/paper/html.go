package paper

import (
	_ "embed"
	"html/template"
	"io"
)

// page is the printable page. It has no script and no address outside of itself.
//
//go:embed page.html
var page string

// slides is the page to project. It has no script and no address outside of itself either.
//
//go:embed slides.html
var slides string

// slide is a question, large, and its answer on the next one.
type slide struct {
	Ask, Answer entry
	Of          int
}

// Slides writes the first version of the test as slides to project: a question on one, its answer on the next.
func (t Test) Slides(to io.Writer) error {
	parsed, err := template.New("slides").Parse(slides)
	if err != nil {
		return err
	}
	shown := struct {
		Title, About string
		Slides       []slide
	}{Title: t.Title, About: t.about()}
	asked, answers := sheet(t.Versions[0]), key(t.Versions[0])
	for i := range asked {
		shown.Slides = append(shown.Slides, slide{asked[i], answers[i], len(asked)})
	}
	return parsed.Execute(to, shown)
}

// printed is what the page shows.
type printed struct {
	Title, About string
	Sheets       []printedSheet
}

type printedSheet struct {
	Name    string // "Version A", "Key to version A"
	IsKey   bool
	Entries []entry
}

// HTML writes every version of the test as one page to print: each begins on a sheet of its own.
func (t Test) HTML(to io.Writer) error { return t.html(to, "Version ", false, sheet) }

// HTMLKey writes the key to every version.
func (t Test) HTMLKey(to io.Writer) error { return t.html(to, "Key to version ", true, key) }

func (t Test) html(to io.Writer, what string, isKey bool, entries func(Version) []entry) error {
	parsed, err := template.New("page").Parse(page)
	if err != nil {
		return err
	}
	p := printed{Title: t.Title, About: t.about()}
	for _, v := range t.Versions {
		p.Sheets = append(p.Sheets, printedSheet{what + v.Name, isKey, entries(v)})
	}
	return parsed.Execute(to, p)
}
