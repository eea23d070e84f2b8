package class

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"strconv"
	"time"
)

// PassLasts is how long a browser is known by its pass, whether or not it is used.
const PassLasts = 14 * 24 * time.Hour

// A pass is what a browser shows instead of a key: when it ends, and 256 bits of chance. What is kept is its fingerprint, in
// which the end stands once more, so that those that have ended can be found: they are from the first one to what ends now.
const (
	passBytes  = 32
	passDigits = 10 // of a time in seconds since 1970, enough for two centuries
	passLength = passDigits + 1 + 43
	passKey    = "web:"
)

// newPass draws a pass, which has to be by a cryptographic source.
func newPass(ends time.Time, chance io.Reader) (string, error) {
	bits := make([]byte, passBytes)
	if _, err := io.ReadFull(chance, bits); err != nil {
		return "", fmt.Errorf("there is no chance to draw from: %w", err)
	}
	return instant(ends) + "." + base64.RawURLEncoding.EncodeToString(bits), nil
}

func instant(t time.Time) string { return fmt.Sprintf("%0*d", passDigits, t.Unix()) }

// passEnds returns when a pass ends; false where it is none.
func passEnds(pass string) (ends time.Time, ok bool) {
	if len(pass) != passLength || pass[passDigits] != '.' {
		return time.Time{}, false
	}
	seconds, err := strconv.ParseUint(pass[:passDigits], 10, 63)
	if err != nil {
		return time.Time{}, false
	}
	bits, err := base64.RawURLEncoding.Strict().DecodeString(pass[passDigits+1:])
	return time.Unix(int64(seconds), 0), err == nil && len(bits) == passBytes
}

// fingerprintOf is what is kept of a pass. A pass with another end has another one.
func fingerprintOf(pass string) string {
	sum := sha256.Sum256([]byte(pass))
	return passKey + pass[:passDigits] + ":" + base64.RawStdEncoding.EncodeToString(sum[:])
}

// endedPasses are the fingerprints of passes that have ended: from the first one to below another one.
func endedPasses(now time.Time) (first, below string) {
	return passKey + instant(time.Unix(0, 0)), passKey + instant(now)
}
