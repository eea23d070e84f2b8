package command

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/crypto/ssh"

	"porthole/content"
	"porthole/quiz/spelling"
)

// teachersFile is the file of the keys of teachers, in the form of OpenSSH's authorized_keys.
func teachersFile(folder string) string { return filepath.Join(folder, "teachers") }

const largestKeys = 1 << 20 // bytes

// teacherKey is the key of a teacher.
type teacherKey struct {
	key     ssh.PublicKey
	comment string
}

// name is what the key's comment says, which is often who has it and where.
func (k teacherKey) name() string {
	who, _, _ := strings.Cut(spelling.Cut(content.Clean(k.comment), longestName), "@")
	if who = strings.TrimSpace(who); who == "" {
		return "Teacher"
	}
	return who
}

// readTeachers reads a file of keys; none where it is not there. Lines with options, which limit a key elsewhere, and
// certificates are no keys here.
func readTeachers(path string) ([]teacherKey, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the keys of teachers cannot be read: %w", err)
	}
	if len(text) > largestKeys {
		return nil, fmt.Errorf("%q has more than %d kB; that is no list of keys", path, largestKeys>>10)
	}
	var keys []teacherKey
	for line := range bytes.Lines(text) {
		if key, comment, options, _, err := ssh.ParseAuthorizedKey(line); err == nil && len(options) == 0 && !isCertificate(key) {
			keys = append(keys, teacherKey{key, comment})
		}
	}
	return keys, nil
}

func isCertificate(key ssh.PublicKey) bool {
	_, is := key.(*ssh.Certificate)
	return is
}

// addTeachers adds the keys of a file to those of teachers, and returns them. Keys that are there already stay.
func addTeachers(folder, file string) (added []teacherKey, err error) {
	given, err := publicKeys(file)
	if err != nil {
		return nil, err
	}
	path := teachersFile(folder)
	known, err := readTeachers(path)
	if err != nil {
		return nil, err
	}
	var lines []byte
	for _, k := range given {
		if holds(known, k) {
			continue
		}
		line := bytes.TrimRight(ssh.MarshalAuthorizedKey(k.key), "\n")
		lines = append(append(append(lines, line...), ' '), content.Clean(k.comment)+"\n"...)
	}
	if failed := os.MkdirAll(folder, 0o700); failed != nil {
		return nil, failed
	}
	if len(lines) == 0 {
		return given, nil
	}
	old, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if len(old) > 0 && old[len(old)-1] != '\n' {
		old = append(old, '\n')
	}
	return given, replaceFile(path, append(old, lines...))
}

func holds(known []teacherKey, k teacherKey) bool {
	for _, other := range known {
		if bytes.Equal(other.key.Marshal(), k.key.Marshal()) {
			return true
		}
	}
	return false
}

// publicKeys reads the keys of a file such as id_ed25519.pub.
func publicKeys(file string) (keys []teacherKey, err error) {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%q: there is no such file; ssh-keygen -t ed25519 makes a key", file)
	case err == nil && (!info.Mode().IsRegular() || info.Size() > largestKeys):
		return nil, fmt.Errorf("%q: this is no file of a key", file)
	case err != nil:
		return nil, err
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	if bytes.Contains(text, []byte("PRIVATE KEY")) {
		return nil, fmt.Errorf("%q: this is a private key, which nobody else needs; name the file that ends in .pub", file)
	}
	if keys, err = readTeachers(file); err == nil && len(keys) == 0 {
		err = fmt.Errorf("%q: no public key of SSH stands in it", file)
	}
	return keys, err
}

// replaceFile writes a file that only its owner reads, whole or not at all.
func replaceFile(path string, text []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+"-*.tmp") // mode 0600
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(temp.Name()) }() // which fails once it has its name
	_, err = temp.Write(text)
	if failed := errors.Join(err, temp.Sync(), temp.Close()); failed != nil {
		return failed
	}
	return os.Rename(temp.Name(), path)
}
