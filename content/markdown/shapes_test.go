package markdown

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"porthole/content"
)

// read parses a document and fails the test on a Problem of at least the given severity.
func read(t *testing.T, src string, worst content.Severity) *content.Course {
	t.Helper()
	c, problems := Parse("course.md", []byte(src))
	for _, p := range problems {
		if p.Severity >= worst {
			t.Errorf("unexpected problem: %s", p)
		}
	}
	return c
}

// factLines writes facts as "authority: subject | relation = value (note), value"; a secondary one
// has a plus before it.
func factLines(c *content.Course) []string {
	var out []string
	for _, f := range c.Facts {
		var values []string
		for _, v := range f.Values {
			if v.Note != "" {
				v.Text += " (" + v.Note + ")"
			}
			values = append(values, v.Text)
		}
		line := fmt.Sprintf("%s | %s = %s", f.Subject, f.Relation, strings.Join(values, ", "))
		if f.Authority != "" {
			line = f.Authority + ": " + line
		}
		if f.Secondary {
			line = "+" + line
		}
		out = append(out, line)
	}
	return out
}

func wantFacts(t *testing.T, src string, want ...string) *content.Course {
	t.Helper()
	c := read(t, src, content.Warning)
	if diff := cmp.Diff(want, factLines(c)); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
	return c
}

func TestSeedLoadsAsItStands(t *testing.T) {
	src, err := os.ReadFile("../testdata/seed.md")
	if err != nil {
		t.Fatal(err)
	}
	c := wantFacts(t, string(src),
		"SMTP | Purpose = Sending Emails", "SMTP | Default Port = 25", "SMTP | Secure Variant = SMTPS",
		"SMTP | Secure Port = 465, 587", "+SMTPS | Secure Port = 465, 587",
		"POP3 | Purpose = Retrieving Emails", "POP3 | Default Port = 110", "POP3 | Secure Variant = POP3S",
		"POP3 | Secure Port = 995", "+POP3S | Secure Port = 995",
		"IMAP | Purpose = Managing Emails", "IMAP | Default Port = 143", "IMAP | Secure Variant = IMAPS",
		"IMAP | Secure Port = 993", "+IMAPS | Secure Port = 993")
	chapter := "Main Email Protocols and Ports"
	want := []content.Lesson{
		{Title: "Definition and Core Summary", Line: 3},
		{Title: "Main Protocols", Line: 7},
		{Title: "Key Notes", Line: 16},
		{Title: "SMTP (Simple Mail Transfer Protocol) - Sending Emails", Chapter: chapter, Line: 26},
		{Title: "POP3 (Post Office Protocol v3) - Receiving Emails", Chapter: chapter, Line: 37},
		{Title: "IMAP (Internet Message Access Protocol) - Receiving Emails", Chapter: chapter, Line: 49},
		{Title: "Comparison of Email Protocols", Chapter: chapter, Line: 61},
	}
	for i := range c.Lessons {
		if len(c.Lessons[i].Blocks) == 0 {
			t.Errorf("lesson %q is empty", c.Lessons[i].Title)
		}
		c.Lessons[i].Blocks = nil
	}
	if diff := cmp.Diff(want, c.Lessons); diff != "" {
		t.Errorf("lessons (-want +got):\n%s", diff)
	}
	if c.Title != "Email Ports and Protocols" || c.ID != c.Title || c.Map != 0 {
		t.Errorf("title %q, id %q, map %d", c.Title, c.ID, c.Map)
	}
	if f := c.Facts[4]; f.SubjectHeading != "Secure Variant" || f.Column != 4 || f.Line != 65 {
		t.Errorf("the secondary fact is %+v", f)
	}
}

func TestCheatSheetsInManyShapes(t *testing.T) {
	for _, tc := range []struct {
		name, src string
		want      []string
	}{
		{"no outer pipes, alignment, bold headings", "**Name** | **Port**\n:--|--:\nSMTP | 25\nIMAP | 143\n", []string{"SMTP | Port = 25", "IMAP | Port = 143"}},
		{"port first", "| Port | Service |\n|-|-|\n| 22 | SSH |\n| 20 / 21 | FTP |\n", []string{"22 | Service = SSH", "20 | Service = FTP", "21 | Service = FTP"}},
		{"Spanish", "| Protocolo | Puerto |\n|-|-|\n| SMTPS | 465 y 587 |\n| FTP | 20, 21 |\n", []string{"SMTPS | Puerto = 465, 587", "FTP | Puerto = 20, 21"}},
		{"line breaks and ranges", "| a | b |\n|-|-|\n| SMTPS | 465<br>587 |\n| NetBIOS | 137-139 |\n| DHCP | 67–68 |\n", []string{"SMTPS | b = 465, 587", "NetBIOS | b = 137–139", "DHCP | b = 67–68"}},
		{"notes", "| a | Port |\n|-|-|\n| SNMP | 161 / 162 (get / trap) |\n| DNS | 53 (TCP/UDP) |\n| NTP | 123/udp |\n| TFTP | UDP 69 |\n", []string{
			"SNMP | Port = 161 (get), 162 (trap)", "DNS | Port = 53 (TCP/UDP)", "NTP | Port = 123 (UDP)", "TFTP | Port = 69 (UDP)"}},
		{"emoji", "| 📬 Name | 🔌 Port |\n|-|-|\n| 📤 SMTP | 25 ✅ |\n| IMAP | 🚫 |\n", []string{"SMTP | Port = 25"}},
		{"blanks", "| a | b |\n|-|-|\n| A1 | - |\n| A2 | – |\n| A3 | N/A |\n| A4 | |\n| A5 | 5 |\n", []string{"A5 | b = 5"}},
		{"ragged rows", "| a | b | c |\n|-|-|-|\n| A1 | 1 |\n| A2 | 1 | 2 | 3 |\n", []string{"A1 | b = 1", "A2 | b = 1", "A2 | c = 2"}},
		{"an empty heading over the subjects", "| | Port |\n|-|-|\n| SSH | 22 |\n", []string{"SSH | Port = 22"}},
		{"the same subject twice", "| a | b |\n|-|-|\n| SMTPS | 465 |\n| smtps | 587 |\n| SMTPS | 465 |\n", []string{"SMTPS | b = 465, 587"}},
		{"the same subject in two tables", "| a | b |\n|-|-|\n| X1 | 1 |\n\nand\n\n| z | B |\n|-|-|\n| X1 | 2 |\n", []string{"X1 | b = 1, 2"}},
		{"one more authority", "| a | b |\n|-|-|\n| X1 | 1 |\n\n<!-- authority: IANA -->\n| a | b |\n|-|-|\n| X1 | 2 |\n", []string{"X1 | b = 1", "IANA: X1 | b = 2"}},
		{"a repeated heading", "| Insecure | Port | Secure | Port |\n|-|-|-|-|\n| FTP | 21 | SFTP or FTPS | 22 or 990 |\n| HTTP | 80 | HTTPS | 443 |\n", []string{
			"FTP | Port (Insecure) = 21", "FTP | Secure = SFTP, FTPS", "FTP | Port (Secure) = 22, 990",
			"HTTP | Port (Insecure) = 80", "HTTP | Secure = HTTPS", "HTTP | Port (Secure) = 443", "+HTTPS | Port (Secure) = 443"}},
		{"a transport is no name", "| Name | Transport | Port |\n|-|-|-|\n| SMTP | TCP | 25 |\n", []string{"SMTP | Transport = TCP", "SMTP | Port = 25"}},
		{"capitals", "| Country | Capital | Population |\n|-|-|-|\n| Bosnia and Herzegovina | Sarajevo | 3,434,000 |\n| USA | Washington, D.C. | 331,000,000 |\n| Bolivia | Sucre<br>La Paz | 12,000,000 |\n", []string{
			"Bosnia and Herzegovina | Capital = Sarajevo", "Bosnia and Herzegovina | Population = 3,434,000",
			"USA | Capital = Washington, D.C.", "USA | Population = 331,000,000", "Bolivia | Capital = Sucre, La Paz", "Bolivia | Population = 12,000,000"}},
		{"lists of short names", "| Thing | Names |\n|-|-|\n| Bolivia | Sucre, La Paz |\n| C | `.c`, `.h` |\n| C++ | `.cpp` / `.cc` / `.hpp` |\n| Go | Rob Pike, Ken Thompson |\n| USA | Washington, D.C. |\n", []string{
			"Bolivia | Names = Sucre, La Paz", "C | Names = .c, .h", "C++ | Names = .cpp, .cc, .hpp", "Go | Names = Rob Pike, Ken Thompson", "USA | Names = Washington, D.C."}},
		{"a subject with two names", "| a | b |\n|-|-|\n| MySQL/MariaDB | 3306 |\n", []string{"MySQL/MariaDB | b = 3306"}},
		{"notes that tell subjects apart", "| a | b |\n|-|-|\n| FTP (data) | 20 |\n| FTP (control) | 21 |\n| POP3 (Post Office Protocol) | 110 |\n", []string{
			"FTP (data) | b = 20", "FTP (control) | b = 21", "POP3 | b = 110"}},
		{"in a list and in a quotation", "- item\n\n  | a | b |\n  |-|-|\n  | X1 | 1 |\n\n> | c | d |\n> |-|-|\n> | X2 | 2 |\n", []string{"X1 | b = 1", "X2 | d = 2"}},
		{"for reading only", "<!-- reading -->\n\n| a | b |\n|-|-|\n| X1 | 1 |\n\n| a | b |\n|-|-|\n| X2 | 2 |\n", []string{"X2 | b = 2"}},
		{"escaped bars and markup", "| a | b |\n|-|-|\n| `x\\|y` | **IM**`AP` |\n", []string{"x|y | b = IMAP"}},
	} {
		t.Run(tc.name, func(t *testing.T) { wantFacts(t, "# T\n\n"+tc.src, tc.want...) })
	}
}

func TestFurtherNamesOfASubject(t *testing.T) {
	c := read(t, "| a | b |\n|-|-|\n| MySQL/MariaDB | 3306 |\n| POP3 (Post Office Protocol) | 110 |\n| NTP (legacy) | 123 |\n", content.Warning)
	var got [][]string
	for _, f := range c.Facts {
		got = append(got, append([]string{f.Subject}, f.Names...))
	}
	want := [][]string{{"MySQL/MariaDB", "MySQL", "MariaDB"}, {"POP3", "Post Office Protocol"}, {"NTP (legacy)", "NTP"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestKindsOfValuesAreSettledByColumn(t *testing.T) {
	c := read(t, "| Name | Port | What | Short |\n|-|-|-|-|\n"+
		"| A1 | 1 | Sends mail between servers. | Sending Emails |\n"+
		"| A2 | N/A | Lists mail | Washington, D.C. |\n"+
		"| A3 | varies | Keeps all mail on the server | 29 minutes |\n", content.Warning)
	want := map[string]content.ValueKind{
		"A1 Port": content.Number, "A3 Port": content.Name, "A1 What": content.Sentence, "A2 What": content.Sentence, "A3 What": content.Sentence,
		"A1 Short": content.Name, "A2 Short": content.Name, "A3 Short": content.Name,
	}
	got := map[string]content.ValueKind{}
	for _, f := range c.Facts {
		got[f.Subject+" "+f.Relation] = f.Kind
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCellsKnowTheirFacts(t *testing.T) {
	c := read(t, "| Port | Name |\n|-|-|\n| 20 / 21 | FTP |\n| 22 | - |\n", content.Warning)
	rows := c.Tables[0].Rows
	if rows[0][1].Fact != 0 || rows[1][1].Fact != -1 || rows[0][0].Fact != -1 {
		t.Errorf("cells say facts %d, %d, %d", rows[0][1].Fact, rows[1][1].Fact, rows[0][0].Fact)
	}
}

func TestMapOfTheCourse(t *testing.T) {
	small, big := "| a | b |\n|-|-|\n| X1 | 1 |\n\n", "| c | d |\n|-|-|\n| Y1 | 1 |\n| Y2 | 2 |\n\n"
	for src, want := range map[string]int{small + big: 1, "<!-- map -->\n" + small + big: 0, "no table": -1} {
		if c, _ := Parse("x.md", []byte(src)); c.Map != want {
			t.Errorf("the map of %q is %d, want %d", src, c.Map, want)
		}
	}
}
