//go:build unix

package terminal

import (
	"os"
	"os/signal"
	"sync"
	"syscall"

	"golang.org/x/sys/unix"
)

// Jobs is the program as a job of a shell: it can be stopped and goes on later, and its window can change meanwhile.
type Jobs struct {
	signals   chan os.Signal
	ended     chan struct{}
	mu        sync.Mutex
	continued chan struct{} // closed by a SIGCONT; nil: none is waited for
}

// Events are what happens to a job. Each is called on a goroutine of its own.
type Events struct {
	Stop      func() // somebody wants the program stopped (SIGTSTP): give the terminal back, then call [Jobs.Stop]
	Continued func() // the program was stopped without a word (SIGSTOP): the terminal is no more as it was
	Resized   func()
}

// NewJobs listens for what happens to the program until it is closed.
func NewJobs(e Events) *Jobs {
	j := &Jobs{signals: make(chan os.Signal, 4), ended: make(chan struct{})}
	signal.Notify(j.signals, syscall.SIGTSTP, syscall.SIGCONT, syscall.SIGWINCH)
	go j.listen(e)
	return j
}

func (j *Jobs) listen(e Events) {
	for {
		select {
		case <-j.ended:
			return
		case s := <-j.signals:
			switch s {
			case syscall.SIGTSTP:
				go e.Stop()
			case syscall.SIGCONT:
				if !j.cont() {
					go e.Continued()
				}
			case syscall.SIGWINCH:
				go e.Resized()
			}
		}
	}
}

// cont reports whether a SIGCONT was waited for.
func (j *Jobs) cont() bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.continued == nil {
		return false
	}
	close(j.continued)
	j.continued = nil
	return true
}

// Stop stops the program with its process group, as ctrl+z does, and returns when it goes on. Where no shell could continue
// it, nothing happens: the program leads the session itself, or stands in its leader's group.
//
// It takes SIGSTOP, for a program of Go that has once listened for SIGTSTP no longer stops by it: os/signal.Reset leaves the
// runtime's handler in place.
func (j *Jobs) Stop() {
	if !hasShell() {
		return
	}
	continued := make(chan struct{})
	j.mu.Lock()
	j.continued = continued
	j.mu.Unlock()
	if syscall.Kill(0, syscall.SIGSTOP) == nil {
		<-continued
	}
	j.mu.Lock()
	j.continued = nil
	j.mu.Unlock()
}

// hasShell reports whether the leader of the session is in another process group: then it is a shell with job control.
func hasShell() bool {
	leader, err := unix.Getsid(0)
	if err != nil {
		return false
	}
	group, err := unix.Getpgid(leader)
	return err == nil && group != unix.Getpgrp()
}

// Close listens no more.
func (j *Jobs) Close() {
	signal.Stop(j.signals)
	close(j.ended)
}
