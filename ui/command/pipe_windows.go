package command

import (
	"errors"
	"syscall"
)

// readerGone reports whether a write failed because nobody reads the output any more.
func readerGone(err error) bool {
	const closing = syscall.Errno(232) // ERROR_NO_DATA: the pipe is being closed
	return errors.Is(err, syscall.ERROR_BROKEN_PIPE) || errors.Is(err, closing)
}
