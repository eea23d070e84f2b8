package quiz

import (
	"testing"

	"porthole/content"
)

// tasks is a course with a question of each performance-based kind.
func tasks() *content.Course {
	c := plainMail()
	c.Sources = []content.Source{{Label: "a", Text: "RFC 8314 §3.3"}}
	c.Questions = []content.Question{firewallTask(), settingsTask(), transcriptTask(), stepsTask(), sortingTask(), brokenFirewall()}
	return c
}

// cells writes a row of a form; "|" stands between what is equally right.
func cells(texts ...string) [][]string {
	var out [][]string
	for _, t := range texts {
		out = append(out, splitAt(t))
	}
	return out
}

func splitAt(text string) []string {
	var out []string
	from := 0
	for i := range text {
		if text[i] == '|' {
			out, from = append(out, text[from:i]), i+1
		}
	}
	return append(out, text[from:])
}

func firewallTask() content.Question {
	return content.Question{
		ID: "fw", Kind: content.Firewall, Stem: "Write the rules of the branch, from the top.", Lesson: 1,
		Explanation: "TLS first is 993 and 465.", Sources: []int{0},
		Form: &content.Form{
			Header: []string{"Direction", "From", "To", "Port", "Action"},
			Rows: []content.FormRow{
				{Row: 0, Cells: cells("out", "staff", "mail server", "993", "allow")},
				{Row: 1, Cells: cells("out", "staff", "relay", "465|587", "allow")},
				{Row: 2, Cells: cells("out", "any", "any", "any", "deny")},
			},
			Choices: [][]string{
				{"out"}, {"staff", "any", "guests"}, {"mail server", "relay", "any"},
				{"993", "465", "587", "any", "25", "110", "143", "995"}, {"allow", "deny"},
			},
		},
	}
}

// brokenFirewall has rules to repair, and ports that are typed.
func brokenFirewall() content.Question {
	return content.Question{
		ID: "fw-repair", Kind: content.Firewall, Stem: "Repair the rules.", Lesson: 1,
		Form: &content.Form{
			Header: []string{"From", "Port", "Action"},
			Rows: []content.FormRow{
				{Row: 0, Cells: cells("staff", "993", "allow")},
				{Row: 1, Cells: cells("staff", "465", "allow")},
				{Row: 2, Cells: cells("any", "25", "deny")},
			},
			Start:   [][]string{{"staff", "993", "allow"}, {"guests", "25", "allow"}, {"any", "25", "deny"}},
			Choices: [][]string{{"staff", "any", "guests"}, nil, {"allow", "deny"}},
		},
	}
}

func settingsTask() content.Question {
	return content.Question{
		ID: "phone", Kind: content.Settings, Stem: "The phone reads nothing. Repair its settings.", Lesson: 1,
		Form: &content.Form{
			Header: []string{"Server", "Host", "Port", "Security"}, Labels: 1,
			Rows: []content.FormRow{
				{Row: 0, Cells: cells("Incoming", "imap.example.net", "993", "SSL/TLS")},
				{Row: 1, Cells: cells("Outgoing", "smtp.example.net", "465", "SSL/TLS")},
				{Row: 1, Cells: cells("Outgoing", "smtp.example.net", "587", "STARTTLS")},
			},
			Start: [][]string{{"Incoming", "imap.example.net", "995", "SSL/TLS"}, {"Outgoing", "smtp.example.net", "587", "none"}},
			Choices: [][]string{
				nil, {"imap.example.net", "smtp.example.net"}, nil, {"none", "STARTTLS", "SSL/TLS"},
			},
		},
	}
}

func transcriptTask() content.Question {
	return content.Question{
		ID: "who-reads", Kind: content.Transcript, Stem: "Read this session on port 587.", Lesson: 1,
		Transcript: &content.TranscriptBody{
			Lines: []string{
				"S: 220 smtp.example.net ESMTP", "C: EHLO laptop.example.net", "S: 250-smtp.example.net", "S: 250 STARTTLS",
				"C: STARTTLS", "S: 220 Go ahead", "(TLS handshake)",
			},
			Prompts: []content.Prompt{
				{Text: "Which is the first line that an eavesdropper can no longer read?", Lines: []int{7}},
				{Text: "Which line gives the password away?", Lines: []int{0}},
				{Text: "Which line names a host?", Lines: []int{1, 2, 3}},
				{Text: "Who spoke first?", Options: []content.Option{
					{Text: "the server", Right: true, Why: "Its greeting is line 1."}, {Text: "the client", Why: "It waits for 220."}, {Text: "both at once"},
				}},
			},
		},
	}
}

func stepsTask() content.Question {
	return content.Question{
		ID: "upgrade", Kind: content.Order, Stem: "Put the steps of a STARTTLS upgrade in order.", Lesson: 1,
		Order: []string{"The server greets", "EHLO", "STARTTLS", "TLS handshake", "AUTH"},
	}
}

func sortingTask() content.Question {
	return content.Question{
		ID: "two-by-two", Kind: content.Sort, Stem: "Sort the ports.", Lesson: 1,
		Sorting: &content.Sorting{
			Columns: []string{"Starts in the clear", "TLS first"}, Rows: []string{"Download", "Sync"},
			Things: []content.Thing{{Text: "110"}, {Text: "995", Column: 1}, {Text: "143", Row: 1}, {Text: "993", Row: 1, Column: 1}},
		},
	}
}

// taskOf asks an authored question of the course by its id.
func taskOf(t testing.TB, d *Deck, id string, seed uint64) Question {
	t.Helper()
	for i, a := range d.Course().Questions {
		if a.ID == id {
			return d.Authored(i, seeded(seed))
		}
	}
	t.Fatalf("no question %q", id)
	return Question{}
}
