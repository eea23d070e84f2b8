package class

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"porthole/quiz/class"
	"porthole/ui/look"
)

func TestTheBoardShowsTheAddressAndAQRCodeOfIt(t *testing.T) {
	t.Parallel()
	join := Join{Pages: []string{"https://192.0.2.1:8443", "https://198.51.100.2:8443"}, Certificate: "AB:CD"}
	g := class.Group{Name: "7b", Code: "K7QM2R4T"}
	says := func(join Join, g class.Group, width int) string {
		return ansi.Strip(strings.Join(pageLines(join, g, ten(), width, look.NewTheme(true)), "\n"))
	}
	for what, try := range map[string]struct {
		text string
		want []string
		none []string
	}{
		"a class":           {says(join, g, 80), []string{"https://198.51.100.2:8443", "AB:CD", "This leads to https://192.0.2.1:8443/c/K7QM-2R4T", "▀"}, nil},
		"a code that ended": {says(join, class.Group{Name: "7b", Code: "K7QM2R4T", Until: ten().Add(-time.Hour)}, 80), []string{"This leads to https://192.0.2.1:8443", "▀"}, []string{"/c/"}},
		"a narrow window":   {says(join, g, 36), []string{"https://192.0.2.1:8443", "has to be wider"}, []string{"▀"}},
		"signed by others":  {says(Join{Pages: join.Pages}, g, 80), []string{"▀"}, []string{"warns"}},
		"no pages":          {says(Join{}, g, 80), nil, []string{"browser", "▀"}},
	} {
		for _, want := range try.want {
			if !strings.Contains(try.text, want) {
				t.Errorf("%s: %q is missing in\n%s", what, want, try.text)
			}
		}
		for _, none := range try.none {
			if strings.Contains(try.text, none) {
				t.Errorf("%s: %q is in\n%s", what, none, try.text)
			}
		}
	}
}

// A QR code is square, and stands in its margin: its three large marks are in three corners.
func TestAQRCodeIsWhole(t *testing.T) {
	t.Parallel()
	lines := picture("https://192.0.2.1:8443/c/K7QM-2R4T")
	var cells [][]bool
	for _, line := range lines {
		var upper, lower []bool
		for _, r := range ansi.Strip(line) {
			upper, lower = append(upper, r == '█' || r == '▀'), append(lower, r == '█' || r == '▄')
		}
		cells = append(cells, upper, lower)
	}
	wide := len(cells[0])
	const margin, mark = 4, 7
	for y, row := range cells {
		for x, dark := range row {
			if outside := x < margin || x >= wide-margin || y < margin || y >= wide-margin; outside && dark {
				t.Fatalf("the margin is dark at %d, %d", x, y)
			}
		}
	}
	for _, at := range [][2]int{{margin, margin}, {wide - margin - mark, margin}, {margin, wide - margin - mark}} {
		for i := range mark {
			for j := range mark {
				ring := max(abs(i-3), abs(j-3))
				if want := ring != 2; cells[at[1]+j][at[0]+i] != want {
					t.Errorf("the mark at %v is broken", at)
				}
			}
		}
	}
	if picture(strings.Repeat("x", 10000)) != nil {
		t.Error("what is too long is drawn")
	}
}

func abs(n int) int { return max(n, -n) }
