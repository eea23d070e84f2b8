package store

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc64"
	"math"
	"strings"
	"time"

	"porthole/content"
)

// sealed returns the values of a row of a table with their checksum behind them. Values are int64,
// string, float64, bool, *string or nil.
func sealed(table string, values ...any) []any { return append(values, checksum(table, values)) }

// checksum returns the checksum of a row, over the table's name and the values, each with its type
// and length, so that no two rows that differ look alike by how they are put together. A CRC finds
// every flipped bit.
func checksum(table string, values []any) int64 {
	buf := appendValue(make([]byte, 0, 256), table)
	for _, v := range values {
		buf = appendValue(buf, v)
	}
	return int64(crc64.Checksum(buf, crc64.MakeTable(crc64.ECMA))) //nolint:gosec // the bits, not a number
}

func appendValue(buf []byte, v any) []byte {
	switch v := v.(type) {
	case int64:
		return binary.BigEndian.AppendUint64(append(buf, 'i'), uint64(v)) //nolint:gosec // the bits
	case bool: // which SQLite keeps as a number
		n := int64(0)
		if v {
			n = 1
		}
		return appendValue(buf, n)
	case float64:
		return binary.BigEndian.AppendUint64(append(buf, 'f'), math.Float64bits(v))
	case string:
		buf = binary.BigEndian.AppendUint64(append(buf, 's'), uint64(len(v)))
		return append(buf, v...)
	case []byte: // never stored by us; a damaged row may hold one
		return append(append(buf, 'b'), v...)
	case *string:
		if v != nil {
			return appendValue(buf, *v)
		}
	case nil:
	default:
		panic(fmt.Sprintf("store: a row cannot hold a %T", v))
	}
	return append(buf, 'n')
}

// confirmed reports whether the checksum of a row, which stands last, says that it is what was written.
func confirmed(table string, row []any) bool {
	last := len(row) - 1
	if last < 0 {
		return false
	}
	sum, ok := row[last].(int64)
	return ok && checksum(table, row[:last]) == sum
}

// scanAll reads all columns of a row.
func scanAll(columns int, scan func(...any) error) ([]any, error) {
	values, places := make([]any, columns), make([]any, columns)
	for i := range values {
		places[i] = &values[i]
	}
	return values, scan(places...)
}

// A DamageError is what is found wrong with the data.
type DamageError struct {
	What string // a clause
}

// Error returns what is wrong.
func (d *DamageError) Error() string { return d.What }

// moment returns a time as it is stored: milliseconds in UTC, and seconds of offset.
func moment(t time.Time) (ms, zone int64) {
	_, offset := t.Zone()
	return t.UnixMilli(), int64(offset)
}

// timeOf returns a stored time.
func timeOf(ms, zone int64) time.Time {
	if zone == 0 {
		return time.UnixMilli(ms).UTC()
	}
	return time.UnixMilli(ms).In(time.FixedZone("", int(zone)))
}

// keptTime returns a time as it comes back from the store: to the millisecond, with the offset of its
// zone to the minute. What is derived from it must not depend on more.
func keptTime(t time.Time) (time.Time, error) {
	ms, zone := moment(t)
	t = timeOf(ms, zone/60*60)
	if t.Year() < 1 || t.Year() > 9999 || zone <= -24*60*60 || zone >= 24*60*60 {
		return t, fmt.Errorf("the time is %s; set the clock right", t)
	}
	return t, nil
}

// keptText returns a text as it comes back: databases want UTF-8 without NUL.
func keptText(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}

func keptTexts(list []string) []string {
	if list == nil {
		return nil
	}
	return content.Texts(list, keptText)
}

// list returns texts as a JSON list: "[]" for none.
func list(texts []string) string {
	if len(texts) == 0 {
		return "[]"
	}
	out, err := json.Marshal(texts)
	if err != nil {
		panic("store: texts are always JSON: " + err.Error())
	}
	return string(out)
}

// encode returns a value as JSON.
func encode(v any) (string, error) {
	out, err := json.Marshal(v)
	return string(out), err
}

// decode reads JSON that was written here.
func decode(table, text string, into any) error {
	if err := json.Unmarshal([]byte(text), into); err != nil {
		return &DamageError{"a row of " + table + " cannot be read"}
	}
	return nil
}
