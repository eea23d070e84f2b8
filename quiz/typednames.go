package quiz

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"porthole/content"
)

// nameJobs accepts what another table calls the thing that a number is given for: "FTP data" for FTP, asked which protocol
// uses port 20, where the course says that port 20 is for FTP data. Port 21 has another job, so it has another name. A name
// that is a subject of the course is another thing, whatever words it is made of.
func (d *knowledge) nameJobs(c Card, k *typedKey) {
	x, f := d.index(), d.fact(c)
	if f.Kind != content.Number {
		return
	}
	for _, i := range x.ofSubject[d.given(c)] {
		if x.nodes[i].authority != x.nodes[c.Facts[0]].authority {
			continue
		}
		for _, v := range d.course.Facts[i].Values {
			for _, key := range slices.Sorted(maps.Keys(k.Answers)) {
				if content.HasWord(v.Key(), key) && len(x.ofSubject[v.Key()]) == 0 {
					d.alsoNamed(k, v.Key(), k.Answers[key])
				}
			}
		}
	}
}

// alsoNamed accepts a name and its spellings for an answer, but those that say nothing of it: "FTP data", and not "data".
func (d *knowledge) alsoNamed(k *typedKey, name, answer string) {
	for _, key := range append([]string{name}, d.index().aliases[name]...) {
		if _, taken := k.Answers[key]; !taken && content.HasWord(key, content.Key(answer)) {
			k.Answers[key] = answer
		}
	}
}

// countOtherwise accepts the singular of names in words for the plural, and the plural for the singular: "FTP command" for
// "FTP commands". A last word that is itself a name stays as it is: HTTPS is not the plural of HTTP.
func (d *knowledge) countOtherwise(k *typedKey) {
	x := d.index()
	known := func(key string) bool { return len(x.ofSubject[key]) > 0 || len(x.ofValue[key]) > 0 }
	for _, key := range slices.Sorted(maps.Keys(k.Answers)) {
		at := strings.LastIndexByte(key, ' ')
		last := key[at+1:]
		other, plural := strings.CutSuffix(last, "s")
		if !plural {
			other = last + "s"
		}
		counted := key[:at+1] + other
		_, taken := k.Answers[counted]
		if at < 0 || taken || !countable(last) || !countable(other) || known(last) || known(other) || known(counted) {
			continue
		}
		k.Answers[counted] = k.Answers[key]
	}
}

// countable reports whether a key is long enough to be a word of English, and of letters alone.
func countable(key string) bool {
	return len(key) > 3 && content.IsPlain(key) && !strings.ContainsFunc(key, func(r rune) bool { return !unicode.IsLetter(r) })
}
