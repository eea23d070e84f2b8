package class

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Name is what a member of a class is called.
type Name struct {
	Shown string // as it is shown: in one line, composed
	Key   string // what it is known by: names that differ in capitals or width alone are one
	Look  string // what it looks like: names that are hard to tell apart have the same
}

// What a name may have.
const (
	MostCells  = 24 // of a terminal
	mostBytes  = 256
	mostMarks  = 2 // without a width of their own, on one letter
	separators = " -_.'"
)

// ReadName reads a name that somebody gave. The error is a clause that says which names there are.
func ReadName(given string) (Name, error) {
	if len(given) > mostBytes {
		return Name{}, fmt.Errorf("a name has at most %d letters", MostCells)
	}
	shown := norm.NFKC.String(strings.Join(strings.FieldsFunc(given, func(r rune) bool { return r == ' ' || r == '\t' }), " "))
	shown = strings.NewReplacer("\u2019", "'", "\u02bc", "'", "\u2010", "-", "\u2011", "-").Replace(shown)
	if err := wellFormed(shown); err != nil {
		return Name{}, err
	}
	key := folded(shown)
	if slices.Contains([]string{"teacher", "admin", "administrator", "root", "porthole"}, key) {
		return Name{}, errors.New("that name could be taken for somebody else's")
	}
	return Name{Shown: shown, Key: key, Look: look(shown)}, nil
}

// KeyOf returns the key of a name that is somebody's already, or a class's.
func KeyOf(name string) string {
	n, err := ReadName(name)
	if err != nil {
		return strings.ToLower(name) // of one that a rescue has named
	}
	return n.Key
}

func wellFormed(shown string) error {
	runes := []rune(shown)
	if len(runes) == 0 {
		return errors.New("a name has at least one letter")
	}
	if strings.ContainsRune(separators, runes[0]) || strings.ContainsRune(separators, runes[len(runes)-1]) {
		return errors.New("a name begins and ends with a letter or a digit")
	}
	width, marks, kept := 0, 0, scripts(0)
	for i, r := range runes {
		switch {
		case unicode.Is(unicode.Mn, r) && i > 0:
			if marks++; marks > mostMarks {
				return errors.New("a letter of a name has at most two accents")
			}
		case !mayStand(r):
			return errors.New("a name has letters, digits, spaces and - _ . ' only")
		default:
			width, marks = width+cells(r), 0
		}
		if strings.ContainsRune(separators, r) && strings.ContainsRune(separators, runes[max(0, i-1)]) && r != ' ' && runes[i-1] != '.' {
			return errors.New("between the words of a name stands one sign")
		}
		kept |= scriptOf(r)
	}
	switch {
	case width > MostCells:
		return fmt.Errorf("a name has at most %d letters", MostCells)
	case !kept.goTogether():
		return errors.New("the letters of a name are of one script")
	}
	return nil
}

// mayStand reports whether a character may stand in a name; what has no width of its own is not looked at here.
func mayStand(r rune) bool {
	switch {
	case r >= '0' && r <= '9', strings.ContainsRune(separators, r):
		return true
	case unicode.In(r, unicode.Lu, unicode.Ll, unicode.Lt, unicode.Lo, unicode.Mc):
		return scriptOf(r) != 0
	}
	return false
}

// folded returns a text as it is compared, whatever its capitals.
func folded(s string) string {
	lower := strings.Map(func(r rune) rune {
		least := r
		for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
			least = min(least, next)
		}
		return unicode.ToLower(least)
	}, s)
	return norm.NFKC.String(strings.ReplaceAll(lower, "ß", "ss"))
}

// look returns what a name looks like. Signs between its words say nothing: who hears a name does not hear them.
func look(shown string) string {
	var out strings.Builder
	for _, r := range norm.NFC.String(shown) {
		if strings.ContainsRune(separators, r) {
			continue
		}
		out.WriteRune(likeness(r))
	}
	return folded(out.String())
}

// likeness returns the Latin letter that a character is taken for in the letters of a terminal, else the character.
func likeness(r rune) rune {
	const (
		signs  = "I1|ǀ" + "0" + "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝӏ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγικνορτυ" + "ıȷ" + "ՕօԼՏ"
		letter = "llll" + "o" + "abeslјkmhopctyxaesіјopcyxhdqwl" + "abezhlkmnoptyxayiknoptu" + "ij" + "oolS"
	)
	if i := slices.Index([]rune(signs), r); i >= 0 {
		return []rune(letter)[i]
	}
	return r
}

// ByName puts names in order, whether they are written large or small.
func ByName(a, b string) int { return cmp.Or(cmp.Compare(KeyOf(a), KeyOf(b)), cmp.Compare(a, b)) }
