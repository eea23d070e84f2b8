package quiz

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"porthole/content"
)

// noon is when every test begins.
func noon() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }

func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }

// addTable gives a course a table. The first column holds subjects; named says of a column which
// other one holds the name it also belongs to.
func addTable(c *content.Course, authority string, header []string, rows [][]string, named map[int]int) {
	t := content.Table{Authority: authority, Lesson: len(c.Lessons) - 1}
	for _, h := range header {
		t.Header = append(t.Header, content.Cell{Text: []content.Span{{Text: h}}, Fact: -1})
	}
	for i, row := range rows {
		var cells []content.Cell
		for col, text := range row {
			cell := content.Cell{Text: []content.Span{{Text: text}}, Fact: -1}
			if col > 0 && text != "" {
				cell.Fact = len(c.Facts)
				f := content.Fact{
					Subject: row[0], Relation: header[col], Authority: authority, Kind: kindOfText(text), SubjectKind: kindOfText(row[0]),
					SubjectHeading: header[0], Lesson: t.Lesson, Table: len(c.Tables), Row: i, Column: col, Line: len(c.Facts) + 1,
				}
				for v := range strings.SplitSeq(text, " / ") {
					value, note, _ := strings.Cut(strings.TrimSuffix(v, ")"), " (")
					f.Values = append(f.Values, content.Value{Text: value, Note: note})
				}
				if strings.Contains(row[0], "/") {
					f.Names = strings.Split(row[0], "/")
				}
				c.Facts = append(c.Facts, f)
				if name, ok := named[col]; ok && row[name] != "" {
					f.Subject, f.SubjectHeading, f.Secondary, f.Names = row[name], header[name], true, nil
					c.Facts = append(c.Facts, f)
				}
			}
			cells = append(cells, cell)
		}
		t.Rows = append(t.Rows, cells)
	}
	c.Tables = append(c.Tables, t)
}

func kindOfText(text string) content.ValueKind {
	switch {
	case strings.Trim(text, "0123456789 /-–") == "":
		return content.Number
	case len(strings.Fields(text)) > 5:
		return content.Sentence
	}
	if first, _, _ := strings.Cut(text, " ("); first != text && kindOfText(first) == content.Number {
		return content.Number
	}
	return content.Name
}

func mailHeader() []string {
	return []string{"Protocol", "Purpose", "Default Port", "Secure Variant", "Secure Port"}
}

// plainMail is the comparison table of the mail protocols and nothing else.
func plainMail() *content.Course {
	c := &content.Course{ID: "mail", Title: "Mail"}
	c.Lessons = []content.Lesson{{Title: "What mail is"}, {Title: "IMAP"}, {Title: "Comparison"}}
	c.Lessons[1].Blocks = []content.Block{{Text: []content.Span{{Text: "With TLS it is called "}, {Text: "IMAPS", Style: content.Strong}, {Text: "."}}}}
	addTable(c, "", mailHeader(), [][]string{
		{"SMTP", "Sending", "25", "SMTPS", "465 / 587"},
		{"POP3", "Retrieving", "110", "POP3S", "995"},
		{"IMAP", "Managing", "143", "IMAPS", "993"},
	}, map[int]int{4: 3})
	return c
}

// mail is the same with everything an author can add.
func mail() *content.Course {
	c := plainMail()
	c.Phrases = map[string]content.Phrases{
		"secure port": {
			Forward: "Which port does {subject} use?", ForwardAll: "Which ports does {subject} use? Name all of them.",
			Reverse: "Which protocol uses port {value}?", Statement: "{subject} uses port {value}.",
		},
		"default port": {Forward: "On which port does {subject} listen?"},
	}
	c.Spellings = map[string][]string{"smtps": {"SMTP over TLS", "secure SMTP"}, "imaps": {"IMAP over TLS"}}
	c.Groups = [][]string{{"IMAPS", "POP3S"}, {"993", "995"}}
	c.Apart = [][]string{{"465", "587"}}
	c.Sources = []content.Source{{Label: "a", Text: "RFC 8314 §3.3"}, {Label: "b", Text: "RFC 9051 §11.1"}, {Label: "c", Text: "RFC 1939 §3"}}
	for i := range c.Facts {
		if c.Facts[i].Relation == "Secure Port" {
			c.Facts[i].Sources = []int{0}
		}
	}
	c.Notes = []content.Note{
		{Keys: []string{"993"}, Text: "Both IMAP ports end in 3.", Sources: []int{1}},
		{Keys: []string{"993", "995"}, Text: "IMAP ports end in 3, POP3 ports in 0 or 5.", Sources: []int{1, 2}},
	}
	c.Questions = []content.Question{
		{ID: "three-devices", Kind: content.Scenario, Stem: "A clinic reads one mailbox on three devices. Which port must be open?", Lesson: 1,
			Options:     []content.Option{{Text: "143", Why: "In the clear."}, {Text: "993", Right: true, Why: "IMAP with TLS."}, {Text: "995", Why: "It downloads."}},
			Explanation: "Synchronised mail is IMAP.", Sources: []int{1}},
		{ID: "encrypted", Kind: content.ChooseAll, Stem: "Which ports are encrypted from the first byte? Choose all.", Lesson: 1,
			Options: []content.Option{{Text: "465", Right: true}, {Text: "25"}, {Text: "993", Right: true}, {Text: "110"}}},
		{ID: "base64", Kind: content.TrueFalse, Stem: "Base64 hides a password.", Lesson: 0,
			Options: []content.Option{{Text: "False", Right: true, Why: "There is no key."}, {Text: "True"}}},
	}
	return c
}

// protocols is a course with what mail has not: ranges, shared values, several names, sentences,
// numbers first.
func protocols() *content.Course {
	c := &content.Course{ID: "net/work", Title: "Protocols", Lessons: []content.Lesson{{Title: "Ports"}}}
	addTable(c, "", []string{"Name", "Port", "Transport", "Use"}, [][]string{
		{"SSH", "22", "TCP", "a shell on another machine, with everything encrypted"},
		{"SFTP", "22", "TCP", "files over the connection that a shell uses"},
		{"DNS", "53", "TCP / UDP", "finds the address that belongs to a name"},
		{"DHCP", "67–68", "UDP", "lends an address to whoever asks for one"},
		{"NetBIOS", "137-139", "TCP / UDP", "the names of machines in an old office network"},
		{"SNMP", "161 (get) / 162 (trap)", "UDP", "asks devices how they are, and hears their alarms"},
		{"MySQL/MariaDB", "3306", "TCP", "a database that is asked with SQL by programs"},
		{"RDP, Remote Desktop", "3389", "TCP", "a screen and a keyboard from far away"},
	}, nil)
	addTable(c, "IANA", []string{"Name", "Port"}, [][]string{
		{"SSH", "22"}, {"domain", "53"}, {"submissions", "465"}, {"submission", "587"}, {"DNS", "53"},
	}, nil)
	addTable(c, "", []string{"Number", "Service"}, [][]string{
		{"20", "FTP data"}, {"21", "FTP control"}, {"80", "HTTP"}, {"443", "HTTPS"}, {"8080", "HTTP"}, {"0123", "odd"},
	}, nil)
	return c
}

// cardFor returns the card with an id, without the course in front.
func cardFor(t testing.TB, d *Deck, id string) Card {
	t.Helper()
	c, ok := d.CardByID(joinID(content.Key(d.Course().ID)) + "/" + id)
	if !ok {
		t.Fatalf("no card %q", id)
	}
	return c
}

// askFor asks a card, trying seeds until want is content with the question.
func askFor(t testing.TB, d *Deck, id string, k Kind, want func(Question) bool) Question {
	t.Helper()
	c := cardFor(t, d, id)
	for seed := range uint64(200) {
		if q, ok := d.Ask(c, k, seeded(seed)); ok && want(q) {
			return q
		}
	}
	t.Fatalf("%s is never asked so as %v", id, k)
	return Question{}
}

func anyway(Question) bool   { return true }
func forOne(q Question) bool { return !q.All }
func forAll(q Question) bool { return q.All }

func optionTexts(q Question) []string {
	var out []string
	for _, o := range q.Options {
		out = append(out, o.Text)
	}
	return out
}

// pick responds with the options that have these texts.
func pick(q Question, texts ...string) Response {
	var r Response
	for i, o := range q.Options {
		if isOneOf(o.Text, texts...) {
			r.Picks = append(r.Picks, i)
		}
	}
	return r
}
