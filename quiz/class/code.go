package class

import (
	"crypto/subtle"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
)

// Code lets somebody into a class: eight characters of Crockford's base32. "" lets nobody in.
type Code string

const (
	codeLength = 8
	digits     = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
)

// NewCode makes a code of 40 bits of chance, which has to be that of a cryptographic source.
func NewCode(chance io.Reader) (Code, error) {
	text, err := drawn(chance, codeLength)
	return Code(text), err
}

// NewID makes an identity of 60 bits of chance, in the letters of a code.
func NewID(chance io.Reader) (string, error) {
	text, err := drawn(chance, 12)
	return strings.ToLower(text), err
}

// drawn draws up to twelve digits.
func drawn(chance io.Reader, length int) (string, error) {
	var bits [8]byte
	if _, err := io.ReadFull(chance, bits[:]); err != nil {
		return "", fmt.Errorf("there is no chance to draw from: %w", err)
	}
	n := binary.BigEndian.Uint64(bits[:])
	out := make([]byte, length)
	for i := range out {
		out[i], n = digits[n%32], n/32
	}
	return string(out), nil
}

// ReadCode reads a code as people type it: in any case, with hyphens and spaces, with O for 0 and I or L for 1.
func ReadCode(given string) (Code, bool) {
	if len(given) > 8*codeLength {
		return "", false
	}
	text := strings.NewReplacer("-", "", " ", "", "O", "0", "I", "1", "L", "1").Replace(strings.ToUpper(given))
	if len(text) != codeLength || strings.Trim(text, digits) != "" {
		return "", false
	}
	return Code(text), true
}

// String returns the code as it is shown: K7QM-2R4T.
func (c Code) String() string {
	if len(c) != codeLength {
		return string(c)
	}
	return string(c[:4] + "-" + c[4:])
}

// Is reports whether two codes are the same, in a time that does not tell how much of them is.
func (c Code) Is(other Code) bool {
	return c != "" && subtle.ConstantTimeCompare([]byte(c), []byte(other)) == 1
}
