package command

import (
	"context"
	"errors"
	"io"
	"net/netip"
	"path/filepath"

	"golang.org/x/crypto/ssh"

	"porthole/quiz/class"
	"porthole/quiz/exam"
	"porthole/ui/serve"
)

// School is where everything is kept of classes, and of what their members learn.
type School interface {
	// Open returns the store of a learner; see Archive.Open.
	Open(ctx context.Context, learner string) (exam.OpenStore, error)
	// Export writes all that is kept of a learner as JSON: the same bytes for the same content.
	Export(ctx context.Context, learner string, to io.Writer) error
	// Classes opens what is kept of classes. The database is made where there is none, and brought up to date where it is
	// older, after a backup; see Archive.Open.
	Classes(ctx context.Context) (class.Book, error)
}

// schoolFolder is where classes are kept: the folder that is named, else one beside a learner's own things.
func schoolFolder(c *cli, named string) (string, error) {
	if named == "" && c.Folder == "" {
		return "", errors.New("this machine does not tell where data lies; name a folder with --data")
	}
	if named == "" {
		return filepath.Join(c.Folder, "class"), nil
	}
	return filepath.Abs(named)
}

// Gate is the serve.Gate, and the web.Gate, of a folder's classes and teachers.
type Gate struct {
	door     *class.Door
	teachers string // the file of their keys
}

// NewGate returns who may come in to the classes of a folder: whoever its file of teachers names, and members, who come in
// by a door.
func NewGate(folder string, door *class.Door) *Gate {
	return &Gate{door: door, teachers: teachersFile(folder)}
}

// Key implements serve.Gate.
func (g *Gate) Key(ctx context.Context, fingerprint string) (serve.Person, bool, error) {
	keys, err := readTeachers(g.teachers)
	if err != nil {
		return serve.Person{}, false, err
	}
	for _, k := range keys {
		if ssh.FingerprintSHA256(k.key) == fingerprint {
			return serve.Person{Learner: "teacher " + fingerprint, Name: k.name(), Teacher: true}, true, nil
		}
	}
	m, known, err := g.door.Known(ctx, fingerprint)
	if err != nil || !known {
		return serve.Person{}, false, err
	}
	return personOf(m), true, nil
}

// Ask implements serve.Gate.
func (g *Gate) Ask(ctx context.Context, from netip.Addr, user, fingerprint string, ask serve.Asker) (serve.Person, error) {
	m, err := g.door.Admit(ctx, class.Visitor{Address: neighbourhood(from), User: user, Fingerprint: fingerprint}, class.Ask(ask))
	if errors.Is(err, class.ErrRefused) {
		return serve.Person{}, serve.ErrRefused
	}
	if err != nil {
		return serve.Person{}, err
	}
	return personOf(m), nil
}

// neighbourhood is where failures are counted: an address, or the network of one machine, which has 2^64 of them.
func neighbourhood(from netip.Addr) string {
	const ofOneMachine = 64
	from = from.Unmap().WithZone("")
	if from.Is6() {
		if network, err := from.Prefix(ofOneMachine); err == nil {
			return network.String()
		}
	}
	return from.String()
}

func personOf(m class.Member) serve.Person {
	return serve.Person{Learner: m.Learner, Name: m.Name, Class: m.Class, New: m.New}
}
