package sqlite

import (
	"encoding/binary"
	"errors"
	"math"
)

// A carver reads rows from the pages of a database, whatever its schema and its trees look like:
// what a row's checksum confirms is a row (sqlite.org/fileformat2.html, 1.6 and 2.1).
type carver struct {
	page  func(n int64) []byte // nil where there is none
	count int64                // of pages
	more  [][]byte             // pages that are not known to be a part of it
}

const (
	leaf       = 0x0d // the type of a page that holds rows
	leafHeader = 8
)

var errNoRow = errors.New("no row")

// rows calls f for each row of each leaf; nil for one that cannot be read.
func (c carver) rows(f func(values []any)) {
	for n := int64(1); n <= c.count+int64(len(c.more)); n++ {
		var page []byte
		start := 0
		if n <= c.count {
			page = c.page(n)
		} else {
			page = c.more[n-c.count-1]
		}
		if n == 1 {
			start = headerSize
		}
		if len(page) < start+leafHeader || page[start] != leaf {
			continue
		}
		cells := int(binary.BigEndian.Uint16(page[start+3:]))
		for i := range cells {
			at := start + leafHeader + 2*i
			if at+2 > len(page) {
				break
			}
			payload, err := c.payload(page, int(binary.BigEndian.Uint16(page[at:])))
			if err != nil {
				f(nil)
				continue
			}
			values, err := record(payload)
			if err != nil {
				values = nil
			}
			f(values)
		}
	}
}

// payload returns the bytes of the row that begins at an offset of a page.
func (c carver) payload(page []byte, at int) ([]byte, error) {
	if at < leafHeader || at >= len(page) {
		return nil, errNoRow
	}
	size, n := varint(page[at:])
	_, m := varint(page[min(at+n, len(page)):]) // the row's own number
	at += n + m
	const biggest = 64 << 20
	if n == 0 || m == 0 || size < 0 || size > biggest {
		return nil, errNoRow
	}
	usable := int64(len(page))
	local := size
	if size > usable-35 { // the rest lies on pages of its own
		least := (usable-12)*32/255 - 23
		local = least + (size-least)%(usable-4)
		if local > usable-35 {
			local = least
		}
	}
	if at+int(local) > len(page) {
		return nil, errNoRow
	}
	out := append([]byte(nil), page[at:at+int(local)]...)
	if local == size {
		return out, nil
	}
	if at+int(local)+4 > len(page) {
		return nil, errNoRow
	}
	return c.overflow(out, size, int64(binary.BigEndian.Uint32(page[at+int(local):])))
}

// overflow reads what a page has no room for.
func (c carver) overflow(out []byte, size, next int64) ([]byte, error) {
	for int64(len(out)) < size {
		page := c.page(next)
		if next == 0 || len(page) < 5 {
			return nil, errNoRow
		}
		out = append(out, page[4:min(int64(len(page)), 4+size-int64(len(out)))]...)
		next = int64(binary.BigEndian.Uint32(page))
	}
	return out, nil
}

// record returns the values of a row.
func record(payload []byte) (values []any, err error) {
	size, n := varint(payload)
	if n == 0 || size < int64(n) || size > int64(len(payload)) {
		return nil, errNoRow
	}
	types, body := payload[n:size], payload[size:]
	for len(types) > 0 {
		kind, n := varint(types)
		if n == 0 {
			return nil, errNoRow
		}
		types = types[n:]
		width := widthOf(kind)
		if width < 0 || width > int64(len(body)) {
			return nil, errNoRow
		}
		values = append(values, valueOf(kind, body[:width]))
		body = body[width:]
	}
	return values, nil
}

// widthOf returns how many bytes a value of a serial type has; -1: there is no such type.
func widthOf(kind int64) int64 {
	switch {
	case kind < 0, kind == 10, kind == 11:
		return -1
	case kind >= 12:
		return (kind - 12) / 2
	}
	return [...]int64{0, 1, 2, 3, 4, 6, 8, 8, 0, 0}[kind]
}

func valueOf(kind int64, b []byte) any {
	switch {
	case kind == 0:
		return nil
	case kind == 7:
		return math.Float64frombits(binary.BigEndian.Uint64(b))
	case kind == 8, kind == 9:
		return kind - 8
	case kind >= 12 && kind%2 == 0:
		return b
	case kind >= 13:
		return string(b)
	}
	n := int64(int8(b[0])) //nolint:gosec // its sign is that of the number
	for _, c := range b[1:] {
		n = n<<8 | int64(c)
	}
	return n
}

// varint reads a number of one to nine bytes; 0 bytes: there is none.
func varint(b []byte) (value int64, n int) {
	for i := range min(len(b), 9) {
		if i == 8 {
			return value<<8 | int64(b[i]), 9
		}
		value = value<<7 | int64(b[i]&0x7f)
		if b[i] < 0x80 {
			return value, i + 1
		}
	}
	return 0, 0
}
