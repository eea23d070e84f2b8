//go:build unix && !linux

package tty

import "golang.org/x/sys/unix"

// stopOutput suspends the output to a terminal.
func stopOutput(fd int) error { return unix.IoctlSetInt(fd, unix.TIOCSTOP, 0) }
