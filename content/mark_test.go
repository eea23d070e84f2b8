package content

import "testing"

func TestASourceHasALetter(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "a", 2: "b", 26: "z", 27: "aa", 52: "az", 53: "ba", 702: "zz", 703: "aaa"} {
		if got := SourceMark(n); got != want {
			t.Errorf("SourceMark(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestSourcesOfOneClaimShareABracket(t *testing.T) {
	spans := []Span{{Text: "69"}, {Source: 8}, {Source: 10}, {Text: " and "}, {Text: "22"}, {Source: 8}}
	seen := map[int]int{}
	number := func(source int) int {
		if seen[source] == 0 {
			seen[source] = len(seen) + 1
		}
		return seen[source]
	}
	got := MarkSources(spans, func(s Span) string { return s.Text }, number, func(mark string) string { return mark })
	if want := "69\u00a0[a,\u00a0b] and 22\u00a0[a]"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
