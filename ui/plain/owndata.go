package plain

import (
	"context"
	"strings"

	"porthole/content"
	"porthole/ui/words"
)

// Own is a learner's way to what a class keeps of them; see class.Own of the screens.
type Own struct {
	Read    func(ctx context.Context) (words.OwnData, error)
	Delete  func(ctx context.Context) error
	Line    string // that they log in with
	Joining bool   // they have just joined, and are told once
}

// ownTalk is about that.
type ownTalk struct{ *talk }

// ownData tells what the class keeps of the learner, and deletes it where they want that.
func (t ownTalk) ownData() (action, error) {
	data, err := t.Own.Read(t.ctx)
	if err != nil {
		return answer, err
	}
	t.out.say(content.Clean(data.Held(t.Now())))
	t.tellKept(data)
	for line := range strings.SplitSeq(words.TakeHome(t.Own.Line), "\n") {
		t.out.say(line)
	}
	t.out.gap()
	r := t.ask(prompt{text: "Enter goes back; delete deletes everything: ", help: "Type delete to delete all that is kept of you. It cannot be taken back."})
	if r.act != answer || !strings.EqualFold(strings.TrimSpace(r.text), "delete") {
		return r.act, nil
	}
	if err := t.Own.Delete(t.ctx); err != nil {
		return answer, err
	}
	t.out.say("Everything of you is deleted.")
	return end, nil
}

// tellKept says what the class keeps of its learners.
func (t ownTalk) tellKept(data words.OwnData) {
	t.out.say("What the class keeps of you:")
	for _, paragraph := range data.Kept() {
		t.out.hang("- ", paragraph)
	}
}

// greet tells somebody who has just joined what is kept of them.
func (t ownTalk) greet() {
	if t.Own == nil || !t.Own.Joining {
		return
	}
	if data, err := t.Own.Read(t.ctx); err == nil {
		t.tellKept(data)
		t.out.say("My data, in the menu, shows this again, and deletes it.")
		t.out.gap()
	}
}
