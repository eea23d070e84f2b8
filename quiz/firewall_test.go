package quiz

import (
	"math"
	"slices"
	"strings"
	"testing"

	"porthole/quiz/task"
)

// rules fills a firewall row by row.
func rules(t testing.TB, q Question, rows ...[]string) []string {
	t.Helper()
	out := slices.Concat(rows...)
	if len(out) != len(q.Task.Blanks) {
		t.Fatalf("%q has %d blanks, and %d are filled", q.Stem, len(q.Task.Blanks), len(out))
	}
	return out
}

func sameCredit(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// wrongParts names the parts that are not right, with what is.
func wrongParts(v Verdict) []string {
	var out []string
	for _, p := range v.Parts {
		if !p.Right {
			p.Before = false
			told := strings.TrimPrefix(task.Parts{p}.Headline(false, false), "Not right. ")
			out = append(out, strings.TrimSuffix(told, "."))
		}
	}
	return out
}

func TestRulesOfOneActionComeInAnyOrder(t *testing.T) {
	d := NewDeck(tasks())
	q := taskOf(t, d, "fw", 1)
	imap := []string{"out", "staff", "mail server", "993", "allow"}
	relay := []string{"out", "staff", "relay", "587", "allow"}
	rest := []string{"out", "any", "any", "any", "deny"}
	for _, c := range []struct {
		name   string
		rows   [][]string
		credit float64 // of three rules, each as a whole
		wrong  []string
	}{
		{"as the author wrote it", [][]string{imap, relay, rest}, 1, nil},
		{"the two that allow changed over", [][]string{relay, imap, rest}, 1, nil},
		{"typed otherwise", [][]string{{"OUT", " Staff", "mail  server", "tcp/993", "Allow"}, {"out", "staff", "relay", "0465", "allow"}, rest}, 1, nil},
		{"both ports", [][]string{imap, {"out", "staff", "relay", "465 or 587", "allow"}, rest}, 1, nil},
		{"a wrong port", [][]string{imap, {"out", "staff", "relay", "25", "allow"}, rest}, 2. / 3, []string{"Rule 2, port: 465 or 587"}},
		{"a wrong port, changed over", [][]string{{"out", "staff", "relay", "25", "allow"}, imap, rest}, 2. / 3, []string{"Rule 1, port: 465 or 587"}},
		{"one port twice", [][]string{imap, imap, rest}, 2. / 3, []string{"Rule 2, to: relay", "Rule 2, port: 465 or 587"}},
		{"a whole rule below one that is much like it", [][]string{{"out", "guests", "mail server", "993", "allow"}, imap, rest}, 2. / 3,
			[]string{"Rule 1, from: staff", "Rule 1, to: relay", "Rule 1, port: 465 or 587"}},
		{"all is allowed", [][]string{imap, relay, {"out", "any", "any", "any", "allow"}}, 2. / 3, []string{"Rule 3, action: deny"}},
		{"one rule alone", [][]string{imap, {"", "", "", "", ""}, {"", "", "", "", ""}}, 1. / 3, nil},
	} {
		v := d.Mark(q, Response{Fields: rules(t, q, c.rows...)})
		if !sameCredit(v.Credit, c.credit) || v.Right != (c.credit == 1) || v.Blank {
			t.Errorf("%s: credit %.3f of %.3f: %+v", c.name, v.Credit, c.credit, v)
		}
		if wrong := wrongParts(v); c.wrong != nil && !slices.Equal(wrong, c.wrong) {
			t.Errorf("%s: wrong are %q, not %q", c.name, wrong, c.wrong)
		}
	}
	if v := d.Mark(q, Response{Fields: rules(t, q, rest, imap, relay)}); v.Right || v.Credit > 0.4 {
		t.Errorf("where what denies all stands first nothing else is read: %+v", v)
	}
}

func TestAFirewallAsItIsShown(t *testing.T) {
	d := NewDeck(tasks())
	q := taskOf(t, d, "fw", 1)
	if len(q.Task.Blanks) != 15 || q.Task.Blanks[8].Label != "Rule 2, port" || q.Task.Blanks[8].Row != 1 || q.Task.Blanks[8].Column != 3 {
		t.Errorf("%+v", q.Task.Blanks)
	}
	if got := q.Task.Blanks[8].Choices; !slices.Equal(got, []string{"25", "110", "143", "465", "587", "993", "995", "any"}) {
		t.Errorf("ports %q", got)
	}
	if q.Task.Blanks[0].Start != "out" || q.Task.Blanks[1].Start != "" {
		t.Errorf("where one thing can be chosen it is given: %+v", q.Task.Blanks[:2])
	}
	v := d.Mark(q, Response{Fields: fill(t, q, map[string]string{"Rule 1, port": "995"})})
	if v.Answer != "out, staff, mail server, 993, allow; out, staff, relay, 465 or 587, allow; out, any"+strings.Repeat(", any", 2)+", deny" {
		t.Errorf("answer %q", v.Answer)
	}
	if v.Given != "out, –, –, 995, –; out, –, –, –, –; out, –, –, –, –" || v.Explanation != "TLS first is 993 and 465." || len(v.Sources) != 1 {
		t.Errorf("%+v", v)
	}
	if v.Headline() != "None of 3 rules is right." {
		t.Errorf("headline %q", v.Headline())
	}
}

func TestWhatWasRightAtTheStartEarnsNothing(t *testing.T) {
	d := NewDeck(tasks())
	q := taskOf(t, d, "fw-repair", 1) // wrong are from and port of the second rule
	for _, c := range []struct {
		name     string
		change   map[string]string
		credit   float64
		headline string
	}{
		{"both repaired", map[string]string{"Rule 2, from": "staff", "Rule 2, port": "465"}, 1, "Right: the rule."},
		{"one repaired", map[string]string{"Rule 2, port": "465"}, 0, "Not right. Rule 2, from: staff."},
		{"both repaired, one broken", map[string]string{"Rule 2, from": "staff", "Rule 2, port": "465", "Rule 3, action": "allow"}, 0, "The rule is right; 1 rule was right before and is wrong now. Rule 3, action: deny."},
		{"one repaired, one broken", map[string]string{"Rule 2, port": "465", "Rule 3, action": "allow"}, 0, "Not right; 1 rule was right before and is wrong now. Rule 2, from: staff. Rule 3, action: deny."},
		{"one broken", map[string]string{"Rule 1, action": "deny"}, 0, "Not right; 1 rule was right before and is wrong now."},
		{"one missing rule in the place of one that was there", map[string]string{"Rule 1, port": "465"}, 0, "The rule is right; 1 rule was right before and is wrong now. Rule 2, from: staff. Rule 2, port: 993."},
	} {
		v := d.Mark(q, Response{Fields: fill(t, q, c.change)})
		if !sameCredit(v.Credit, c.credit) || v.Headline() != c.headline {
			t.Errorf("%s: credit %.3f of %.3f, %q", c.name, v.Credit, c.credit, v.Headline())
		}
	}
}

// blocking is a list of which one half is about port 53, the other about port 853.
func blocking(t testing.TB) (*Deck, Question) {
	t.Helper()
	d := builtin(t, "ports")
	for i, a := range d.Course().Questions {
		if a.ID == "fw-private-resolver" {
			return d, d.Authored(i, seeded(1))
		}
	}
	t.Fatal("the course has no such question")
	return nil, Question{}
}

func TestRulesThatNeverMeetTheSamePacketComeInAnyOrder(t *testing.T) {
	d, q := blocking(t)
	let53, let853 := []string{"resolver", "both", "53", "allow"}, []string{"resolver", "TCP", "853", "allow"}
	stop53, stop853 := []string{"any", "both", "53", "deny"}, []string{"any", "TCP", "853", "deny"}
	for _, c := range []struct {
		name   string
		rows   [][]string
		credit float64 // of three rules: the last one is right at the start
	}{
		{"as the author wrote it", [][]string{let53, let853, stop53, stop853}, 1},
		{"port by port", [][]string{let53, stop53, let853, stop853}, 1},
		{"the other port first", [][]string{let853, stop853, let53, stop53}, 1},
		{"what is denied the other way round", [][]string{let853, let53, stop853, stop53}, 1},
		{"one port the wrong way round", [][]string{stop53, let53, let853, stop853}, 1. / 3},
		{"both ports the wrong way round", [][]string{stop53, stop853, let53, let853}, 1. / 3}, // where 853 comes first, two rules stand in their places
		{"one rule left open", [][]string{let53, stop53, {"", "", "", ""}, stop853}, 2. / 3},
	} {
		v := d.Mark(q, Response{Fields: rules(t, q, c.rows...)})
		if !sameCredit(v.Credit, c.credit) || v.Right != (c.credit == 1) {
			t.Errorf("%s: credit %.3f of %.3f, %q", c.name, v.Credit, c.credit, v.Headline())
		}
	}
	if lines := q.Task.KeyLines(); lines[len(lines)-1] != "Rules 1 to 4 may stand in any order in which 1 stands above 3 and 2 above 4." {
		t.Errorf("what may change places: %q", lines)
	}
	if !strings.HasSuffix(q.Stem, "The first rule that matches decides.") || strings.Contains(q.Explanation, "stand first") {
		t.Errorf("%q, %q", q.Stem, q.Explanation)
	}
}
