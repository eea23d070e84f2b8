// Package terminal is what lies between a terminal and the program. Whoever holds the other end may be a stranger, a
// broken emulator or a cat on the keys: what comes from there is bounded before the toolkit sees it, and what goes there
// waits for nobody. It knows neither the program nor Bubble Tea, so that a terminal, an SSH channel and a browser are held
// to the same bounds.
package terminal

// The largest window that is drawn, in cells; a larger one is taken as if it were no larger than that. The toolkit keeps
// two buffers of cells as large as the window, before anybody can tell it not to.
const (
	MaxWidth  = 400
	MaxHeight = 200
)

// Bound returns the size of a window, in cells, within what is drawn.
func Bound(width, height int) (int, int) {
	return min(max(width, 0), MaxWidth), min(max(height, 0), MaxHeight)
}

// Window is the size of a window, in cells.
type Window struct{ Width, Height int }
