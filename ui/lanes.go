package ui

import (
	"strings"

	"porthole/quiz"
)

// joinLanes draws the lines between the columns: each pair turns in a lane of its own. It returns one piece a row.
func joinLanes(left []quiz.Tile, width int) []string {
	cells := make([][]rune, len(left))
	for i := range cells {
		cells[i] = []rune(strings.Repeat(" ", width))
	}
	for i, tile := range left {
		if tile.Pair >= 0 {
			joinOne(cells, i, tile.Pair, 1+2*i)
		}
	}
	lanes := make([]string, len(cells))
	for i := range cells {
		lanes[i] = string(cells[i])
	}
	return lanes
}

// joinOne draws the line from a row on the left to a row on the right that turns at lane.
func joinOne(cells [][]rune, from, to, lane int) {
	width := len(cells[0])
	for x := range width - 1 {
		y := from
		if x > lane {
			y = to
		}
		if x != lane || from == to {
			cells[y][x] = cross(cells[y][x], '─')
		}
	}
	if from == to {
		return
	}
	for y := min(from, to) + 1; y < max(from, to); y++ {
		cells[y][lane] = cross(cells[y][lane], '│')
	}
	if from < to {
		cells[from][lane], cells[to][lane] = corner(cells[from][lane], '╮'), corner(cells[to][lane], '╰')
	} else {
		cells[from][lane], cells[to][lane] = corner(cells[from][lane], '╯'), corner(cells[to][lane], '╭')
	}
}

// cross joins a straight piece to what is there already.
func cross(there, piece rune) rune {
	if there == ' ' || there == piece {
		return piece
	}
	return '┼'
}

// corner joins a corner to what is there already.
func corner(there, piece rune) rune {
	if there == ' ' {
		return piece
	}
	return '┼'
}
