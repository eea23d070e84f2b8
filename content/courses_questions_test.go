package content_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"porthole/content"
)

func TestThereAreEnoughScenariosAndTheyDiffer(t *testing.T) {
	eachBuiltin(t, thereAreEnoughScenariosAndTheyDiffer)
}

func thereAreEnoughScenariosAndTheyDiffer(t *testing.T, c builtin) {
	seen, scenarios := map[string]string{}, 0
	for _, q := range c.Questions {
		if slices.Contains(performedKinds(), q.Kind) {
			continue
		}
		if q.Kind == content.Scenario {
			scenarios++
		}
		var right, options []string
		for _, o := range q.Options {
			options = append(options, o.Text)
			if o.Right {
				right = append(right, o.Text)
			}
		}
		slices.Sort(options)
		identity := strings.Join(right, "\n") + "\n\n" + strings.Join(options, "\n")
		if q.Kind == content.TrueFalse {
			identity += q.Stem
		}
		if other, ok := seen[identity]; ok {
			t.Errorf("questions %s and %s have the same options and the same key", other, q.ID)
		}
		seen[identity] = q.ID
	}
	if scenarios < c.scenarios {
		t.Errorf("there are %d scenarios, at least %d are wanted", scenarios, c.scenarios)
	}
}

// Security+ has no list of ports: it asks what to do. So questions that were written for it count, not facts.
func TestThereAreEnoughQuestionsForSecurityPlus(t *testing.T) {
	eachBuiltin(t, func(t *testing.T, c builtin) {
		n := 0
		for _, q := range c.Questions {
			if slices.ContainsFunc(c.ObjectivesOf(q.Sources), func(o string) bool { return content.ExamOf(o) == "SY0-701" }) {
				n++
			}
		}
		if n < 40 {
			t.Errorf("%d questions are tagged for SY0-701, at least 40 are wanted", n)
		}
	})
}

func TestEveryWrongOptionHasItsReasonAndEveryQuestionItsExplanation(t *testing.T) {
	eachBuiltin(t, everyWrongOptionHasItsReasonAndEveryQuestionItsExplanation)
}

func everyWrongOptionHasItsReasonAndEveryQuestionItsExplanation(t *testing.T, c builtin) {
	for _, q := range c.Questions {
		if q.Explanation == "" {
			t.Errorf("line %d: question %s has no explanation", q.Line, q.ID)
		}
		if n := len(strings.Fields(q.Stem)); n > 35 {
			t.Errorf("line %d: the stem of %s has %d words", q.Line, q.ID, n)
		}
		for _, o := range q.Options {
			if !o.Right && o.Why == "" {
				t.Errorf("line %d: question %s does not say why %q is wrong", q.Line, q.ID, o.Text)
			}
			if strings.Contains(strings.ToLower(o.Text), "of the above") {
				t.Errorf("line %d: question %s offers %q, and options are shuffled", q.Line, q.ID, o.Text)
			}
		}
	}
}

func TestEveryPortAndNearlyEveryLessonIsAsked(t *testing.T) {
	eachBuiltin(t, everyPortAndNearlyEveryLessonIsAsked)
}

func everyPortAndNearlyEveryLessonIsAsked(t *testing.T, c builtin) {
	perLesson := make([]int, len(c.Lessons))
	performed := make([]int, len(c.Lessons))
	asked := map[string]bool{}
	for _, q := range c.Questions {
		if slices.Contains(performedKinds(), q.Kind) {
			performed[q.Lesson]++
			continue
		}
		perLesson[q.Lesson]++
		for _, o := range q.Options {
			for _, port := range c.ports {
				if o.Right && (names(o.Text, port) || q.Kind == content.TrueFalse && names(q.Stem, port)) {
					asked[port] = true
				}
			}
		}
	}
	for _, port := range c.ports {
		if !asked[port] {
			t.Errorf("no authored question has port %s for its answer", port)
		}
	}
	for i, n := range performed {
		if n > 5 {
			t.Errorf("lesson %q has %d performance-based questions", c.Lessons[i].Title, n)
		}
	}
	for i, n := range perLesson {
		if n < 1 || n > 9 {
			t.Errorf("lesson %q has %d questions", c.Lessons[i].Title, n)
		}
	}
}

// names reports whether a text has a port as a number of its own.
func names(text, port string) bool { return regexp.MustCompile(`\b` + port + `\b`).MatchString(text) }

func TestTheRightOptionIsNotGivenAway(t *testing.T) { eachBuiltin(t, theRightOptionIsNotGivenAway) }

func theRightOptionIsNotGivenAway(t *testing.T, c builtin) {
	questions, longest, place := 0, 0, [4]int{}
	for _, q := range c.Questions {
		if q.Kind != content.Scenario {
			continue
		}
		questions++
		right := slices.IndexFunc(q.Options, func(o content.Option) bool { return o.Right })
		place[min(right, 3)]++
		n, others := len(q.Options[right].Text), 0
		for i, o := range q.Options {
			if i != right {
				others = max(others, len(o.Text))
			}
		}
		if n > others {
			longest++
		}
		if n > others+others/2 && n > 12 {
			t.Errorf("line %d: the right option of %s stands out by its length", q.Line, q.ID)
		}
	}
	if longest*100 > questions*35 {
		t.Errorf("the right option is the longest in %d of %d scenarios", longest, questions)
	}
	for i, n := range place {
		if n*100 > questions*40 || n*100 < questions*10 {
			t.Errorf("the right option stands at place %d in %d of %d scenarios", i+1, n, questions)
		}
	}
}

// discriminating are words of a stem that tell 465 and 587 apart, or name the authority.
func discriminating() []string {
	return []string{"first byte", "at once", "starts in the clear", "STARTTLS", "16 03 01", "N10-009", "IANA"}
}

func TestTheTwoSubmissionPortsAreToldApartByTheStem(t *testing.T) {
	eachBuiltin(t, theTwoSubmissionPortsAreToldApartByTheStem)
}

func theTwoSubmissionPortsAreToldApartByTheStem(t *testing.T, c builtin) {
	for _, q := range c.Questions {
		var right, offered int
		for _, o := range q.Options {
			if names(o.Text, "465") || names(o.Text, "587") {
				offered++
				if o.Right {
					right++
				}
			}
		}
		told := slices.ContainsFunc(discriminating(), func(w string) bool { return strings.Contains(q.Stem, w) })
		if offered > 1 && right == 1 && !told {
			t.Errorf("line %d: question %s offers 465 against 587, and its stem does not tell them apart", q.Line, q.ID)
		}
	}
}

func TestWhereAuthoritiesDifferTheStemNamesOne(t *testing.T) {
	eachBuiltin(t, whereAuthoritiesDifferTheStemNamesOne)
}

func whereAuthoritiesDifferTheStemNamesOne(t *testing.T, c builtin) {
	authorities := map[string][]string{}
	for _, f := range c.Facts {
		p := c.Phrases[content.Key(f.Relation)]
		key := f.Subject + "\t" + f.Relation
		authorities[key] = append(authorities[key], f.Authority)
		if p.Forward == "" || p.Reverse == "" && !p.OneWay || p.Statement == "" {
			t.Errorf("the relation %q has no phrase for one of its directions", f.Relation)
		}
		for _, phrase := range []string{p.Forward, p.Reverse, p.Statement, p.ReverseAll, p.StatementAll} {
			if phrase == "" {
				continue
			}
			if f.Authority != "" && !strings.Contains(phrase, f.Authority) {
				t.Errorf("%q does not name %s", phrase, f.Authority)
			}
			disputed := slices.ContainsFunc(f.Values, func(v content.Value) bool { return v.Text == "465" || v.Text == "587" })
			if f.Authority == "" && disputed && !strings.Contains(phrase, "this course") {
				t.Errorf("%q does not say that it is this course's word", phrase)
			}
		}
	}
	for key, a := range authorities {
		if slices.Contains(a, "") && len(a) > 1 {
			t.Errorf("%q is told on the course's word and on another's: %q", key, a)
		}
	}
	for _, q := range c.Questions {
		if q.Authority != "" && !strings.Contains(q.Stem, q.Authority) {
			t.Errorf("line %d: the stem of %s does not name %s", q.Line, q.ID, q.Authority)
		}
	}
}

// pointing are words that begin a sentence about something named before it.
func pointing() []string {
	return strings.Fields("it its it's this that these those they their them he she his her there then here such both neither either")
}

// A verdict shows an explanation, a note or a reason alone, or after a sentence about something else.
func TestNotesReasonsAndExplanationsStandOnTheirOwn(t *testing.T) {
	eachBuiltin(t, notesReasonsAndExplanationsStandOnTheirOwn)
}

func notesReasonsAndExplanationsStandOnTheirOwn(t *testing.T, c builtin) {
	check := func(line int, what, text string) {
		word, _, _ := strings.Cut(strings.ToLower(text), " ")
		if slices.Contains(pointing(), strings.Trim(word, ",.:;\"*`")) {
			t.Errorf("line %d: %s does not name what it speaks of: %q", line, what, text)
		}
	}
	for _, n := range c.Notes {
		check(n.Line, "the note on "+strings.Join(n.Keys, " ↔ "), n.Text)
	}
	for _, q := range c.Questions {
		check(q.Line, "the explanation of "+q.ID, q.Explanation)
		for _, o := range q.Options {
			check(q.Line, "a reason in "+q.ID, o.Why)
		}
	}
}
