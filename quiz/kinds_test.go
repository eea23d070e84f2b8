package quiz

import (
	"slices"
	"strings"
	"testing"
)

func TestChooseAllTakesAllAndNoOther(t *testing.T) {
	d := NewDeck(mail())
	q := askFor(t, d, "forward//smtps/secure port", ChooseAll, forAll)
	if q.Stem != "Which ports does SMTPS use? Name all of them." || len(q.Options) != 4 {
		t.Errorf("asked %q with %q", q.Stem, optionTexts(q))
	}
	if v := d.Mark(q, pick(q, "465", "587")); !v.Right || v.Given == "" || v.Answer != "465, 587" {
		t.Errorf("both: %+v", v)
	}
	wrong := optionTexts(q)[slices.IndexFunc(q.Options, func(o Option) bool { return !o.Right })]
	for _, picks := range [][]string{{"465"}, {"587"}, {"465", "587", wrong}, {wrong}, {}} {
		if v := d.Mark(q, pick(q, picks...)); v.Right || v.Blank != (len(picks) == 0) {
			t.Errorf("%q: %+v", picks, v)
		}
	}
	if _, ok := d.Ask(cardFor(t, d, "forward//imaps/secure port"), ChooseAll, seeded(1)); ok {
		t.Error("one value is asked as a set")
	}
}

func TestChooseAllOfAValueThatIsShared(t *testing.T) {
	d := NewDeck(protocols())
	q := askFor(t, d, "reverse//port/22", ChooseAll, forAll)
	if q.Stem != "By this course: 22 (port) — name? Name both." || !d.Mark(q, pick(q, "SSH", "SFTP")).Right || d.Mark(q, pick(q, "SSH")).Right {
		t.Errorf("asked %q with %q", q.Stem, optionTexts(q))
	}
	mailDeck := NewDeck(mail())
	if _, ok := mailDeck.Ask(cardFor(t, mailDeck, "reverse//secure port/465"), ChooseAll, seeded(1)); ok {
		t.Error("SMTP and SMTPS are asked for as two answers, where the one is the row of the other")
	}
}

func TestTrueOrFalse(t *testing.T) {
	d := NewDeck(mail())
	truth := func(want bool) func(Question) bool {
		return func(q Question) bool { return q.Options[0].Right == want }
	}
	yes := askFor(t, d, "forward//imaps/secure port", TrueFalse, truth(true))
	if yes.Stem != "IMAPS uses port 993." || !slices.Equal(optionTexts(yes), []string{"True", "False"}) {
		t.Errorf("asked %q with %q", yes.Stem, optionTexts(yes))
	}
	if v := d.Mark(yes, pick(yes, "True")); !v.Right || v.Correction != "" || v.Answer != "True" {
		t.Errorf("%+v", v)
	}
	if v := d.Mark(yes, pick(yes, "False")); v.Right {
		t.Errorf("%+v", v)
	}
	no := askFor(t, d, "forward//imaps/secure port", TrueFalse, func(q Question) bool { return strings.Contains(q.Stem, "995") })
	if v := d.Mark(no, pick(no, "True")); v.Right || v.Correction != "IMAPS uses port 993." || v.MixUp != "995 is POP3S." || v.Explanation != "IMAP ports end in 3, POP3 ports in 0 or 5." {
		t.Errorf("%+v", v)
	}
	if v := d.Mark(no, pick(no, "False")); !v.Right || v.Correction != "IMAPS uses port 993." || v.MixUp != "" {
		t.Errorf("%+v", v)
	}
	if v := d.Mark(no, Response{}); v.Right || !v.Blank {
		t.Errorf("%+v", v)
	}
	back := askFor(t, d, "reverse//secure port/465", TrueFalse, truth(false))
	if v := d.Mark(back, pick(back, "False")); !v.Right || v.Correction != "SMTPS uses port 465." {
		t.Errorf("%q: %+v", back.Stem, v)
	}
	both := askFor(t, d, "forward//smtps/secure port", TrueFalse, truth(false))
	if v := d.Mark(both, pick(both, "False")); v.Correction != "SMTPS uses port 465 / 587." {
		t.Errorf("%+v", v)
	}
	plain := NewDeck(plainMail())
	if q := askFor(t, plain, "forward//imaps/secure port", TrueFalse, truth(true)); q.Stem != "IMAPS: the secure port is 993." {
		t.Errorf("without a phrase: %q", q.Stem)
	}
}

func TestAFalseStatementSaysAValueOfTheSameRelation(t *testing.T) {
	d := NewDeck(mail())
	for seed := range uint64(80) {
		for _, id := range []string{"forward//imaps/secure port", "reverse//default port/143"} {
			q, ok := d.Ask(cardFor(t, d, id), TrueFalse, seeded(seed))
			if !ok || strings.Contains(q.Stem, "port 143.") && strings.Contains(q.Stem, "IMAPS") || strings.Contains(q.Stem, "IMAPS: the default port") {
				t.Fatalf("%s: %q", id, q.Stem)
			}
		}
	}
}

func TestStatementsAreTrueAsOftenAsFalse(t *testing.T) {
	d := NewDeck(mail())
	c := cardFor(t, d, "forward//imaps/secure port")
	trues := 0
	const n = 4000
	for seed := range uint64(n) {
		if q, _ := d.Ask(c, TrueFalse, seeded(seed)); q.Options[0].Right {
			trues++
		}
	}
	// Four standard deviations of a fair coin.
	if off := trues - n/2; off < -126 || off > 126 {
		t.Errorf("%d of %d statements are true", trues, n)
	}
}

func TestFlashCardIsMarkedByTheLearner(t *testing.T) {
	d := NewDeck(mail())
	q := askFor(t, d, "forward//smtps/secure port", Flash, anyway)
	if q.Stem != "Which port does SMTPS use?" || !slices.Equal(q.Answers, []string{"465", "587"}) || len(q.Options) > 0 {
		t.Errorf("%+v", q)
	}
	if v := d.Mark(q, Response{Knew: true}); !v.Right || v.Answer != "465, 587" || v.Explanation == "" {
		t.Errorf("%+v", v)
	}
	if d.Mark(q, Response{}).Right {
		t.Error("not known is right")
	}
}

func TestAuthoredQuestions(t *testing.T) {
	d := NewDeck(mail())
	q := d.Authored(0, seeded(1))
	if v := d.Mark(q, pick(q, "993")); !v.Right || v.Explanation != "IMAP with TLS. Synchronised mail is IMAP." || v.Answer != "993" || len(v.Sources) != 1 {
		t.Errorf("%+v", v)
	}
	if v := d.Mark(q, pick(q, "995")); v.Right || v.Explanation != "It downloads. Synchronised mail is IMAP." || v.Given != "995" {
		t.Errorf("%+v", v)
	}
	if v := d.Mark(q, Response{}); v.Right || !v.Blank || v.Explanation != "Synchronised mail is IMAP." {
		t.Errorf("%+v", v)
	}
	all := d.Authored(1, seeded(1))
	if !all.All || !d.Mark(all, pick(all, "465", "993")).Right || d.Mark(all, pick(all, "465")).Right || d.Mark(all, pick(all, "465", "993", "25")).Right {
		t.Errorf("%+v", all)
	}
	statement := d.Authored(2, seeded(1))
	if !slices.Equal(optionTexts(statement), []string{"True", "False"}) || !d.Mark(statement, pick(statement, "False")).Right || d.Mark(statement, pick(statement, "True")).Right {
		t.Errorf("%+v", statement)
	}
	places := map[int]bool{}
	for seed := range uint64(50) {
		q := d.Authored(0, seeded(seed))
		places[slices.Index(optionTexts(q), "993")] = true
	}
	if len(places) != 3 {
		t.Errorf("the right option stands only at %v", places)
	}
}

func TestAnAuthoredQuestionNamesItsAuthority(t *testing.T) {
	c := mail()
	c.Questions[0].Authority = "N10-009"
	const want = "By N10-009: A clinic reads one mailbox on three devices. Which port must be open?"
	if got := NewDeck(c).Authored(0, seeded(1)).Stem; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
