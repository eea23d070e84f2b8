package markdown

import (
	"slices"
	"strings"
	"testing"

	"porthole/content"
)

// valuesOf writes the values of a cell as "value (note); value".
func valuesOf(text string, h habits) string {
	var out []string
	for _, v := range h.parse(rawCellOf([]content.Span{{Text: text}})).values {
		if v.Note != "" {
			v.Text += " (" + v.Note + ")"
		}
		out = append(out, v.Text)
	}
	return strings.Join(out, "; ")
}

func TestNumbersInACell(t *testing.T) {
	for text, want := range map[string]string{
		"25":                             "25",
		"465 / 587":                      "465; 587",
		"20, 21":                         "20; 21",
		"465 and 587":                    "465; 587",
		"465 oder 587":                   "465; 587",
		"80 & 443":                       "80; 443",
		"25; 465; 587":                   "25; 465; 587",
		"465\n587":                       "465; 587",
		"137-139":                        "137–139",
		"6000 – 6063":                    "6000–6063",
		"137 to 139":                     "137–139",
		"137-139, 445":                   "137–139; 445",
		"1,000":                          "1,000",
		"1,024–65,535":                   "1024–65535",
		"1,024 to 65,535":                "1024–65535",
		"1.5–2.5":                        "1.5–2.5",
		"3.14":                           "3.14",
		"1 000":                          "1 000",
		"1 250 000":                      "1 250 000",
		"1.234,5":                        "1.234,5",
		"8,96":                           "8,96",
		"20,21,22":                       "20; 21; 22",
		"+2, +4":                         "+2; +4",
		"-1, +1":                         "-1; +1",
		"−1 / +1":                        "−1; +1",
		"1\u202f000":                     "1\u202f000",
		"-5":                             "-5",
		"53/udp":                         "53 (UDP)",
		"TCP 53":                         "53 (TCP)",
		"tcp/993":                        "993 (TCP)",
		"Port 25":                        "25",
		"53 TCP/UDP":                     "53 (TCP/UDP)",
		"TCP 20, UDP 69":                 "20 (TCP); 69 (UDP)",
		"20 TCP, 69 UDP":                 "20 (TCP); 69 (UDP)",
		"161/162 UDP":                    "161 (UDP); 162 (UDP)",
		"465 (implicit), 587 (STARTTLS)": "465 (implicit); 587 (STARTTLS)",
		"161 / 162 (get / trap)":         "161 (get); 162 (trap)",
	} {
		v := habits{}.parse(rawCell{text: strings.ReplaceAll(text, "\n", " / ")})
		if got := valuesOf(text, habits{}); got != want || v.kind != content.Number {
			t.Errorf("%q is %q of kind %d, want numbers %q", text, got, v.kind, want)
		}
	}
	for text, want := range map[string]string{
		"110,143": "110; 143", "49,152–65,535": "49152–65535", "1,024 - 49,151": "1024–49151", "22, 1,024-49,151": "22; 1024–49151",
		"20,137-139": "20; 137–139", "110,143–995,999": "110; 143–995; 999", "1024-65,535": "1024-65,535",
		"465/587": "465; 587", "20,21": "20; 21", "25 25": "25", "465 587": "465; 587",
	} {
		if got := valuesOf(text, habits{ports: true}); got != want {
			t.Errorf("in a column of ports %q is %q, want %q", text, got, want)
		}
	}
}

func TestWhatOnlyLooksLikeNumbers(t *testing.T) {
	for _, text := range []string{
		"29 minutes", "2024-01-05", "12:30", "192.168.0.1", "1.2.3", "0x19", "25th", "50%", "1024+", "1024 x 768", "5 of 7", "24/7 support", "25 and",
		"3/4", "120/80", "16/9", "02/09/1666", "4 July 1911", "9 May 1934", "1. Mai 1930", "/8", "1/x", "10-5", "3:2", "555 12 34", "2·10", "5+3", "№ 5", "~5", "<5",
	} {
		if v := (habits{}).parse(rawCell{text: text}); v.kind == content.Number || len(v.values) != 1 || v.values[0].Text != text {
			t.Errorf("%q is read as %+v", text, v)
		}
	}
}

func TestNamesInACell(t *testing.T) {
	for text, want := range map[string]string{
		"SFTP or FTPS":             "SFTP; FTPS",
		"TCP/UDP":                  "TCP; UDP",
		"bootps / bootpc":          "bootps; bootpc",
		"HTTP, HTTPS and QUIC":     "HTTP; HTTPS; QUIC",
		"MySQL / MariaDB":          "MySQL; MariaDB",
		"MySQL/MariaDB":            "MySQL/MariaDB",
		"SFTP (SSH) or FTPS (TLS)": "SFTP (SSH); FTPS (TLS)",
		"Sucre\nLa Paz":            "Sucre; La Paz",

		"Sucre (law), La Paz (government)":  "Sucre (law); La Paz (government)",
		"Pretoria; Cape Town; Bloemfontein": "Pretoria; Cape Town; Bloemfontein",

		"TCP/IP":                          "TCP/IP",
		"S/MIME":                          "S/MIME",
		"AT&T":                            "AT&T",
		"OS/2":                            "OS/2",
		"I/O":                             "I/O",
		"C/C++":                           "C/C++",
		"text/html":                       "text/html",
		"/etc/passwd":                     "/etc/passwd",
		"Client / Server":                 "Client / Server",
		"Yes / No":                        "Yes / No",
		"Washington, D.C.":                "Washington, D.C.",
		"St. John's, Antigua":             "St. John's, Antigua",
		"August 24, 1991":                 "August 24, 1991",
		"Bosnia and Herzegovina":          "Bosnia and Herzegovina",
		"Trinidad and Tobago":             "Trinidad and Tobago",
		"São Tomé and Príncipe":           "São Tomé and Príncipe",
		"Antigua and Barbuda":             "Antigua and Barbuda",
		"Sending, receiving":              "Sending, receiving",
		"Sending, receiving, managing":    "Sending, receiving, managing",
		"Sending, receiving and managing": "Sending, receiving and managing",
		"plain text, no login":            "plain text, no login",
		"Fast, cheap, good.":              "Fast, cheap, good.",
		"Bern (de facto)":                 "Bern (de facto)",
		"CI/CD":                           "CI/CD",
		"GNU/Linux":                       "GNU/Linux",
		"AC/DC":                           "AC/DC",
		"R & D":                           "R & D",
		"A/B/C":                           "A/B/C",
		"Ulm, Germany":                    "Ulm, Germany",
		"Portland, Oregon":                "Portland, Oregon",
		"Miller, Jo":                      "Miller, Jo",
		"IT/Systems focused":              "IT/Systems focused",
		"通过TCP/IP的服务":                     "通过TCP/IP的服务",
		"因为下雨，所以不去":                       "因为下雨，所以不去",
		"发送信件；有时也接收":                      "发送信件；有时也接收",
		"[isOpen, shut]":                  "[isOpen, shut]",
		"{a, b}":                          "{a, b}",
		"Ca(OH)2":                         "Ca(OH)2",
		"(NH4)2CO3":                       "(NH4)2CO3",
		"sin(x)":                          "sin(x)",
		"2f'(2x)":                         "2f'(2x)",
		"(minutes) past (hour)":           "(minutes) past (hour)",
		"(flat things)":                   "(flat things)",
		"before I (do it)":                "before I (do it)",
		"few, scanty":                     "few, scanty",
		"♀":                               "♀",
		"F♯ minor":                        "F♯ minor",
		"A♭ major":                        "A♭ major",
		"Spec A,\nSpec B":                 "Spec A; Spec B",
		"Copies the\nfile":                "Copies the file",
		"N/A":                             "",
		"—":                               "",
		"(none)":                          "",
		"TBD":                             "",
		"?":                               "",
		"etc...":                          "",
	} {
		if got := valuesOf(text, habits{}); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestAColumnSaysThatItsCellsAreLists(t *testing.T) {
	for text, want := range map[string]string{
		"Sucre, La Paz":          "Sucre; La Paz",
		".c, .h":                 ".c; .h",
		".c/.h":                  ".c; .h",
		".cpp / .cc / .hpp":      ".cpp; .cc; .hpp",
		"Rob Pike, Ken Thompson": "Rob Pike; Ken Thompson",
		"npm, yarn":              "npm; yarn",
		"iOS, macOS, Windows":    "iOS; macOS; Windows",
		"東京、大阪":                  "東京; 大阪",
	} {
		if got := valuesOf(text, habitsOf("Names", nil)); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	attested := habitsOf("Transport", []rawCell{{text: "A"}, {text: "B"}, {text: "80"}, {text: "443"}, {text: "A/B"}})
	for text, want := range map[string]string{"A/B": "A; B", "A, B": "A; B", "A/C": "A/C", "80/443": "80; 443", "80/25": "80/25"} {
		if got := valuesOf(text, attested); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestWordsThatMeanTheSameAreOneValue(t *testing.T) {
	for text, want := range map[string][]string{"few, scanty": {"few", "scanty"}, "midday/noon": {"midday", "noon"}, "gift or present": {"gift", "present"}, "above": nil} {
		v := habitsOf("Meaning", nil).parse(rawCell{text: text})
		if len(v.values) != 1 || v.values[0].Text != text || !slices.Equal(v.values[0].Names, want) {
			t.Errorf("%q is %+v", text, v.values)
		}
	}
}

// TestSubjectsAreNeverSplit goes with the list above: what is a list of values is one subject.
func TestSubjectsAreNeverSplit(t *testing.T) {
	for _, text := range []string{"MySQL/MariaDB", "Sucre, La Paz", "SFTP or FTPS", ".c, .h"} {
		cells := parseSubjects([]rawCell{{text: text}}, "Name", false)
		if len(cells[0].subjects) != 1 || cells[0].subjects[0].name != text {
			t.Errorf("%q gives the subjects %+v", text, cells[0].subjects)
		}
	}
}

func TestSentences(t *testing.T) {
	for text, want := range map[string]bool{
		"Sending Emails": false, "Washington, D.C.": false, "Apple Inc.": false, "Yes!": false, "Secure Mail Access": false,
		"Sends mail.": true, "Sends mail between servers": true, "Donaudampfschifffahrtsgesellschaft": true, "Really so?": true,
	} {
		if isSentence(text) != want {
			t.Errorf("isSentence(%q) is %v", text, !want)
		}
	}
}

func FuzzValues(f *testing.F) {
	for _, s := range []string{"465 / 587", "161 / 162 (get / trap)", "TCP 53", "1,024–65,535", "SFTP or FTPS", "((", "a)b(c", "－1", "1–", "٣", "1.2.3.4"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, s string, ports bool) {
		s = content.Clean(s)
		v := habits{ports: ports, plural: !ports}.parse(rawCellOf([]content.Span{{Text: s}}))
		seen := map[string]bool{}
		for _, value := range v.values {
			key := content.Key(value.Text)
			if strings.TrimSpace(value.Text) == "" || seen[key] || content.Clean(value.Text) != value.Text || content.Clean(value.Note) != value.Note {
				t.Fatalf("%q yields %+v", s, v)
			}
			seen[key] = true
			if v.kind == content.Number && !strings.ContainsAny(value.Text, "0123456789") {
				t.Fatalf("%q yields the number %q", s, value.Text)
			}
		}
		for _, c := range parseSubjects([]rawCell{{text: s}}, "Port", false) {
			for _, sub := range c.subjects {
				if sub.name == "" || sub.key != content.Key(sub.name) {
					t.Fatalf("%q yields the subject %+v", s, sub)
				}
			}
		}
	})
}
