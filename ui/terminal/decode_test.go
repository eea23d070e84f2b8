package terminal

import (
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	uv "github.com/charmbracelet/ultraviolet"

	"porthole/ui/internal/tty"
)

// parts is an input that comes in parts, each after a while.
type parts struct {
	all []part
}

func (p *parts) Read(b []byte) (int, error) {
	if len(p.all) == 0 {
		return 0, io.EOF
	}
	time.Sleep(p.all[0].after)
	n := copy(b, p.all[0].bytes)
	if p.all[0].bytes, p.all[0].after = p.all[0].bytes[n:], 0; p.all[0].bytes == "" {
		p.all = p.all[1:]
	}
	return n, nil
}

// ours is what Decode tells of an input.
func ours(in ...part) (told []uv.Event) {
	var mu sync.Mutex
	_ = Decode(&parts{in}, func(e uv.Event) {
		mu.Lock()
		defer mu.Unlock()
		told = append(told, e)
	})
	return told
}

// theirs is what the toolkit's own reader tells of it, strings left out, which tell of nothing.
func theirs(t *testing.T, in ...part) (told []uv.Event) {
	t.Helper()
	events := make(chan uv.Event)
	go func() {
		defer close(events)
		if err := uv.NewTerminalReader(&parts{in}, "xterm-256color").StreamEvents(t.Context(), events); err != nil {
			t.Error(err)
		}
	}()
	for e := range events {
		if e != nil && reflect.TypeOf(e).Kind() != reflect.String {
			told = append(told, e)
		}
	}
	return told
}

// Keys are those that the toolkit's own reader tells. F3 with a modifier may be a report of the cursor's position as well,
// and both are told; nobody asks for one. The last sequence is no key of any terminal.
func TestKeysAreThoseOfTheToolkitsReader(t *testing.T) {
	t.Parallel()
	var sequences, other []string
	for final := byte('@'); final <= '~'; final++ {
		for _, parameters := range []string{"", "1;2", "1;5", "1;8", "27;5;13"} {
			sequences = append(sequences, fmt.Sprintf("\x1b[%s%c", parameters, final), fmt.Sprintf("\x1bO%s%c", parameters, final))
		}
	}
	for number := range 40 {
		for _, end := range []string{"~", "^", "$", "@", ";2~", ";5~", ";8~", ";3u", "u"} {
			sequences = append(sequences, fmt.Sprintf("\x1b[%d%s", number, end))
		}
	}
	for c := range 256 {
		sequences = append(sequences, string([]byte{byte(c)}), string([]byte{esc, byte(c)}))
	}
	for _, s := range sequences {
		is, want := ours(part{0, s}), theirs(t, part{0, s})
		if s == "\x1b[_" {
			want = nil
		}
		if report, key := "\x1b[1;", 1; strings.HasPrefix(s, report) && strings.HasSuffix(s, "R") {
			is = is[:key]
		}
		if !reflect.DeepEqual(is, want) {
			other = append(other, fmt.Sprintf("%q: %v, want %v", s, is, want))
		}
	}
	if len(other) > 0 {
		t.Errorf("%d of %d:\n%s", len(other), len(sequences), strings.Join(other, "\n"))
	}
}

// Whatever comes, and however late its parts are, the same is told as by the toolkit's own reader.
func TestEventsAreThoseOfTheToolkitsReader(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(*randomSeed, 2))
	for i := range 2000 {
		var in []part
		for range 1 + r.IntN(6) {
			for rest := tty.Phrase(r); rest != ""; {
				n := min(len(rest), 1+r.IntN(40))
				after := []time.Duration{0, time.Millisecond, 2 * escTimeout}[min(2, r.IntN(12))]
				in, rest = append(in, part{after, rest[:n]}), rest[n:]
			}
		}
		synctest.Test(t, func(t *testing.T) {
			bounded := func() []part { // as it is where it is used
				passedOn := NewInput(&parts{slices.Clone(in)}, time.Now, time.Sleep)
				var all []part
				last := time.Now()
				for room := make([]byte, 4096); ; {
					n, err := passedOn.Read(room)
					if err != nil {
						return all
					}
					if n > 0 {
						all = append(all, part{time.Since(last), string(room[:n])})
						last = time.Now()
					}
				}
			}()
			if is, want := ours(slices.Clone(bounded)...), theirs(t, slices.Clone(bounded)...); !reflect.DeepEqual(is, want) {
				t.Fatalf("%d: %+v\n is   %v\n want %v", i, bounded, is, want)
			}
		})
	}
}
