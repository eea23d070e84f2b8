package markdown

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"porthole/content"
)

// wireDoc is a course with an exercise for the wire lab, and the two questions that it ends with.
const wireDoc = "# Mail\n\n## Logins\n\nSome text.\n\n" + wireExercise + wireQuestions

const wireExercise = `<!-- id: password, wire -->
**Find the password.** Bob's scanner has just logged in. Log in
as Bob.[^a]

- Port: 110
- Minutes: 4
- Server: allows plain logins
- Passing: Bob's scanner on port 587

  ` + "```" + `
  EHLO scanner.example.test
  AUTH PLAIN AGJvYgBUdWxpcC03My1MYW5l
  ` + "```" + `
- Reach:
  - Bob's mailbox is open to you: ` + "`login as bob in the clear`" + `
  - Bob has the message: ` + "`delivered to bob`" + `
- Hint: Base64 has no key.
- Hint: USER and PASS.
- Seen: The password.
- Ask: one, two

> Base64 is an alphabet.[^b]

`

const wireQuestions = "<!-- id: one -->\nWhich?[^c]\n\n- [x] a\n- [ ] b\n\n<!-- id: two -->\nWhat?\n\n- [x] c\n- [ ] d\n\n[^a]: RFC 1\n[^b]: RFC 2\n[^c]: RFC 3\n"

func TestAnExerciseForTheWireLabIsRead(t *testing.T) {
	c, problems := Parse("x.md", []byte(wireDoc))
	if len(problems) > 1 { // there is no table
		t.Fatal(problems)
	}
	want := []content.Wire{{
		ID: "password", Title: "Find the password", Task: "Bob's scanner has just logged in. Log in as Bob.",
		Port: 110, Minutes: 4, Server: content.WireAllowsPlain,
		Passing: []content.WirePassing{{Who: "Bob's scanner", Port: 587, Lines: []string{"EHLO scanner.example.test", "AUTH PLAIN AGJvYgBUdWxpcC03My1MYW5l"}}},
		Goals: []content.WireGoal{
			{Text: "Bob's mailbox is open to you", Check: content.WireCheck{Deed: content.LoggedIn, Name: "bob", How: content.InTheClear}, Line: 21},
			{Text: "Bob has the message", Check: content.WireCheck{Deed: content.Delivered, Name: "bob"}, Line: 22},
		},
		Hints: []string{"Base64 has no key.", "USER and PASS."}, Seen: "The password.", Why: "Base64 is an alphabet.",
		Sources: []int{1, 2}, Questions: []string{"one", "two"}, Line: 7,
	}}
	if diff := cmp.Diff(want, c.Wires); diff != "" {
		t.Error(diff)
	}
	if len(c.Lessons) != 1 || len(c.Lessons[0].Blocks) != 1 {
		t.Errorf("the exercise stands in the lesson: %+v", c.Lessons)
	}
	if c.Sources[0].Label != "c" {
		t.Errorf("the source of a lesson is numbered behind that of an exercise: %+v", c.Sources)
	}
}

func TestAnExerciseChangesNothingThatIsAsked(t *testing.T) {
	with, _ := Parse("x.md", []byte(wireDoc))
	without, _ := Parse("x.md", []byte("# Mail\n\n## Logins\n\nSome text.\n\n"+wireQuestions))
	if with.Version() != without.Version() || len(with.Questions) != len(without.Questions) {
		t.Error("the questions of the course are others")
	}
}

func TestEveryCheckOfTheWireLabCanBeWritten(t *testing.T) {
	for text, want := range map[string]content.WireCheck{
		"delivered to bob":              {Deed: content.Delivered, Name: "bob"},
		"Delivered to Bob over TLS":     {Deed: content.Delivered, Name: "bob", How: content.OverTLS},
		"login as alice by STARTTLS":    {Deed: content.LoggedIn, Name: "alice", How: content.ByStartTLS},
		"login as alice TLS at once":    {Deed: content.LoggedIn, Name: "alice", How: content.FromTheStart},
		"password of alice hidden":      {Deed: content.PasswordHidden, Name: "alice"},
		"login refused":                 {Deed: content.LoginRefused},
		"relay refused":                 {Deed: content.RelayRefused},
		"kept for alice":                {Deed: content.KeptAfterDele, Name: "alice"},
		"deleted for alice":             {Deed: content.DeletedByQuit, Name: "alice"},
		"locked out of alice":           {Deed: content.LockedOut, Name: "alice"},
		"gone for alice":                {Deed: content.GoneForOther, Name: "alice"},
		"flag seen for alice":           {Deed: content.FlagSeen, Name: "alice"},
		"certificate refused":           {Deed: content.CertificateOdd},
		"left on 587":                   {Deed: content.LeftUnsaid, Port: 587},
		"plain on 993":                  {Deed: content.SpokePlain, Port: 993},
		"hello on 143":                  {Deed: content.HelloUnanswered, Port: 143},
		"delivered to bob in the clear": {Deed: content.Delivered, Name: "bob", How: content.InTheClear},
	} {
		got, problem, hint := parseWireCheck(text)
		if problem != "" || got != want {
			t.Errorf("%q: %+v, %s (%s)", text, got, problem, hint)
		}
	}
	for _, v := range wireVerbs() {
		if got, problem, _ := parseWireCheck(v.form()); problem != "" || got.Deed != v.deed {
			t.Errorf("the form %q: %+v, %s", v.form(), got, problem)
		}
	}
}

// A comment that only has the letters of an id is somebody's remark.
func TestARemarkIsNoSlip(t *testing.T) {
	_, problems := Parse("x.md", []byte("# Mail\n\n## One\n\n<!-- wired, aside -->\n\nText.\n\n- Port: 25\n"))
	for _, p := range problems {
		if strings.Contains(p.String(), "wire") {
			t.Error(p)
		}
	}
}

func TestProblemsOfExercises(t *testing.T) {
	changed := func(from, to string) string {
		t.Helper()
		if !strings.Contains(wireDoc, from) {
			t.Fatalf("the exercise has no %q", from)
		}
		return strings.Replace(wireDoc, from, to, 1)
	}
	for _, tc := range []struct{ name, src, want string }{
		{"no list", changed("- Port: 110\n- Minutes: 4\n", "## Next\n\n- x: "), "x.md:7: error: the comment says wire, and no list follows (write a list after what there is to do: - Port: 587)"},
		{"a slip", changed("password, wire", "password, wier"), `x.md:7: warning: the comment "id: password, wier" is not understood and not used (did you mean wire?)`},
		{"no name", changed("**Find the password.** ", ""), "x.md:7: error: the exercise has no name (begin the text with it in bold: **Find the password.** …)"},
		{"no port", changed("- Port: 110\n", ""), "x.md:7: error: the exercise names no port (add an item: - Port: 587)"},
		{"a port beyond the lab", changed("Port: 110", "Port: 80"), `x.md:11: error: "80" is no port of the lab (write one of 25, 110, 143, 465, 587, 993, 995)`},
		{"minutes", changed("Minutes: 4", "Minutes: four"), `x.md:12: error: "four" is no number of minutes for an exercise (write a number from 1 to 30)`},
		{"a server", changed("allows plain logins", "allows plain login"), `x.md:13: error: "allows plain login" is no server of the lab (did you mean "allows plain logins"?)`},
		{"a label", changed("- Hint: Base", "- Hnt: Base"), `x.md:23: warning: the item "Hnt: Base64 has no key." says nothing to an exercise (did you mean "Hint"?)`},
		{"a label twice", changed("- Minutes: 4", "- Port: 25"), `x.md:12: warning: the exercise says Port twice; the first one is used (write one)`},
		{"an empty item", changed("- Seen: The password.", "- Seen:"), `x.md:25: error: the item says Seen and no more (write it after the colon)`},
		{"nothing seen", changed("- Seen: The password.\n", ""), `x.md:7: error: the exercise does not tell at its end what was seen (add an item: - Seen: …)`},
		{"no why", changed("> Base64 is an alphabet.[^b]\n", "Text.\n"), `x.md:7: error: the exercise does not tell why (write a quotation after the list, with its source)`},
		{"nothing passes", changed("Bob's scanner on port 587", "Bob's scanner"), `x.md:14: error: the item does not say who speaks on which port (write it like this: - Passing: Bob's scanner on port 587)`},
		{"no lines", changed("  ```\n  EHLO scanner.example.test\n  AUTH PLAIN AGJvYgBUdWxpcC03My1MYW5l\n  ```\n", ""), "x.md:14: error: nothing is said by Bob's scanner (write the lines between ``` and ``` below the item, set in like its text)"},
		{"no check", changed("`delivered to bob`", "delivered"), `x.md:22: error: nothing says how "Bob has the message: delivered" is checked (end it with what is checked, as code: ` + "`delivered to bob`)"},
		{"a check that is none", changed("`delivered to bob`", "`deliverd to bob`"), `x.md:22: error: "deliverd to bob" is nothing that can be checked (did you mean "delivered to"?)`},
		{"a mailbox", changed("`delivered to bob`", "`delivered to carol`"), `x.md:22: error: "delivered to carol" names no mailbox of the lab (write one of: alice, bob)`},
		{"a port in a check", changed("`delivered to bob`", "`left on 26`"), `x.md:22: error: "left on 26" names no port of the lab (write one of 25, 110, 143, 465, 587, 993, 995)`},
		{"too much in a check", changed("`delivered to bob`", "`delivered to bob by pigeon`"), `x.md:22: error: "delivered to bob by pigeon" is not understood (write delivered to bob, and behind it nothing, or one of: in the clear, over TLS, by STARTTLS, TLS at once)`},
		{"a port that greets", changed("`delivered to bob`", "`plain on 143`"), `x.md:22: error: "plain on 143" cannot be reached: that port begins in the clear (write one of 465, 993, 995)`},
		{"a port that waits", changed("`delivered to bob`", "`hello on 993`"), `x.md:22: error: "hello on 993" cannot be reached: that port begins with TLS (write one of 25, 110, 143, 587)`},
		{"a password that nobody says", changed("  - Bob's mailbox is open to you: `login as bob in the clear`\n  - Bob has the message: `delivered to bob`", "  - It stays hidden: `password of bob hidden`"), "x.md:7: error: the exercise is reached by doing nothing: a password is hidden as long as nobody says it (add what there is to do with it: - You are logged in: `login as alice over TLS`)"},
		{"two devices wanted", changed("`delivered to bob`", "`locked out of bob`"), `x.md:22: error: "Bob has the message" takes two devices at once (add an item: - Devices: laptop, phone)`},
		{"three devices", changed("- Minutes: 4", "- Devices: a, b, c"), `x.md:12: error: the number of devices is 3, and it can be two; without the item there is one (name two: laptop, phone)`},
		{"one question", changed("Ask: one, two", "Ask: one"), `x.md:26: error: the exercise ends with 1 questions, and it is to end with two (name two: - Ask: which-port, which-command)`},
		{"a question that is not there", changed("Ask: one, two", "Ask: one, tow"), `x.md:26: error: no question has the id "tow" (did you mean "two"?)`},
		{"the same id", strings.Replace(wireDoc, wireExercise, wireExercise+wireExercise, 1), `x.md:30: warning: another exercise has the id "password" already; this one is called "password-2" (write <!-- id: …, wire --> with an id of its own)`},
	} {
		_, problems := Parse("x.md", []byte(tc.src))
		found := false
		for _, p := range problems {
			found = found || p.String() == tc.want
		}
		if !found {
			t.Errorf("%s: want\n  %s, got\n  %v", tc.name, tc.want, problems)
		}
	}
}
