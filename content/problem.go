package content

import (
	"cmp"
	"fmt"
	"slices"
)

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

// MarshalText returns the word, for JSON.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Problem is something an author should look at: where it is, what it is, what to do.
type Problem struct {
	File     string   `json:"file"` // as it was given by who read it, cleaned
	Line     int      `json:"line"` // from 1; 0 where it concerns the whole file
	Severity Severity `json:"severity"`
	Message  string   `json:"message"`
	Hint     string   `json:"hint"`
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

// Concerns counts what an author should look at; what was merely passed over is not.
func Concerns(problems []Problem) int {
	return CountFunc(problems, func(p Problem) bool { return p.Severity > Notice })
}

// Report gathers the Problems of one file. Of those that are no errors it lists a thousand, and counts the others.
type Report struct {
	file     string // cleaned
	problems []Problem
	unlisted int
}

// NewReport returns an empty report on the file with this name.
func NewReport(file string) *Report { return &Report{file: Clean(file)} }

// Notice tells that something in a line was passed over; line is 0 where it is the whole file.
func (r *Report) Notice(line int, hint, format string, args ...any) {
	r.tell(line, Notice, hint, format, args...)
}

// Warn tells of what its author hardly meant.
func (r *Report) Warn(line int, hint, format string, args ...any) {
	r.tell(line, Warning, hint, format, args...)
}

// Fail tells of what is not used.
func (r *Report) Fail(line int, hint, format string, args ...any) {
	r.tell(line, Error, hint, format, args...)
}

func (r *Report) tell(line int, s Severity, hint, format string, args ...any) {
	if r.hasRoom(s) {
		r.problems = append(r.problems, Problem{
			File: r.file, Line: line, Severity: s, Message: Clean(fmt.Sprintf(format, args...)), Hint: Clean(hint),
		})
	}
}

// hasRoom reports whether one more problem is listed, and counts it where it is not.
func (r *Report) hasRoom(s Severity) bool {
	if len(r.problems) >= MaxProblems && s != Error {
		r.unlisted++
		return false
	}
	return true
}

// Merge adds what another report on the same file tells.
func (r *Report) Merge(other *Report) {
	for _, p := range other.problems {
		if r.hasRoom(p.Severity) {
			r.problems = append(r.problems, p)
		}
	}
	r.unlisted += other.unlisted
}

// Problems returns what was told, in the order of its lines.
func (r *Report) Problems() []Problem {
	all := slices.Clone(r.problems)
	if r.unlisted > 0 {
		all = append(all, Problem{
			File: r.file, Severity: Notice, Message: fmt.Sprintf("%d further problems are not listed", r.unlisted), Hint: "mend those that are",
		})
	}
	slices.SortStableFunc(all, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	return all
}
