package quiz

import (
	"slices"
	"strings"
	"testing"
)

func TestWhatIsRightAboutAWrongAnswerIsSaid(t *testing.T) {
	d := NewDeck(mail())
	choose := askFor(t, d, "forward//smtps/secure port", ChooseAll, forAll)
	other := optionTexts(choose)[slices.IndexFunc(choose.Options, func(o Option) bool { return !o.Right })]
	tests := map[string][]string{
		"587 is right; 465 is missing.":                             {"587"},
		"465 and 587 are right; " + other + " is not right.":        {"465", "587", other},
		"465 is right; 587 is missing; " + other + " is not right.": {"465", other},
		"Not " + other + ". The answer: 465, 587.":                  {other},
		"Right: 465, 587.":                                          {"465", "587"},
		"The answer: 465, 587.":                                     {},
	}
	for want, picks := range tests {
		v := d.Mark(choose, pick(choose, picks...))
		if v.Headline() != want || v.Right != (want == "Right: 465, 587.") {
			t.Errorf("%q: %q, want %q", picks, v.Headline(), want)
		}
		if text := strings.Join(picks, " and "); text != "" {
			typed := askFor(t, d, "forward//smtps/secure port", Typed, forAll)
			v := d.Mark(typed, Response{Text: text})
			if got := v.Headline(); got != want && !strings.HasPrefix(want, "Not") {
				t.Errorf("typed %q: %q, want %q", text, got, want)
			}
		}
	}
}

func TestWhatIsMissingOfNamesAndRangesIsSaid(t *testing.T) {
	d := NewDeck(protocols())
	for _, test := range []struct{ card, text, headline string }{
		{"forward//dns/transport", "udp", "UDP is right; TCP is missing."},
		{"forward//dns/transport", "tcp, icmp and udp", "TCP and UDP are right; icmp is not right."},
		{"forward//snmp/port", "161", "161 is right; 162 is missing."},
		{"forward//snmp/port", "160-162", "161 and 162 are right; 160-162 is not right."},
		{"forward//snmp/port", "7", "Not 7. The answer: 161, 162."},
		{"reverse//port/22", "ssh, , telnet", "SSH is right; SFTP is missing; telnet is not right."},
	} {
		if v := d.Mark(askFor(t, d, test.card, Typed, forAll), Response{Text: test.text}); v.Right || v.Headline() != test.headline {
			t.Errorf("%s: %q: %q, want %q", test.card, test.text, v.Headline(), test.headline)
		}
	}
	authored := NewDeck(mail()).Authored(1, seeded(1))
	if v := d.Mark(authored, pick(authored, "465", "25")); v.Headline() != "465 is right; 993 is missing; 25 is not right." {
		t.Errorf("%q", v.Headline())
	}
}

func TestTheOfferedAnswerIsNamedAndTheOthersBesideIt(t *testing.T) {
	c := mail()
	addTable(c, "", []string{"Port", "Who connects"}, [][]string{{"143", "a reader"}, {"465", "a sender"}, {"993", "a reader"}, {"587", "a sender"}, {"995", "a reader"}, {"25", "a server"}}, nil)
	d := NewDeck(c)
	for seed := range uint64(40) {
		q, _ := d.Ask(cardFor(t, d, "reverse//who connects/a sender"), Choice, seeded(seed))
		offered := q.Options[slices.IndexFunc(q.Options, func(o Option) bool { return o.Right })].Text
		other := map[string]string{"465": "587", "587": "465"}[offered]
		v := d.Mark(q, pick(q, "143"))
		if !slices.Contains(optionTexts(q), "143") {
			v = d.Mark(q, Response{})
		}
		if v.Answer != offered || !slices.Equal(v.Rest, []string{other}) || !strings.HasSuffix(v.Headline(), "The answer: "+offered+". Also right: "+other+".") {
			t.Fatalf("%q: %+v", v.Headline(), v)
		}
		three, _ := d.Ask(cardFor(t, d, "reverse//who connects/a reader"), Choice, seeded(seed))
		if v := d.Mark(three, Response{}); !slices.IsSorted(v.Rest) || len(v.Rest) != 2 {
			t.Fatalf("not in the order of the course: %q", v.Rest)
		}
	}
}

func TestHeadlinesReadWell(t *testing.T) {
	for want, v := range map[string]Verdict{
		"":                          {Blank: true},
		"Right: 993.":               {Right: true, Given: "993", Answer: "993"},
		"Not 587. The answer: 993.": {Given: "587.", Answer: "993"},
		"The answer: “It refuses, with the reply 530”.":        {Given: "It passes the message on to port 25.", Answer: "It refuses, with the reply 530"},
		"The answer: “takes all deletion marks back”.":         {Given: "begins TLS before the login", Answer: "takes all deletion marks back."},
		"Not “at once”. The answer: “after STARTTLS”.":         {Given: "at once", Answer: "after STARTTLS"},
		"The answer: Washington, D.C.":                         {Blank: true, Answer: "Washington, D.C."},
		"Not MTA. The answer: Post Office Protocol version 3.": {Given: "MTA", Answer: "Post Office Protocol version 3"},
		"The answer: 993.":        {Given: "...", Answer: "993"},
		"Right. Also right: 587.": {Right: true, Given: "465", Answer: "465", Rest: []string{"587"}},
		"“It stays” is right; “it can be read” is missing.": {Given: "It stays.", Found: []string{"It stays."}, Missing: []string{"it can be read"}, Answer: "x"},
	} {
		if got := v.Headline(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestNoHeadlineHasTwoFullStops(t *testing.T) {
	d := NewDeck(protocols())
	for i, c := range d.Cards() {
		for _, k := range Kinds() {
			q, ok := d.Ask(c, k, seeded(uint64(i)))
			if !ok {
				continue
			}
			for _, r := range []Response{respond(q, true), respond(q, false), {Text: "587."}, {Text: "a. b. c."}, {}} {
				if h := d.Mark(q, r).Headline(); strings.Contains(h, "..") || strings.Contains(h, ".”.") || h == "" {
					t.Errorf("%q", h)
				}
			}
		}
	}
}
