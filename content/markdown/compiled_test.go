package markdown

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"porthole/content"
)

var update = flag.Bool("update", false, "write the built-in courses anew as they are read")

// A built-in course that was read beforehand is the one that is read now.
func TestTheCompiledCoursesAreThoseOfTheText(t *testing.T) {
	for _, name := range content.BuiltinNames() {
		src, _ := content.Builtin(name)
		course, problems := Parse(name, src)
		if len(problems) > 0 {
			t.Errorf("%s has problems, and what is read beforehand tells none: %v", name, problems)
		}
		stored, ok := content.Compiled(name)
		if ok && cmp.Equal(course, stored, cmpopts.EquateEmpty()) {
			continue
		}
		if !*update {
			t.Errorf("%s has changed since it was compiled; run the test with -update (-compiled +text):\n%s",
				name, cmp.Diff(stored, course, cmpopts.EquateEmpty()))
			continue
		}
		var out bytes.Buffer
		if err := content.Compile(&out, course); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join("..", "courses", name+".gob"), out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
