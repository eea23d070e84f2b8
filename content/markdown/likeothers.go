package markdown

import (
	"github.com/yuin/goldmark/ast"
)

// likeOthers is how many headings of a level ask over check boxes before the others of that level are taken to ask, too.
const likeOthers = 3

// levels finds the levels whose headings are questions, over check boxes and in all: most of them say so themselves. It looks
// when it is first asked, for most documents have neither options nor boxes.
func (o *outline) levels() *askingLevels {
	if o.askingLevels != nil {
		return o.askingLevels
	}
	var asking, over, asks, all [7]int
	for i, n := range o.nodes {
		h, ok := n.(*ast.Heading)
		if !ok || i == o.title {
			continue
		}
		does := 0
		if isAsking(textOf(n, o.src)) {
			does = 1
		}
		all[h.Level]++
		asks[h.Level] += does
		if i+1 < len(o.nodes) && isTaskList(o.nodes[i+1]) {
			over[h.Level]++
			asking[h.Level] += does
		}
	}
	found := &askingLevels{}
	for level := range all {
		found.overBoxes[level] = asking[level] >= likeOthers && asking[level]*2 > over[level]
		found.all[level] = asks[level] >= likeOthers && asks[level]*2 > all[level]
	}
	o.askingLevels = found
	return found
}

// askingLevels tells of each level of headings whether most of them are questions.
type askingLevels struct {
	overBoxes [7]bool // of those over check boxes
	all       [7]bool
}

// headingBefore returns the index of the heading before the options at i and what they ask about, where most headings of its level
// ask; i where there is none.
func (o *outline) headingBefore(i int) int {
	j := o.beforeLabels(i) - 1
	for j > 0 && o.roles[j] == shown && isSnippet(o.nodes[j], o.src) {
		j--
	}
	if j < 0 || j == o.title || o.roles[j] != heading || !o.levels().all[levelOf(o.nodes[j])] || remindsOfWork(textOf(o.nodes[j], o.src)) {
		return i
	}
	return j
}

// asksLikeOthers reports whether the heading at j stands over check boxes as those do that ask: "Tick each long bone:".
func (o *outline) asksLikeOthers(j int) bool {
	if j+1 >= len(o.nodes) || !isTaskList(o.nodes[j+1]) || !o.levels().overBoxes[levelOf(o.nodes[j])] {
		return false
	}
	ticked, open := 0, 0
	for item := o.nodes[j+1].FirstChild(); item != nil; item = item.NextSibling() {
		if checkBox(item).IsChecked {
			ticked++
		} else {
			open++
		}
	}
	text := textOf(o.nodes[j], o.src)
	return ticked > 0 && open > 0 && wordsIn(text) >= 3 && !remindsOfWork(text)
}

// sections counts the headings of a level and above, each of which may begin a lesson.
func (o *outline) sections(level int) (n int) {
	for i := range o.nodes {
		if l := levelOf(o.nodes[i]); l > 0 && l <= level {
			n++
		}
	}
	return n
}
