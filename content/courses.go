package content

import (
	"embed"
	"path"
	"slices"
	"strings"
)

//go:embed courses/*.md
var courses embed.FS

// Builtin returns the text of the built-in course with the given name.
func Builtin(name string) (src []byte, ok bool) {
	if !slices.Contains(BuiltinNames(), name) {
		return nil, false
	}
	src, err := courses.ReadFile(path.Join("courses", name+".md"))
	return src, err == nil
}

// BuiltinNames returns the names of the built-in courses, in alphabetical order.
func BuiltinNames() []string {
	entries, err := courses.ReadDir("courses")
	if err != nil {
		return nil
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".md"))
	}
	return names
}
