// Package pcap writes what passed over connections as a file that Wireshark and tcpdump open: Ethernet,
// IPv4 and TCP are made up around the bytes. The headers are written here, for gopacket, which reads them
// back in the tests, would bring 6 MB of other protocols into the program.
package pcap

import (
	"encoding/binary"
	"fmt"
	"io"
	"time"
)

// Writer writes packets of connections, in the order in which they are told. It is not safe for use by
// several goroutines at once.
type Writer struct {
	w     io.Writer
	flows map[int]*flow // by Conn.ID
	err   error         // the first one
}

// Conn is a connection that is watched: its number, and the ports of its two ends.
type Conn struct{ ID, Client, Server int }

// Part is what passed in one direction: at a time, from the client or to it.
type Part struct {
	At         time.Time
	FromClient bool
	Bytes      []byte
	Offset     int64 // of Bytes, in all that this end sent
}

// flow is what TCP counts of a connection: the next sequence number of each end, the client's at true.
type flow struct {
	Conn

	next map[bool]uint32
}

// What packets have: a snap length, the bytes of a segment (Ethernet's 1,500 less two headers), and a window.
const (
	snap    = 65535
	segment = 1460
	window  = 65535
)

// The flags of a TCP header (RFC 9293 §3.1).
const (
	fin = 1 << iota
	syn
	_
	psh
	ack
)

// NewWriter writes the header of a file: times in nanoseconds, and frames of Ethernet
// (draft-ietf-opsawg-pcap §4). The error is that of writing it.
func NewWriter(w io.Writer) (*Writer, error) {
	const nanoseconds, major, minor, ethernet = 0xa1b23c4d, 2, 4, 1
	b := binary.LittleEndian.AppendUint32(nil, nanoseconds)
	b = binary.LittleEndian.AppendUint16(b, major)
	b = binary.LittleEndian.AppendUint16(b, minor)
	b = append(b, make([]byte, 8)...) // reserved
	b = binary.LittleEndian.AppendUint32(b, snap)
	b = binary.LittleEndian.AppendUint32(b, ethernet)
	if _, err := w.Write(b); err != nil {
		return nil, fmt.Errorf("write the capture: %w", err)
	}
	return &Writer{w: w, flows: map[int]*flow{}}, nil
}

// Err is the first error of writing. What is told after it is not written.
func (w *Writer) Err() error {
	if w.err != nil {
		return fmt.Errorf("write the capture: %w", w.err)
	}
	return nil
}

// Opened writes the three packets of TCP's handshake (RFC 9293 §3.5).
func (w *Writer) Opened(c Conn, at time.Time) {
	f := w.flow(c)
	f.next[true], f.next[false] = f.next[true]-1, f.next[false]-1 // SYN counts as a byte
	w.packet(f, Part{At: at, FromClient: true}, syn)
	w.packet(f, Part{At: at}, syn|ack)
	w.packet(f, Part{At: at, FromClient: true}, ack)
}

// Passed writes bytes, in as many segments as they need, and that they were acknowledged.
func (w *Writer) Passed(c Conn, p Part) {
	f := w.flow(c)
	f.next[p.FromClient] = firstOf(c.ID, p.FromClient) + uint32(p.Offset) //nolint:gosec // TCP counts in 32 bits
	for rest := p.Bytes; len(rest) > 0; {
		some, flags := rest[:min(len(rest), segment)], byte(ack)
		if rest = rest[len(some):]; len(rest) == 0 {
			flags |= psh
		}
		w.packet(f, Part{At: p.At, FromClient: p.FromClient, Bytes: some}, flags)
	}
	w.packet(f, Part{At: p.At, FromClient: !p.FromClient}, ack)
}

// Hungup writes that an end closed the connection.
func (w *Writer) Hungup(c Conn, at time.Time, byClient bool) {
	f := w.flow(c)
	w.packet(f, Part{At: at, FromClient: byClient}, fin|ack)
	w.packet(f, Part{At: at, FromClient: !byClient}, ack)
}

func (w *Writer) flow(c Conn) *flow {
	if w.flows[c.ID] == nil {
		w.flows[c.ID] = &flow{Conn: c, next: map[bool]uint32{true: firstOf(c.ID, true), false: firstOf(c.ID, false)}}
	}
	return w.flows[c.ID]
}

// firstOf is the sequence number of the first byte that an end sends.
func firstOf(conn int, client bool) uint32 {
	n := uint32(conn%1000+1) * 1_000_000 //nolint:gosec // below 2^32
	if client {
		return n + 1
	}
	return n + 500_001
}

// packet writes one with these flags, and what it carries.
func (w *Writer) packet(f *flow, p Part, flags byte) {
	if w.err != nil {
		return
	}
	from, to := end{host: 10, port: uint16(f.Client)}, end{host: 25, port: uint16(f.Server)} //nolint:gosec,mnd // two ports
	if !p.FromClient {
		from, to = to, from
	}
	acknowledged := f.next[!p.FromClient]
	if flags&ack == 0 {
		acknowledged = 0
	}
	tcp := segmentOf(from, to, f.next[p.FromClient], acknowledged, flags, p.Bytes)
	f.next[p.FromClient] += uint32(len(p.Bytes)) //nolint:gosec // a segment
	if flags&(syn|fin) != 0 {
		f.next[p.FromClient]++
	}
	_, w.err = w.w.Write(recordOf(p.At, frameOf(from, to, tcp)))
}

// end is an end of a connection: the last byte of its addresses, and its port.
type end struct {
	host byte
	port uint16
}

// ip is in 192.0.2.0/24, which is for documentation (RFC 5737 §3), and mac administered locally.
func (e end) ip() []byte  { return []byte{192, 0, 2, e.host} }
func (e end) mac() []byte { return []byte{2, 0, 0, 0, 0, e.host} }

// segmentOf is a TCP segment with its checksum (RFC 9293 §3.1).
func segmentOf(from, to end, seq, acknowledged uint32, flags byte, payload []byte) []byte {
	const words, checksumAt, tcp = 5, 16, 6
	b := binary.BigEndian.AppendUint16(nil, from.port)
	b = binary.BigEndian.AppendUint16(b, to.port)
	b = binary.BigEndian.AppendUint32(b, seq)
	b = binary.BigEndian.AppendUint32(b, acknowledged)
	b = append(b, words<<4, flags)
	b = binary.BigEndian.AppendUint16(b, window)
	b = append(b, 0, 0, 0, 0) // the checksum, and no urgent bytes
	b = append(b, payload...)
	pseudo := append(append(from.ip(), to.ip()...), 0, tcp)
	pseudo = binary.BigEndian.AppendUint16(pseudo, uint16(len(b))) //nolint:gosec // a segment
	binary.BigEndian.PutUint16(b[checksumAt:], checksum(pseudo, b))
	return b
}

// frameOf is a segment in a packet of IPv4 (RFC 791 §3.1), in a frame of Ethernet.
func frameOf(from, to end, tcp []byte) []byte {
	const versionAndWords, header, ttl, protocol, checksumAt, ipv4 = 0x45, 20, 64, 6, 10, 0x0800
	ip := binary.BigEndian.AppendUint16([]byte{versionAndWords, 0}, uint16(header+len(tcp))) //nolint:gosec // a segment
	ip = append(ip, 0, 0, 0, 0, ttl, protocol, 0, 0)
	ip = append(append(ip, from.ip()...), to.ip()...)
	binary.BigEndian.PutUint16(ip[checksumAt:], checksum(ip))
	frame := binary.BigEndian.AppendUint16(append(to.mac(), from.mac()...), ipv4)
	return append(append(frame, ip...), tcp...)
}

// recordOf is a frame as it stands in the file.
func recordOf(at time.Time, frame []byte) []byte {
	b := binary.LittleEndian.AppendUint32(nil, uint32(at.Unix()))    //nolint:gosec // until 2106
	b = binary.LittleEndian.AppendUint32(b, uint32(at.Nanosecond())) //nolint:gosec // below 10^9
	for range 2 {                                                    // what was kept of it, and what it had
		b = binary.LittleEndian.AppendUint32(b, uint32(len(frame))) //nolint:gosec // a frame
	}
	return append(b, frame...)
}

// checksum is the Internet's (RFC 1071 §1), over parts of an even length but the last.
func checksum(parts ...[]byte) uint16 {
	const half = 16
	sum := uint32(0)
	for _, part := range parts {
		for i, b := range part {
			if i%2 == 0 {
				sum += uint32(b) << 8
			} else {
				sum += uint32(b)
			}
		}
	}
	for sum>>half != 0 {
		sum = sum&0xffff + sum>>half
	}
	return ^uint16(sum)
}
