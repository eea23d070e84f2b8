package quiz

import (
	"testing"

	"porthole/content/markdown"
)

// What the document itself writes for an answer is right, and so is the long form of an abbreviation.
func TestAnAnswerIsRightAsTheDocumentWritesIt(t *testing.T) {
	const doc = "| Task | Service |\n|-|-|\n| access | IAM (Identity and Access Management) |\n| images | AMI (Amazon Machine Image) |\n| capital | Isfahan (until 1736) |\n| moves | OSPF (fast) |\n"
	c, _ := markdown.Parse("x.md", []byte(doc))
	d := NewDeck(c)
	for _, test := range []struct {
		given, typed string
		right        bool
	}{
		{"access", "IAM", true},
		{"access", "IAM (Identity and Access Management)", true},
		{"access", "identity and access management", true},
		{"images", "Amazon machine image", true},
		{"images", "AMI (Identity and Access Management)", false},
		{"images", "IAM (Identity and Access Management)", false},
		{"capital", "Isfahan (until 1736)", true},
		{"capital", "Isfahan", true},
		{"capital", "until 1736", false},
		{"moves", "fast", false},
	} {
		q, ok := d.Ask(cardWith(t, d, Forward, test.given), Typed, seeded(1))
		if !ok {
			t.Fatalf("%s is not asked", test.given)
		}
		if v := d.Mark(q, Response{Text: test.typed}); v.Right != test.right {
			t.Errorf("%q for %s: right is %v", test.typed, test.given, v.Right)
		}
	}
}
