package content

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestCleanTakesOutWhatControlsATerminal(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                                "plain",
		"a\nb\tc":                              "a b c",
		"a\u2028b\u2029c":                      "a b c",
		"\x1b[31mred\x1b[0m":                   "red",
		"\x1b]0;title\x07text":                 "text",
		"\x1b]8;;http://x\x1b\\link":           "link",
		"\x1bPq#0\x1b\\x\x1b_a\x1b\\y":         "xy",
		"\x1b]never closed":                    "never closed",
		"\x1bcreset\x1b(Bx\x1b":                "resetx",
		"\u009b31mred":                         "red",
		"\u009d0;t\u009ctext":                  "text",
		"a\x00b\x07c\x7fd\u0085e":              "abcde",
		"\u202eevil\u202c\u2066x\u2069":        "evilx",
		"9\u200b9\u200d3\ufeff":                "993",
		"a\u034fb\u115fc\u3164d\uffa0e\u180ef": "abcdef",
		"\U000e0041\U000e007fx\ufe0f":          "x",
		"bad\xffutf\xc0":                       "bad\ufffdutf\ufffd",
		"née – 中文 → ✓":                         "née – 中文 → ✓",
		"می\u200cخواهم":                        "می\u200cخواهم",
		"क्\u200dष \u200c":                     "क्\u200dष ",
		"\u200cمی\u200c\u200cخواهم\u200d":      "می\u200cخواهم",
		"x\u200cy\u200dم":                      "xyم",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) is %q, want %q", in, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"a\x1b[1;31mb", "\x1b]0;x\x07", "\x1bP\x1b\\", "\u009b1m", "\x1b\x1b[[m", "\xe2\x1bc\x80\xae", "\u202e", "\x9b1m"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		if got != Clean(got) || !utf8.ValidString(got) {
			t.Fatalf("Clean(%q) is %q, and of that %q", s, got, Clean(got))
		}
		if i := strings.IndexFunc(got, func(r rune) bool {
			return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != zeroWidthNonJoiner && r != zeroWidthJoiner
		}); i >= 0 {
			t.Fatalf("Clean(%q) leaves %q", s, got[i:])
		}
	})
}

func TestKeyComparesNames(t *testing.T) {
	for in, want := range map[string]string{
		" **Secure  Port** ": "secure port", "`IMAPS`": "imaps", "**Secure** port": "secure port", "137–139": "137-139",
		"a*": "a*", "*": "*", "**": "**", "snake_case": "snake_case", "_x_": "x", "ÉCOLE": "école",
		"می\u200cخواهم": "میخواهم", "": "", " ": "", "smtp": "smtp", "SMTP": "smtp", "Secure port": "secure port", "a  b": "a b", "Port ": "port", " port": "port", "a\tB": "a b", "don’t": "don't",
	} {
		if got := Key(in); got != want {
			t.Errorf("Key(%q) is %q, want %q", in, got, want)
		}
	}
}

func TestNearestFindsSlips(t *testing.T) {
	known := []string{"title", "phrases", "spellings", "groups", "apart", "id"}
	for word, want := range map[string]string{"titel": "title", "Phrase": "phrases", "goups": "groups", "colour": "", "": "", "ID": "id", strings.Repeat("x", 500): ""} {
		got, ok := Nearest(word, known)
		if got != want || ok != (want != "") {
			t.Errorf("Nearest(%q) is %q, %v; want %q", word, got, ok, want)
		}
	}
}
