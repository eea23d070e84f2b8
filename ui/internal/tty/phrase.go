package tty

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Phrase is what a terminal sends in one go, or something like it: keys, mouse, pastes, replies and broken sequences.
func Phrase(r *rand.Rand) string {
	text := func(most int) string {
		letters := []rune("abcXYZ 0123456789;:\r\t\n\x00\x7f\u00fc\u65e5\u009b\U0001f469\u200d\u0301")
		var b strings.Builder
		for range r.IntN(most) {
			b.WriteRune(letters[r.IntN(len(letters))])
		}
		return b.String()
	}
	numbers := func(most int) string {
		var b strings.Builder
		for range r.IntN(most) {
			fmt.Fprintf(&b, "%d%s", r.IntN(1<<r.IntN(31)), []string{";", ":", ""}[r.IntN(3)])
		}
		return b.String()
	}
	raw := func(most int) string {
		b := make([]byte, r.IntN(most))
		for i := range b {
			b[i] = byte(r.IntN(256))
		}
		return string(b)
	}
	one := func(of string) string { return of[r.IntN(len(of)):][:1] }
	switch r.IntN(14) {
	case 0, 1:
		return text(20) + "x"
	case 2:
		return "\x1b[" + one("ABCDHFZIO")
	case 3:
		return fmt.Sprintf("\x1b[<%d;%d;%d%s", r.IntN(260), r.IntN(1<<r.IntN(20)), r.IntN(1<<r.IntN(20)), one("Mm"))
	case 4:
		return "\x1b[200~" + text(200) + raw(50) + "\x1b[201~"
	case 5:
		return "\x1b[200~" + text(100) // its end does not come
	case 6:
		return "\x1b" + one("]P_^X") + numbers(4) + text(40) + []string{"\x07", "\x1b\\", "\x18", "", "\x9c"}[r.IntN(5)]
	case 7:
		return "\x1b[" + one("?<>= ") + numbers(40) + one(" $'") + one("mqRcnytu~_M")
	case 8:
		return "\x1b[" + numbers(6) + one("ABu~t_RM")
	case 9:
		return strings.Repeat("\x1b", 1+r.IntN(5)) + text(3) + "\x1bO" + one("ABPQ19")
	case 10:
		return "\x1b[M" + raw(5) + "y"
	case 11:
		return raw(60) + "\x1b"
	case 12:
		return "\x1b]52;c;" + strings.Repeat("QUJD", r.IntN(2000)) + "\x07"
	}
	return "\x1b[" + strings.Repeat("1;", r.IntN(200)) + one("m~_[")
}
