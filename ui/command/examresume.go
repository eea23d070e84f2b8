package command

import (
	"regexp"
	"strings"
)

// resume is what to type to take an exam up that was left. A test is taken up by the command that began it; another exam is
// not to be set anew, so it is that without the flags which set one.
func (c examVerbs) resume(args []string, f *examFlags) string {
	if f.test != "" {
		return typed(c.Args)
	}
	again := append([]string{"exam"}, args...)
	flag := func(name, value string) {
		if value != "" {
			again = append(again, "--"+name, value)
		}
	}
	flag("learner", c.learner.String())
	flag("class", f.class.String())
	flag("report", f.report)
	if c.plain {
		again = append(again, "--plain")
	}
	return typed(again)
}

// typed is a command as it is typed: what a shell would take apart stands in quotation marks.
func typed(args []string) string {
	plain := regexp.MustCompile(`^[\p{L}\p{N}_@%+=:,./-]+$`)
	words := []string{"porthole"}
	for _, arg := range args {
		switch {
		case plain.MatchString(arg):
		case strings.ContainsAny(arg, "\"$`!"):
			arg = "'" + strings.ReplaceAll(arg, "'", `'\''`) + "'"
		default:
			arg = `"` + arg + `"`
		}
		words = append(words, arg)
	}
	return strings.Join(words, " ")
}
