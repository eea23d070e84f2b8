package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// terminal is a program in a session of tmux.
type terminal struct {
	socket     string
	cols, rows int
}

// sit starts the program in a terminal of the scene's size, with progress of its own.
func sit(s scene, binary, data string) (*terminal, error) {
	if err := os.MkdirAll(data, 0o755); err != nil {
		return nil, err
	}
	t := &terminal{filepath.Join(data, "tmux"), s.cols, s.rows}
	config := filepath.Join(data, "tmux.conf")
	text := "set -g default-terminal tmux-256color\nset -as terminal-features ',*:RGB'\nset -g status off\nset -g window-style 'fg=#dddddd,bg=#111111'\n"
	if err := os.WriteFile(config, []byte(text), 0o644); err != nil {
		return nil, err
	}
	words := append([]string{binary}, s.args...)
	start := exec.Command("tmux", "-u", "-S", t.socket, "-f", config, "new-session", "-d",
		"-x", strconv.Itoa(s.cols), "-y", strconv.Itoa(s.rows), "'"+strings.Join(words, "' '")+"'")
	start.Env = append(os.Environ(), "COLORTERM=truecolor", "LC_ALL=C.UTF-8", "TZ=UTC", "PORTHOLE_DATA="+filepath.Join(data, "progress"))
	if said, err := start.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("tmux: %w: %s", err, said)
	}
	return t, t.settle()
}

func (t *terminal) tmux(args ...string) (string, error) {
	said, err := exec.Command("tmux", append([]string{"-S", t.socket}, args...)...).Output()
	if err != nil {
		return "", fmt.Errorf("tmux %s: %w", args[0], err)
	}
	return string(said), nil
}

func (t *terminal) leave() { _, _ = t.tmux("kill-server") }

// press types a key as tmux names it, and waits until the screen stands still.
func (t *terminal) press(key string) error {
	if _, err := t.tmux("send-keys", "-t", "0", key); err != nil {
		return err
	}
	return t.settle()
}

// settle waits until the screen is not empty and has not changed for a while.
func (t *terminal) settle() error {
	const still, most = 400 * time.Millisecond, 15 * time.Second
	var last string
	since := time.Now()
	for begun := time.Now(); time.Since(begun) < most; time.Sleep(50 * time.Millisecond) {
		now, err := t.tmux("capture-pane", "-e", "-p", "-t", "0")
		if err != nil {
			return err
		}
		if now != last || strings.TrimSpace(now) == "" {
			last, since = now, time.Now()
		}
		if time.Since(since) >= still {
			return nil
		}
	}
	return nil // a clock runs on it
}

// cell is what stands at a place of the screen.
type cell struct {
	r                     rune
	bold, dim, line, swap bool
	fore, back            uint32 // 0xRRGGBB; ground for that of the terminal
}

// ground stands for the colours of the terminal itself.
const ground = 1 << 24

// screen reads what stands on the screen.
func (t *terminal) screen() ([][]cell, error) {
	text, err := t.tmux("capture-pane", "-e", "-p", "-t", "0")
	if err != nil {
		return nil, err
	}
	rows := make([][]cell, t.rows)
	style := cell{fore: ground, back: ground}
	for y, row := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		for row != "" && y < t.rows {
			if body, ok := strings.CutPrefix(row, "\x1b["); ok {
				parameters, rest, _ := strings.Cut(body, "m")
				style.set(strings.FieldsFunc(parameters, func(r rune) bool { return r == ';' || r == ':' }))
				row = rest
				continue
			}
			r, n := utf8.DecodeRuneInString(row)
			c := style
			c.r = r
			rows[y], row = append(rows[y], c), row[n:]
		}
	}
	return rows, nil
}

// set changes the style as a sequence of SGR says.
func (c *cell) set(parameters []string) {
	if len(parameters) == 0 {
		parameters = []string{"0"}
	}
	for i := 0; i < len(parameters); i++ {
		switch n, _ := strconv.Atoi(parameters[i]); {
		case n == 0:
			*c = cell{fore: ground, back: ground}
		case n == 1:
			c.bold = true
		case n == 2:
			c.dim = true
		case n == 22:
			c.bold, c.dim = false, false
		case n == 4:
			c.line = true
		case n == 24:
			c.line = false
		case n == 7:
			c.swap = true
		case n == 27:
			c.swap = false
		case n == 39:
			c.fore = ground
		case n == 49:
			c.back = ground
		case (n == 38 || n == 48) && i+2 < len(parameters):
			colour, took := colourOf(parameters[i+1:])
			if n == 38 {
				c.fore = colour
			} else {
				c.back = colour
			}
			i += took
		}
	}
}

// colourOf reads what stands after 38 or 48, and says how many parameters that was: 2 and three parts, or 5 and a number
// among xterm's 256.
func colourOf(parameters []string) (colour uint32, took int) {
	var n [4]uint32
	for i, p := range parameters[1:min(len(parameters), 4)] {
		part, _ := strconv.Atoi(p)
		n[i] = uint32(part) & 0xff
	}
	if parameters[0] == "2" {
		return n[0]<<16 | n[1]<<8 | n[2], 4
	}
	if n[0] >= 232 {
		return (8 + 10*(n[0]-232)) * 0x10101, 2
	}
	level := func(n uint32) uint32 { return min(n, 1)*55 + 40*n }
	cube := max(n[0], 16) - 16
	return level(cube/36)<<16 | level(cube/6%6)<<8 | level(cube%6), 2
}
