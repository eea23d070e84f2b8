package content

import (
	"bytes"
	"embed"
	"encoding/gob"
	"io"
	"path"
)

// The built-in courses as package markdown reads them. To read one takes four times as long as to decode it, and the first
// frame waits for it. A test of package markdown compares them with the text, and writes them anew with -update.
//
//go:embed courses/*.gob
var compiled embed.FS

// Compiled returns a built-in course as it was read beforehand: it had no problems. It reports false where there is none.
func Compiled(name string) (*Course, bool) {
	src, err := compiled.ReadFile(path.Join("courses", name+".gob"))
	if err != nil {
		return nil, false
	}
	course := &Course{}
	if err := gob.NewDecoder(bytes.NewReader(src)).Decode(course); err != nil {
		return nil, false
	}
	return course, true
}

// Compile writes a course for [Compiled]. What is empty is decoded as nil.
func Compile(w io.Writer, course *Course) error { return gob.NewEncoder(w).Encode(course) }
