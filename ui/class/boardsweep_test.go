package class

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// Names that other programs fall over are cut and aligned by cells.
func TestNamesOfAnyKindKeepTheColumns(t *testing.T) {
	names := []string{"Ann", "山田太郎と花子と次郎", "Zoë e\u0301\u0302", "\u202eevil\x1b[2J", strings.Repeat("W", 24), "한국어"}
	for page, first := range map[string]*regexp.Regexp{"1": regexp.MustCompile("away|…?aw…"), "2": regexp.MustCompile("[▁▃▅▇·][ 0-9]{2}[0-9–] ")} {
		d := at(t, names...)
		d.press(page)
		for _, size := range [][2]int{{40, 12}, {60, 20}, {100, 30}, {132, 40}} {
			d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			columns := map[int]int{}
			for _, row := range d.rows() {
				if found := first.FindStringIndex(row); found != nil && !strings.Contains(row, "nothing met") {
					columns[ansi.StringWidth(row[:found[0]])]++
				}
			}
			if len(columns) != 1 {
				t.Errorf("page %s, %v: columns begin at %v:\n%s", page, size, columns, strings.Join(d.rows(), "\n"))
			}
			if all := strings.Join(d.rows(), ""); strings.ContainsAny(all, "\x1b\u202e") {
				t.Errorf("what controls a terminal is drawn: %q", all)
			}
		}
	}
}

// many are names of a large class.
func many() (names []string) {
	for i := range 200 {
		names = append(names, []string{"Pupil %d", "学生%d", "A very long name no. %d", "é%d"}[i%4])
		names[i] = fmt.Sprintf(names[i], i)
	}
	return names
}

func TestEveryPageOfTheBoardFitsItsFrame(t *testing.T) {
	t.Parallel()
	scenes := map[string][]string{
		"here": nil, "weakest": {"s", "end"}, "lessons": {"2", "down", "right"}, "cards": {"2", "t", "end", "right"}, "questions": {"3"},
		"missed": {"4", "down"}, "missed one": {"4", "enter"}, "pupil": {"end", "enter"}, "rename": {"enter", "r", "a new name"},
		"asked": {"enter", "x"}, "join": {"i"}, "end": {"q"}, "choose": {"c"}, "help": {"?"},
	}
	deck := email(t)
	learnt := pupils(deck, many()...)
	for name, keys := range scenes {
		d := atBoardOf(t, deck, slices.Clone(learnt))
		d.press(keys...)
		for width := 40; width <= 140; width += 5 {
			for height := 12; height <= 50; height += 4 {
				d.send(tea.WindowSizeMsg{Width: width, Height: height})
				rows := d.rows()
				if len(rows) != height {
					t.Fatalf("%s, %d × %d: %d rows", name, width, height, len(rows))
				}
				for _, row := range rows {
					if ansi.StringWidth(row) > width {
						t.Fatalf("%s, %d × %d: %q", name, width, height, row)
					}
				}
				foot := strings.Fields(strings.Join(rows, " "))
				if way := strings.Join(foot[max(0, len(foot)-4):], " "); !strings.Contains(way, "esc ") && !strings.Contains(way, "q end") {
					t.Fatalf("%s, %d × %d: no way out in %q", name, width, height, way)
				}
			}
		}
	}
}

// Without colours the signs say the same.
func TestWithoutColoursTheMapSaysTheSame(t *testing.T) {
	d := at(t, many()[:30]...)
	d.press("2", "t", "end")
	colours := d.rows()
	d.send(tea.ColorProfileMsg{Profile: colorprofile.ASCII})
	if !slices.Equal(colours, d.rows()) {
		t.Error("the text changes with the colours")
	}
	seen := map[string]bool{}
	for _, sign := range []string{"▁", "▃", "▅", "▇", "·"} {
		seen[sign] = strings.Contains(strings.Join(d.rows(), ""), sign)
	}
	if !seen["▁"] && !seen["▃"] || !seen["·"] {
		t.Errorf("%v:\n%s", seen, strings.Join(d.rows(), "\n"))
	}
}

// Before anything was read, where there is no class, and where nobody is in it, the board says so.
func TestAnEmptyBoardSaysSo(t *testing.T) {
	d := at(t)
	d.sees("Nobody has joined yet.")
	for _, page := range []string{"2", "3", "4"} {
		d.press(page)
		d.press("enter", "t", "s", "left", "right", "down")
	}
	d.keep.groups = nil
	d.ticks()
	d.sees("There is no class yet.")
}
