package class

import (
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"porthole/quiz/class"
)

// S8 of the hostile names: what the door lets in, wide letters and letters with accents of their own, moves no column of the
// board, at any width.
func TestNamesThatAreLetInMoveNoColumn(t *testing.T) {
	given := []string{"Ann", "日本語の名前", "e\u0301lise", "q\u0301\u0323uy", "김영희", "Ünal", "abcdefghijklmnopqrstuvwx", "日本語日本語日本語日本語"}
	var names []string
	for _, name := range given {
		read, err := class.ReadName(name)
		if err != nil {
			t.Fatalf("%q: %v", name, err)
		}
		names = append(names, read.Shown)
	}
	d := at(t, names...)
	// Who is here, and the heat map, in which each row has a cell for each lesson that has room.
	for page, before := range map[string]*regexp.Regexp{"1": regexp.MustCompile(`^.*away`), "2": regexp.MustCompile(`^.*?(?:[·▁▃▅▇] [ 0-9][0-9–] ?›? ?){2,}`)} {
		d.press(page)
		for width := 40; width <= 140; width++ {
			d.send(tea.WindowSizeMsg{Width: width, Height: 30})
			ends, rows := map[int]bool{}, 0
			for _, row := range d.rows() {
				if found := before.FindString(row); found != "" {
					ends[ansi.StringWidth(found)] = true
					rows++
				}
			}
			if rows < len(names) || len(ends) != 1 {
				t.Fatalf("page %s at %d: %d rows, in columns %v:\n%s", page, width, rows, ends, strings.Join(d.rows(), "\n"))
			}
		}
	}
}
