package command

import (
	"context"
	"crypto/tls"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"porthole/content"
	"porthole/quiz/class"
	"porthole/ui/serve"
	"porthole/ui/web"
)

// paged is what the command line says of the pages by which a browser comes in.
type paged struct {
	web          string
	cert, key    string
	plainPages   bool
	publicPages  string
	listens      net.Listener
	encrypted    *tls.Config // nil: connections are not encrypted here
	ownSignature bool
}

func (p *paged) flags(flags *pflag.FlagSet) {
	flags.StringVar(&p.web, "web", "", "`ADDRESS` at which a browser comes in, such as :8443")
	flags.StringVar(&p.cert, "web-cert", "", "`FILE` of the certificate for --web; without one the server signs one itself")
	flags.StringVar(&p.key, "web-key", "", "`FILE` of that certificate's key")
	flags.BoolVar(&p.plainPages, "web-plain", false, "no encryption for --web, on 127.0.0.1 or ::1 alone: a proxy encrypts")
	flags.StringVar(&p.publicPages, "web-public", "", "`ADDRESS` that learners open, where it is another one: https://class.example.org")
}

// understand looks at what was said.
func (p *paged) understand() error {
	switch {
	case p.web == "" && (p.cert != "" || p.key != "" || p.plainPages || p.publicPages != ""):
		return usagef("--web-cert, --web-key, --web-plain and --web-public stand beside --web")
	case (p.cert == "") != (p.key == ""):
		return usagef("--web-cert and --web-key stand beside each other")
	case p.plainPages && p.cert != "":
		return usagef("--web-plain and --web-cert cannot stand beside each other")
	case p.publicPages != "" && !isSite(p.publicPages):
		return usagef("--web-public %q: it looks like https://class.example.org", shorten(p.publicPages))
	case p.plainPages && !onLoopback(p.web):
		return usagef("--web-plain wants --web 127.0.0.1:PORT or [::1]:PORT: what is not encrypted goes nowhere else")
	}
	return nil
}

// isSite reports whether a text is the address of a site, and not of something on it.
func isSite(text string) bool {
	at, err := url.Parse(strings.TrimSuffix(text, "/"))
	return err == nil && at.Host != "" && (at.Scheme == "https" || at.Scheme == "http") &&
		at.Scheme+"://"+at.Host == strings.TrimSuffix(text, "/") && content.Clean(text) == text
}

// onLoopback reports whether an address to listen at is reached from this machine alone.
func onLoopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	ip, bad := netip.ParseAddr(host)
	return err == nil && bad == nil && ip.IsLoopback()
}

// openPages opens what browsers reach, and finds the certificate.
func (p *paged) openPages(ctx context.Context, folder, public string, now time.Time) (err error) {
	if p.web == "" {
		return nil
	}
	if p.listens, err = (&net.ListenConfig{}).Listen(ctx, "tcp", p.web); err != nil {
		if _, _, bad := net.SplitHostPort(p.web); bad != nil {
			return usagef("--web %q: an address looks like :8443 or 192.0.2.1:8443", shorten(p.web))
		}
		return fmt.Errorf("--web %q: %w; another program may use the port, or the system keeps it for itself (those below 1024). Choose another one", shorten(p.web), err)
	}
	switch {
	case p.plainPages:
	case p.cert != "":
		p.encrypted, err = web.Certificate(p.cert, p.key)
	default:
		p.ownSignature = true
		p.encrypted, err = web.OwnCertificate(filepath.Join(folder, web.CertificateFile), p.hosts(public), now)
	}
	if err != nil {
		p.closePages()
	}
	return err
}

// closePages closes it where nobody served there.
func (p *paged) closePages() {
	if p.listens != nil {
		_ = p.listens.Close() // a server that has ended has closed it
	}
}

// hosts are the names and addresses for which the server signs a certificate.
func (p *paged) hosts(public string) []string {
	all := append([]string{"localhost", "127.0.0.1", "::1"}, ownHosts(false)...)
	if host, _, err := net.SplitHostPort(public); err == nil {
		public = host
	}
	if at, err := url.Parse(p.publicPages); err == nil && at.Hostname() != "" {
		public = at.Hostname()
	}
	if public != "" {
		all = append(all, public)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// addresses are those that learners open.
func (p *paged) addresses() []string {
	switch {
	case p.listens == nil:
		return nil
	case p.publicPages != "":
		return []string{strings.TrimSuffix(p.publicPages, "/")}
	}
	scheme := "https://"
	if p.encrypted == nil {
		scheme = "http://"
	}
	return content.Each(reachedAt(p.listens.Addr()), func(at string) string { return scheme + at })
}

// fingerprint is that of the certificate, where nobody else has signed it; else "".
func (p *paged) fingerprint() string {
	if !p.ownSignature {
		return ""
	}
	return web.Fingerprint(p.encrypted)
}

// ways are the ways in that there are beside SSH, until ctx is done.
func (p *paged) ways(ctx context.Context, gate web.Gate, chance io.Reader, log *slog.Logger) ([]serve.Way, error) {
	if p.listens == nil {
		return nil, nil
	}
	way, err := web.Open(ctx, web.Options{Gate: gate, Log: log, TLS: p.encrypted, Nonce: func() string { return drawn(chance) }}, p.listens)
	return []serve.Way{way}, err
}

// drawn draws 128 bits; "" where there is no chance to draw from, which nothing matches then.
func drawn(chance io.Reader) string {
	bits := make([]byte, 16)
	if _, err := io.ReadFull(chance, bits); err != nil {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(bits)
}

// Read implements web.Gate.
func (g *Gate) Read(ctx context.Context, from netip.Addr, e web.Entry) (serve.Person, string, time.Duration, error) {
	m, pass, err := g.door.Read(ctx, neighbourhood(from), class.Entry(e))
	if wrong, ok := errors.AsType[*class.EntryError](err); ok {
		return serve.Person{}, "", 0, &web.EntryError{Says: wrong.Says}
	}
	if errors.Is(err, class.ErrRefused) {
		err = serve.ErrRefused
	}
	return personOf(m), pass, class.PassLasts, err
}

// Passed implements web.Gate.
func (g *Gate) Passed(ctx context.Context, pass string) (serve.Person, bool, error) {
	m, known, err := g.door.Passed(ctx, pass)
	return personOf(m), known, err
}

// EndPass implements web.Gate.
func (g *Gate) EndPass(ctx context.Context, pass string) error { return g.door.EndPass(ctx, pass) }
