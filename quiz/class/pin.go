package class

import (
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/crypto/argon2"
)

// What a PIN has.
const (
	LeastDigits = 6
	mostDigits  = 32
)

// ReadPIN reads a PIN that somebody typed. The error is a clause that says which PINs there are.
func ReadPIN(given string) (string, error) {
	pin := strings.ReplaceAll(strings.TrimSpace(given), " ", "")
	if len(pin) < LeastDigits || len(pin) > mostDigits || strings.Trim(pin, "0123456789") != "" {
		return "", fmt.Errorf("a PIN has %d digits or more, and nothing else", LeastDigits)
	}
	const up, down = "01234567890123456789", "98765432109876543210"
	if strings.Contains(up, pin) || strings.Contains(down, pin) || strings.Trim(pin, pin[:1]) == "" {
		return "", errors.New("that PIN is the first that anybody tries")
	}
	return pin, nil
}

// NewPIN draws a PIN of six digits.
func NewPIN(chance io.Reader) (string, error) {
	for {
		var bits [4]byte
		if _, err := io.ReadFull(chance, bits[:]); err != nil {
			return "", fmt.Errorf("there is no chance to draw from: %w", err)
		}
		n := uint32(bits[0])<<24 | uint32(bits[1])<<16 | uint32(bits[2])<<8 | uint32(bits[3])
		const even = 4_294_000_000 // the greatest multiple of a million
		if pin, err := ReadPIN(fmt.Sprintf("%06d", n%1e6)); err == nil && n < even {
			return pin, nil
		}
	}
}

// Cost is what it costs to try a PIN: argon2id's memory in KiB, its passes and its threads.
type Cost struct {
	Memory, Passes uint32
	Threads        uint8
}

// UsualCost is what OWASP's Password Storage Cheat Sheet asks for at least: 19 MiB and two passes.
func UsualCost() Cost { return Cost{Memory: 19 << 10, Passes: 2, Threads: 1} }

const (
	saltBytes, hashBytes = 16, 32
	largestMemory        = 1 << 20 // KiB; a row that asks for more was not written here
)

// HashPIN returns what is kept of a PIN: a string in PHC's format, with the cost, a salt that is drawn, and the hash.
func HashPIN(pin string, cost Cost, chance io.Reader) (string, error) {
	salt := make([]byte, saltBytes)
	if _, err := io.ReadFull(chance, salt); err != nil {
		return "", fmt.Errorf("there is no chance to draw from: %w", err)
	}
	hash := argon2.IDKey([]byte(pin), salt, cost.Passes, cost.Memory, cost.Threads, hashBytes)
	b64 := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, cost.Memory, cost.Passes, cost.Threads, b64(salt), b64(hash)), nil
}

// IsPIN reports whether a PIN is the one that this is kept of.
func IsPIN(pin, kept string) bool {
	cost, salt, hash, ok := parsed(kept)
	if !ok {
		return false
	}
	got := argon2.IDKey([]byte(pin), salt, cost.Passes, cost.Memory, cost.Threads, uint32(len(hash))) //nolint:gosec // at most 64
	return subtle.ConstantTimeCompare(got, hash) == 1
}

func parsed(kept string) (cost Cost, salt, hash []byte, ok bool) {
	parts := strings.Split(kept, "$")
	if len(parts) != 6 || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return cost, nil, nil, false
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &cost.Memory, &cost.Passes, &cost.Threads); err != nil {
		return cost, nil, nil, false
	}
	salt, noSalt := base64.RawStdEncoding.DecodeString(parts[4])
	hash, noHash := base64.RawStdEncoding.DecodeString(parts[5])
	ok = noSalt == nil && noHash == nil && len(hash) >= 16 && len(hash) <= 64 &&
		cost.Memory <= largestMemory && cost.Passes >= 1 && cost.Passes <= 100 && cost.Threads >= 1
	return cost, salt, hash, ok
}
