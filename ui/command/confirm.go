package command

import (
	"bufio"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"porthole/content"
)

// confirm asks on the terminal before something is done that cannot be taken back, unless the learner
// has said yes on the command line. What is typed has to be one of the words. It returns an error
// where it is not, and where nobody can be asked.
func (c *cli) confirm(ctx context.Context, yes bool, question string, words ...string) error {
	switch {
	case yes:
		return nil
	case !c.InTTY:
		return errors.New("this is asked for first, and there is no terminal to ask on; --yes does it without asking")
	}
	c.writeErr(content.Clean(question) + " ")
	given, err := c.readLine(ctx)
	if err != nil {
		c.writeErr("\n")
		return err
	}
	if !slices.ContainsFunc(words, func(w string) bool { return content.Key(w) == content.Key(given) }) {
		return errors.New("nothing was changed")
	}
	return nil
}

// readLine reads one line of the input; the wait for it ends with ctx.
func (c *cli) readLine(ctx context.Context) (string, error) {
	read := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(c.In).ReadString('\n') // the end of the input is an empty answer
		read <- strings.TrimSpace(line)
	}()
	select {
	case line := <-read:
		return line, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// yesFlag registers --yes.
func yesFlag(verb *cobra.Command) *bool {
	return verb.Flags().Bool("yes", false, "do it without asking")
}
