package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/pflag"
	"golang.org/x/crypto/ssh"

	"porthole/ui/serve"
)

// SharedSchool is a School in a database that several servers share.
type SharedSchool interface {
	School
	// Name is where the database is, without the password.
	Name() string
	// Now is the time of the database's clock, by which all servers go.
	Now() time.Time
	// Sound returns nil where the database answers. It is asked once, and not waited for.
	Sound(ctx context.Context) error
	// Await returns nil as soon as the database answers, and tells once why that is waited for. The error is of what no
	// waiting mends, or of a wait that was long enough.
	Await(ctx context.Context, told func(why error)) error
	// Agree returns what all servers hold for a thing: what the first of them said.
	Agree(ctx context.Context, name, value string) (agreed string, err error)
}

// base is what the command line says of where classes are kept, beside their folder.
type base struct{ address, file string }

// flags registers --db and --db-file.
func (b *base) flags(flags *pflag.FlagSet) {
	flags.StringVar(&b.address, "db", "", "`ADDRESS` of a PostgreSQL database where classes are kept instead: postgres://USER@HOST/NAME")
	flags.StringVar(&b.file, "db-file", "", "`FILE` in which that address stands, so that no password is on the command line")
}

// errNoSchool says that this program cannot keep classes.
var errNoSchool = errors.New("this program was built without a place to keep classes")

// schoolIn returns where classes are kept: shared where that is a database, else nil, and it is the folder. named is what
// --data says.
func schoolIn(c *cli, folder, named string, b base) (school School, shared SharedSchool, err error) {
	address, err := addressOf(c, named, b)
	switch {
	case err != nil:
		return nil, nil, err
	case c.Secret == nil, address == "" && c.School == nil, address != "" && c.Shared == nil:
		return nil, nil, errNoSchool
	case address == "":
		return c.School(folder), nil, nil
	}
	shared = c.Shared(address)
	return shared, shared, nil
}

// addressOf returns that of the database: on the command line, in a file, or in the environment; "" where there is none. What
// is said on the command line counts for more than the environment: a folder that is named there is where classes are kept.
func addressOf(c *cli, named string, b base) (string, error) {
	switch {
	case b.address != "" && b.file != "":
		return "", usagef("--db and --db-file cannot stand beside each other")
	case b.file != "":
		return readAddress(b.file)
	case b.address == "" && named != "" && c.Database != "":
		c.say("PORTHOLE_DB is not looked at, for --data says where classes are kept; --db or --db-file names a database.")
		return "", nil
	case b.address == "":
		return c.Database, nil
	}
	if tellsPassword(b.address) {
		c.say("The password in --db can be read by everyone on this machine, by ps, while this runs; --db-file or PORTHOLE_DB keeps it to you.")
	}
	return b.address, nil
}

// tellsPassword reports whether a password stands in an address, or may: of one that cannot be read that is not known.
func tellsPassword(address string) bool {
	const name = "password" // also in sslpassword
	at, err := url.Parse(address)
	if err != nil {
		return strings.Contains(address, name) || strings.Contains(address, "@")
	}
	_, has := at.User.Password()
	return has || strings.Contains(at.RawQuery, name) || at.Scheme == "" && strings.Contains(address, name)
}

// readAddress reads a file that holds the address of a database, and that nobody else may read where a password is in it.
func readAddress(path string) (string, error) {
	const others, most = 0o077, 1 << 12
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("--db-file %q: there is no such file", shorten(path))
	case err != nil:
		return "", err
	case !info.Mode().IsRegular() || info.Size() > most:
		return "", fmt.Errorf("--db-file %q: this is no file of an address", shorten(path))
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	address := strings.TrimSpace(string(text))
	if address == "" {
		return "", fmt.Errorf("--db-file %q: it is empty; an address looks like postgres://USER:PASSWORD@HOST/NAME", shorten(path))
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&others != 0 && tellsPassword(address) {
		return "", fmt.Errorf("--db-file %q: others can read the password in it; chmod 600 %s", shorten(path), shorten(path))
	}
	return address, nil
}

// hostKey is what servers agree on by it: the fingerprint of their key.
const hostKey = "host key"

// sameKey returns an error where the servers that share a database have another key than this one: ssh would warn everybody
// who lands on another one.
func sameKey(ctx context.Context, shared SharedSchool, file string, key ssh.Signer) error {
	if shared == nil || key == nil {
		return nil
	}
	own := ssh.FingerprintSHA256(key.PublicKey())
	agreed, err := shared.Agree(ctx, hostKey, own)
	if err == nil && agreed != own {
		err = fmt.Errorf("%q: this server's key is not that of the others which share the database (%s), and ssh would warn everybody. "+
			"Copy theirs here: scp OTHER:FOLDER/%s %s\nWhere theirs is lost, psql ADDRESS -c \"DELETE FROM agreed WHERE name = '%s'\" makes "+
			"the key of the next server that starts the one of all; tell everyone its fingerprint then", file, agreed, serve.HostKeyFile, file, hostKey)
	}
	return err
}
