package content_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"porthole/content"
)

var update = flag.Bool("update", false, "write the facts.tsv of each course anew")

func TestBuiltInCoursesHaveNoErrorAndNoWarning(t *testing.T) {
	eachBuiltin(t, func(t *testing.T, c builtin) {
		for _, p := range c.problems {
			if p.Severity > content.Notice {
				t.Error(p)
			}
		}
		if c.ID != c.name || c.Title != c.title {
			t.Errorf("the course is %q, %q", c.ID, c.Title)
		}
		if c.Map < 0 || c.Lessons[c.Tables[c.Map].Lesson].Title != c.mapLesson {
			t.Error("the map is not the table of the lesson that is named for it")
		}
		if !slices.Equal(c.Objectives, c.objectives) {
			t.Errorf("the course has the objectives %q, want %q", c.Objectives, c.objectives)
		}
	})
}

// section matches what says where in a document something stands: a section of an RFC or of one of
// Microsoft's documents, a row of the IANA registry, an objective of an exam.
var section = regexp.MustCompile(document.String() + `|IANA service names? |rows smtp|objective \d`)

// document matches a section of a document that says how a protocol works.
var document = regexp.MustCompile(`(RFC \d+|M[CS]-[A-Z0-9]+) (§|appendix )|RFC \d+, "`)

func TestEveryFactAndQuestionHasASourceWithItsSection(t *testing.T) {
	eachBuiltin(t, func(t *testing.T, c builtin) {
		for _, f := range c.Facts {
			if !hasSection(c.Course, f.Sources) {
				t.Errorf("line %d: %s, %s: no source names a section: %v", f.Line, f.Subject, f.Relation, c.SourcesOf(f.Sources))
			}
		}
		for _, q := range c.Questions {
			if !hasSection(c.Course, q.Sources) {
				t.Errorf("line %d: question %s: no source names a section: %v", q.Line, q.ID, c.SourcesOf(q.Sources))
			}
		}
	})
}

func hasSection(c *content.Course, sources []int) bool {
	return slices.ContainsFunc(c.SourcesOf(sources), func(s content.Source) bool { return section.MatchString(s.Text) })
}

func TestFactsAndTheirSourcesAreAsReviewed(t *testing.T) {
	eachBuiltin(t, func(t *testing.T, c builtin) {
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
		name := filepath.Join("testdata", c.name, "facts.tsv")
		if *update {
			write(t, name, strings.Join(got, "\n")+"\n")
		}
		if diff := cmp.Diff(lines(t, name), got); diff != "" {
			t.Errorf("the facts are not those of %s; if they are right, run the test with -update (-reviewed +parsed):\n%s", name, diff)
		}
	})
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
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

// Every number of two digits or more that a course speaks of is one of its ports or known of it.
func TestNumbersInProseAreThoseOfTheCourse(t *testing.T) {
	names := regexp.MustCompile(`RFC \d+|BCP \d+|N10-009|220-1201|\blines? \d+`)
	numbers := regexp.MustCompile(`\b\d{2,}\b`)
	eachBuiltin(t, func(t *testing.T, c builtin) {
		known := slices.Concat(c.ports, c.numbers)
		check := func(where, text string) {
			for _, n := range numbers.FindAllString(names.ReplaceAllString(text, ""), -1) {
				if !slices.Contains(known, n) {
					t.Errorf("%s speaks of %s", where, n)
				}
			}
		}
		for i, l := range c.Lessons {
			check("lesson "+l.Title, lessonText(c.Course, i))
		}
		for _, q := range c.Questions {
			check("question "+q.ID, q.Stem+" "+q.Explanation)
			for _, o := range q.Options {
				check("question "+q.ID, o.Text+" "+o.Why)
			}
		}
	})
}
