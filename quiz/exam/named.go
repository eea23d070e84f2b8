package exam

import (
	"hash/fnv"
	"strings"

	"porthole/content"
)

// LongestTest is how many characters the name of a test may have.
const LongestTest = 64

// TestName returns the name of a test in the form in which it is kept: in lower case, with single spaces, so that all who
// type it mean the same. False: it is none, or too long.
func TestName(given string) (string, bool) {
	name := content.Key(given)
	return name, name != "" && len([]rune(name)) <= LongestTest
}

// TestSeed returns the seed of a test that nobody named one for.
func TestSeed(name string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(name)) // a hash takes anything
	return h.Sum64() % 1e6       // as short as any other
}

// TestID returns the id that an exam of a course has as a test. It is the same for each sitting of a learner: so a Store
// keeps the first, and refuses to begin another.
func TestID(course, name string) string { return testPrefix(course) + name }

func testPrefix(course string) string { return "test:" + course + ":" }

// testOf returns the name of the test that an exam of a course is by its id, "" where it is none.
func testOf(course, id string) string {
	name, _ := strings.CutPrefix(id, testPrefix(course))
	if name == id {
		return ""
	}
	return content.Clean(name)
}

// Test returns the name of the test that the exam is, "" where it is none.
func (e Exam) Test() string { return testOf(e.Course, e.ID) }

// Test returns the name of the test that the exam was, "" where it was none.
func (s Result) Test() string { return testOf(s.Course, s.ID) }
