package attempt

import (
	"context"
	"fmt"
	"strings"
	"time"

	"porthole/content"
	"porthole/ui/wire/lab"
)

// patience is how long somebody else's program waits for an answer.
const patience = 3 * time.Second

// pass lets somebody else's program speak: a line, the answer to it, the next line.
func (a *Attempt) pass(p content.WirePassing) error {
	line, err := a.world.Dial(lab.Call{Port: p.Port, Device: p.Who, Other: true})
	if err != nil {
		return fmt.Errorf("%s cannot connect: %w", p.Who, err)
	}
	defer line.Hangup()
	answer, ok := answered(line, "")
	for _, text := range p.Lines {
		if !ok || line.Send(text) != nil {
			break // what it said until then was overheard
		}
		if message := strings.HasPrefix(answer, "354"); !message || text == "." {
			answer, ok = answered(line, text)
		}
	}
	return nil
}

// answered waits for the whole answer to what was asked, and returns its last line; not ok: the connection is over, or nothing comes.
func answered(line *lab.Line, asked string) (answer string, ok bool) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for {
		said, open, late := next(ctx, line)
		switch {
		case !open || late || said.Kind == lab.Ended:
			return "", false
		case said.Kind == lab.Spoke && ends(line.Port.Protocol, asked, said.Text):
			return said.Text, true
		}
	}
}
