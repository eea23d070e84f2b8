package markdown

import (
	"os"
	"strings"
	"testing"

	"github.com/yuin/goldmark/text"

	"porthole/content"
)

// ofSize returns a course of about the given size in bytes, made of a whole small course.
func ofSize(tb testing.TB, size int) []byte {
	tb.Helper()
	seed, err := os.ReadFile("../testdata/seed.md")
	if err != nil {
		tb.Fatal(err)
	}
	return []byte(strings.Repeat(string(seed)+"\n\n", 1+size/len(seed))[:size])
}

func BenchmarkParse10KB(b *testing.B) { benchmarkParse(b, ofSize(b, 10<<10)) }

func BenchmarkParse1MB(b *testing.B) { benchmarkParse(b, ofSize(b, 1<<20)) }

func benchmarkParse(b *testing.B, src []byte) {
	b.Helper()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if c, _ := Parse("course.md", src); len(c.Facts) == 0 {
			b.Fatal("no facts")
		}
	}
}

// BenchmarkParseCourse is what stands between the start of the program and its first frame.
func BenchmarkParseCourse(b *testing.B) {
	src, ok := content.Builtin("email")
	if !ok {
		b.Fatal("there is no course email")
	}
	benchmarkParse(b, src)
}

// BenchmarkGoldmark is the part of BenchmarkParseCourse that is not ours.
func BenchmarkGoldmark(b *testing.B) {
	src, ok := content.Builtin("email")
	if !ok {
		b.Fatal("there is no course email")
	}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		newMarkdown(&footnotes{}).Parse(text.NewReader(src))
	}
}
