package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"slices"
	"strings"

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
	data   string
	listen []string
}

func (s *serveVerb) serveVerb() *cobra.Command {
	verb := &cobra.Command{
		Use:   "serve [COURSE...]",
		Short: "Serve a class over SSH: everyone learns in a terminal of their own",
		Long: `Serve lets a class learn on this machine, each over SSH and as at home: lessons,
drills, exams, a memory of their own. Nobody needs an account or a program but ssh.

A learner gives the class code, a name and a PIN of their choice, and from then
on name and PIN; whoever has a key for SSH is known again by it. porthole class
tells the code, and who is in the class. Where there is no class yet, one is made.

COURSE is a built-in course or a Markdown file; the first one opens, and all can
be chosen. Without any the course on email opens. What learners see is these
courses and their own progress, and nothing else of this machine.

What is kept lies in a folder of its own: class inside your data folder, unless
--data names another. The server's key lies there, too, by which ssh knows it
again: it is made once, and where it is lost the server does not start. Keep a
copy of the folder.

In a terminal it shows the teacher's board: who is here and what they do, how well
who knows what, what the answers tell of the questions; i shows how to join, and q
ends the server after asking. The log is in serve.log in the folder then. A teacher
who logs in finds the same board first at home. Without a terminal, or with
--plain, it prints how to join, and the log goes to the error output.

A teacher who logs in leads live rounds, too: “Live round” at home asks a class the
same questions at the same time, on the projector and on each learner's screen.
An answer stands once it is given. Whoever loses the connection comes back to the
same question, and so does everybody when the server is started again.

Ctrl+c or SIGTERM ends the server: everyone is told, and nothing is lost. No name
stands in the log.`,
		Example: `  porthole serve                         the built-in courses, on port 2222
  porthole serve notes/capitals.md       a document of your own
  porthole serve --listen :2222 --listen :443
  porthole serve --listen 127.0.0.1:2222 --data /srv/porthole`,
		ValidArgsFunction: cobra.FixedCompletions(builtInNames(), cobra.ShellCompDirectiveDefault),
		RunE:              s.run,
	}
	flags := verb.Flags()
	flags.SortFlags = false
	flags.StringArrayVar(&s.listen, "listen", []string{":2222"}, "`ADDRESS` to be reached at, [HOST]:PORT (repeatable)")
	flags.StringVar(&s.data, "data", "", "`FOLDER` where everything of the class is kept")
	return verb
}

// run serves until it is told to end.
func (s *serveVerb) run(verb *cobra.Command, names []string) (err error) {
	err = s.mayChange(verb)
	if err != nil {
		return err
	}
	if s.learner != "" {
		return usagef("--learner cannot stand beside serve: whoever logs in is a learner")
	}
	courses, err := s.shelve(names)
	if err != nil {
		return err
	}
	folder, err := schoolFolder(s.cli, s.data)
	if err != nil {
		return err
	}
	if s.School == nil || s.Secret == nil {
		return errors.New("this program was built without a place to keep classes")
	}
	ctx := verb.Context()
	listeners, err := listenAt(ctx, s.listen)
	if err != nil {
		return err
	}
	defer func() { // a server that has ended has closed them
		for _, l := range listeners {
			_ = l.Close()
		}
	}()
	school := s.School(folder)
	book, err := school.Classes(ctx)
	if err != nil {
		return err
	}
	defer func() { err = cmp.Or(err, book.Close()) }()
	key, groups, err := s.prepare(ctx, folder, book)
	if err != nil {
		return err
	}
	if s.Serving != nil {
		s.Serving()
	}
	sessions := &served{cli: s.cli, school: school, courses: courses, book: book, join: joining(listeners, key), live: classes.NewHub(book, s.Now, nil)}
	serving := func(ctx context.Context, log *slog.Logger) error {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		go carer{s.cli, book, log}.watch(ctx)
		sessions.log = log
		return serve.Serve(ctx, serve.Options{
			HostKey: key, Gate: NewGate(folder, class.NewDoor(book, s.Now, s.Secret, class.UsualCost())), Session: sessions.session,
			Log: log, Now: s.Now, Random: s.Seed, Limits: serve.Usual(), Presence: &sessions.presence,
		}, listeners...)
	}
	if s.atBoard() {
		err = s.showBoard(ctx, folder, sessions, serving)
	} else if err = s.tell(listeners, key, groups); err == nil {
		err = serving(ctx, serve.NewLog(s.Err, s.Now))
	}
	if err != nil {
		return err
	}
	return s.ended()
}

// prepare finds the server's key, and makes both it and a class where everything is new.
func (s *serveVerb) prepare(ctx context.Context, folder string, book class.Book) (ssh.Signer, []class.Group, error) {
	groups, err := book.Groups(ctx)
	if err != nil {
		return nil, nil, err
	}
	people := slices.ContainsFunc(groups, func(g class.Group) bool { return g.Members > 0 })
	key, err := serve.HostKey(folder, !people)
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
	if failed := book.Found(ctx, name, code, s.Now().Add(codeLasts)); failed != nil {
		return nil, nil, failed
	}
	groups, err = book.Groups(ctx)
	return key, groups, err
}

// listenAt opens what the server is to be reached at: all of it, or nothing.
func listenAt(ctx context.Context, addresses []string) (all []net.Listener, err error) {
	for _, address := range addresses {
		l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
		if err != nil {
			for _, open := range all {
				_ = open.Close()
			}
			return nil, notListening(address, err)
		}
		all = append(all, l)
	}
	return all, nil
}

// notListening says why nobody can be let in at an address, and what helps.
func notListening(address string, err error) error {
	if _, _, bad := net.SplitHostPort(address); bad != nil {
		return usagef("--listen %q: an address looks like :2222 or 192.0.2.1:2222", shorten(address))
	}
	return fmt.Errorf("--listen %q: %w; another program may use the port, or the system keeps it for itself (those below 1024). Choose another one", shorten(address), err)
}

// tell prints what a teacher has to tell the class.
func (s *serveVerb) tell(listeners []net.Listener, key ssh.Signer, groups []class.Group) error {
	var b strings.Builder
	b.WriteString("A class can log in with one of these lines, NAME being their own:\n\n")
	for _, l := range listeners {
		for _, line := range linesOf(l.Addr()) {
			b.WriteString("    " + line + "\n")
		}
	}
	b.WriteString("\nThe first time ssh asks about the server's key. Its fingerprint is\n\n    " + ssh.FingerprintSHA256(key.PublicKey()) + "\n\n")
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

// linesOf are the lines to type for whoever wants to reach a listener.
func linesOf(at net.Addr) []string {
	tcp, ok := at.(*net.TCPAddr)
	if !ok {
		return nil
	}
	hosts := []string{tcp.IP.String()}
	if tcp.IP.IsUnspecified() {
		hosts = ownHosts(tcp.IP.To4() != nil)
	}
	port := fmt.Sprintf("-p %d ", tcp.Port)
	if tcp.Port == 22 { //nolint:mnd // where ssh goes by itself
		port = ""
	}
	return content.Each(hosts, func(host string) string { return "ssh " + port + "NAME@" + host })
}

// ownHosts are the addresses of this machine that others can reach; where there is none, the one that it calls itself.
func ownHosts(only4 bool) []string {
	addresses, err := net.InterfaceAddrs()
	var four, six []string
	for _, a := range addresses {
		network, ok := a.(*net.IPNet)
		switch {
		case err != nil, !ok, !network.IP.IsGlobalUnicast():
		case network.IP.To4() != nil:
			four = append(four, network.IP.String())
		case !only4:
			six = append(six, network.IP.String())
		}
	}
	if len(four)+len(six) == 0 {
		return []string{"localhost"}
	}
	return slices.Concat(four, six)
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
