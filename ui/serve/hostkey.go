package serve

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/crypto/ssh"
)

// HostKeyFile is the name of the file that holds a server's key.
const HostKeyFile = "host_key"

// HostKey returns the key of the server whose data lies in a folder, by which people know that it is the one they met
// before. With fresh it is made where there is none; without, the error says that it is lost.
func HostKey(folder string, fresh bool) (ssh.Signer, error) {
	path := filepath.Join(folder, HostKeyFile)
	text, err := readPrivate(path)
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

// readPrivate reads a file that nobody else may read.
func readPrivate(path string) ([]byte, error) {
	const others = 0o077
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("the server's key cannot be read: %w", err)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%q: this is to be the server's key, and it is no file", path)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&others != 0 {
		return nil, fmt.Errorf("%q: others can read the server's key; chmod 600 %s, and make a new one where somebody may have read it", path, path)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("the server's key cannot be read: %w", err)
	}
	return text, nil
}

// makeHostKey makes a key and keeps it: whole, or not at all.
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
	const private600, private700 = 0o600, 0o700
	if err = os.MkdirAll(filepath.Dir(path), private700); err != nil {
		return nil, fmt.Errorf("the server's key cannot be kept: %w", err)
	}
	part := path + ".part"
	file, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, private600)
	if err != nil {
		return nil, fmt.Errorf("the server's key cannot be kept: %w", err)
	}
	_, err = file.Write(text)
	if err = errors.Join(err, file.Sync(), file.Close()); err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		_ = os.Remove(part) // what could not be written is of no use
		return nil, fmt.Errorf("the server's key cannot be kept: %w", err)
	}
	return text, nil
}
