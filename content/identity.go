package content

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"
)

// Known is a course that was opened on this machine before: what it is found again by.
type Known struct {
	ID     string   `json:"id"`
	Title  string   `json:"title"` // as Key writes it
	Path   string   `json:"path"`  // where it lay last
	Sketch []uint32 `json:"sketch"`
}

// maxSketch is how many hashes stand for what a course asks, and mostKnown how many courses are kept in mind.
const (
	maxSketch = 96
	mostKnown = 200
)

// Sketch returns the smallest hashes of what a course asks: its facts with their values, and its questions. Two courses have
// about as much in common as their sketches do.
func (c *Course) Sketch() []uint32 {
	all := c.hashes()
	return all[:min(len(all), maxSketch)]
}

// Version tells two courses of one id apart that do not ask the same: it is a hash of the facts, and of the stems and options of
// the questions.
func (c *Course) Version() string {
	h := fnv.New64a()
	for _, one := range c.hashes() {
		_, _ = fmt.Fprintf(h, "%d ", one) // a hash takes anything
	}
	return fmt.Sprintf("%016x", h.Sum64())
}

// hashes returns a hash of each value of a fact and of each question, sorted.
func (c *Course) hashes() []uint32 {
	seen := map[uint32]bool{}
	add := func(parts ...string) {
		h := fnv.New32a()
		for _, p := range parts {
			_, _ = h.Write([]byte(Key(p) + "\x00")) // a hash takes anything
		}
		seen[h.Sum32()] = true
	}
	for _, f := range c.Facts {
		for _, v := range f.Values {
			add(f.Subject, f.Relation, v.Text)
		}
	}
	for _, q := range c.Questions {
		add(q.Stem, strings.Join(Texts(q.Options, func(o Option) string { return o.Text }), "\x00"))
	}
	return slices.Sorted(maps.Keys(seen))
}

// common returns which part of the smaller one of two sketches stands in the other, too, from 0 to 1. Where both are empty it
// is 1: nothing is asked that could be mixed up.
func common(a, b []uint32) float64 {
	if len(a) == maxSketch && len(b) > 0 { // what lies above its last one was not kept
		b = b[:countUpTo(b, a[len(a)-1])]
	}
	if len(b) == maxSketch && len(a) > 0 {
		a = a[:countUpTo(a, b[len(b)-1])]
	}
	least := min(len(a), len(b))
	if least == 0 {
		if len(a) == len(b) {
			return 1
		}
		return 0
	}
	both := CountFunc(a, func(h uint32) bool {
		_, ok := slices.BinarySearch(b, h)
		return ok
	})
	return float64(both) / float64(least)
}

func countUpTo(s []uint32, last uint32) int {
	n, found := slices.BinarySearch(s, last)
	if found {
		n++
	}
	return n
}

// How much of the smaller of two courses has to be the same: of courses with one title, and of one whose title was changed.
const (
	littleInCommon = 0.1
	muchInCommon   = 0.5
)

// Identify names a course that has no id of its own by its title and what it asks, and returns the courses known from then on,
// this one first. It is the course of that title that it has something in common with, or that lay at the same path; else one
// whose title was changed: it asks much the same, and lies where that lay, or that is no longer there, as exists tells of a
// path. A course that is new is named by its title, as on any other machine; where another course has the title, the hash of
// what it asks is added.
func (c *Course) Identify(path string, known []Known, exists func(path string) bool) []Known {
	if c.Named {
		return known
	}
	now := Known{ID: c.ID, Title: Key(c.Title), Path: path, Sketch: c.Sketch()}
	at := now.among(known, exists)
	if at >= 0 {
		now.ID = known[at].ID
		known = slices.Delete(slices.Clone(known), at, at+1)
	} else if slices.ContainsFunc(known, func(k Known) bool { return Key(k.ID) == Key(now.ID) }) {
		now.ID = fmt.Sprintf("%s ~%08x", c.Title, sum(now.Sketch))
	}
	c.ID = now.ID
	out := append([]Known{now}, known...)
	return out[:min(len(out), mostKnown)]
}

// among returns which of the known courses this one is, -1 for none.
func (k Known) among(known []Known, exists func(string) bool) int {
	best, most := -1, 0.0
	for i, other := range known {
		share := common(k.Sketch, other.Sketch)
		samePath := other.Path == k.Path && k.Path != ""
		is := other.Title == k.Title && (share >= littleInCommon || samePath) ||
			other.Title != k.Title && share >= muchInCommon && len(k.Sketch) > 0 && (samePath || !exists(other.Path))
		if samePath {
			share++
		}
		if is && (best < 0 || cmp.Less(most, share)) {
			best, most = i, share
		}
	}
	return best
}

func sum(sketch []uint32) uint32 {
	h := fnv.New32a()
	for _, s := range sketch[:min(len(sketch), 4)] {
		_, _ = fmt.Fprintf(h, "%d ", s)
	}
	return h.Sum32()
}
