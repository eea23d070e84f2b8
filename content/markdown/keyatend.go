package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// The answers of all questions may stand at the end of the document, under a heading of their own: "1. B", "2-a", "3) C". They are read where there is one for
// each question, in order, so that nobody could take them otherwise.

// pending is a question with letters that no answer below it names the right option of.
type pending struct {
	from, at int // indexes of the first block of its text and of its options
	number   int // as it is written, 0 for none
}

// The lines of such a key: a number and what stands behind it, several of them in one line, the letters of an answer; and the number of a question.
var (
	keyNumber   = pattern(`^\W*(\d{1,3})\s*(?:[.):=：、]|[-–—>]+|\s)\s*(\S.*)$`)
	keysInLine  = pattern(`(\d{1,3})\s*[.):=：、–—-]?\s*\(?([A-Ha-h])\)?(?:[\s,;|/·]+|$)`)
	keyLetters  = pattern(`^\W*([A-Ha-h](?:\s*[,&+/]\s*[A-Ha-h])*)(?:\W*|\s*[–—-]\s+(\S.*)|[).:]+\s+(\S.*)|\s+\((.*)\)\W*)$`)
	askedNumber = pattern(`^\W*(?:\pL+\s?)?(\d{1,3})(?:[.):：、题題]|\s*$|\s*[-–—]\s)`)
)

// numberOf returns the number that a question is written with, 0 for none.
func numberOf(text string) int {
	found := askedNumber().FindStringSubmatch(text)
	if found == nil {
		return 0
	}
	n, _ := strconv.Atoi(found[1])
	return n
}

// keyedAtEnd answers the questions that wait for it by the key at the end of the document.
func (o *outline) keyedAtEnd(waiting []pending) {
	from, to := o.keySection()
	if len(waiting) == 0 || from < 0 || from <= waiting[len(waiting)-1].at {
		return
	}
	keys, ok := o.keysIn(from+1, to)
	if !ok || len(keys) != len(waiting) {
		return
	}
	for i, w := range waiting {
		if w.number != 0 && w.number != i+1 {
			return
		}
	}
	for i, w := range waiting {
		q := o.lettered[w.at]
		if !q.takeKey(keys[i]) || q.leaning || q.unasked {
			continue
		}
		o.takeLettered(w.from, w.at, w.at)
		o.lettered[w.at] = q
	}
	for i := from; i < to; i++ {
		o.roles[i] = hidden
	}
}

// takeKey takes an answer of the key; false where it does not plainly name options.
func (q *lettered) takeKey(key string) bool {
	found := keyLetters().FindStringSubmatch(key)
	if found == nil || !q.answer("Answer: "+found[1]) {
		return false
	}
	if said := strings.Trim(found[3], " *_`"); said != "" && (len(q.right) != 1 || !q.valid() || !strings.EqualFold(said, strings.Trim(q.options[q.right[0]-'A'], " *_`"))) {
		q.right = ""
	}
	q.explain(found[2] + found[4])
	return q.valid()
}

// keySection returns where the section of the key begins, and the index behind it; -1 where there is none, or more than one.
func (o *outline) keySection() (from, to int) {
	from = -1
	for i, n := range o.nodes {
		if levelOf(n) == 0 || i == o.title || o.roles[i] != heading || !answersHeading().MatchString(textOf(n, o.src)) {
			continue
		}
		if from >= 0 {
			return -1, 0
		}
		from = i
	}
	if from < 0 {
		return -1, 0
	}
	to = from + 1
	for to < len(o.nodes) && levelOf(o.nodes[to]) == 0 {
		to++
	}
	return from, to
}

// keysIn returns what stands behind the numbers of a key, which run from 1 without a gap; ok is false where anything else stands there.
func (o *outline) keysIn(from, to int) (keys []string, ok bool) {
	add := func(number int, text string) bool {
		keys = append(keys, text)
		return number == len(keys)
	}
	for i := from; i < to; i++ {
		switch n := o.nodes[i].(type) {
		case *ast.ThematicBreak:
		case *ast.List:
			if !addListedKeys(n, o.src, add) {
				return nil, false
			}
		case *ast.Paragraph:
			if !addKeys(keyLines(n, o.src), add) {
				return nil, false
			}
		default:
			return nil, false
		}
	}
	return keys, len(keys) > 0
}

// addListedKeys adds the answers in the items of a list, which may have its numbers; it is false where an item holds anything else.
func addListedKeys(n *ast.List, src []byte, add func(number int, text string) bool) bool {
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		lines := keyLines(item.FirstChild(), src)
		if item.FirstChild() == nil || item.FirstChild().NextSibling() != nil || len(lines) == 0 {
			return false
		}
		if n.IsOrdered() {
			if !add(number, lines[0]) {
				return false
			}
			lines = lines[1:]
		}
		if number++; !addKeys(lines, add) {
			return false
		}
	}
	return true
}

// addKeys adds the answers in lines, each with its number; it is false where a line is none.
func addKeys(lines []string, add func(number int, text string) bool) bool {
	for _, line := range lines {
		if several := keysInLine().FindAllStringSubmatch(line, -1); len(several) > 0 && strings.TrimSpace(keysInLine().ReplaceAllString(line, "")) == "" {
			for _, found := range several {
				if number, _ := strconv.Atoi(found[1]); !add(number, found[2]) {
					return false
				}
			}
			continue
		}
		found := keyNumber().FindStringSubmatch(line)
		if found == nil {
			return false
		}
		if number, _ := strconv.Atoi(found[1]); !add(number, found[2]) {
			return false
		}
	}
	return true
}
