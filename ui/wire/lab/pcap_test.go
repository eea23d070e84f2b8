package lab_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/gopacket/gopacket"
	"github.com/gopacket/gopacket/layers"
	"github.com/gopacket/gopacket/pcapgo"

	"porthole/content"
	"porthole/ui/wire/lab"
)

// stream is one direction of a connection: the ports, as they stand in the packets.
type stream struct{ from, to layers.TCPPort }

// A reader that nobody here wrote finds each packet whole, its checksums right, its bytes in order, and those of the tap in them.
func TestTheCaptureIsReadBackAsTheTapHasIt(t *testing.T) {
	t.Parallel()
	var file bytes.Buffer
	w := network(t, lab.Options{Server: content.WireAllowsPlain, Capture: &file})
	h := dial(t, w, 25, content.WireByPort)
	h.until("220 ")
	h.talk("> EHLO me.example.test", "250 ")
	for range 3 { // more than one segment
		h.talk("> NOOP "+strings.Repeat("x", 1000), "250 ")
	}
	h.talk("> QUIT", "221 ")
	h.untilKind(lab.Ended)
	tls := dial(t, w, 995, content.WireByPort)
	tls.until("+OK")
	tls.talk("> QUIT", "+OK")
	tls.untilKind(lab.Ended)
	_ = w.Close()
	if err := w.CaptureErr(); err != nil {
		t.Fatal(err)
	}
	read := map[stream][]byte{}
	next := map[stream]uint32{}
	for _, p := range packetsOf(t, &file) {
		tcp, ok := p.TransportLayer().(*layers.TCP)
		if !ok || p.ErrorLayer() != nil {
			t.Fatalf("no TCP: %v", p)
		}
		if err := tcp.SetNetworkLayerForChecksum(p.NetworkLayer()); err != nil {
			t.Fatal(err)
		}
		if err, wrong := p.VerifyChecksums(); err != nil || len(wrong) > 0 {
			t.Fatalf("%v, %v in\n%v", err, wrong, p)
		}
		of := stream{tcp.SrcPort, tcp.DstPort}
		if want, there := next[of]; there && tcp.Seq != want {
			t.Errorf("%v: the sequence number is %d, want %d", of, tcp.Seq, want)
		}
		if want, there := next[stream{tcp.DstPort, tcp.SrcPort}]; tcp.ACK && there && tcp.Ack != want {
			t.Errorf("%v: %d is acknowledged, want %d", of, tcp.Ack, want)
		}
		next[of] = tcp.Seq + uint32(len(tcp.Payload))
		if tcp.SYN || tcp.FIN {
			next[of]++
		}
		read[of] = append(read[of], tcp.Payload...)
	}
	if len(read) != 4 {
		t.Fatalf("%d directions, want two of each connection", len(read))
	}
	tapped := map[stream][]byte{}
	clients := map[layers.TCPPort]layers.TCPPort{} // of each server
	for of := range read {
		if of.to == 25 || of.to == 995 {
			clients[of.to] = of.from
		}
	}
	for _, e := range w.Tap(0) {
		server := layers.TCPPort(e.Port)
		of := stream{server, clients[server]}
		if e.FromClient {
			of = stream{clients[server], server}
		}
		tapped[of] = append(tapped[of], e.Bytes...)
	}
	for of, want := range tapped {
		if !bytes.Equal(read[of], want) || len(want) == 0 {
			t.Errorf("%v: %d bytes are read, the tap has %d", of, len(read[of]), len(want))
		}
	}
}

func packetsOf(t *testing.T, file io.Reader) (all []gopacket.Packet) {
	t.Helper()
	r, err := pcapgo.NewReader(file)
	if err != nil || r.LinkType() != layers.LinkTypeEthernet {
		t.Fatal(err)
	}
	for {
		data, info, err := r.ReadPacketData()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil || info.Length != len(data) || info.Timestamp.IsZero() {
			t.Fatalf("%v, %+v", err, info)
		}
		all = append(all, gopacket.NewPacket(data, layers.LayerTypeEthernet, gopacket.Default))
	}
}
