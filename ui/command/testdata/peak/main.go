//go:build unix

// Command peak runs a program without showing what it prints, and writes to its own output what the
// program used: its exit code, its processor time in nanoseconds, and its largest resident set as
// the system counts it. A process begins with the size of the one that starts it, so this is done
// by one that is small.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

func main() {
	command := exec.Command(os.Args[1], os.Args[2:]...)
	command.Stderr = os.Stderr
	_ = command.Run() // its state tells
	state := command.ProcessState
	if state == nil {
		fmt.Fprintln(os.Stderr, "it did not start")
		os.Exit(1)
	}
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		fmt.Fprintln(os.Stderr, "this system does not tell the memory of a process")
		os.Exit(1)
	}
	fmt.Println(state.ExitCode(), int64(state.UserTime()+state.SystemTime()), usage.Maxrss)
}
