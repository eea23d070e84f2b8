package plain_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/plain"
)

func TestAMissedQuestionComesBackAsSuch(t *testing.T) {
	o := typedOn(t, imaps, 2)
	o.Selection.Lessons = []int{imaps, pop3s}
	out := say(t, o, "0", "0", "993", "995", "993", "995", "", "/quit")
	wants(t, out, "Question 1 of 2. Which", "Question 2 of 2. Which", "Again: Which", "Result: 0 of 2 right")
	wantsNot(t, out, "of 3", "of 4", "Question 3")
}

func TestTheResultOfAGridCountsWhatWasLeftBlankOrOpen(t *testing.T) {
	o := options(deck(t, "# M\n\n| Protocol | Port | Secure port |\n|---|---|---|\n| IMAP | 143 | 993 |\n| POP3 | 110 | 995 |\n"))
	o.Start = quiz.AtGrid
	out := say(t, o, "143", "", "", "", "", "/quit")
	wants(t, out, "Result: 1 of 4 right", "Missed:")
	wantsNot(t, out, "Left open")
	out = say(t, o, "143", "/quit")
	wants(t, out, "Result: 1 of 4 right", "Left open: 3 cells.")
	wantsNot(t, out, "Missed:", "Nothing was missed")
	wantsNot(t, say(t, o, "/quit"), "Result")
}

func TestWhatIsListedAsMissedIsWhatWasCounted(t *testing.T) {
	for wrong := range 6 { // of the answers, the one that is wrong first; what comes back is wrong now and then
		o := options(deck(t, mail))
		o.Start = quiz.AtReview
		minute := o.Now()
		o.Now = func() time.Time { minute = minute.Add(20 * time.Second); return minute }
		out := partner(t, o, learner(t, func(asked int) bool { return asked != wrong+1 && (asked < 4 || asked%3 > 0 || asked > 20) }))
		result := regexp.MustCompile(`Result: (\d+) of (\d+) right`).FindStringSubmatch(out)
		if result == nil {
			t.Fatal(out)
		}
		right, _ := strconv.Atoi(result[1])
		all, _ := strconv.Atoi(result[2])
		_, after, _ := strings.Cut(out, "Missed:")
		if listed := strings.Count(after, "\n- "); listed != all-right {
			t.Errorf("%d wrong first: %s, and %d listed", wrong+1, result[0], listed)
		}
	}
}

func TestAGridDoesNotTellTheCellsItStillAsks(t *testing.T) {
	o := options(deck(t, "# M\n\n| Protocol | Port | Secure port |\n|---|---|---|\n| IMAP | 143 | 993 |\n| POP3 | 110 | 995 |\n"))
	o.Start = quiz.AtGrid
	for _, first := range []string{"143", "144", ""} {
		out := say(t, o, first, "/quit")
		told, _, _ := strings.Cut(out, "Result: ")
		wantsNot(t, told, "993", "110", "995")
	}
}

// judgement is what is said between an answer and the next question.
var judgement = regexp.MustCompile(`(?ms)^(?:Number|Numbers|t or f|Answer|Did you know it\? y or n): [^\n]*\n(.*?)\n\n`)

// TestVerdictsReadWell reads what is said of every question of the built-in courses, answered right
// or wrong as it comes, and left blank.
func TestVerdictsReadWell(t *testing.T) {
	for _, name := range content.BuiltinNames() {
		src, ok := content.Builtin(name)
		if !ok {
			t.Fatalf("there is no course %s", name)
		}
		verdictsReadWell(t, deck(t, string(src)))
	}
}

func verdictsReadWell(t *testing.T, d *quiz.Deck) {
	t.Helper()
	for kind, answers := range map[quiz.Kind][]string{
		quiz.Flash: {"n"}, quiz.Choice: {"1", ""}, quiz.ChooseAll: {"1", "1 2", ""},
		quiz.Typed: {"1, 25, 993, IMAP", "465", ""}, quiz.TrueFalse: {"1", ""}, quiz.Scenario: {"1", ""},
	} {
		for _, given := range answers {
			o := options(d)
			o.Start, o.Selection = quiz.AtDrill, quiz.Selection{Kinds: []quiz.Kind{kind}, Count: -1, Seed: 7}
			var out strings.Builder
			o.In, o.Out = strings.NewReader(strings.Repeat(given+"\n", 300)), &out
			if err := plain.Run(t.Context(), o); err != nil && !strings.Contains(err.Error(), "lines in a row") { // more than there are questions
				t.Fatal(err)
			}
			all := judgement.FindAllStringSubmatch(out.String(), -1)
			if len(all) < 5 {
				t.Errorf("%v, answered with %q: only %d answers were judged", kind, given, len(all))
			}
			for _, said := range all {
				readsWell(t, said[1])
			}
		}
	}
}

func readsWell(t *testing.T, said string) {
	t.Helper()
	said, _, _ = strings.Cut(said, "\nSource: ")
	said = strings.Join(strings.Fields(said), " ")
	told := map[string]bool{}
	for sentence := range strings.SplitSeq(strings.TrimSuffix(said, "."), ". ") {
		if told[sentence] {
			t.Errorf("%q is said twice in %q", sentence, said)
		}
		told[sentence] = true
		if words := strings.Fields(sentence); words[0] == "Not" && len(words) > 4 {
			t.Errorf("%q is no answer to call wrong by name", sentence)
		}
	}
}
