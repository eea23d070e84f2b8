package main

import (
	"slices"
	"time"
)

// scene is what is typed into Porthole for one picture.
type scene struct {
	file       string // a .png shows how it ends, a .gif all of it
	cols, rows int
	args       []string
	beats      []beat
}

// beat is some keys, and how long what they bring stays in sight.
type beat struct {
	stays time.Duration
	keys  []string
}

func after(stays time.Duration, keys ...string) beat { return beat{stays, keys} }

// typed types a text letter by letter.
func typed(text string) []beat {
	var out []beat
	for _, r := range text {
		key := string(r)
		if key == " " {
			key = "Space"
		}
		out = append(out, after(90*time.Millisecond, key))
	}
	return out
}

// answers are questions answered by a key each, with time to think and to read why.
func answers(keys ...string) []beat {
	const s = time.Second
	var out []beat
	for _, key := range keys {
		out = append(out, after(5*s/2, key), after(3*s/2, "Enter"))
	}
	return out
}

func scenes() []scene {
	const s = time.Second
	minute := slices.Concat(
		[]beat{after(3 * s), after(7*s/2, "Enter"), after(3*s, "Enter"), after(2*s, "Enter")}, // home, a lesson, a question on it
		answers("1", "2", "1", "3"),
		[]beat{after(2*s, "Escape"), after(3*s, "Escape"), after(s/2, "Up"), after(s/2, "Up"), after(s, "Enter")}, // home, then the goal
		typed("in 10 days"), []beat{after(s/2, "Down"), after(s/2, "Down")}, typed("120"), []beat{after(6*s, "Down")},
		[]beat{after(2*s, "C-s"), after(2*s, "Up"), after(3*s, "Enter"), after(3*s, "Enter")}, // an exam
	)
	evening := []beat{after(s), after(s, "Down"), after(s, "Down"), after(s, "Down"), after(s, "Down"), after(s, "Enter")}
	for _, cell := range []string{"sending", "25", "SMTPS", "465, 587", "downloading", "110", "POP3S", "995", "managing", "143"} {
		evening = append(evening, after(s, cell, "Enter"))
	}
	evening = append(evening, after(s, "Escape"), after(s, "Escape"))
	return []scene{
		{file: "minute.gif", cols: 92, rows: 26, args: []string{"ports"}, beats: minute},
		{file: "200x60.png", cols: 200, rows: 60, args: []string{"drill", "--kind", "choice", "--seed", "4"}, beats: []beat{after(s), after(s, "1")}},
		{file: "110x30.png", cols: 110, rows: 30, args: []string{"exam", "--seed", "3"}, beats: []beat{after(s), after(s, "Enter"), after(s, "1"), after(s, "Enter"), after(s, "x")}},
		{file: "80x24.png", cols: 80, rows: 24, beats: evening},
		{file: "wire.png", cols: 120, rows: 30, args: []string{"wire", "find-the-password"}, beats: []beat{after(2 * s), after(s, "USER bob", "Enter"), after(s, "PASS sail-away-7", "Enter")}},
		{file: "40x12.png", cols: 40, rows: 12, args: []string{"drill", "--kind", "choice", "--seed", "4"}, beats: []beat{after(s), after(s, "2")}},
	}
}
