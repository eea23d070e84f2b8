package terminal

import (
	"errors"
	"flag"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"porthole/ui/internal/tty"
)

var (
	randomBytes = flag.Int("bytes", 500_000, "how many bytes the random terminal sends")
	randomSeed  = flag.Uint64("terminal-seed", 1, "the seed of the random terminal")
)

// randomTerminal sends keys, mouse, pastes, replies and broken sequences, at once or in parts.
type randomTerminal struct {
	*rand.Rand
	clock time.Time
	rest  string
	sent  int
	most  int
}

func (r *randomTerminal) now() time.Time     { return r.clock }
func (r *randomTerminal) wait(time.Duration) {}

func (r *randomTerminal) Read(p []byte) (int, error) {
	if r.sent >= r.most {
		return 0, io.EOF
	}
	if r.rest == "" {
		r.rest = tty.Phrase(r.Rand)
	}
	r.clock = r.clock.Add([]time.Duration{0, time.Millisecond, escTimeout - 1, escTimeout, endTimeout}[min(4, r.IntN(40))])
	n := copy(p, r.rest[:1+r.IntN(len(r.rest))])
	r.rest, r.sent = r.rest[n:], r.sent+n
	return n, nil
}

// Whatever a terminal sends, the toolkit does not panic, little is kept, and a key that comes later is read as one.
func TestTheRandomTerminal(t *testing.T) {
	r := &randomTerminal{Rand: rand.New(rand.NewPCG(*randomSeed, 1)), clock: time.Unix(0, 0), most: *randomBytes}
	t.Logf("%d bytes, seed %d", r.most, *randomSeed)
	in := NewInput(r, r.now, r.wait)
	parser, decoder := ansi.NewParser(), uv.EventDecoder{}
	room := make([]byte, 4096)
	before := heap()
	var read, events int
	for {
		n, err := in.Read(room)
		if errors.Is(err, io.EOF) {
			break
		}
		read += n
		for rest, state := room[:n], byte(0); len(rest) > 0; {
			_, _, used, next := ansi.DecodeSequence(rest, state, parser)
			rest, state = rest[used:], next
		}
		for rest := room[:n]; len(rest) > 0; events++ {
			used, _ := decoder.Decode(rest)
			rest = rest[used:]
		}
		if cap(in.seq)+cap(in.out)+cap(in.buf) > 64<<10 {
			t.Fatalf("it keeps %d bytes", cap(in.seq)+cap(in.out)+cap(in.buf))
		}
	}
	if grown := int64(heap()) - int64(before); grown > 16<<20 {
		t.Errorf("the heap has grown by %d bytes", grown)
	}
	t.Logf("%d bytes passed on, %d events", read, events)
	r.most, r.clock, r.rest, r.sent = 1, r.clock.Add(time.Second), "q", 0
	n, err := in.Read(room)
	if err != nil || !strings.HasSuffix(string(room[:n]), "q") || in.pasting {
		t.Errorf("the next key: %q, %v (pasting: %t)", room[:n], err, in.pasting)
	}
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkKey is what the bounds cost a key, and an arrow.
func BenchmarkKey(b *testing.B) {
	for name, key := range map[string]string{"letter": "j", "arrow": "\x1b[A", "mouse": "\x1b[<0;10;20M"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			in := NewInput(endless(key), time.Now, time.Sleep)
			room := make([]byte, 4096)
			for b.Loop() {
				if _, err := in.Read(room); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// endless sends one key with each read.
type endless string

func (e endless) Read(p []byte) (int, error) { return copy(p, e), nil }
