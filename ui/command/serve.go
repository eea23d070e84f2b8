package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/crypto/ssh"

	"porthole/content"
	"porthole/quiz/class"
	"porthole/ui"
	classes "porthole/ui/class"
	"porthole/ui/serve"
)

// serveVerb is the verb that serves a class.
type serveVerb struct {
	*cli
	data    string
	hostKey string
	listen  []string
	base
	balanced
	paged
}

func (s *serveVerb) serveVerb() *cobra.Command {
	verb := &cobra.Command{
		Use:   "serve [COURSE...]",
		Short: "Serve a class over SSH, and in a browser: everyone learns in a terminal of their own",
		Long:  serveWords,
		Example: `  porthole serve                         the built-in courses, on port 2222
  porthole serve notes/capitals.md       a document of your own
  porthole serve --listen :2222 --listen :443
  porthole serve --listen 127.0.0.1:2222 --data /srv/porthole
  porthole serve --web :8443             in a browser, too
  porthole serve --db-file /etc/porthole/db
  porthole serve --db-file /etc/porthole/db --host-key /etc/porthole/host_key \
    --proxy-from 10.0.0.5 --public class.example.org --health 10.0.0.11:9090 --drain 30s`,
		ValidArgsFunction: cobra.FixedCompletions(builtInNames(), cobra.ShellCompDirectiveDefault),
		RunE:              s.run,
	}
	flags := verb.Flags()
	flags.SortFlags = false
	flags.StringArrayVar(&s.listen, "listen", []string{":2222"}, "`ADDRESS` to be reached at, [HOST]:PORT (repeatable)")
	flags.StringVar(&s.data, "data", "", "`FOLDER` where everything of the class is kept")
	flags.StringVar(&s.hostKey, "host-key", "", "`FILE` of the server's key, where that is not host_key in the folder")
	s.base.flags(flags)
	s.balanced.flags(flags)
	s.paged.flags(flags)
	return verb
}

// run serves until it is told to end.
func (s *serveVerb) run(verb *cobra.Command, names []string) (err error) {
	proxies, err := s.understand(verb)
	if err != nil {
		return err
	}
	courses, err := s.shelve(names)
	if err != nil {
		return err
	}
	folder, err := schoolFolder(s.cli, s.data)
	if err != nil {
		return err
	}
	school, shared, err := schoolIn(s.cli, folder, s.data, s.base)
	if err != nil {
		return err
	}
	ctx := verb.Context()
	health, err := s.listenHealth(ctx)
	if err != nil {
		return err
	}
	if health != nil {
		defer closeAll([]net.Listener{health})
	}
	sessions := &served{cli: s.cli, school: school, courses: courses, meter: &serve.Meter{}}
	if s.Serving != nil {
		s.Serving(sessions.presence.Count)
	}
	err = s.await(ctx, shared, sessions, health)
	if err == nil {
		err = s.lets(ctx, folder, sessions, shared, health, proxies)
	}
	if err != nil && (ctx.Err() == nil || !errors.Is(err, context.Canceled)) {
		return err
	}
	return s.ended()
}

// lets has people come in until it is told to end.
func (s *serveVerb) lets(ctx context.Context, folder string, sessions *served, shared SharedSchool, health net.Listener, proxies []netip.Prefix) (err error) {
	listeners, err := s.listenEverywhere(ctx, folder)
	if err != nil {
		return err
	}
	defer closeAll(listeners) // a server that has ended has closed them
	defer s.closePages()
	book, err := sessions.school.Classes(ctx)
	if err != nil {
		return err
	}
	defer func() { err = cmp.Or(err, book.Close()) }()
	key, groups, err := s.prepare(ctx, folder, book)
	if failed := cmp.Or(err, sameKey(ctx, shared, s.keyFile(folder), key)); failed != nil {
		return failed
	}
	ownTime := s.goBy(shared)
	sessions.book, sessions.join, sessions.live = book, s.joining(listeners, key), classes.NewHub(book, s.Now, nil)
	gate := NewGate(folder, class.NewDoor(book, s.Now, s.Secret, class.UsualCost()))
	serving := s.service(sessions, shared, health, serve.Options{
		HostKey: key, Gate: gate, Session: sessions.session,
		Now: ownTime, Random: s.Seed, Limits: serve.Usual(), Presence: &sessions.presence, Meter: sessions.meter, Proxies: proxies, Public: s.public,
	}, listeners, gate)
	if s.atBoard() {
		return s.showBoard(ctx, folder, sessions, serving)
	}
	if failed := s.tell(sessions.join, groups); failed != nil {
		return failed
	}
	return serving(ctx, serve.NewLog(s.Err, s.Now))
}

// understand looks at what the command line says before anything is opened.
func (s *serveVerb) understand(verb *cobra.Command) (proxies []netip.Prefix, err error) {
	if failed := s.mayChange(verb); failed != nil {
		return nil, failed
	}
	if s.learner != "" {
		return nil, usagef("--learner cannot stand beside serve: whoever logs in is a learner")
	}
	if failed := cmp.Or(s.balanced.understand(), s.paged.understand()); failed != nil {
		return nil, failed
	}
	return s.proxies()
}

// keyFile is where the server's key is kept.
func (s *serveVerb) keyFile(folder string) string {
	return cmp.Or(s.hostKey, filepath.Join(folder, serve.HostKeyFile))
}

// goBy has the server go by the clock of a database that is shared. It returns its own, by which the system times connections.
func (s *serveVerb) goBy(shared SharedSchool) (own func() time.Time) {
	own = s.Now
	if shared != nil {
		s.Now = shared.Now
	}
	return own
}

// prepare finds the server's key, and makes both it and a class where everything is new.
func (s *serveVerb) prepare(ctx context.Context, folder string, book class.Book) (ssh.Signer, []class.Group, error) {
	groups, err := book.Groups(ctx)
	if err != nil {
		return nil, nil, err
	}
	people := slices.ContainsFunc(groups, func(g class.Group) bool { return g.Members > 0 })
	key, err := serve.HostKeyAt(s.keyFile(folder), !people)
	if err != nil || len(groups) > 0 {
		return key, groups, err
	}
	name, err := class.ReadName("Class")
	if err != nil {
		return nil, nil, err
	}
	code, err := class.NewCode(s.Secret)
	if err != nil {
		return nil, nil, err
	}
	failed := book.Found(ctx, name, code, s.Now().Add(codeLasts))
	if failed != nil && !errors.Is(failed, class.ErrTaken) { // which another server has made that starts now, too
		return nil, nil, failed
	}
	groups, err = book.Groups(ctx)
	return key, groups, err
}

// tell prints what a teacher has to tell the class.
func (s *serveVerb) tell(join classes.Join, groups []class.Group) error {
	var b strings.Builder
	b.WriteString("A class can log in with one of these lines, NAME being their own:\n\n")
	for _, line := range join.Lines {
		b.WriteString("    " + line + "\n")
	}
	b.WriteString("\nThe first time ssh asks about the server's key. Its fingerprint is\n\n    " + join.Fingerprint + "\n\n")
	if len(join.Pages) > 0 {
		b.WriteString("Or they open one of these addresses in a browser:\n\n")
		for _, at := range join.Pages {
			b.WriteString("    " + at + "\n")
		}
		if join.Certificate != "" {
			b.WriteString("\nThe browser warns: this server signed its certificate itself. Its SHA-256 fingerprint is\n\n    " + join.Certificate + "\n")
		}
		b.WriteString("\n")
	}
	for _, g := range groups {
		switch {
		case !g.Lets(g.Code, s.Now()):
			fmt.Fprintf(&b, "The code of %s has ended; porthole class code --new makes another.\n", content.Clean(g.Name))
		case g.Until.IsZero():
			fmt.Fprintf(&b, "The code of %s is %s.\n", content.Clean(g.Name), g.Code)
		default:
			fmt.Fprintf(&b, "The code of %s is %s. It lets people in until %s.\n", content.Clean(g.Name), g.Code, g.Until.In(s.Now().Location()).Format("2 January 2006 15:04"))
		}
	}
	threats(&b, groups, s.Now())
	b.WriteString("\nCtrl+c ends the server.\n")
	_, err := io.WriteString(s.out, b.String())
	return err
}

// shelve reads the courses that are served, once for everyone: those named, then those that come with the program.
func (s *serveVerb) shelve(names []string) (*catalogue, error) {
	shelf := &catalogue{courses: map[string]ui.Course{}, builtIn: s.openDeck}
	for _, name := range names {
		if err := known(name, "built-in course or file"); err != nil {
			return nil, err
		}
		if isBuiltIn(name) {
			shelf.first = cmp.Or(shelf.first, name)
			continue
		}
		course, problems, err := load(name)
		if err != nil {
			return nil, err
		}
		opened := ready(name, course, problems)
		opened.Own, opened.Path = false, "" // no path of this machine is told to anybody
		title := course.Title
		if _, twice := shelf.courses[title]; twice || isBuiltIn(title) {
			return nil, fmt.Errorf("%q: another course is called %q, too; give one another title", shorten(name), shorten(title))
		}
		shelf.courses[title] = opened
		shelf.named = append(shelf.named, title)
		shelf.first = cmp.Or(shelf.first, title)
	}
	shelf.first = cmp.Or(shelf.first, defaultCourse)
	_, err := shelf.open(shelf.first)
	return shelf, err
}
