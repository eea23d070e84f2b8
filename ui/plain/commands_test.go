package plain_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"porthole/quiz"
	"porthole/ui/plain"
)

// place is one where something can be typed: the run, what is said to come to it, and the end of
// what stands there.
type place struct {
	options plain.Options
	said    []string
	prompt  string
	exam    bool
}

func places(t *testing.T) map[string]place {
	t.Helper()
	at := func(start quiz.Start, kinds ...quiz.Kind) plain.Options {
		o := options(deck(t, mail))
		o.Start, o.Selection.Kinds = start, kinds
		return o
	}
	all := map[string]place{
		"menu":          {at(quiz.AtHome), nil, "/quit: ", false},
		"lessons":       {at(quiz.AtHome), []string{"2"}, "Lesson, or Enter to go back: ", false},
		"lesson":        {at(quiz.AtHome), []string{"2", "1"}, "b goes back: ", false},
		"what to drill": {at(quiz.AtHome), []string{"4"}, "Lessons, or Enter for all: ", false},
		"look up":       {at(quiz.AtHome), []string{"9"}, "Word or number: ", false},
		"goal":          {at(quiz.AtHome), []string{"7"}, "Enter goes back: ", false},
		"exam date":     {at(quiz.AtHome), []string{"7", "s"}, "Date of the exam: ", false},
		"done":          {done(t), nil, "Enter ends: ", false},
		"card revealed": {at(quiz.AtDrill, quiz.Flash), []string{""}, "y or n: ", false},
		"match":         {at(quiz.AtMatch), nil, "Pair: ", false},
		"grid":          {at(quiz.AtGrid), nil, "Secure port: ", false},
	}
	for _, kind := range deck(t, mail).Kinds() {
		all[kind.String()] = place{at(quiz.AtDrill, kind), nil, ": ", false}
	}
	for _, kind := range []quiz.Kind{quiz.Firewall, quiz.Settings, quiz.Transcript, quiz.Order, quiz.Sort} {
		o := options(deck(t, performed))
		o.Start, o.Selection.Kinds = quiz.AtDrill, []quiz.Kind{kind}
		var said []string
		if kind == quiz.Settings {
			said = []string{"993"} // the first of its blanks is typed
		}
		all[kind.String()] = place{o, said, ": ", false}
	}
	sat := at(quiz.AtExam)
	all["exam"] = place{sat, []string{""}, ": ", true}
	all["handing in"] = place{sat, []string{"", "/handin"}, "Enter goes on with it: ", true}
	return all
}

func TestTheSameCommandsAreTakenAndShownEverywhere(t *testing.T) {
	for name, test := range places(t) {
		t.Run(name, func(t *testing.T) {
			lines := slices.Concat(test.said, []string{"/help", "/hint", "/undo", "/guess", "/quit", "/quit", "/quit", "/quit"})
			out := say(t, test.options, lines...)
			_, after, _ := strings.Cut(out, test.prompt+"/help\n")
			commands := "Commands: /hint, /undo (takes the last answer back), /guess (counts the last answer as a guess), /help, /quit (leaves)."
			if test.exam {
				commands = "Commands: /undo (takes the answer to this question back), /help, /quit (leaves; the clock runs on)."
			}
			wants(t, after, commands, "There is nothing to take back.", "There is no answer to count as a guess")
			if !strings.Contains(after, "Hint: ") {
				wants(t, after, "There is no hint here.")
			}
			wantsNot(t, out, "saved", "? or", "? for", "? lists", "h or", "u or", "q or", "q to", "There is no command", "Right", "Wrong", "Result")
		})
	}
}

func TestShortFormsAreTakenWhereTheyAreNoAnswers(t *testing.T) {
	for name, test := range places(t) {
		t.Run(name, func(t *testing.T) {
			if test.exam {
				return // which kind is asked is the seed's to say
			}
			free := name == "typed" || name == "grid" || name == "look up"
			for _, short := range []string{"h", "u", "g", "q"} {
				out := say(t, test.options, append(test.said, short, "/quit", "/quit", "/quit", "/quit")...)
				taken := map[string]string{"h": "int", "u": "There is nothing to take back.", "g": "There is no answer to count"}[short]
				_, after, _ := strings.Cut(out, test.prompt+short+"\n")
				if answered := strings.Contains(after, "Not "+short) || strings.Contains(after, fmt.Sprintf("Nothing about %q", short)); answered != free {
					t.Errorf("%s was taken for an answer: %t, want %t:\n%s", short, answered, free, out)
				}
				if !free {
					wants(t, after, taken)
				}
			}
		})
	}
}

func TestAGridGivesAHint(t *testing.T) {
	o := options(deck(t, "# M\n\n| Protocol | Port |\n|---|---|\n| IMAP | 143 |\n| POP3 | 110 |\n"))
	o.Start = quiz.AtGrid
	wants(t, say(t, o, "/hint", "143", "/quit"), "IMAP, Port: /hint Hint: ", "Right: 143.")
}

func TestKindsAreShownInWords(t *testing.T) {
	out := say(t, options(deck(t, mail)), "4", "", "", "/quit", "/quit")
	wants(t, out, "1. Flash cards 2. Choose one 3. Choose all 4. Type the answer 5. True or false 6. Scenarios")
	for _, kind := range quiz.Kinds() {
		wantsNot(t, out, kind.String()+"\n")
	}
}
