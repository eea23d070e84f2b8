package class_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"porthole/quiz/class"
)

func TestNamesOfPeopleAreTaken(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]string{
		"Ann": "Ann", "  Ann   Lee ": "Ann Lee", "O'Brien": "O'Brien", "O\u2019Brien": "O'Brien", "J. R. Smith-Jones": "J. R. Smith-Jones",
		"Zoe\u0308": "Zoë", "Ａｎｎ": "Ann", "17": "17", "Иван": "Иван", "Ελένη": "Ελένη", "田中 さくら": "田中 さくら", "김민준": "김민준",
		"محمد": "محمد", "अनीता": "अनीता", "Nguyễn Thị Hoa": "Nguyễn Thị Hoa", "ann_lee.2": "ann_lee.2", "123456789012345678901234": "123456789012345678901234",
	} {
		name, err := class.ReadName(given)
		if err != nil || name.Shown != want {
			t.Errorf("%q: %q, %v", given, name.Shown, err)
		}
	}
}

func TestHostileNamesAreRefused(t *testing.T) {
	t.Parallel()
	for what, given := range map[string]string{
		"empty": "", "spaces": "   ", "escape": "\x1b[2JAnn", "C1": "A\u009bnn", "raw C1": "A\x9bnn", "NUL": "A\x00nn", "newline": "Ann\nBob",
		"bidi": "Ann\u202eeB", "isolate": "\u2066Ann", "mark of direction": "Ann\u200f", "zero width": "An\u200bn", "joiner": "An\u200dn", "BOM": "\ufeffAnn",
		"tag": "Ann\U000e0041", "filler": "Ann\u3164", "200 accents": "A" + strings.Repeat("\u0301", 200), "accent first": "\u0301Ann",
		"formula": "=1+1", "formula of minus": "-1+1", "formula of plus": "+1", "at": "@Ann", "quotes": `A"nn`, "emoji": "Ann😀", "no UTF-8": "A\xffnn",
		"10 kB": strings.Repeat("A", 10<<10), "25 cells": strings.Repeat("a", 25), "wide": strings.Repeat("田", 13),
		"Cyrillic in Latin": "pаypal", "Greek in Latin": "Αnn", "phonetic": "ɑnn", "other digits": "Ann٣", "teacher": "Teacher", "root": "ROOT",
		"signs": "Ann--Bob", "ends in a sign": "Ann-", "comma": "Ann, Bob", "slash": "a/b", "line separator": "A\u2028nn", "nbsp alone": "\u00a0",
	} {
		if name, err := class.ReadName(given); err == nil {
			t.Errorf("%s: taken as %q", what, name.Shown)
		}
	}
}

func TestNamesThatLookAlikeAreToldByTheirLook(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b        string
		same, alike bool
	}{
		{"Ann", "ANN", true, true}, {"Straße", "STRASSE", true, true}, {"Zoë", "Zoe", false, false}, {"Ali", "AIi", false, true},
		{"Bob", "B0b", false, true}, {"Paul", "Pau1", false, true}, {"Ann Lee", "AnnLee", false, true}, {"Ann Lee", "Ann-Lee", false, true},
		{"AHHA", "АННА", false, true}, {"Coco", "Сосо", false, true}, {"Toto", "Τοτο", false, true}, {"Eli", "Eil", false, false},
		{"Ann", "Anne", false, false}, {"Иван", "Ivan", false, false},
	} {
		a, failed := class.ReadName(c.a)
		b, err := class.ReadName(c.b)
		if failed != nil || err != nil {
			t.Fatal(failed, err)
		}
		if a.Key == b.Key != c.same || (a.Look == b.Look || c.same) != c.alike {
			t.Errorf("%q and %q: the same %v, alike %v", c.a, c.b, a.Key == b.Key, a.Look == b.Look)
		}
	}
}

// Whatever is given, what is taken is harmless, stays what it is, and is known by the same key.
func TestEveryNameThatIsTakenIsHarmless(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) { harmless(t, rapid.String().Draw(t, "given")) })
}

func FuzzName(f *testing.F) {
	for _, seed := range []string{"Ann Lee", "O'Brien", "Zoë", "\x1b[2J", "pаypal", "田中"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, given string) { harmless(t, given) })
}

func harmless(t interface {
	Errorf(format string, args ...any)
}, given string,
) {
	name, err := class.ReadName(given)
	if err != nil {
		return
	}
	again, err := class.ReadName(name.Shown)
	if err != nil || again != name {
		t.Errorf("%q becomes %q, and that %q, %v", given, name, again, err)
	}
	if name.Key == "" || name.Look == "" || !utf8.ValidString(name.Shown) || utf8.RuneCountInString(name.Shown) > 3*class.MostCells {
		t.Errorf("%q is taken as %q", given, name)
	}
	for i, r := range name.Shown {
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co) || i == 0 && strings.ContainsRune("=+-@'", r) {
			t.Errorf("%q is taken as %q", given, name.Shown)
		}
	}
}

func TestNamesStandInTheirOrderWhetherWrittenLargeOrSmall(t *testing.T) {
	t.Parallel()
	names := []string{"Zoë", "ann", "Eve", "bob", "Ann"}
	slices.SortFunc(names, class.ByName)
	if want := []string{"Ann", "ann", "bob", "Eve", "Zoë"}; !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
}
