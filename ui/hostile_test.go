package ui

import (
	"errors"
	"flag"
	"hash/fnv"
	"io"
	"maps"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"porthole/quiz"
	"porthole/ui/internal/tty"
	"porthole/ui/terminal"
)

var (
	randomBytes = flag.Int("bytes", 40_000, "how many bytes the random terminal sends to all screens together")
	randomSeed  = flag.Uint64("terminal-seed", 1, "the seed of the random terminal")
)

// everyScreen brings a fresh program to each of its screens, and to each kind of task as it is asked.
func everyScreen(t *testing.T) map[string]func(width, height int) *driver {
	t.Helper()
	course, performed := emailCourse(t), tasks(t)
	all := map[string]func(width, height int) *driver{}
	for name, scene := range scenes() {
		all[name] = func(width, height int) *driver {
			d := open(t, course, width, height)
			scene(d)
			return d
		}
	}
	for _, k := range quiz.Kinds() {
		if !k.Performed() {
			continue
		}
		for _, name := range []string{"begun", "in part"} {
			scene := performedScenes()[name]
			all[k.String()+" "+name] = func(width, height int) *driver {
				d := open(t, performed, width, height)
				scene(d, k)
				return d
			}
		}
	}
	return all
}

// outside are places beyond each edge and each corner of a window, near and as far as a number reaches.
func outside(width, height int) [][2]int {
	const far = 1<<31 - 1
	return [][2]int{
		{-1, -1}, {width, -1}, {-1, height}, {width, height}, {width / 2, -1}, {width / 2, height}, {-1, height / 2}, {width, height / 2},
		{-far, -far}, {far, far}, {-far, far}, {far, -far}, {0, -1}, {-1, 0}, {width - 1, height}, {width, height - 1},
	}
}

// H3: a click is nothing outside of the window, and whatever it is on anything else it is no panic.
func TestEveryScreenIsClickedAtItsCornersAndBeyond(t *testing.T) {
	t.Parallel()
	const width, height = 80, 24
	for name, scene := range everyScreen(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := scene(width, height)
			before, at := d.screen(), d.app.Top()
			for _, place := range outside(width, height) {
				d.send(tea.MouseClickMsg{X: place[0], Y: place[1], Button: tea.MouseLeft})
			}
			if d.app.Top() != at || d.screen() != before {
				t.Errorf("a click outside did something:\n%s\nand before:\n%s", d.screen(), before)
			}
			for _, place := range outside(width, height) { // as if nothing stood before the screen
				d.app.Top().Update(tea.MouseClickMsg{X: place[0], Y: place[1], Button: tea.MouseLeft}, d.clock)
			}
			for _, x := range []int{0, width - 1} {
				for _, y := range []int{0, height - 1} {
					d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
					d.send(tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelDown})
					d.app.View()
				}
			}
		})
	}
}

// stream is the random terminal: phrase after phrase, in parts.
type stream struct {
	*rand.Rand
	clock time.Time
	rest  string
	left  int
}

func (s *stream) Read(p []byte) (int, error) {
	if s.left <= 0 && s.rest == "" {
		return 0, io.EOF
	}
	if s.rest == "" {
		s.rest = tty.Phrase(s.Rand)
	}
	s.clock = s.clock.Add([]time.Duration{time.Second, 70 * time.Millisecond, time.Millisecond}[min(2, s.IntN(40))])
	n := copy(p, s.rest[:1+s.IntN(len(s.rest))])
	s.rest, s.left = s.rest[n:], s.left-n
	return n, nil
}

// reader hands to a program what its terminal sends, as the toolkit does.
type reader struct {
	in     *terminal.Input
	events uv.EventDecoder
	room   [4096]byte
	paste  []byte
	pastes bool
}

// read reads once, and reports whether there is more.
func (r *reader) read(t *testing.T, send func(tea.Msg)) bool {
	t.Helper()
	n, err := r.in.Read(r.room[:])
	for rest := r.room[:n]; len(rest) > 0; {
		used, event := r.events.Decode(rest)
		switch event.(type) {
		case uv.PasteStartEvent:
			r.paste, r.pastes = nil, true
		case uv.PasteEndEvent:
			r.pastes = false
			send(tea.PasteMsg{Content: string(r.paste)})
		default:
			if r.pastes {
				r.paste = append(r.paste, rest[:used]...)
			} else if msg := message(event); msg != nil {
				send(msg)
			}
		}
		rest = rest[used:]
	}
	if err != nil && !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	return err == nil
}

// message is an event of the toolkit's reader as its programs get it.
func message(event uv.Event) tea.Msg {
	switch e := event.(type) {
	case uv.KeyPressEvent:
		return tea.KeyPressMsg(e)
	case uv.KeyReleaseEvent:
		return tea.KeyReleaseMsg(e)
	case uv.MouseClickEvent:
		return tea.MouseClickMsg(e)
	case uv.MouseMotionEvent:
		return tea.MouseMotionMsg(e)
	case uv.MouseReleaseEvent:
		return tea.MouseReleaseMsg(e)
	case uv.MouseWheelEvent:
		return tea.MouseWheelMsg(e)
	case uv.BackgroundColorEvent:
		return tea.BackgroundColorMsg(e)
	case uv.FocusEvent:
		return tea.FocusMsg(e)
	case uv.BlurEvent:
		return tea.BlurMsg(e)
	}
	return nil
}

// H1, H3, L7: whatever a terminal sends, no screen panics, little is kept, and the next key is obeyed.
func TestTheRandomTerminalOverEveryScreen(t *testing.T) {
	all := everyScreen(t)
	each := *randomBytes / len(all)
	t.Logf("%d bytes for each of %d screens, seed %d", each, len(all), *randomSeed)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) {
			h := fnv.New64a()
			_, _ = io.WriteString(h, name) // it never fails
			s := &stream{Rand: rand.New(rand.NewPCG(*randomSeed, h.Sum64())), clock: noon(), left: each}
			r := &reader{in: terminal.NewInput(s, func() time.Time { return s.clock }, func(time.Duration) {})}
			d := all[name](80, 24)
			before := heap()
			events := 0
			send := func(msg tea.Msg) {
				d.send(msg)
				if events++; events%16 == 0 {
					d.app.View()
				}
				if d.quit {
					d = all[name](80, 24)
				}
			}
			for r.read(t, send) {
			}
			d.app.View()
			if grown := int64(heap()) - int64(before); grown > 16<<20 {
				t.Errorf("after %d events %d MB more are kept", events, grown>>20)
			}
			s.clock, s.rest = s.clock.Add(time.Second), "\x03"
			r.read(t, d.send)
			if !d.quit {
				t.Errorf("ctrl+c was not obeyed:\n%s", d.screen())
			}
		})
	}
}

// heap is how many bytes are in use.
func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
