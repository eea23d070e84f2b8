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

// report gathers the problems of one file.
type report struct {
	file     string // cleaned
	problems []Problem
	untold   int // problems beyond maxProblems
}

func (r *report) problem(line int, s Severity, hint, format string, args ...any) {
	if r.room(s) {
		r.problems = append(r.problems, Problem{
			File: r.file, Line: line, Severity: s, Message: Clean(fmt.Sprintf(format, args...)), Hint: Clean(hint),
		})
	}
}

// room reports whether one more problem is listed, and counts it where it is not.
func (r *report) room(s Severity) bool {
	if len(r.problems) >= maxProblems && s != Error {
		r.untold++
		return false
	}
	return true
}

// merge adds the problems of another report.
func (r *report) merge(other report) {
	for _, p := range other.problems {
		if r.room(p.Severity) {
			r.problems = append(r.problems, p)
		}
	}
	r.untold += other.untold
}

func (r *report) notice(line int, hint, format string, args ...any) {
	r.problem(line, Notice, hint, format, args...)
}

func (r *report) warn(line int, hint, format string, args ...any) {
	r.problem(line, Warning, hint, format, args...)
}

func (r *report) fail(line int, hint, format string, args ...any) {
	r.problem(line, Error, hint, format, args...)
}
