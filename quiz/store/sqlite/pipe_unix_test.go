//go:build unix

package sqlite

import "syscall"

func pipeAt(path string) error { return syscall.Mkfifo(path, 0o600) }
