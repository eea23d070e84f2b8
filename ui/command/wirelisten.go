package command

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/ui/wire/attempt"
	"porthole/ui/wire/lab"
	"porthole/ui/words"
)

// wireListening is what `porthole wire --listen` is told.
type wireListening struct {
	*cli
	listen bool
	offset int
	pcap   string
	trust  string
	server string
	lasts  time.Duration
	force  bool
}

// alsoListening gives the verb wire the flags by which programs from outside come in.
func (c *cli) alsoListening(verb *cobra.Command) *cobra.Command {
	w := &wireListening{cli: c}
	flags, learn := verb.Flags(), verb.RunE
	flags.BoolVar(&w.listen, "listen", false, "let mail programs of this machine in, on 127.0.0.1 alone")
	flags.IntVar(&w.offset, "offset", usualOffset, "with --listen: what is added to each port, `N`")
	flags.StringVar(&w.server, "server", "plain", "with --listen: `HOW` the servers behave: usual, plain, stripped or other-name")
	flags.StringVar(&w.pcap, "pcap", "", "with --listen: `FILE` for what passes, for Wireshark")
	flags.StringVar(&w.trust, "ca", "", "with --listen: `FILE` for the certificate that clients have to trust")
	flags.DurationVar(&w.lasts, "for", 0, "with --listen: end after `TIME`, as in 10m")
	flags.BoolVar(&w.force, "force", false, "with --listen: replace the files if they are there already")
	_ = verb.RegisterFlagCompletionFunc("server", cobra.FixedCompletions(wireServers(), cobra.ShellCompDirectiveNoFileComp)) // it is registered
	verb.RunE = func(verb *cobra.Command, args []string) error {
		if w.listen {
			return w.run(verb.Context(), args)
		}
		for _, name := range []string{"offset", "server", "pcap", "ca", "for", "force"} {
			if flags.Changed(name) {
				return usagef("--%s goes with --listen", name)
			}
		}
		return learn(verb, args)
	}
	return verb
}

// usualOffset makes 2025 of port 25: below 1024 a program needs rights for a port.
const usualOffset = 2000

func wireServers() []string { return []string{"usual", "plain", "stripped", "other-name"} }

// serverNamed is the behaviour that has a name on the command line.
func serverNamed(name string) (content.WireServer, error) {
	for i, known := range wireServers() {
		if name == known {
			return content.WireServer(i), nil
		}
	}
	return 0, usagef("--server %q: it is %s", name, strings.Join(wireServers(), ", "))
}

// run lets programs in until it is told to end, and tells what passes. The files get their names once all ports are there.
func (w *wireListening) run(ctx context.Context, args []string) error {
	if len(args) > 0 {
		return usagef("--listen stands alone: an exercise is done inside the program")
	}
	server, err := serverNamed(w.server)
	if err != nil {
		return err
	}
	if w.lasts < 0 {
		return usagef("--for %v: a time that is over cannot be waited for; write one such as 10m", w.lasts)
	}
	options := lab.Options{Now: w.Now, Rand: w.Secret, Server: server, Limits: lab.Limits{
		Open: 64, Conns: 100_000, Sent: 4 << 20, Rate: 1 << 20, Tap: 4 << 20, Message: 1 << 20, Messages: 500, Life: longestListening,
	}}
	var file *outFile // nil: no capture is wanted
	if w.pcap != "" {
		if file, err = w.createFile(w.pcap, forced(w.force), forOne); err != nil {
			return err
		}
		options.Capture = file
	}
	world, err := w.begin(ctx, options)
	if err != nil {
		if file != nil {
			file.discard()
		}
		return err
	}
	err = w.tell(ctx, world)
	_ = world.Close() // nothing passes any more
	err = cmp.Or(err, world.CaptureErr())
	if file != nil {
		err = cmp.Or(err, file.commit()) // whatever else went wrong: what passed until then is there to be read
	}
	return err
}

// begin makes the network, and has it listen.
func (w *wireListening) begin(ctx context.Context, options lab.Options) (*lab.World, error) {
	world, err := lab.New(options)
	if err != nil {
		return nil, err
	}
	if _, err = world.Listen(ctx, w.offset); err == nil && w.trust != "" {
		err = w.writeTrust(world.Authority())
	}
	if err != nil {
		_ = world.Close() // it has no error
		return nil, err
	}
	return world, nil
}

// tell tells of what passes until the context ends, or the network's time or that of --for is over.
func (w *wireListening) tell(ctx context.Context, world *lab.World) error {
	if w.lasts > 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeout(ctx, w.lasts)
		defer stop()
	}
	if err := w.announce(); err != nil {
		return err
	}
	ear := &attempt.Ear{}
	for last := 0; ; {
		events := world.Tap(last)
		if len(events) > 0 {
			last = events[len(events)-1].N
		}
		if err := w.told(ear, events); err != nil {
			return err
		}
		select {
		case <-world.Changed():
		case <-ctx.Done():
			return nil
		case <-world.Done():
			_, err := fmt.Fprintf(w.out, "%s are over: the servers are gone.\n", words.Count(int(longestListening.Hours()), "hour"))
			return err
		}
	}
}

// longestListening is how long the servers are there at most.
const longestListening = 24 * time.Hour

// writeTrust writes the certificate by which clients know the servers.
func (w *wireListening) writeTrust(authority []byte) error {
	file, err := w.createFile(w.trust, forced(w.force), forOthers)
	if err != nil {
		return err
	}
	return file.fill(func(to io.Writer) error { _, failed := to.Write(authority); return failed })
}

// announce says where the servers are, and who has mail there.
func (w *wireListening) announce() error {
	out := bufio.NewWriter(w.out)
	_, _ = fmt.Fprintf(out, "On 127.0.0.1, and nowhere else:\n") // an error stays until it is flushed
	for _, p := range lab.Ports() {
		note := ""
		if p.TLS {
			note = ", TLS from the first byte"
		}
		_, _ = fmt.Fprintf(out, "%6d  %s (port %d)%s\n", p.Number+w.offset, p.Service, p.Number, note)
	}
	for _, user := range []string{"alice", "bob"} {
		_, _ = fmt.Fprintf(out, "%s@%s has mail; the password is %s.\n", user, content.WireDomain, content.WireAccounts()[user])
	}
	if w.trust != "" {
		_, _ = fmt.Fprintf(out, "A client that trusts %s finds that the certificate is for %s.\n", content.Clean(filepath.ToSlash(w.trust)), content.WireHost)
	}
	_, _ = fmt.Fprintf(out, "Ctrl+c ends it. This is what an eavesdropper reads:\n")
	return out.Flush()
}

// told tells of events, a line of text on a line: the connection, the port, who sent it.
func (w *wireListening) told(ear *attempt.Ear, events []lab.Event) error {
	out := bufio.NewWriter(w.out)
	for _, e := range events {
		lines, _ := ear.Hear(e)
		for _, o := range lines {
			who := "server"
			if o.FromClient {
				who = "client"
			}
			if o.Means != "" {
				o.Text += " (" + o.Means + ")"
			}
			_, _ = fmt.Fprintf(out, "%d %d %s: %s\n", o.Conn, o.Port, who, o.Text) // an error stays until it is flushed
		}
	}
	return out.Flush()
}
