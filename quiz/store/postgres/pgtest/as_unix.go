//go:build unix

package pgtest

import (
	"os"
	"os/exec"
	"syscall"
)

// nobody runs a server that root starts, for PostgreSQL refuses to run as root.
const nobody = 65534

func asNobody(cmd *exec.Cmd) {
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
}

func give(folder string) error {
	if os.Getuid() != 0 {
		return nil
	}
	return os.Chown(folder, nobody, nobody)
}
