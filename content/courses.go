package content

import (
	"embed"
	"io/fs"
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
	return Texts(entries, func(e fs.DirEntry) string { return strings.TrimSuffix(e.Name(), ".md") })
}
