package content_test

import (
	"slices"
	"strings"
	"testing"

	"porthole/content"
	"porthole/content/markdown"
)

// twoCourses are two small courses under the names of built-in ones.
func twoCourses(t *testing.T) []*content.Course {
	t.Helper()
	return []*content.Course{parse(t, `---
id: email
objectives:
  N10-009 1.4: [n]
  SY0-701 4.5: [s]
phrases:
  Port:
    forward: Where is mail by {subject}?
    reverse: What mail is at {value}?
---
# Mail

## Kept

| Protocol | Port |
|---|---|
| SMTP | 25[^n] |
| IMAP | 143 |

Which one relays?[^n]

- [x] SMTP
- [ ] IMAP

## Left out

| Protocol | Secure port |
|---|---|
| IMAPS | 993[^s] |

> **25 ↔ 143**: Relay and mailbox.[^n]

[^n]: N10-009, objective 1.4
[^s]: SY0-701, objective 4.5
`), parse(t, `---
id: ports
objectives:
  N10-009 1.4: [n]
---
# Ports

## All

| Protocol | Port |
|---|---|
| SMTP | 25[^n] |
| SSH | 22[^n][^r] |
| FTP | 21[^n] |

[^r]: RFC 4253
[^n]: N10-009, objective 1.4
`)}
}

func TestTheCourseOfAnExamHoldsWhatTheExamAsks(t *testing.T) {
	courses := twoCourses(t)
	c := content.ForExam("N10-009", courses)
	var facts []string
	for _, f := range c.Facts {
		facts = append(facts, f.Course+" "+f.Subject+" "+strings.Join(f.Texts(), "/"))
		cell := c.Tables[f.Table].Rows[f.Row][f.Column]
		if content.PlainText(cell.Text) != f.Texts()[0] || c.Facts[cell.Fact].Subject != f.Subject || c.Tables[f.Table].Lesson != f.Lesson {
			t.Errorf("%s, %s does not stand where it says", f.Subject, f.Relation)
		}
		if !slices.Equal(c.ObjectivesOf(f.Sources), []string{"N10-009 1.4"}) {
			t.Errorf("%s counts for %q", f.Subject, c.ObjectivesOf(f.Sources))
		}
	}
	if want := []string{"ports SMTP 25", "ports SSH 22", "ports FTP 21"}; !slices.Equal(facts, want) {
		t.Errorf("the facts are %q, want %q", facts, want)
	}
	if got := content.SourceTexts(c.SourcesOf(c.Facts[1].Sources)); !slices.Contains(got, "RFC 4253") {
		t.Errorf("SSH is cited from %q", got)
	}
	if q := c.Questions; len(q) != 1 || q[0].ID != "email/question/which-one-relays" || c.Lessons[q[0].Lesson].Title != "Kept" {
		t.Errorf("the questions are %+v", q)
	}
	if c.ID != "exam/N10-009" || c.Title != "Network+ N10-009" || len(c.Lessons) != 2 || c.CourseOfLesson("Kept") != "email" {
		t.Errorf("the course is %s, %s with the lessons %v", c.ID, c.Title, c.Lessons)
	}
	if len(courses[0].Facts) != 3 || courses[0].Facts[0].Course != "" || courses[0].Questions[0].ID != "which-one-relays" {
		t.Error("the courses it was made of have changed")
	}
}

func TestEachFactOfAnExamIsAskedInTheWordsOfItsCourse(t *testing.T) {
	c := content.ForExam("N10-009", twoCourses(t)[:1])
	if got := c.PhrasesOf(&c.Facts[0]).Forward; got != "Where is mail by {subject}?" {
		t.Errorf("it is asked by %q", got)
	}
	if got := c.PhrasesOf(&content.Fact{Course: "ports", Relation: "Port"}).Forward; got != "" {
		t.Errorf("another course asks by %q", got)
	}
}

func TestACardIsFoundAgainInTheCourseItIsFrom(t *testing.T) {
	for course, cards := range map[string][]string{
		"email": {"email/forward//smtp/port", "email/reverse//port/25", "which-one-relays", "email", "a/b"},
		"ports": {"ports/forward/n10-009/ssh/listed port", "email/forward//smtp/port"},
	} {
		for _, card := range cards {
			inExam := content.CardInExam(course, card)
			if gotCourse, got, ok := content.CardOfExam(inExam); !ok || gotCourse != course || got != card {
				t.Errorf("%s of %s became %s and came back as %s of %s", card, course, inExam, got, gotCourse)
			}
		}
	}
	for _, card := range []string{"notes/forward//a/b", "plain", ""} {
		if course, _, ok := content.CardOfExam(card); ok {
			t.Errorf("%q is taken for one of %s", card, course)
		}
	}
}

func TestAnExamIsKnownByItsNumberAndByItsName(t *testing.T) {
	for text, want := range map[string]string{
		"N10-009": "N10-009", "n10-009": "N10-009", "Network+": "N10-009", "network+ n10-009": "N10-009", "a+": "220-1201", "SY0-701": "SY0-701",
		"security+": "SY0-701", "N10-008": "", "": "", "email": "",
	} {
		if got, ok := content.ExamNamed(text); got != want || ok != (want != "") {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}

// The exams on offer are those that the built-in courses name, and each of them asks something of more than one course.
func TestTheExamsOnOfferAreThoseThatTheCoursesName(t *testing.T) {
	var named []string
	courses := []*content.Course{}
	eachBuiltin(t, func(_ *testing.T, c builtin) {
		courses = append(courses, c.Course)
		for _, o := range c.Objectives {
			named = append(named, content.ExamOf(o))
		}
	})
	slices.Sort(named)
	offered := content.Exams()
	slices.Sort(offered)
	if named = slices.Compact(named); !slices.Equal(named, offered) {
		t.Errorf("the courses name %q, on offer are %q", named, offered)
	}
	for _, exam := range offered {
		from := map[string]bool{}
		c := content.ForExam(exam, courses)
		for _, f := range c.Facts {
			from[f.Course] = true
		}
		for _, l := range c.Lessons {
			from[l.Course] = true
		}
		if len(from) != len(courses) || c.Map < 0 || len(c.Tables[c.Map].Rows) == 0 {
			t.Errorf("%s is made of %v, its map is table %d", exam, from, c.Map)
		}
		ids := map[string]bool{}
		for _, q := range c.Questions {
			if ids[q.ID] || len(c.ObjectivesOf(q.Sources)) == 0 {
				t.Errorf("%s asks %s twice, or without an objective", exam, q.ID)
			}
			ids[q.ID] = true
		}
	}
}

func parse(t *testing.T, document string) *content.Course {
	t.Helper()
	course, problems := markdown.Parse("test.md", []byte(document))
	for _, p := range problems {
		if p.Severity > content.Notice {
			t.Fatal(p)
		}
	}
	return course
}
