package serve

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"
)

// visit is a connection of somebody who has logged in. They have one session; all else that SSH can do is refused.
type visit struct {
	*server
	conn   *ssh.ServerConn
	person Person
	log    *slog.Logger
	all    sync.WaitGroup // its goroutines

	mu       sync.Mutex
	refusals bucket
}

func newVisit(s *server, conn *ssh.ServerConn, p Person, log *slog.Logger) *visit {
	return &visit{
		server: s, conn: conn, person: p, log: log,
		refusals: newBucket(s.Limits.Refusals, s.Limits.RefusalsMinute, time.Minute),
	}
}

// Why a session is ended that somebody has not ended themselves.
var (
	errGone  = errors.New("the connection has ended")
	errIdle  = errors.New("nothing was typed")
	errFlood = errors.New("too much was typed")
	errSlow  = errors.New("what was written was not taken")
)

// serve serves the connection until it ends.
func (v *visit) serve(ctx context.Context, channels <-chan ssh.NewChannel, requests <-chan *ssh.Request) {
	ctx, end := context.WithCancelCause(ctx)
	defer v.all.Wait()
	defer v.hangUp()
	defer end(errGone)
	v.do("requests", func() { v.refuseAll(requests) })
	v.do("heartbeat", func() { v.heartbeat(ctx) })
	late := time.AfterFunc(v.Limits.Start, v.hangUp)
	defer late.Stop()
	seated := false
	for asked := range channels {
		if asked.ChannelType() != "session" || seated {
			v.reject(asked)
			continue
		}
		seated = true
		channel, wishes, err := asked.Accept()
		if err != nil {
			return
		}
		s := newSitting(v, channel, func() { late.Stop() }, end)
		v.do("wishes", func() { s.hear(ctx, wishes) })
	}
}

// do does something beside, which may not end the program.
func (v *visit) do(what string, do func()) {
	v.all.Go(func() {
		if safely(v.log, what, do) {
			v.hangUp()
		}
	})
}

// again is the line by which whoever is here comes back.
func (v *visit) again() string {
	at := v.Public
	if at == "" {
		at = v.conn.LocalAddr().String() // behind a balancer it is what its header says, which is where the client called
	}
	return Line(at, v.conn.User())
}

// hangUp ends the connection.
func (v *visit) hangUp() { _ = v.conn.Close() }

// refuseAll refuses what is asked of the connection as a whole: forwarding, above all.
func (v *visit) refuseAll(requests <-chan *ssh.Request) {
	for r := range requests {
		v.refuse(r)
	}
}

// refuse refuses a request. An ordinary client asks for a few things in vain, and now and then whether anybody is there.
func (v *visit) refuse(r *ssh.Request) {
	if r.WantReply {
		_ = r.Reply(false, nil) // the connection may have ended
	}
	v.refused(r.Type)
}

func (v *visit) reject(c ssh.NewChannel) {
	_ = c.Reject(ssh.Prohibited, "one session, and nothing else") // the connection may have ended
	v.refused(c.ChannelType())
}

// refused counts what was refused. Who asks for too much is cut off.
func (v *visit) refused(what string) {
	v.mu.Lock()
	ok := v.refusals.take(1, v.Now()) > 0
	v.mu.Unlock()
	if !ok {
		v.log.Warn("cut off", "why", "too much was asked for", "last", short(what))
		v.hangUp()
	}
}

// heartbeat asks from time to time whether the other end is still there, and hangs up where it is not.
func (v *visit) heartbeat(ctx context.Context) {
	beat(ctx, v.Limits.Heartbeat, Carrier{HangUp: v.hangUp, Alive: func(ctx context.Context) error {
		late := context.AfterFunc(ctx, v.hangUp)
		defer late()
		_, _, err := v.conn.SendRequest("keepalive@openssh.com", true, nil)
		return err //nolint:wrapcheck // nobody reads it
	}})
}
