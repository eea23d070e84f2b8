package terminal

import (
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/term"
)

// Size is the size of the window of a terminal, in cells and within [Bound]. Where the terminal does not tell, the
// environment does (LINES, COLUMNS), else it is that of the VT100.
func Size(f *os.File, environ []string) (width, height int) {
	width, height, err := term.GetSize(f.Fd())
	if err != nil || width <= 0 {
		width = number(environ, "COLUMNS", 80)
	}
	if err != nil || height <= 0 {
		height = number(environ, "LINES", 24)
	}
	return Bound(width, height)
}

func number(environ []string, key string, otherwise int) int {
	for _, pair := range slices.Backward(environ) {
		if name, value, _ := strings.Cut(pair, "="); name == key {
			if n, err := strconv.Atoi(value); err == nil && n > 0 {
				return n
			}
			break
		}
	}
	return otherwise
}
