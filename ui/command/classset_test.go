package command_test

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"porthole/content"
	"porthole/quiz"
)

// sits has a member sit what was set first: so many of its questions are answered rightly.
func (m *machine) sits(name string, right int) {
	m.t.Helper()
	book, err := m.school(filepath.Join(m.folder, "class")).Classes(m.t.Context())
	if err != nil {
		m.t.Fatal(err)
	}
	defer func() {
		if failed := book.Close(); failed != nil {
			m.t.Error(failed)
		}
	}()
	all, err := book.Named(m.t.Context(), 0, strings.ToLower(name))
	if err != nil || len(all) != 1 {
		m.t.Fatal(all, err)
	}
	due, err := book.Due(m.t.Context(), all[0].Learner)
	if err != nil || len(due) == 0 {
		m.t.Fatal(due, err)
	}
	e, err := book.Begin(m.t.Context(), all[0].Learner, due[0].ID)
	if err != nil {
		m.t.Fatal(err)
	}
	for i, q := range e.Questions[:right] {
		_, c, _ := e.Give(i, quiz.Response{Picks: rightOf(q.Question)}, m.now)
		if failed := book.Step(m.t.Context(), all[0].Learner, e.ID, c); failed != nil {
			m.t.Error(failed)
		}
	}
	d := quiz.NewDeck(&content.Course{})
	if _, err := book.HandIn(m.t.Context(), all[0].Learner, e.ID, d); err != nil {
		m.t.Error(err)
	}
}

// exported is what was set first, as export writes it to a file.
func (m *machine) exported(format string) string {
	m.t.Helper()
	path := filepath.Join(m.t.TempDir(), format)
	m.run("", "class", "export", "1", path, "--format", format).wants(m.t, 0)
	text, err := os.ReadFile(path)
	if err != nil {
		m.t.Fatal(err)
	}
	return string(text)
}

func rightOf(q quiz.Question) (picks []int) {
	for i, o := range q.Options {
		if o.Right {
			picks = append(picks, i)
		}
	}
	return picks
}

func TestATeacherIsToldOfTasksAmongTheQuestions(t *testing.T) {
	m := joined(t)
	m.run("", "class", "set", "7b", "--kind", "firewall", "--kind", "choice", "--count", "4").wants(t, 0, "4 questions", "!2 questions are tasks (firewall rules)")
	m.run("", "class", "set", "7b", "--kind", "firewall", "--kind", "choice", "--own").wants(t, 0, "!may be tasks (firewall rules)")
	if o := m.run("", "class", "set", "7b", "--kind", "choice", "--count", "4"); strings.Contains(o.err, "task") {
		t.Errorf("it says %q", o.err)
	}
}

func TestAnExamIsSetHandedInGradedAndExported(t *testing.T) {
	m := joined(t, "Ann", "Bob", "Cem")
	roster := filepath.Join(t.TempDir(), "roster.csv")
	if err := os.WriteFile(roster, []byte("name,id\nAnn,=s17\nBob,s18\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	m.run("", "class", "roster", roster).wants(t, 0)
	m.run("", "class", "assignments").wants(t, 0, "!Nothing was set to 7b yet")
	m.run("", "class", "set", "7b", "--title", "=Week 3", "--kind", "choice", "--count", "4", "--minutes", "5", "--until", "friday 10:00").
		wants(t, 0, "Set 7b number 1, =Week 3: 4 questions, 5 minutes, due")
	m.run("", "class", "assignments").wants(t, 0, "1 =Week 3 4 questions, 5 minutes due")
	m.sits("Ann", 3)
	m.run("", "class", "reopen", "1", "Ann").wants(t, 0, "Ann has, for number 1, =Week 3: 1 attempt more.")
	m.run("", "class", "extend", "=week 3", "bob", "--time", "1.5").wants(t, 0, "Bob has, for number 1, =Week 3: 1.5 times the time.")
	m.run("", "class", "extend", "1", "Bob").wants(t, 2, "!--until or --time says what they are given")
	m.run("", "class", "extend", "1").wants(t, 2, "!--until says until when all have time")
	m.run("", "class", "extend", "1", "--time", "2").wants(t, 2, "!--time is for one learner")
	m.run("", "class", "extend", "1", "--until", "tomorrow").wants(t, 2, "!all have until 27 November 2026 10:00")
	m.run("", "class", "extend", "1", "--until", "friday 11:00").wants(t, 0, "Number 1, =Week 3, is due Friday 11:00 now, for all.")
	m.run("", "class", "assignments").wants(t, 0, "due Friday 11:00")
	m.run("", "class", "extend", "1", "Bob", "--time", "9").wants(t, 2, "!--time takes 1, 1.5, 2 or none")
	m.run("", "class", "extend", "1", "Bob", "--until", "in 30 days", "--time", "none").wants(t, 0, "no time limit")
	m.sits("Ann", 4)
	m.now = m.now.Add(20 * 24 * time.Hour)
	m.run("", "class", "reopen", "1", "Ann").wants(t, 2, "!--until gives a later one")
	m.sits("Bob", 1)
	m.run("", "class", "results", "1").wants(t, 0, "Ann 4 of 4 100 %", "attempt 2 of 2", "Bob 1 of 4 25 %", "late", "Cem –")
	const mark = "\ufeff" // by which a spreadsheet knows UTF-8
	if got, want := m.exported("grades"), mark+"username,idnumber,email,'=Week 3\nAnn,'=s17,,100\nBob,s18,,25\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if o := m.runTo(io.Discard, "", "class", "export", "1"); !strings.Contains(o.err, "Left out, for the roster has no id of them: Cem.") {
		t.Errorf("it says %q", o.err)
	}
	responses := m.exported("responses")
	if lines := strings.Count(responses, "\n"); lines != 1+3*4 ||
		!strings.HasPrefix(responses, mark+"student,question_id,attempt,answered_at,choice,correct,ms,late,override\nAnn,") {
		t.Errorf("%d lines:\n%s", lines, responses)
	}
	schema, err := schemaOf("class-results")
	if err != nil {
		t.Fatal(err)
	}
	o := m.run("", "class", "results", "1", "--json")
	if failed := satisfies(t, schema, o.out); failed != nil {
		t.Errorf("%v\n%s", failed, o.out)
	}
	if text := m.exported("json"); text != o.out {
		t.Errorf("%s", text)
	}
	m.run("", "class", "results", "1", "--questions").wants(t, 0, "=Week 3", "Ann", "Bob")
	m.run("", "class", "results", "1", "--questions", "--json").wants(t, 2, "!cannot stand together")
	m.run("", "class", "withdraw", "1").wants(t, 0, "Number 1, =Week 3, is withdrawn.")
	m.run("", "class", "withdraw", "1").wants(t, 1, "!is withdrawn already")
	m.run("", "class", "results", "1").wants(t, 0, "withdrawn", "Ann 4 of 4 100 %")
}

// Moodle takes an empty grade for 0 where it makes a new grade item of the column, and "-" for none.
func TestWhereNobodyHasAnIDMoodleGoesByNames(t *testing.T) {
	m := joined(t, "Ann", "Bob")
	m.run("", "class", "set", "--kind", "choice", "--count", "4", "--title", "Ports").wants(t, 0)
	m.sits("Ann", 4)
	if got, want := m.exported("grades"), "\ufeffusername,idnumber,email,Ports\nAnn,,,100\nBob,,,-\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestFewerQuestionsThanWereAskedForAreSaid(t *testing.T) {
	m := joined(t, "Ann")
	for more, want := range map[string]string{
		"--lesson 1":                       "!200 questions were asked for. This lesson has",
		"--lesson 1 --lesson 2":            "!200 questions were asked for. Together these lessons have",
		"--course ports --kind scenario":   "!200 questions were asked for. The course has",
		"--kind scenario --lesson 1 --own": "!for an exam of the kinds that --kind names.",
	} {
		args := append([]string{"class", "set", "--count", "200"}, strings.Fields(more)...)
		m.run("", args...).wants(t, 0, want)
	}
}

func TestLessonsAreSetToRead(t *testing.T) {
	m := joined(t, "Ann")
	m.run("", "class", "set", "--read", "1", "--read", "2", "--until", "in 1 week").wants(t, 0, "2 lessons to read")
	m.run("", "class", "results", "1").wants(t, 0, "Ann 0 of 2 read 0 of", "met not yet")
	m.run("", "class", "reopen", "1", "Ann").wants(t, 1, "!lessons to read have no attempts")
	var all []struct {
		ToRead  bool     `json:"to_read"`
		Lessons []string `json:"lessons"`
	}
	o := m.run("", "class", "assignments", "--json")
	schema, err := schemaOf("class-assignments")
	if err != nil {
		t.Fatal(err)
	}
	if failed := satisfies(t, schema, o.out); failed != nil {
		t.Errorf("%v\n%s", failed, o.out)
	}
	if err := json.Unmarshal([]byte(o.out), &all); err != nil || len(all) != 1 || !all[0].ToRead || len(all[0].Lessons) != 2 {
		t.Errorf("%v, %+v", err, all)
	}
}

func TestWhatMakesNoSenseIsNotSet(t *testing.T) {
	m := joined(t, "Ann")
	for given, want := range map[string]string{
		"--count 0": "--count takes a number from 1", "--minutes 2000": "--minutes takes a number from 0", "--same --own": "cannot stand together",
		"--feedback later": "--feedback takes once or after", "--feedback after": "needs a deadline", "--read 1 --count 5": "cannot stand beside it",
		"--until yesterday": "--until:", "--from tomorrow --until 23:00": "due before it opens", "--kind essay": "essay", "--lesson 999": "there is no lesson 999",
		"--objective nonsense": "nonsense",
	} {
		m.run("", append([]string{"class", "set", "7b"}, strings.Fields(given)...)...).wants(t, 2, "!"+want)
	}
	m.run("", "class", "results", "1").wants(t, 1, "!nothing was set to 7b yet")
}
