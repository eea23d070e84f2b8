package terminal

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// FuzzInput sends anything, in parts, some of them late, and reads what is passed on as the toolkit does.
func FuzzInput(f *testing.F) {
	for _, seed := range []string{
		"a\x1b[A\x1b[" + params(33) + "mq", "\x1b[200~text\x1b[31m\x1b[201~", "\x1b[200~never ends", "\x1bP1+r5463\x1b\\\x1b]11;rgb:0/0/0\x07",
		"\x1b[M !!\x1b[<0;0;0M\x1b[<99999;99999;0m", "\x1b\x1b\x1b[I\x1bOA\x1bO\x1b", "\x9b1;1m\xe3\x9b\xc2\x9b", "\x1b_Ga=1;AAAA\x1b\\\x1b^x\x1b\\",
		"\x1b[27;5;97~\x1b[97:65:1;2:3;97u\x1b[?1u\x1b[>1;2;3c\x1b[2$", "\x1b]52;c;!!\x07\x1b]7501;?\x07\x1b]10;x\x07", "\x1bP>|v\x1b\\\x1bP!|00\x1b\\",
	} {
		f.Add([]byte(seed), []byte{3, 1, 200, 7})
		f.Add([]byte(seed), []byte{1})
		f.Add([]byte(seed), []byte{255})
		f.Add([]byte(strings.Repeat(seed, 50)), []byte{})
	}
	f.Fuzz(func(t *testing.T, sent, cuts []byte) {
		reads := passed(t, cut(sent, cuts)...)
		total := 0
		for _, read := range reads {
			total += len(read)
		}
		if total > growth*len(sent)+len(cuts)*len(nothing)+64 {
			t.Errorf("%d bytes became %d", len(sent), total)
		}
		asTheToolkit(t, reads)
		if len(cuts) == 0 {
			waits(t, reads)
		}
	})
}

// cut cuts what is sent into parts. A cut of 128 or more comes late, and the last part, a key, later than anything waits.
func cut(sent, cuts []byte) []part {
	var parts []part
	for i := 0; len(sent) > 0; i++ {
		n, after := len(sent), time.Millisecond
		if len(cuts) > 0 {
			c := cuts[i%len(cuts)]
			n = min(n, 1+int(c&0x3f))
			after = []time.Duration{time.Millisecond, escTimeout - 1, escTimeout, endTimeout}[c>>6]
		}
		parts = append(parts, part{after, string(sent[:n])})
		sent = sent[n:]
	}
	return append(parts, part{endTimeout, "q"})
}

// asTheToolkit reads what was passed on: all at once, for the toolkit may be late.
func asTheToolkit(t *testing.T, reads []string) {
	t.Helper()
	all := []byte(strings.Join(reads, ""))
	parser := ansi.NewParser()
	for rest, state := all, byte(0); len(rest) > 0; { // ultraviolet, deserializeWin32Input
		_, _, n, next := ansi.DecodeSequence(rest, state, parser)
		if n <= 0 {
			t.Fatalf("the toolkit does not go on at %q", rest)
		}
		rest, state = rest[n:], next
	}
	if !bytes.HasSuffix(all, []byte("q")) {
		t.Fatalf("the last key is missing: %q", all)
	}
	pasting, pasted := false, 0
	var last uv.Event
	var decoder uv.EventDecoder
	for rest := all; len(rest) > 0; {
		n, event := decoder.Decode(rest)
		if n <= 0 {
			t.Fatalf("the toolkit does not go on at %q", rest)
		}
		switch event.(type) {
		case uv.PasteStartEvent:
			pasting, pasted = true, 0
		case uv.PasteEndEvent:
			pasting = false
		default:
			if pasting {
				pasted += n
			}
		}
		if pasted > maxPaste {
			t.Fatal("a paste goes on")
		}
		rest, last = rest[n:], event
	}
	key, ok := last.(uv.KeyPressEvent)
	if !ok || pasting || (key.Code != 'q' && len(reads) < 2) {
		t.Fatalf("the last key is %v (pasting: %v), of %q", last, pasting, all)
	}
}

// waits fails where the toolkit would wait for more though there is more: it would read all again with each read.
func waits(t *testing.T, reads []string) {
	t.Helper()
	var decoder uv.EventDecoder
	for _, read := range reads {
		for rest := []byte(read); len(rest) > 0; {
			n, event := decoder.Decode(rest)
			if _, unknown := event.(uv.UnknownEvent); (unknown || rest[0] == esc && n <= 2) && n < len(rest) {
				t.Fatalf("the toolkit waits at %q of %q: %v", rest, read, fmt.Sprintf("%T", event))
			}
			rest = rest[n:]
		}
	}
}
