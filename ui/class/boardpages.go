package class

import (
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"rsc.io/qr"

	"porthole/quiz/class"
	"porthole/ui/look"
)

// pageLines tell how the class comes in by a browser: nothing where it does not.
func pageLines(join Join, g class.Group, now time.Time, width int, t *look.Theme) []string {
	if len(join.Pages) == 0 {
		return nil
	}
	says := func(lines []string, what string) []string {
		return append(append(lines, ""), look.Wrap(what, width)...)
	}
	lines := append(says(nil, "Or open one of these addresses in a browser:"), "")
	for _, at := range join.Pages {
		lines = append(lines, look.Hang("  ", t.Strong.Render(at), width)...)
	}
	if join.Certificate != "" {
		lines = says(lines, "The browser warns: this server signed its certificate itself. Its SHA-256 fingerprint is")
		lines = append(lines, look.Hang("  ", t.Strong.Render(join.Certificate), width)...)
	}
	link := pageOf(join.Pages[0], g, now)
	drawn := picture(link)
	if len(drawn) == 0 || lipgloss.Width(drawn[0]) > width {
		return says(lines, "For a QR code of "+link+" the window has to be wider.")
	}
	return append(append(says(lines, "This leads to "+link), ""), drawn...)
}

// pageOf is the address of a page at which the class code is filled in, as long as it lets people in.
func pageOf(page string, g class.Group, now time.Time) string {
	if g.Lets(g.Code, now) {
		page += "/c/" + g.Code.String()
	}
	return page
}

// picture draws a QR code, two rows of it on a line, dark on light with the margin of four that readers want. Where there are
// no colours it is as dark as the letters are: most readers take it either way. Nothing is drawn where the text is too long.
func picture(text string) []string {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return nil
	}
	const margin = 4
	style := lipgloss.NewStyle().Foreground(lipgloss.Color("#000000")).Background(lipgloss.Color("#ffffff"))
	var lines []string
	for y := -margin; y < code.Size+margin; y += 2 {
		var line strings.Builder
		for x := -margin; x < code.Size+margin; x++ {
			line.WriteString(halves(code.Black(x, y), code.Black(x, y+1)))
		}
		lines = append(lines, style.Render(line.String()))
	}
	return lines
}

// halves is a cell whose upper and lower half are dark or not.
func halves(upper, lower bool) string {
	switch {
	case upper && lower:
		return "█"
	case upper:
		return "▀"
	case lower:
		return "▄"
	}
	return " "
}
