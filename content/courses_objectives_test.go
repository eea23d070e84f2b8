package content_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"porthole/content"
	"porthole/content/markdown"
)

// linesOfObjectives are the lines of the exam objectives that the courses are written for, by objective, with a bar between
// them. They were read in public transcriptions: objectives.md of sjsanc/network-plus for N10-009, Networking.md of
// FrancisIGP/CompTIA_Trifecta_Repository for 220-1201, and Day_6.md of jaekenji/Security- for SY0-701.
func linesOfObjectives() map[string]string {
	return map[string]string{
		"N10-009 1.4": "FTP|SFTP|SSH|Telnet|SMTP|DNS|DHCP|TFTP|HTTP|NTP|SNMP|LDAP|HTTPS|SMB|Syslog|SMTPS|LDAPS|SQL Server|RDP|SIP|" +
			"ICMP|TCP|UDP|GRE|IPSec|AH|ESP|IKE|unicast|multicast|anycast|broadcast",
		"N10-009 3.4": "DHCP|reservations|scope|lease time|options|relay|exclusions|SLAAC|DNS|DNSSEC|DoH|DoT|A|AAAA|CNAME|MX|TXT|NS|PTR|" +
			"zone types|authoritative|primary|recursive|hosts file|NTP|PTP|NTS",
		"220-1201 2.1": "FTP|SSH|Telnet|SMTP|DNS|DHCP|HTTP|POP3|NetBIOS|IMAP|LDAP|HTTPS|SMB|RDP|TCP|UDP",
		"SY0-701 4.5": "firewall rules|access lists|ports and protocols|screened subnets|IDS and IPS|web filter|operating system security|" +
			"protocol selection|port selection|transport method|DNS filtering|DMARC|DKIM|SPF|mail gateway|file integrity monitoring|DLP|NAC|" +
			"EDR and XDR|user behavior analytics",
	}
}

// Each line of an objective is taught by a sentence and asked by a question that bears the objective; testdata/objectives.tsv
// says by which ones, and why a line has none.
func TestEveryLineOfTheObjectivesIsTaughtAndAsked(t *testing.T) {
	courses := map[string]*content.Course{}
	for _, name := range content.BuiltinNames() {
		src, _ := content.Builtin(name)
		courses[name], _ = markdown.Parse(name+".md", src)
	}
	seen := map[string][]string{}
	for _, text := range lines(t, filepath.Join("testdata", "objectives.tsv"))[1:] {
		f := strings.Split(text, "\t")
		if len(f) != 6 || slices.Contains(f, "") {
			t.Fatalf("six fields are wanted: %q", text)
		}
		seen[f[0]] = append(seen[f[0]], f[1])
		if f[2] != "-" {
			lineIsTaughtAndAsked(t, courses[f[2]], f)
		}
	}
	for objective, all := range linesOfObjectives() {
		want, got := strings.Split(all, "|"), seen[objective]
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("of %s the map has %q, want %q", objective, got, want)
		}
	}
	if len(seen) != len(linesOfObjectives()) {
		t.Errorf("the map has %d objectives", len(seen))
	}
}

func lineIsTaughtAndAsked(t *testing.T, c *content.Course, f []string) {
	t.Helper()
	if c == nil {
		t.Fatalf("%q: there is no course %q", f, f[2])
	}
	objective, line, lesson, phrase, question := f[0], f[1], f[3], f[4], f[5]
	at := slices.IndexFunc(c.Lessons, func(l content.Lesson) bool { return l.Title == lesson })
	if at < 0 || !strings.Contains(lessonText(c, at), phrase) {
		t.Errorf("%s, %s: the lesson %q does not say %q", objective, line, lesson, phrase)
	}
	if sources, ok := askedWith(c, question); !ok {
		t.Errorf("%s, %s: there is no question %q", objective, line, question)
	} else if !slices.Contains(c.ObjectivesOf(sources), objective) {
		t.Errorf("%s, %s: the question %q bears %q", objective, line, question, c.ObjectivesOf(sources))
	}
}
