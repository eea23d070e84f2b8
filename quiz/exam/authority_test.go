package exam

import (
	"slices"
	"strings"
	"testing"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/memory"
)

func disputed(t *testing.T) *quiz.Deck {
	t.Helper()
	c := mustParse(t, `# Mail

| Protocol | Secure port |
|---|---|
| SMTP | 465, 587 |
| IMAP | 993 |
| POP3 | 995 |

<!-- authority: N10-009 -->
| Protocol | Listed port |
|---|---|
| SMTP | 587 |
| DNS | 53 |

<!-- authority: IANA -->
| Service | Registered port |
|---|---|
| submissions | 465 |
| submission | 587 |
`)
	c.Disagreements = []content.Disagreement{{
		About: []string{"secure port", "listed port", "registered port"}, Keys: []string{"SMTP", "465", "587"},
		Positions: []content.Position{{Authority: "IANA", Text: "465 is submissions."}, {Text: "Both."}, {Authority: "N10-009", Text: "587."}},
	}}
	return quiz.NewDeck(c)
}

func TestAnExamFollowsOneAuthority(t *testing.T) {
	d := disputed(t)
	if got := d.Authorities(); !slices.Equal(got, []string{"", "N10-009", "IANA"}) {
		t.Fatalf("authorities %q", got)
	}
	for _, authority := range d.Authorities() {
		for seed := range uint64(20) {
			b := BlueprintOf(d.Course())
			b.Authority = authority
			e, err := New(d, b, seed, memory.Record{}, noon())
			if err != nil {
				t.Fatal(err)
			}
			agreed := false
			for _, q := range e.Questions {
				_, differ := d.Disagreement(q.ID)
				if q.Authority != authority && (q.Authority != "" || differ) {
					t.Errorf("an exam by %q asks %s, which is by %q", authority, q.Stem, q.Authority)
				}
				if differ && !namesWhose(q.Stem, authority) {
					t.Errorf("%q does not say by whom", q.Stem)
				}
				if differ != (len(q.Others) > 0) || slices.ContainsFunc(q.Others, func(s quiz.Said) bool { return s.Authority == q.Authority }) {
					t.Errorf("%s: others say %v", q.Stem, q.Others)
				}
				agreed = agreed || q.Authority == "" && !differ
			}
			if !agreed {
				t.Errorf("an exam by %q asks nothing that all agree on", authority)
			}
		}
	}
}

func namesWhose(stem, authority string) bool {
	if authority == "" {
		authority = "this course"
	}
	return strings.Contains(content.Key(stem), content.Key(authority))
}
