package command

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// manPage is the manual page of a verb, in the macros of man(7). Cobra's own generator takes the help for Markdown and
// runs the lines of its tables together.
func manPage(verb *cobra.Command, day time.Time, version string) string {
	verb.InitDefaultHelpFlag()
	var p roff
	title := []string{strings.ToUpper(roffText(pageName(verb))), "1", day.Format(time.DateOnly), roffText("porthole " + version), "Porthole"}
	p.line(`.TH "` + strings.Join(title, `" "`) + `"`)
	p.line(".nh\n.ad l") // a name is not to be hyphenated
	p.section("Name")
	p.line(roffText(pageName(verb)) + ` \- ` + roffText(strings.ToLower(verb.Short[:1])+verb.Short[1:]))
	p.section("Synopsis")
	p.line(`\fB` + roffText(verb.CommandPath()) + `\fR` + roffText(strings.TrimPrefix(verb.UseLine(), verb.CommandPath())))
	p.section("Description")
	text := verb.Long
	if text == "" {
		text = verb.Short + "."
	}
	p.prose(text)
	p.below(verb)
	p.flags("Options", verb.NonInheritedFlags())
	p.flags("Options of every verb", verb.InheritedFlags())
	if verb.HasExample() {
		p.section("Examples")
		p.asWritten(strings.Split(verb.Example, "\n"))
	}
	p.section("Exit status")
	p.prose("0 for success, 1 for failure, 2 for a command line that cannot be understood.")
	if !verb.HasParent() {
		p.machine()
	}
	p.seeAlso(verb)
	return p.text.String()
}

// roff is a page in the making.
type roff struct{ text strings.Builder }

func (p *roff) line(text string) { p.text.WriteString(text + "\n") }

func (p *roff) section(title string) { p.line(`.SH "` + roffText(strings.ToUpper(title)) + `"`) }

// prose writes the paragraphs of a help text; lines that are indented in it stay lines.
func (p *roff) prose(text string) {
	for i, paragraph := range strings.Split(text, "\n\n") {
		if i > 0 {
			p.line(".PP")
		}
		lines := strings.Split(paragraph, "\n")
		if strings.HasPrefix(lines[0], "  ") {
			p.asWritten(lines)
			continue
		}
		for _, line := range lines {
			p.line(roffText(line))
		}
	}
}

func (p *roff) asWritten(lines []string) {
	p.line(".RS 2\n.nf")
	for _, line := range lines {
		p.line(roffText(strings.TrimPrefix(line, "  ")))
	}
	p.line(".fi\n.RE")
}

// below lists the verbs below one.
func (p *roff) below(verb *cobra.Command) {
	rest := documented(verb)[1:]
	if len(rest) == 0 {
		return
	}
	p.section("Verbs")
	for _, v := range rest {
		p.line(".TP")
		p.line(`\fB` + roffText(pageName(v)) + `\fR(1)`)
		p.line(roffText(v.Short) + ".")
	}
}

func (p *roff) flags(title string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	p.section(title)
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		name := `\fB` + roffText("--"+f.Name) + `\fR`
		if f.Shorthand != "" {
			name = `\fB` + roffText("-"+f.Shorthand) + `\fR, ` + name
		}
		if value != "" {
			name += ` \fI` + roffText(value) + `\fR`
		}
		p.line(".TP\n" + name)
		p.line(roffText(strings.ToUpper(usage[:1])+usage[1:]) + ".")
	})
}

// machine tells what Porthole takes from the machine it runs on.
func (p *roff) machine() {
	p.section("Environment")
	for _, v := range [][2]string{
		{"PORTHOLE_DATA", "The folder in which everything is kept; else it is porthole in XDG_DATA_HOME."},
		{"NO_COLOR", "With any value, colours are off."},
		{"TERM", "Where it is dumb or not set, everything runs as lines of text."},
	} {
		p.line(".TP\n\\fB" + roffText(v[0]) + `\fR`)
		p.line(roffText(v[1]))
	}
}

// seeAlso names the page above, or all that are below.
func (p *roff) seeAlso(verb *cobra.Command) {
	var names []string
	for _, v := range documented(verb)[1:] {
		names = append(names, pageName(v))
	}
	if verb.HasParent() {
		names = append([]string{pageName(verb.Parent())}, names...)
	}
	p.section("See also")
	for i, name := range names {
		end := ","
		if i == len(names)-1 {
			end = ""
		}
		p.line(fmt.Sprintf(`\fB%s\fR(1)%s`, roffText(name), end))
	}
}

// roffText is text as it stands: nothing in it is a request or an escape.
func roffText(text string) string {
	var b strings.Builder
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		b.WriteString(`\&`)
	}
	for _, r := range text {
		switch {
		case r == '\\':
			b.WriteString(`\e`)
		case r == '-':
			b.WriteString(`\-`)
		case r == '\'':
			b.WriteString(`\(aq`)
		case r == '`':
			b.WriteString(`\(ga`)
		case r == '^':
			b.WriteString(`\(ha`)
		case r == '~':
			b.WriteString(`\(ti`)
		case r > '~':
			fmt.Fprintf(&b, `\[u%04X]`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
