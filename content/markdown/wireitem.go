package markdown

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// wordIn returns what a word stands for, and tells where it stands for nothing.
func wordIn[T any](w *oneWire, line int, word, what string, known map[string]T) T {
	value, ok := known[content.Key(word)]
	if !ok {
		words := make([]string, 0, len(known))
		for k := range known {
			words = append(words, k)
		}
		slices.Sort(words)
		w.fail(line, w.nearestHint(word, words, "write one of: "+strings.Join(words, ", ")), "%q is no %s of the lab", word, what)
	}
	return value
}

// port reads one of the lab's ports.
func (w *oneWire) port(text string, line int) (int, bool) {
	n, err := strconv.Atoi(text)
	if err != nil || !slices.Contains(content.WirePorts(), n) {
		ports := content.Each(content.WirePorts(), strconv.Itoa)
		w.fail(line, "write one of "+strings.Join(ports, ", "), "%q is no port of the lab", text)
		return 0, false
	}
	return n, true
}

func (w *oneWire) minutes(text string, line int) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > maxWireMinutes {
		w.fail(line, fmt.Sprintf("write a number from 1 to %d", maxWireMinutes), "%q is no number of minutes for an exercise", text)
		return
	}
	w.Minutes = n
}

func (w *oneWire) devices(text string, line int) {
	for name := range strings.SplitSeq(text, ",") {
		if name = strings.TrimSpace(name); name != "" && !slices.Contains(w.Devices, name) {
			w.Devices = append(w.Devices, name)
		}
	}
	if len(w.Devices) != maxWireDevices {
		w.fail(line, "name two: laptop, phone", "the number of devices is %d, and it can be two; without the item there is one", len(w.Devices))
	}
}

// passing reads who speaks before the learner, "Bob's scanner on port 587", and what is said: the lines of a block of code.
func (w *oneWire) passing(text string, item ast.Node, line int) {
	who, port, ok := strings.Cut(text, " on port ")
	p := content.WirePassing{Who: strings.TrimSpace(who)}
	if !ok || p.Who == "" {
		w.fail(line, "write it like this: - Passing: Bob's scanner on port 587", "the item does not say who speaks on which port")
		return
	}
	p.Port, ok = w.port(strings.TrimSpace(port), line)
	for c := item.FirstChild(); c != nil; c = c.NextSibling() {
		if isCode(c) {
			p.Lines = append(p.Lines, w.codeLines(c)...)
		}
	}
	switch {
	case len(p.Lines) == 0:
		w.fail(line, "write the lines between ``` and ``` below the item, set in like its text", "nothing is said by %s", p.Who)
	case len(p.Lines) > maxWireLines:
		w.fail(line, "leave out what nobody needs to see", "%s says %d lines where %d are read", p.Who, len(p.Lines), maxWireLines)
	case ok:
		w.Passing = append(w.Passing, p)
	}
}

// goals reads the list of what there is to reach.
func (w *oneWire) goals(item ast.Node, line int) {
	for c := item.FirstChild(); c != nil; c = c.NextSibling() {
		if !isPlainList(c) {
			continue
		}
		for goal := c.FirstChild(); goal != nil; goal = goal.NextSibling() {
			w.goal(goal, line)
		}
	}
	switch n := len(w.Goals); {
	case n == 0 && w.usable:
		w.fail(line, "list it below the item: - Bob has the message: `delivered to bob`", "the exercise has nothing to reach")
	case n > maxWireItems:
		w.fail(line, "make two exercises of it", "the exercise has %d things to reach where it may have %d", n, maxWireItems)
	}
}

// goal reads one thing to reach: a sentence, a colon, and the check as code.
func (w *oneWire) goal(item ast.Node, above int) {
	line := w.itemLine(item, above)
	var spans []content.Span
	if first := item.FirstChild(); first != nil {
		spans = w.spans(first)
		w.Sources = addAll(w.Sources, sourcesIn(spans))
	}
	at := -1
	for i, s := range spans {
		if s.Style&content.Literal != 0 {
			at = i
		}
	}
	if at < 0 {
		w.fail(line, "end it with what is checked, as code: `delivered to bob`", "nothing says how %q is checked", content.PlainText(spans))
		return
	}
	g := content.WireGoal{Text: strings.TrimRight(strings.TrimSpace(content.PlainText(spans[:at])), ":.– "), Line: line}
	if g.Text == "" {
		w.fail(line, "write before it what is reached", "the goal says how it is checked, and not what it is")
		return
	}
	var problem, hint string
	if g.Check, problem, hint = parseWireCheck(spans[at].Text); problem != "" {
		w.fail(line, hint, "%s", problem)
		return
	}
	w.Goals = append(w.Goals, g)
}

// questions reads the ids of the two questions that the exercise ends with.
func (w *oneWire) questions(text string, line int) {
	known := content.Texts(w.course.Questions, func(q content.Question) string { return q.ID })
	for id := range strings.SplitSeq(text, ",") {
		if id = strings.TrimSpace(id); id == "" {
			continue
		}
		if !slices.Contains(known, id) {
			w.fail(line, w.nearestHint(id, known, "write the id of a question of this document"), "no question has the id %q", id)
			return
		}
		if !slices.Contains(w.Questions, id) {
			w.Questions = append(w.Questions, id)
		}
	}
	if len(w.Questions) != 2 {
		w.fail(line, "name two: - Ask: which-port, which-command", "the exercise ends with %d questions, and it is to end with two", len(w.Questions))
	}
}
