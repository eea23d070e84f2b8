package content_test

import (
	"encoding/csv"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"porthole/content"
)

var update = flag.Bool("update", false, "write testdata/email/facts.tsv anew")

// email is the built-in course and what check says of it.
func email(t *testing.T) (*content.Course, []content.Problem) {
	t.Helper()
	src, ok := content.Builtin("email")
	if !ok {
		t.Fatal("there is no built-in course email")
	}
	return content.Parse("email.md", src)
}

func TestEmailCourseHasNoErrorAndNoWarning(t *testing.T) {
	c, problems := email(t)
	for _, p := range problems {
		if p.Severity > content.Notice {
			t.Error(p)
		}
	}
	if c.ID != "email" || c.Title != "Email ports and protocols" {
		t.Errorf("the course is %q, %q", c.ID, c.Title)
	}
	if c.Map < 0 || c.Lessons[c.Tables[c.Map].Lesson].Title != "The whole table" {
		t.Error("the map is not the table of the lesson that is named for it")
	}
}

// section matches what says where in a document something stands: a section of an RFC, a row of
// the IANA registry, an objective of an exam.
var section = regexp.MustCompile(`RFC \d+ (§|appendix )|IANA service name |rows smtp|objective \d`)

func TestEveryFactAndQuestionHasASourceWithItsSection(t *testing.T) {
	c, _ := email(t)
	for _, f := range c.Facts {
		if !hasSection(c, f.Sources) {
			t.Errorf("line %d: %s, %s: no source names a section: %v", f.Line, f.Subject, f.Relation, c.SourcesOf(f.Sources))
		}
	}
	for _, q := range c.Questions {
		if !hasSection(c, q.Sources) {
			t.Errorf("line %d: question %s: no source names a section: %v", q.Line, q.ID, c.SourcesOf(q.Sources))
		}
	}
}

func hasSection(c *content.Course, sources []int) bool {
	return slices.ContainsFunc(c.SourcesOf(sources), func(s content.Source) bool { return section.MatchString(s.Text) })
}

func TestFactsAndTheirSourcesAreAsReviewed(t *testing.T) {
	c, _ := email(t)
	got := []string{"authority\tsubject\trelation\tvalues\tsources"}
	for _, f := range c.Facts {
		var values, sources []string
		for _, v := range f.Values {
			values = append(values, v.Text)
		}
		for _, s := range c.SourcesOf(f.Sources) {
			sources = append(sources, s.Text)
		}
		got = append(got, strings.Join([]string{f.Authority, f.Subject, f.Relation,
			strings.Join(values, " / "), strings.Join(sources, " + ")}, "\t"))
	}
	name := filepath.Join("testdata", "email", "facts.tsv")
	if *update {
		if err := os.WriteFile(name, []byte(strings.Join(got, "\n")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(lines(t, name), got); diff != "" {
		t.Errorf("the facts are not those of %s; if they are right, run the test with -update (-reviewed +parsed):\n%s", name, diff)
	}
}

func lines(t *testing.T, name string) []string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}

// registry returns the names that IANA has for each TCP port.
func registry(t *testing.T) map[string][]string {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "email", "iana.csv"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string][]string{}
	for _, row := range rows[1:] {
		if row[2] == "tcp" {
			names[row[1]] = append(names[row[1]], row[0])
		}
	}
	return names
}

// services are the names in the registry that a port of this course may stand for.
func services() map[string]string {
	return map[string]string{"SMTP": "smtp", "POP3": "pop3", "IMAP": "imap", "POP3S": "pop3s", "IMAPS": "imaps"}
}

func TestPortsAgreeWithTheRegistry(t *testing.T) {
	c, _ := email(t)
	iana := registry(t)
	taught := map[string]bool{}
	for _, f := range c.Facts {
		switch f.Relation {
		case "Port", "Secure port", "Listed port":
			for _, v := range f.Values {
				taught[v.Text] = true
				if want := services()[f.Subject]; f.Relation == "Port" && !slices.Contains(iana[v.Text], want) ||
					f.Secondary && want != "" && !slices.Contains(iana[v.Text], want) {
					t.Errorf("line %d: %s on port %s: the registry has %v", f.Line, f.Subject, v.Text, iana[v.Text])
				}
			}
		case "Registered name":
			if !slices.Contains(iana[f.Subject], f.Values[0].Text) {
				t.Errorf("line %d: port %s is %s: the registry has %v", f.Line, f.Subject, f.Values[0].Text, iana[f.Subject])
			}
			fallthrough
		default:
			if f.SubjectKind == content.Number {
				taught[f.Subject] = true
			}
		}
	}
	for port := range taught {
		if len(iana[port]) == 0 {
			t.Errorf("port %s is taught, but the registry has no TCP row for it", port)
		}
	}
	if got := slices.SortedFunc(maps.Keys(taught), byNumber); !slices.Equal(got, ports()) {
		t.Errorf("the ports taught are %v, want %v", got, ports())
	}
}

func ports() []string { return []string{"25", "110", "143", "465", "587", "993", "995"} }

func byNumber(a, b string) int {
	x, _ := strconv.Atoi(a)
	y, _ := strconv.Atoi(b)
	return x - y
}

// Every number of two digits or more that the course speaks of is one of its ports or known here.
func TestNumbersInProseAreThoseOfTheCourse(t *testing.T) {
	c, _ := email(t)
	known := append(ports(),
		"1023", "1024", // the range of system ports and its end
		"2525",              // a port that mail is not registered for
		"220", "530", "535", // replies of SMTP
		"16", "03", "01") // the first bytes of TLS
	names := regexp.MustCompile(`RFC \d+|N10-009`)
	numbers := regexp.MustCompile(`\b\d{2,}\b`)
	check := func(where, text string) {
		for _, n := range numbers.FindAllString(names.ReplaceAllString(text, ""), -1) {
			if !slices.Contains(known, n) {
				t.Errorf("%s speaks of %s", where, n)
			}
		}
	}
	for i, l := range c.Lessons {
		check("lesson "+l.Title, lessonText(c, i))
	}
	for _, q := range c.Questions {
		check("question "+q.ID, q.Stem+" "+q.Explanation)
		for _, o := range q.Options {
			check("question "+q.ID, o.Text+" "+o.Why)
		}
	}
}
