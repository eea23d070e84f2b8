package tty

import "golang.org/x/sys/unix"

// stopOutput suspends the output to a terminal (tcflow, TCOOFF).
func stopOutput(fd int) error { return unix.IoctlSetInt(fd, unix.TCXONC, unix.TCOOFF) }
