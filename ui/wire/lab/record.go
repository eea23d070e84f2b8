package lab

import "encoding/binary"

// Record is what an eavesdropper can tell of a TLS record (RFC 8446 §5.1): the five bytes of its header.
type Record struct {
	Type    int // 20 change cipher spec, 21 alert, 22 handshake, 23 application data
	Version uint16
	Length  int // of what follows the header, in bytes
}

// Name is the record's type as RFC 8446 §B.1 names it.
func (r Record) Name() string {
	switch r.Type {
	case 20:
		return "change cipher spec"
	case 21:
		return "alert"
	case 22:
		return "handshake"
	case 23:
		return "application data"
	}
	return "heartbeat" // RFC 6520; 24 is the last that begins a record
}

const (
	recordHeader = 5
	longest      = 1<<14 + 2048 // RFC 5246 §6.2.3; TLS 1.3 allows less
)

// splitter tells TLS records from plain text in one direction of a connection. TLS begins where a
// line could, with a handshake or an alert: no line of mail begins with those bytes.
type splitter struct {
	encrypted bool
	inLine    bool   // plain text, and not at the beginning of a line
	held      []byte // what may be a record and is not whole yet
}

// piece is plain text, or one record.
type piece struct {
	bytes  []byte
	record *Record
}

// split takes the next bytes and returns what is whole: plain text at once, records when they are.
func (s *splitter) split(b []byte) []piece {
	s.held = append(s.held, b...)
	var all []piece
	for len(s.held) > 0 {
		var next piece
		before := s.encrypted
		if before {
			next = s.nextRecord()
		} else {
			next = s.nextPlain()
		}
		if next.bytes != nil {
			all = append(all, next)
		} else if s.encrypted == before { // no more can be told now
			break
		}
	}
	return all
}

// nextRecord takes a record off. What is none is shown as it is: whoever sends that gets an alert.
func (s *splitter) nextRecord() piece {
	if len(s.held) < recordHeader {
		return piece{}
	}
	r, ok := recordOf(s.held)
	switch whole := recordHeader + r.Length; {
	case !ok:
		return piece{bytes: s.flush()}
	case len(s.held) >= whole:
		return piece{bytes: s.take(whole), record: &r}
	}
	return piece{}
}

// nextPlain takes plain text off, up to where TLS begins; nothing where that cannot be told yet.
func (s *splitter) nextPlain() piece {
	for at := range len(s.held) {
		if !s.inLine {
			begins, sure := begin(s.held[at:])
			if s.encrypted = begins && sure; s.encrypted || begins {
				return piece{bytes: s.take(at)}
			}
		}
		s.inLine = s.held[at] != '\n'
	}
	return piece{bytes: s.flush()}
}

// take takes the first n bytes off; nil where n is 0.
func (s *splitter) take(n int) []byte {
	if n == 0 {
		return nil
	}
	taken := append([]byte(nil), s.held[:n]...)
	if s.held = s.held[n:]; len(s.held) == 0 {
		s.held = nil
	}
	return taken
}

// flush returns what is held of a record that will never be whole.
func (s *splitter) flush() []byte {
	held := s.held
	s.held = nil
	return held
}

// begin tells whether TLS may begin with these bytes, and whether it is sure, which takes a whole header.
func begin(b []byte) (begins, sure bool) {
	if b[0] != 21 && b[0] != 22 || len(b) > 1 && b[1] != 3 || len(b) > 2 && b[2] > 4 {
		return false, true
	}
	if len(b) < recordHeader {
		return true, false
	}
	_, ok := recordOf(b)
	return ok, true
}

// recordOf reads a record's header; not ok: no record of TLS begins so.
func recordOf(b []byte) (Record, bool) {
	r := Record{Type: int(b[0]), Version: binary.BigEndian.Uint16(b[1:]), Length: int(binary.BigEndian.Uint16(b[3:]))}
	return r, b[0] >= 20 && b[0] <= 24 && b[1] == 3 && b[2] <= 4 && r.Length <= longest
}
