package terminal

// form is what is known of the parameters of a sequence.
type form struct {
	private bool // they begin with one of < = > ?
	params  int  // those that have ended
	digits  int  // of the one that has not
	first   int  // the value of the first one
	between int  // intermediate bytes
	any     bool // a byte came
}

// take takes a byte of a sequence, and reports whether it may stand there.
func (f *form) take(b byte, most int) bool {
	first := !f.any
	f.any = true
	switch {
	case b >= '0' && b <= '9':
		f.digits++
		if f.params == 0 && f.digits <= maxDigits {
			f.first = f.first*10 + int(b-'0')
		}
		return f.between == 0 && f.digits <= maxDigits
	case b == ';' || b == ':':
		f.params, f.digits = f.params+1, 0
		return f.between == 0 && f.params < most
	case b >= '<' && b <= '?':
		f.private = true
		return first
	case b < '0':
		f.between++
	}
	return true
}

// validString reports whether the toolkit can read a string; where it cannot, it waits for more of it. s has no end.
func validString(s []byte) bool {
	switch s[1] {
	case ']':
		return validOSC(s[2:])
	case 'P':
		return validDCS(s[2:])
	case '_':
		return true
	}
	return false // PM and SOS, which no terminal sends
}

// validOSC reports whether there is more of an operating system command than its number.
func validOSC(s []byte) bool {
	for i, b := range s {
		if b < '0' || b > '9' {
			return b != ';' || i+1 < len(s)
		}
	}
	return true
}

// validDCS reports whether a device control string has a head: parameters and a final byte.
func validDCS(s []byte) bool {
	var f form
	for _, b := range s {
		if !f.take(b, maxDCS) {
			return false
		}
		if b >= '@' {
			return true
		}
	}
	return false
}
