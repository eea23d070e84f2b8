package markdown

import (
	"regexp"
	"sync"
)

// expression is a regular expression that is compiled when it is first used. All of them take four thousand allocations, and a
// start of the program needs none: the built-in courses are read already.
type expression func() *regexp.Regexp

// pattern returns the expression of a text that is one, or panics at its first use.
func pattern(text string) expression {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
