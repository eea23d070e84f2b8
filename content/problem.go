package content

import "fmt"

// Severity says how bad a Problem is.
type Severity int

// The severities. A document with an error still loads its good parts, but check fails on it.
const (
	Notice  Severity = iota // something was passed over
	Warning                 // probably not what the author meant
	Error                   // a part of the document is not used
)

// String returns "notice", "warning" or "error".
func (s Severity) String() string {
	return [...]string{"notice", "warning", "error"}[s]
}

// Problem is something an author should look at: where it is, what it is, what to do.
type Problem struct {
	File     string // as it was given to Parse, cleaned
	Line     int    // from 1; 0 where it concerns the whole file
	Severity Severity
	Message  string
	Hint     string
}

// String returns the problem in the form of a compiler: "file:line: severity: message (hint)".
func (p Problem) String() string {
	where := p.File
	if p.Line > 0 {
		where = fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	if p.Hint == "" {
		return fmt.Sprintf("%s: %s: %s", where, p.Severity, p.Message)
	}
	return fmt.Sprintf("%s: %s: %s (%s)", where, p.Severity, p.Message, p.Hint)
}
