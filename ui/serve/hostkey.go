package serve

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"golang.org/x/crypto/ssh"
)

// HostKeyFile is the name of the file that holds a server's key.
const HostKeyFile = "host_key"

// theKey is what errors call it.
const theKey = "the server's key"

// HostKey returns the key of the server whose data lies in a folder, by which people know that it is the one they met
// before. With fresh it is made where there is none; without, the error says that it is lost.
func HostKey(folder string, fresh bool) (ssh.Signer, error) {
	return HostKeyAt(filepath.Join(folder, HostKeyFile), fresh)
}

// HostKeyAt is HostKey for a file of another name, which servers may share.
func HostKeyAt(path string, fresh bool) (ssh.Signer, error) {
	text, err := ReadPrivate(path, theKey)
	if errors.Is(err, fs.ErrNotExist) {
		if !fresh {
			return nil, fmt.Errorf("%q: the server's key is lost, and people know it by that key; put it back from a copy of the folder. Where there is none, make a new one by ssh-keygen -t ed25519 -N '' -f %s, and tell everyone its fingerprint: ssh warns them", path, path)
		}
		text, err = makeHostKey(path)
	}
	if err != nil {
		return nil, err
	}
	key, err := ssh.ParsePrivateKey(text)
	if err != nil {
		return nil, fmt.Errorf("%q: this is no private key that can be used (%w); put it back from a copy of the folder", path, err)
	}
	return key, nil
}

// makeHostKey makes a key and keeps it.
func makeHostKey(path string) ([]byte, error) {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("a key for the server cannot be made: %w", err)
	}
	block, err := ssh.MarshalPrivateKey(private, "porthole")
	if err != nil {
		return nil, fmt.Errorf("a key for the server cannot be made: %w", err)
	}
	text := pem.EncodeToMemory(block)
	return text, KeepPrivate(path, theKey, text)
}
