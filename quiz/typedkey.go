package quiz

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
	"porthole/quiz/spelling"
)

// typedKey is all that marks typed text without its course, so that a question that was asked is marked as it was meant,
// whatever became of the course since.
type typedKey struct {
	Answers map[string]string `json:"answers"`         // by key, how the answer is named
	Joined  []string          `json:"joined"`          // keys of other things whose names look like several
	Noise   []string          `json:"noise,omitempty"` // words that may stand around a number
	Exact   bool              `json:"exact,omitempty"` // capitals tell an answer from another thing
	Code    bool              `json:"code,omitempty"`  // an answer is written as code
}

// typedKeyOf returns what marks a question on a card. It is written down once.
func (d *knowledge) typedKeyOf(c Card) *typedKey {
	if kept, ok := d.typed.Load(c.ID); ok {
		return kept.(*typedKey) //nolint:forcetypeassert,errcheck // nothing else is kept there
	}
	k := &typedKey{Answers: map[string]string{}, Noise: d.headingWords(c), Joined: d.joined()[c.Direction]}
	given := d.given(c)
	says := append(slices.Clone(d.index().aliases[given]), given) // the stem: no name of an answer that says no more is one
	for _, key := range d.answerable(c) {
		if answer, ok := d.answer(c, key); ok && (key == spelling.Norm(answer) || !slices.Contains(says, key)) {
			k.Answers[key] = answer
		}
	}
	if c.Direction == Reverse {
		d.nameJobs(c, k)
	} else {
		d.nameWhole(c, k)
	}
	d.countOtherwise(k)
	k.Exact, k.Code = d.strict(c)
	d.typed.Store(c.ID, k)
	return k
}

// nameWhole takes an answer as the document writes it, with what stands in brackets behind it, and the long form in the brackets of an
// abbreviation alone: "IAM (Identity and Access Management)".
func (d *knowledge) nameWhole(c Card, k *typedKey) {
	if d.kindOf(c) == content.Number {
		return
	}
	for _, i := range c.Facts {
		for _, v := range d.course.Facts[i].Values {
			if v.Note == "" || v.Exact {
				continue
			}
			names := []string{v.Text + " (" + v.Note + ")"}
			if abbreviates(v.Text, v.Note) {
				names = append(names, v.Note)
			}
			for _, name := range names {
				if key := spelling.Norm(name); k.Answers[key] == "" {
					k.Answers[key] = v.Text
				}
			}
		}
	}
}

// abbreviates reports whether a short form has the first letters of the words of a long one, but for small words between them.
func abbreviates(short, long string) bool {
	var initials, all strings.Builder
	for word := range strings.FieldsFuncSeq(long, func(r rune) bool { return r == ' ' || r == '-' || r == '/' }) {
		first, _ := utf8.DecodeRuneInString(word)
		all.WriteRune(unicode.ToUpper(first))
		if unicode.IsUpper(first) {
			initials.WriteRune(first)
		}
	}
	return utf8.RuneCountInString(short) > 1 && strings.ToUpper(short) == short && (short == initials.String() || short == all.String())
}

// answerable returns the keys that can be an answer of a card.
func (d *knowledge) answerable(c Card) []string {
	x, h := d.index(), d.cards()
	var keys []string
	if c.Direction == Forward {
		for _, a := range d.answers(c) {
			keys = append(append(keys, a.key), x.aliases[a.key]...)
		}
		return keys
	}
	k := &x.nodes[c.Facts[0]]
	for _, relation := range x.relations[class{Reverse, k.class[Reverse]}] {
		id := c.ID
		if relation != k.relation {
			id = h.reverseID(d.fact(c).Course, d.fact(c).Authority, relation, d.value(c).Key())
		}
		i, ok := h.byID[id]
		if !ok {
			continue
		}
		for _, fact := range h.cards[i].Facts {
			subject := x.nodes[fact].subject
			keys = append(append(keys, subject), x.aliases[subject]...)
		}
	}
	return keys
}

// joinedKeys returns, by direction, the keys of answers whose names look like several.
func (x *index) joinedKeys() [2][]string {
	var out [2][]string
	for key := range x.ofValue {
		if looksJoined(key) {
			out[Forward] = append(out[Forward], key)
		}
	}
	for key := range x.ofSubject {
		if looksJoined(key) {
			out[Reverse] = append(out[Reverse], key)
		}
	}
	slices.Sort(out[Forward])
	slices.Sort(out[Reverse])
	return out
}

// looksJoined reports whether a name could be read as several: "d and e", "mysql/mariadb".
func looksJoined(key string) bool {
	return strings.ContainsAny(key, ",;/&|、，") || slices.ContainsFunc(strings.Fields(key), spelling.IsJoin)
}

// strict reports whether capitals tell an answer of a card from another thing, and whether an answer is written as code.
func (d *knowledge) strict(c Card) (exact, code bool) {
	for _, i := range c.Facts {
		f := d.course.Facts[i]
		if c.Direction == Reverse {
			exact, code = exact || f.Exact, code || f.Literal
			continue
		}
		for _, v := range f.Values {
			exact, code = exact || v.Exact, code || v.Literal
		}
	}
	return exact, code
}

// key returns the form in which a text that was given is compared.
func (k *typedKey) key(text string) string {
	if k.Exact {
		return content.CaseKey(text)
	}
	return spelling.Norm(text)
}

// answer returns the right answer that a key stands for. Where capitals matter, so do they in a key, but for what is
// written in small letters alone, such as a listed spelling.
func (k *typedKey) answer(key string) (text string, ok bool) {
	text, ok = k.Answers[key]
	if !ok && k.Exact && content.Key(key) != key {
		text, ok = k.Answers[spelling.Norm(key)]
		ok = ok && content.CaseKey(text) != content.Key(text)
	}
	if !ok {
		text, ok = k.withAccents(key)
	}
	if !ok {
		text, ok = k.withHyphens(key)
	}
	if !ok {
		text, ok = k.withShort(key)
	}
	return text, ok
}

// headingWords are the words of the heading over the answers of a card.
func (d *knowledge) headingWords(c Card) []string {
	f := d.fact(c)
	heading := f.Relation
	if c.Direction == Reverse {
		heading = f.SubjectHeading
	}
	return spelling.Words(heading)
}
