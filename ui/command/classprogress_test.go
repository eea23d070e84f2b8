package command_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"porthole/quiz"
)

// learning is a machine with members of 7b who have answered one question each, the first of them wrong.
func learning(t *testing.T, n int) *machine {
	t.Helper()
	var names []string
	for i := range n {
		names = append(names, fmt.Sprintf("Pupil %c", 'K'+i))
	}
	m := joined(t, names...)
	var members []struct {
		Learner string `json:"learner"`
	}
	if err := json.Unmarshal([]byte(m.run("", "class", "list", "--class", "7b", "--json").out), &members); err != nil {
		t.Fatal(err)
	}
	school := m.school(filepath.Join(m.folder, "class"))
	for i, who := range members {
		s, err := school.Open(t.Context(), who.Learner)
		if err != nil {
			t.Fatal(err)
		}
		for j, card := range []string{"email/forward//imap/secure port", "why-mx"} {
			a := quiz.Answer{
				Course: "email", Card: card, Kind: quiz.Choice, Options: []string{"993", "995", "465"}, Given: "993", Right: true, Members: []string{},
				At: m.now.Add(time.Duration(j) * 20 * time.Second),
			}
			if i == 0 {
				a.Given, a.Right = "995", false
			}
			if _, err := s.SaveAnswer(t.Context(), a); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func TestWhatAClassKnowsIsTold(t *testing.T) {
	m := learning(t, 5)
	m.run("", "class", "progress").wants(t, 0, "7b, 5 members, in Email ports and protocols.", "Pupil K 2", "Together")
	few := learning(t, 4)
	few.run("", "class", "progress", "--class", "7b").wants(t, 0, "Fewer than 5 learners have answered")
	o := m.run("", "class", "progress", "--json")
	schema, err := schemaOf("class-progress")
	if err != nil {
		t.Fatal(err)
	}
	if err := satisfies(t, schema, o.out); err != nil {
		t.Errorf("%v\n%s", err, o.out)
	}
	if err := satisfies(t, schema, few.run("", "class", "progress", "--json").out); err != nil {
		t.Error(err)
	}
	for old, other := range map[string]string{`"learners"`: `"learner"`, `"answers": 2`: `"answers": "two"`, `"fading": 0`: `"fading": -1`} {
		if !strings.Contains(o.out, old) || satisfies(t, schema, strings.Replace(o.out, old, other, 1)) == nil {
			t.Errorf("%s for %s passes", other, old)
		}
	}
	m.run("", "class", "progress", "--course", "no such").wants(t, 2, `!there is no built-in course or file "no such"`)
	m.run("", "class", "progress", "--class", "8a").wants(t, 1, `!there is no class "8a"`)
}

func TestWhatAnswersTellOfQuestionsIsTold(t *testing.T) {
	m := learning(t, 5)
	m.run("", "class", "questions").wants(t, 0, "7b: ", "Right: 4 of 5, 80 %", "Given instead: “995” once")
	o := m.run("", "class", "questions", "--json")
	schema, err := schemaOf("class-questions")
	if err != nil {
		t.Fatal(err)
	}
	if err := satisfies(t, schema, o.out); err != nil {
		t.Errorf("%v\n%s", err, o.out)
	}
	for old, other := range map[string]string{`"questions"`: `"question"`, `"facility": 0.8`: `"facility": 8`, `"taken": 0`: `"taken": "none"`, `"flags": []`: `"flags": ["odd"]`} {
		if !strings.Contains(o.out, old) || satisfies(t, schema, strings.Replace(o.out, old, other, 1)) == nil {
			t.Errorf("%s for %s passes:\n%s", other, old, o.out)
		}
	}
}
