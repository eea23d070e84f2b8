package markdown

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// wireMark is a comment that says wire, with the lesson that it stands in.
type wireMark struct {
	comment ast.Node
	lesson  int
}

// wireReader reads the exercises for the wire lab. It reads them last: what they cite is numbered behind the sources of the
// lessons, and the questions that they end with may stand anywhere.
type wireReader struct {
	*document

	directives *directiveReader
	lessons    *lessonReader

	marks []wireMark
	ids   map[string]bool
}

// isWire reports whether a comment says wire; slip: it nearly does.
func isWire(n ast.Node, src []byte) (is, slip bool) {
	text, ok := commentText(n, src)
	if !ok {
		return false, false
	}
	d, odd, ok := parseDirectives(text)
	if ok {
		return d.wire, false
	}
	near, _ := content.Nearest(odd, []string{"wire"})
	return false, near != "" && saysID(text)
}

// wire gives the comment of an exercise at index i, and what follows of it, their roles.
func (o *outline) wire(i int, slip bool) {
	list := i + 1
	for list < len(o.nodes) && isParagraph(o.nodes[list]) {
		list++
	}
	follows := list < len(o.nodes) && isPlainList(o.nodes[list])
	if slip && !follows {
		return
	}
	o.roles[i] = wired
	if !follows {
		return
	}
	end := list + 1
	if end < len(o.nodes) && isQuote(o.nodes[end]) {
		end++
	}
	for j := i + 1; j < end; j++ {
		o.roles[j] = hidden
	}
}

// note keeps the comment of an exercise until the whole document was read.
func (r *wireReader) note(n ast.Node) {
	r.directives.drop()
	if is, _ := isWire(n, r.src); !is {
		text, _ := commentText(n, r.src)
		r.Warn(r.lineOf(n), "did you mean wire?", "the comment %q is not understood and not used", strings.TrimSpace(text))
		return
	}
	r.marks = append(r.marks, wireMark{n, r.lessons.lesson()})
}

// read reads the exercises.
func (r *wireReader) read() {
	for _, mark := range r.marks {
		one := &oneWire{document: r.document, said: map[string]bool{}, usable: true}
		one.Lesson, one.Line = mark.lesson, r.lineOf(mark.comment)
		if !one.blocks(mark.comment) {
			continue
		}
		text, _ := commentText(mark.comment, r.src)
		d, _, _ := parseDirectives(text)
		r.name(one, d.id)
		if one.whole() {
			r.course.Wires = append(r.course.Wires, one.Wire)
		}
	}
}

// name gives an exercise the id that its author wrote, else one made from its title.
func (r *wireReader) name(w *oneWire, given string) {
	w.ID = given
	if given == "" {
		w.ID = slug(w.Title)
	}
	if r.ids[w.ID] {
		first := w.ID
		for n := 2; r.ids[w.ID]; n++ {
			w.ID = fmt.Sprintf("%s-%d", first, n)
		}
		r.Warn(w.Line, "write <!-- id: …, wire --> with an id of its own", "another exercise has the id %q already; this one is called %q", first, w.ID)
	}
	r.ids[w.ID] = true
}

// oneWire is an exercise while it is read.
type oneWire struct {
	*document
	content.Wire

	said   map[string]bool // labels that had their item
	usable bool
}

// Limits of one exercise.
const (
	maxWireItems   = 8 // goals, hints
	maxWireLines   = 24
	maxWireDevices = 2
	maxWireMinutes = 30
	usualMinutes   = 3
)

// fail tells of what makes the exercise unusable.
func (w *oneWire) fail(line int, hint, format string, args ...any) {
	w.Fail(line, hint, format, args...)
	w.usable = false
}

// blocks reads what follows the comment of an exercise; false where no list does.
func (w *oneWire) blocks(comment ast.Node) bool {
	n := comment.NextSibling()
	var task []string
	for ; n != nil && isParagraph(n); n = n.NextSibling() {
		spans := w.spans(n)
		if len(task) == 0 {
			var rest string
			w.Title, rest = openingBold(spans)
			w.Title = strings.TrimRight(strings.TrimSpace(w.Title), ".:")
			task = append(task, strings.TrimSpace(rest))
		} else {
			task = append(task, content.PlainText(spans))
		}
		w.Sources = addAll(w.Sources, sourcesIn(spans))
	}
	w.Task = strings.TrimSpace(strings.Join(task, " "))
	if n == nil || !isPlainList(n) {
		w.Fail(w.Line, "write a list after what there is to do: - Port: 587", "the comment says wire, and no list follows")
		return false
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		w.item(item)
	}
	if next := n.NextSibling(); next != nil && isQuote(next) {
		text, sources := w.prose(next)
		w.Why, w.Sources = text, addAll(w.Sources, sources)
	}
	return true
}

// wireLabels are what an item may begin with.
func wireLabels() []string {
	return []string{"Port", "Minutes", "Server", "TLS", "Devices", "Passing", "Reach", "Hint", "Seen", "Ask"}
}

// item reads one item of the list: "Port: 587".
func (w *oneWire) item(item ast.Node) {
	line := w.itemLine(item, w.Line)
	text := ""
	if first := item.FirstChild(); first != nil {
		spans := w.spans(first)
		text = content.PlainText(spans)
		w.Sources = addAll(w.Sources, sourcesIn(spans))
	}
	label, value, colon := strings.Cut(text, ":")
	key := content.Key(label)
	value = strings.TrimSpace(value)
	known := slices.ContainsFunc(wireLabels(), func(l string) bool { return content.Key(l) == key })
	switch {
	case !colon || !known:
		w.Warn(line, w.nearestHint(strings.TrimSpace(label), wireLabels(), "begin it with one of "+strings.Join(wireLabels(), ", ")+", and a colon"), "the item %q says nothing to an exercise", text)
		return
	case w.said[key] && key != "hint" && key != "passing":
		w.Warn(line, "write one", "the exercise says %s twice; the first one is used", strings.TrimSpace(label))
		return
	case value == "" && key != "reach":
		w.fail(line, "write it after the colon", "the item says %s and no more", strings.TrimSpace(label))
		return
	}
	w.said[key] = true
	w.take(key, value, item, line)
}

func (w *oneWire) take(key, value string, item ast.Node, line int) {
	switch key {
	case "port":
		w.Port, _ = w.port(value, line)
	case "minutes":
		w.minutes(value, line)
	case "server":
		w.Server = wordIn(w, line, value, "server", map[string]content.WireServer{
			"usual": content.WireUsual, "allows plain logins": content.WireAllowsPlain,
			"starttls stripped": content.WireStripped, "certificate for another name": content.WireOtherName,
		})
	case "tls":
		w.TLS = wordIn(w, line, value, "TLS", map[string]content.WireTLS{"by port": content.WireByPort, "never": content.WireNoTLS, "at once": content.WireTLSNow})
	case "devices":
		w.devices(value, line)
	case "passing":
		w.passing(value, item, line)
	case "reach":
		w.goals(item, line)
	case "hint":
		w.Hints = append(w.Hints, value)
		if len(w.Hints) > maxWireItems {
			w.fail(line, "keep the best of them", "the exercise has more than %d hints", maxWireItems)
		}
	case "seen":
		w.Seen = value
	case "ask":
		w.questions(value, line)
	}
}

// whole reports whether the exercise can be done, and tells what it lacks.
func (w *oneWire) whole() bool {
	lacks := func(is bool, hint, what string) {
		if is {
			w.fail(w.Line, hint, "%s", what)
		}
	}
	lacks(w.Title == "", "begin the text with it in bold: **Find the password.** …", "the exercise has no name")
	lacks(w.Task == "", "write it behind the name", "the exercise does not say what there is to do")
	lacks(!w.said["port"], "add an item: - Port: 587", "the exercise names no port")
	lacks(!w.said["reach"], "add an item with a list: - Reach:", "the exercise has nothing to reach")
	lacks(!w.said["seen"], "add an item: - Seen: …", "the exercise does not tell at its end what was seen")
	lacks(!w.said["ask"], "add an item with the ids of two questions: - Ask: …, …", "the exercise ends with no questions")
	lacks(w.Why == "", "write a quotation after the list, with its source", "the exercise does not tell why")
	if !w.said["minutes"] {
		w.Minutes = usualMinutes
	}
	w.switchesDevices()
	lacks(len(w.Goals) > 0 && !slices.ContainsFunc(w.Goals, func(g content.WireGoal) bool { return g.Check.Deed != content.PasswordHidden }),
		"add what there is to do with it: - You are logged in: `login as alice over TLS`", "the exercise is reached by doing nothing: a password is hidden as long as nobody says it")
	return w.usable
}

// switchesDevices tells of goals that take two devices, in an exercise that has one.
func (w *oneWire) switchesDevices() {
	for _, g := range w.Goals {
		two := g.Check.Deed == content.LockedOut || g.Check.Deed == content.FlagSeen
		if two && len(w.Devices) < maxWireDevices {
			w.fail(g.Line, "add an item: - Devices: laptop, phone", "%q takes two devices at once", g.Text)
		}
	}
}
