package web

import (
	"testing"
	"unicode/utf8"
)

// FuzzMessage: what a browser sends is a message of ours or none, and never more than it holds.
func FuzzMessage(f *testing.F) {
	for _, text := range []string{"", "i", "iabc", "i\x1b[200~", "s80 24", "s", "s0 0", "s80 24 ", "s-1 5", "s99999 1", "i\xff", "x", "s8\u0660 1"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := readMessage(data)
		w := m.window
		switch {
		case err != nil && m.typed != "":
			t.Errorf("%q is none, and types %q", data, m.typed)
		case w.Width < 0 || w.Height < 0 || w.Width > 1<<16 || w.Height > 1<<16 || (w.Width == 0) != (w.Height == 0):
			t.Errorf("%q is a window of %v", data, w)
		case err == nil && (len(data) > mostMessage || !utf8.Valid(data)):
			t.Errorf("%d bytes are a message", len(data))
		case m.typed != "" && "i"+m.typed != string(data):
			t.Errorf("%q types %q", data, m.typed)
		}
	})
}
