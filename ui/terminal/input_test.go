package terminal

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
)

// The fault that the bound on parameters keeps away. When it is gone upstream, maxParams may go up.
func TestTheToolkitStillPanicsWithOneParameterMore(t *testing.T) {
	decode := func(params int) (fault any) {
		defer func() { fault = recover() }()
		ansi.DecodeSequence([]byte("\x1b["+strings.Repeat("1;", params-1)+"1m"), 0, ansi.NewParser())
		return nil
	}
	if fault := decode(maxParams); fault != nil {
		t.Errorf("with %d parameters: %v", maxParams, fault)
	}
	if decode(maxParams+1) == nil {
		t.Errorf("x/ansi reads %d parameters now: its fault is mended, and the bound need not be %d any more", maxParams+1, maxParams)
	}
}

// part is what comes at once, after a time without anything.
type part struct {
	after time.Duration
	bytes string
}

// feed is a terminal that sends parts, by a clock of its own.
type feed struct {
	parts  []part
	clock  time.Time
	waited time.Duration
}

func (f *feed) Read(p []byte) (int, error) {
	if len(f.parts) == 0 {
		return 0, io.EOF
	}
	next := &f.parts[0]
	f.clock = f.clock.Add(next.after)
	next.after = 0
	n := copy(p, next.bytes)
	if next.bytes = next.bytes[n:]; next.bytes == "" {
		f.parts = f.parts[1:]
	}
	return n, nil
}

func (f *feed) now() time.Time       { return f.clock }
func (f *feed) wait(d time.Duration) { f.waited += d }

// passed is what is passed on of parts, one string for each read that passed anything on.
func passed(t *testing.T, parts ...part) []string {
	t.Helper()
	f := &feed{parts: parts, clock: time.Unix(0, 0)}
	return read(t, NewInput(f, f.now, f.wait))
}

func read(t *testing.T, in *Input) []string {
	t.Helper()
	var out []string
	room := make([]byte, 4096) // as the toolkit has it
	for {
		n, err := in.Read(room)
		if n > 0 {
			out = append(out, string(room[:n]))
		}
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		if len(in.out) > 0 {
			t.Fatalf("%d bytes lie where nobody waits for them", len(in.out))
		}
	}
}

func all(t *testing.T, text string) string {
	t.Helper()
	return strings.Join(passed(t, part{0, text}), "")
}

func params(n int) string { return strings.Repeat("1;", n-1) + "1" }

func TestWhatIsWithinBoundsIsPassedOn(t *testing.T) {
	for _, sent := range []string{
		"q", "Grüße, 日本 👩‍🚀", "\r", "\t", "\x7f", "\x03", "\x00",
		"\x1b[A", "\x1b[1;5A", "\x1bOP", "\x1bO5P", "\x1b[15~", "\x1b[Z", "\x1b[97;3u", "\x1b[97:65;2u",
		"\x1b[<0;10;20M", "\x1b[<64;1;1m", "\x1b[M !!", "\x1b[I", "\x1b[O", "\x1b[[A",
		"\x1b[?2026;1$y", "\x1b[?62;4c", "\x1b[12;40R", "\x1b[" + params(maxParams) + "m",
		"\x1b]11;rgb:0000/0000/0000\x07", "\x1b]11;rgb:0000/0000/0000\x1b\\", "\x1bP>|xterm(390)\x1b\\", "\x1bP1+r5463\x1b\\", "\x1b_Gi=1;OK\x1b\\",
		"\x1b]52;c;" + strings.Repeat("a", maxString-10) + "\x07",
		"\x1b[200~Grüße,\n\ttext\r\x1b[201~",
	} {
		if got := all(t, sent); got != sent {
			t.Errorf("%.60q: passed on as %.60q", sent, got)
		}
	}
}

func TestWhatIsBeyondIsDroppedWhole(t *testing.T) {
	for _, sent := range []string{
		"\x1b[" + params(maxParams+1) + "m", "\x1b[" + strings.Repeat("1;", 33) + "m", "\x1b[" + strings.Repeat(":", 400) + "~",
		"\x1b[" + strings.Repeat("1", 10) + "m", "\x1b[" + strings.Repeat(" ", 300) + "q",
		"\x1b]52;c;" + strings.Repeat("a", maxString) + "\x07", "\x1bP>|" + strings.Repeat("a", maxString) + "\x1b\\",
		"\x1b_G" + strings.Repeat("a", 1<<20) + "\x1b\\",
		"\x1bP" + params(17) + "q\x1b\\", "\x1bP" + params(33) + "q\x1b\\", "\x1bP\x1b\\", "\x1b]11;\x07", // the toolkit would wait for more
		"\x1b^private\x1b\\", "\x1bXstart\x1b\\",
		"\x1b]2;Grüße\x07", "\x1b]2;a\x9cb\x07", "\x1b]2;a\nb\x07", "\x1b]2;a\x18", "\x1b[1;\x18",
		"\x1b[8;4000;4000t", "\x1b[48;9;9;9;9t", // a size
		"\x1b[0;0;27;1;0;1_", "\x1b[0;0;91;1;0;1_", // an escape byte in disguise
		"\x1b[201~", "\x1b[18446744073709551816~", "\x1b[2<00~", "\x1b[200:1~", "\x1b[200;1~", // a paste in disguise
		"\x1b[1;2M", "\x1b[M\xff\xff\xff", "\x1b\x1b[A",
		"\xff", "\x9b", "\xc3", "\xe3\x9b", "\u009b", "\xc0\x9b", "\xed\xa0\x80",
	} {
		// What precedes and follows is read as the keys it is.
		got := strings.Join(passed(t, part{0, "a" + sent}, part{time.Second, "b"}), "")
		if want := "ab"; strings.ReplaceAll(got, nothing, "") != want {
			t.Errorf("%.60q: passed on as %.60q", sent, got)
		}
	}
}

func TestTheNextKeyIsReadAsOne(t *testing.T) {
	for sent, want := range map[string]string{
		"\x1b[" + params(40) + "mq":    "q",
		"\x1b]2;\x1b[Aq":               "\x1b[Aq",
		"\x1b[1;\rq":                   "\rq",
		"\x1b[1;ü":                     "ü",
		"\x1bO1\x1b[Bq":                "\x1b[Bq",
		"\xe3q":                        "q",
		"\xe3\x9b1;1m":                 "1;1m",
		"\x9b1;1m":                     "1;1m",
		"\x1b[M\x1b[Aq":                "\x1b[Aq",
		"\x1b]2;owned\x07q":            "\x1b]2;owned\x07q",
		"\x1b[200~a\x1b[" + params(40): "\x1b[200~a",
	} {
		if got := all(t, sent); got != want {
			t.Errorf("%q: passed on as %q, want %q", sent, got, want)
		}
	}
}

func TestAKeyWithAltNeedsNoWaiting(t *testing.T) {
	for sent, want := range map[string]string{
		"\x1ba": "\x1b[97;3u", "\x1bA": "\x1b[97;4u", "\x1b\r": "\x1b[13;3u", "\x1b\x7f": "\x1b[127;3u", "\x1b\x01": "\x1b[97;7u",
		"\x1bü": "\x1b[252;3u", "\x1b\x1ba": escapeKey + "\x1b[97;3u", "\x1b\x00": "\x1b[32;7u", "\x1b\x1f": "\x1b[95;7u",
	} {
		if got := all(t, sent); got != want {
			t.Errorf("%q: passed on as %q, want %q", sent, got, want)
		}
		var decoder uv.EventDecoder
		_, raw := decoder.Decode([]byte(sent[strings.LastIndexByte(sent, esc):]))
		_, ours := decoder.Decode([]byte(want[strings.LastIndexByte(want, esc):]))
		a, isKey := raw.(uv.KeyPressEvent)
		b, isToo := ours.(uv.KeyPressEvent)
		if !isKey || !isToo || a.Code != b.Code || a.Mod != b.Mod || a.Text != b.Text {
			t.Errorf("%q is %v, and passed on %v", sent, raw, ours)
		}
	}
}

func TestALoneEscapeIsPassedOnAtOnce(t *testing.T) {
	const soon, late = escTimeout / 2, 2 * escTimeout
	for name, c := range map[string]struct {
		parts []part
		want  []string
	}{
		"the key":                  {[]part{{0, "\x1b"}, {late, "q"}}, []string{"\x1b", "q"}},
		"the key, twice":           {[]part{{0, "\x1b"}, {late, "\x1b"}}, []string{"\x1b", "\x1b"}},
		"the key, then a bracket":  {[]part{{0, "\x1b"}, {late, "["}}, []string{"\x1b", nothing + "["}},
		"alt and a bracket":        {[]part{{0, "\x1b["}, {late, "q"}}, []string{"\x1b[", nothing + "q"}},
		"an arrow in parts":        {[]part{{0, "\x1b"}, {soon, "["}, {soon, "A"}}, []string{"\x1b", "[", "A"}},
		"parameters in parts":      {[]part{{0, "\x1b[1"}, {soon, ";5A"}}, []string{"\x1b[1;5A"}},
		"a reply in parts":         {[]part{{0, "\x1b]"}, {soon, "11;rgb:"}, {soon, "0/0/0\x1b"}, {soon, "\\"}}, []string{"\x1b]", "11;rgb:0/0/0\x1b\\"}},
		"what never ends":          {[]part{{0, "\x1b[1;"}, {endTimeout, "q"}}, []string{"q"}},
		"a click that comes late":  {[]part{{0, "\x1b[<0;1"}, {late, "0;20Mq"}}, []string{"\x1b[<0;10;20Mq"}},
		"a reply that comes late":  {[]part{{0, "\x1b]11;rgb:"}, {late, "0/0/0\x07q"}}, []string{"\x1b]11;rgb:0/0/0\x07q"}},
		"one that began as a key":  {[]part{{0, "\x1b]"}, {soon, "11;rgb:"}, {late, "0/0/0\x07q"}}, []string{"\x1b]", nothing + "q"}},
		"too much, in parts":       {[]part{{0, "\x1b["}, {soon, params(40)}, {soon, "mq"}}, []string{"\x1b[", nothing + "q"}},
		"a rune in parts":          {[]part{{0, "\xe6\x97"}, {soon, "\xa5q"}}, []string{"日q"}},
		"a paste whose end is cut": {[]part{{0, "\x1b[200~a\x1b[20"}, {late, "1~q"}}, []string{"\x1b[200~a", "\x1b[201~q"}},
		"a paste without an end":   {[]part{{0, "\x1b[200~a"}, {late, "b"}, {time.Second, "q"}}, []string{"\x1b[200~a", "b", pasteEnd + "q"}},
		"ctrl+c ends no paste":     {[]part{{0, "\x1b[200~a"}, {late, "\x03"}, {time.Second, "\x03"}}, []string{"\x1b[200~a", pasteEnd + "\x03"}},
	} {
		if diff := cmp.Diff(c.want, passed(t, c.parts...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Where the program is slow to read, what is late has long been sent: it is not a key for that.
func TestWhatIsReadLateBelongsTogether(t *testing.T) {
	for sent, want := range map[string]string{
		"\x1b[200~" + strings.Repeat("a", 2000) + "\r1\x1b[201~q": "\x1b[200~" + strings.Repeat("a", 2000) + "\r1\x1b[201~q",
		"\x1b]52;c;" + strings.Repeat("a", 2000) + "\x07q":        "\x1b]52;c;" + strings.Repeat("a", 2000) + "\x07q",
		"\x1b]52;c;" + strings.Repeat("1", 1<<20) + "\x18q":       "q",
		"\x1b[" + strings.Repeat("1;", 2000) + "mq":               "q",
	} {
		f := &feed{parts: []part{{0, sent}}}
		late := func() time.Time { f.clock = f.clock.Add(2 * endTimeout); return f.clock }
		if got := strings.Join(read(t, NewInput(f, late, f.wait)), ""); got != want {
			t.Errorf("%.40q: passed on as %.40q (%d bytes), want %.40q (%d)", sent, got, len(got), want, len(want))
		}
	}
}

func TestAPasteIsTextAndBounded(t *testing.T) {
	paste := func(text string) string {
		t.Helper()
		got := all(t, "\x1b[200~"+text+"\x1b[201~q")
		inside, ok := strings.CutPrefix(got, "\x1b[200~")
		inside, more := strings.CutSuffix(inside, "\x1b[201~q")
		if !ok || !more {
			t.Fatalf("%.40q: passed on as %.40q … %.40q", text, got, got[max(0, len(got)-40):])
		}
		return inside
	}
	for sent, want := range map[string]string{
		"\x1b[31mred\x1b[0m":                          "red",
		"a\x1b]2;owned\x07b":                          "ab",
		"a\x1b(Bb\x1bcd":                              "abd",
		"a\x1b\nb\x00\x07\x08c":                       "a\nbc",
		"a\x1b[" + params(40) + "mb":                  "ab",
		"a\x1b[200~b":                                 "ab",
		"a\x9bb\xffc\xc3":                             "abc",
		"a\x1b[201;1~b":                               "ab",
		strings.Repeat("a", maxPaste):                 strings.Repeat("a", maxPaste),
		strings.Repeat("a", maxPaste+1):               strings.Repeat("a", maxPaste),
		strings.Repeat("日", maxPaste/3+9):             strings.Repeat("日", maxPaste/3),
		strings.Repeat("\x1b", 1<<20) + "a":           "",
		strings.Repeat("\x1b[31ma\x1ba\x1b\xff", 4e5): strings.Repeat("a", maxPaste),
	} {
		if got := paste(sent); got != want {
			t.Errorf("%.40q: passed on as %.40q (%d bytes), want %.40q (%d)", sent, got, len(got), want, len(want))
		}
	}
	for _, begun := range []string{
		"\x1b", "\x1b\x1b", "\x1b[", "\x1b[31", "\x1b[M", "\x1b[M  ", "\x1bO", "\x1b\x1bO", "\x1b]", "\x1b]2;a", "\x1b]2;a\x1b",
		"\x1bP", "\x1bP1$r\x1b", "\x1b_", "\x1b(", "\xe3\x9b", "\x1b\xe3",
	} { // the end of the paste is none of it
		if got := paste("a" + begun); strings.TrimSpace(got) != "a" {
			t.Errorf("a paste that ends in %q: passed on as %q", begun, got)
		}
	}
}

// Where the toolkit waits whether an escape byte is a key, it reads all again that has come since, with each read.
func TestAFloodDoesNotKeepTheToolkitWaiting(t *testing.T) {
	f := &feed{clock: time.Unix(0, 0), parts: []part{{0, "\x1b"}, {time.Millisecond, strings.Repeat("a", 1<<16)}}}
	in := NewInput(f, f.now, f.wait)
	if _, err := io.Copy(io.Discard, in); err != nil {
		t.Fatal(err)
	}
	if f.waited < escTimeout {
		t.Errorf("it was held up for %v", f.waited)
	}
	f = &feed{clock: time.Unix(0, 0), parts: []part{{0, strings.Repeat("\x1ba\x1b\x1b\x1b[A\x1b\x1b[I", 1<<13)}}}
	if _, err := io.Copy(io.Discard, NewInput(f, f.now, f.wait)); err != nil {
		t.Fatal(err)
	}
	if f.waited != 0 {
		t.Errorf("it was held up for %v, though the toolkit was not left waiting", f.waited)
	}
}

func TestAnErrorIsPassedOn(t *testing.T) {
	broken := errors.New("the cable")
	in := NewInput(iotest.DataErrReader(io.MultiReader(strings.NewReader("q"), iotest.ErrReader(broken))), time.Now, time.Sleep)
	got, err := io.ReadAll(in)
	if string(got) != "q" || !errors.Is(err, broken) {
		t.Errorf("%q, %v", got, err)
	}
	ended := 0
	got, err = io.ReadAll(Terminal(iotest.DataErrReader(strings.NewReader("q")), func() { ended++ }))
	if string(got) != "q" || err != nil || ended != 1 {
		t.Errorf("%q, %v, told %d times that it ended", got, err, ended)
	}
}

func TestASmallReaderGetsAllOfIt(t *testing.T) {
	const sent = "\x1b[200~paste\x1b[201~\x1ba\x1b]11;rgb:0/0/0\x07日q"
	got, err := io.ReadAll(iotest.OneByteReader(NewInput(strings.NewReader(sent), time.Now, time.Sleep)))
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != sent { // each byte came alone: the escape byte was passed on before it was known what follows
		t.Errorf("%q, want %q", got, sent)
	}
}
