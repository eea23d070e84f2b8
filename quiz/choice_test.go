package quiz

import (
	"slices"
	"testing"

	"porthole/content"
)

func TestChoiceOffersTheTwinAndTheLookAlike(t *testing.T) {
	d := NewDeck(mail())
	q := askFor(t, d, "forward//imaps/secure port", Choice, anyway)
	if got := optionTexts(q); len(got) != 4 || !slices.Contains(got, "995") || !slices.Contains(got, "143") || !slices.Contains(got, "993") {
		t.Errorf("IMAPS is offered %q, want 143 (the plain port) and 995 (the look-alike) among them", got)
	}
	back := askFor(t, d, "reverse//default port/143", Choice, anyway)
	if got := optionTexts(back); !slices.Contains(got, "IMAPS") {
		t.Errorf("143 is offered %q, want the secure twin among them", got)
	}
}

func TestChoiceIsMarked(t *testing.T) {
	d := NewDeck(mail())
	q := askFor(t, d, "forward//imaps/secure port", Choice, anyway)
	if v := d.Mark(q, pick(q, "993")); !v.Right || v.Given != "993" || v.Answer != "993" || v.MixUp != "" {
		t.Errorf("993: %+v", v)
	}
	if v := d.Mark(q, pick(q, "995")); v.Right || v.Given != "995" || v.Answer != "993" || v.MixUp != "995 is POP3S." {
		t.Errorf("995: %+v", v)
	}
	for name, r := range map[string]Response{"nothing": {}, "no such option": {Picks: []int{-1, 4, 99}}, "text": {Text: "993"}} {
		if v := d.Mark(q, r); v.Right || !v.Blank || v.Answer != "993" {
			t.Errorf("%s: %+v", name, v)
		}
	}
	if v := d.Mark(q, pick(q, optionTexts(q)...)); v.Right {
		t.Error("picking everything is right")
	}
	if r := pick(q, "993"); !d.Mark(q, Response{Picks: append(r.Picks, r.Picks...)}).Right {
		t.Error("the same pick twice is wrong")
	}
	for _, o := range q.Options {
		if want := map[string]string{"995": "POP3S", "143": "IMAP"}[o.Text]; want != "" && o.Why != want {
			t.Errorf("%s belongs to %q, want %q", o.Text, o.Why, want)
		}
	}
}

func TestChoiceOfASetOffersOneMember(t *testing.T) {
	d := NewDeck(mail())
	for seed := range uint64(60) {
		q, _ := d.Ask(cardFor(t, d, "forward//smtps/secure port"), Choice, seeded(seed))
		right := q.Answers[0]
		other := map[string]string{"465": "587", "587": "465"}[right]
		if slices.Contains(optionTexts(q), other) {
			t.Fatalf("465 and 587 are offered against each other: %q", optionTexts(q))
		}
		if v := d.Mark(q, pick(q, right)); !v.Right || v.Answer != right || !slices.Equal(v.Rest, []string{other}) {
			t.Fatalf("%s: %+v", right, v)
		}
	}
}

func TestValuesThatAreKeptApart(t *testing.T) {
	c := mail()
	addTable(c, "", []string{"Mode", "Submission port"}, [][]string{{"Implicit TLS", "465"}, {"STARTTLS", "587"}, {"None", "25"}}, nil)
	addTable(c, "N10-009", []string{"Mode", "Listed port"}, [][]string{{"At once", "465"}, {"SMTPS", "587"}, {"SMTP", "25"}}, nil)
	together := func(card string) bool {
		d := NewDeck(c)
		for seed := range uint64(60) {
			q, ok := d.Ask(cardFor(t, d, card), Choice, seeded(seed))
			if got := optionTexts(q); ok && slices.Contains(got, "465") && slices.Contains(got, "587") {
				return true
			}
		}
		return false
	}
	if together("forward//implicit tls/submission port") || together("forward//imaps/secure port") {
		t.Error("465 and 587 are offered together where nothing tells them apart")
	}
	if !together("forward/n10-009/at once/listed port") {
		t.Error("465 and 587 are never offered together where the stem names an authority")
	}
	c.Phrases["submission port"] = content.Phrases{Forward: "Which port begins with {subject}?", TellsApart: true}
	if !together("forward//implicit tls/submission port") {
		t.Error("465 and 587 are never offered together where the stem tells them apart")
	}
}

func TestNoOptionIsAnotherRightAnswer(t *testing.T) {
	c := &content.Course{ID: "x", Lessons: []content.Lesson{{}}, Spellings: map[string][]string{"postgresql": {"Postgres"}},
		Phrases: map[string]content.Phrases{"old port": {Forward: "Which port does {subject} use?", Reverse: "Who uses {value}?"},
			"new port": {Forward: "Which port does {subject} use?", Reverse: "Who uses {value}?"}}}
	addTable(c, "", []string{"Name", "Old port", "New port"}, [][]string{
		{"A", "10", "11"}, {"B", "12", "10"}, {"C", "13-15", "16"}, {"D", "14", "17"}, {"PostgreSQL", "18", "19"}, {"Postgres", "20", "21"},
	}, nil)
	addTable(c, "IANA", []string{"Name", "Old port"}, [][]string{{"A", "12"}, {"B", "11"}}, nil)
	d := NewDeck(c)
	never := map[string][]string{
		"forward//a/old port": {"11", "12"}, "reverse//old port/10": {"B"}, "forward//c/old port": {"14"}, "forward//d/old port": {"13-15"},
		"reverse//old port/12": {"A"}, "reverse//old port/18": {"Postgres"}, "reverse//old port/20": {"PostgreSQL"},
	}
	for card, texts := range never {
		for seed := range uint64(60) {
			q, ok := d.Ask(cardFor(t, d, card), Choice, seeded(seed))
			for _, o := range q.Options {
				if !ok || !o.Right && slices.Contains(texts, o.Text) {
					t.Fatalf("%s offers %q (%v)", card, optionTexts(q), ok)
				}
			}
		}
	}
	if v := d.Mark(askFor(t, d, "reverse//old port/10", Typed, forOne), Response{Text: "b"}); !v.Right {
		t.Error("a relation asked by the same sentence does not answer")
	}
}

func TestWordsOfAnotherColumnAreNeverOffered(t *testing.T) {
	c := mail()
	addTable(c, "", []string{"Protocol", "Inventor"}, [][]string{{"SMTP", "Jon Postel"}}, nil)
	d := NewDeck(c)
	for seed := range uint64(20) {
		q, ok := d.Ask(cardFor(t, d, "forward//smtp/purpose"), Choice, seeded(seed))
		if got := slices.Sorted(slices.Values(optionTexts(q))); !ok || !slices.Equal(got, []string{"Managing", "Retrieving", "Sending"}) {
			t.Fatalf("the purpose of SMTP is offered as %q", got)
		}
		for _, k := range []Kind{Choice, TrueFalse} {
			if q, ok := d.Ask(cardFor(t, d, "forward//smtp/inventor"), k, seeded(seed)); ok {
				t.Fatalf("the only inventor is offered as %q: %q", optionTexts(q), q.Stem)
			}
		}
	}
}

func TestNumbersOfAnotherSortAreNeverOffered(t *testing.T) {
	c := &content.Course{ID: "x", Lessons: []content.Lesson{{}}}
	addTable(c, "", []string{"Country", "Population", "Founded"}, [][]string{{"Peru", "34000000", "1821"}, {"Chile", "19600000", "1818"}}, nil)
	addTable(c, "", []string{"Service", "Port", "TLS port", "Founded"}, [][]string{{"HTTP", "80", "443", "1991"}}, nil)
	d := NewDeck(c)
	for card, want := range map[string][]string{
		"forward//peru/population": {"19600000", "34000000"},
		"forward//peru/founded":    {"1818", "1821", "1991"},
		"forward//http/port":       {"443", "80"},
		"forward//http/tls port":   {"443", "80"},
	} {
		for seed := range uint64(20) {
			q, ok := d.Ask(cardFor(t, d, card), Choice, seeded(seed))
			if got := slices.Sorted(slices.Values(optionTexts(q))); !ok || !slices.Equal(got, want) {
				t.Fatalf("%s is offered %q, want %q", card, got, want)
			}
		}
	}
}

func TestTransportOfARangeIsNotAskedAmongProtocols(t *testing.T) {
	d := NewDeck(portSheet())
	for _, c := range d.CardsOf(factOf(t, d, "137–139", "Transport")) {
		for seed := range uint64(20) {
			for _, k := range []Kind{Choice, ChooseAll, TrueFalse} {
				q, _ := d.Ask(c, k, seeded(seed))
				for _, o := range q.Options {
					if c.Direction == Forward && isOneOf(o.Text, "FTP", "SSH", "SNMP", "NetBIOS") {
						t.Fatalf("%q offers %q", q.Stem, optionTexts(q))
					}
				}
			}
		}
	}
}

// factOf returns the index of a fact.
func factOf(t *testing.T, d *Deck, subject, relation string) int {
	t.Helper()
	i := slices.IndexFunc(d.course.Facts, func(f content.Fact) bool { return f.Subject == subject && f.Relation == relation })
	if i < 0 {
		t.Fatalf("no fact %s: %s", subject, relation)
	}
	return i
}

func TestANameThatTheTableTellsOnlyPortsOfIsNoOptionForItsRow(t *testing.T) {
	d := NewDeck(plainMail())
	for seed := range uint64(40) {
		if q, ok := d.Ask(cardFor(t, d, "reverse//purpose/sending"), Choice, seeded(seed)); !ok || slices.Contains(optionTexts(q), "SMTPS") {
			t.Fatalf("which protocol sends? %q", optionTexts(q))
		}
		if q, _ := d.Ask(cardFor(t, d, "reverse//secure port/465"), Choice, seeded(seed)); slices.Contains(optionTexts(q), "SMTP") {
			t.Fatalf("whose port is 465? %q", optionTexts(q))
		}
	}
}

func TestASmallCourseOffersFewerOptions(t *testing.T) {
	c := &content.Course{ID: "x", Lessons: []content.Lesson{{}}}
	addTable(c, "", []string{"Land", "Hauptstadt"}, [][]string{{"Peru", "Lima"}, {"Chile", "Santiago"}}, nil)
	d := NewDeck(c)
	if q := askFor(t, d, "forward//peru/hauptstadt", Choice, anyway); len(q.Options) != 2 {
		t.Errorf("options %q", optionTexts(q))
	}
	c = &content.Course{ID: "x", Lessons: []content.Lesson{{}}}
	addTable(c, "", []string{"Land", "Hauptstadt"}, [][]string{{"Peru", "Lima"}}, nil)
	d = NewDeck(c)
	for _, k := range []Kind{Choice, ChooseAll, TrueFalse, Scenario} {
		if q, ok := d.Ask(d.Cards()[0], k, seeded(1)); ok {
			t.Errorf("one fact is asked as %v: %q", k, optionTexts(q))
		}
	}
	if _, ok := d.Ask(Card{ID: "no such card", Facts: []int{7}}, Flash, seeded(1)); ok {
		t.Error("a card of another deck is asked")
	}
}

func TestHints(t *testing.T) {
	d := NewDeck(mail())
	number := askFor(t, d, "forward//imaps/secure port", Typed, anyway)
	name := askFor(t, d, "reverse//secure port/993", Typed, anyway)
	all := askFor(t, d, "forward//smtps/secure port", Typed, forAll)
	for hint, q := range map[string]Question{
		"3 digits, begins with 9": number, "5 characters, begins with I": name, "2 answers; one of them: 3 digits, begins with 4": all,
	} {
		if got := q.Hint(); got != hint {
			t.Errorf("hint %q, want %q", got, hint)
		}
	}
	choice := askFor(t, d, "forward//imaps/secure port", Choice, anyway)
	out := choice.RuledOut()
	if len(out) != 1 || choice.Options[out[0]].Right || choice.Hint() != "Not "+choice.Options[out[0]].Text {
		t.Errorf("the hint %q rules out %v", choice.Hint(), out)
	}
	long := Question{Kind: Choice, Options: []Option{{Text: "It passes the message on."}, {Text: "587", Right: true}, {Text: "993"}}}
	if long.Hint() != "Ruled out: “It passes the message on”" {
		t.Errorf("the hint on a sentence is %q", long.Hint())
	}
	if q := askFor(t, d, "forward//imaps/secure port", TrueFalse, anyway); q.Hint() != "" {
		t.Errorf("a statement has the hint %q", q.Hint())
	}
}
