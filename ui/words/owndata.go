package words

import (
	"fmt"
	"time"
)

// OwnData is what a class keeps of one of its learners.
type OwnData struct {
	Name, Class string
	Joined      time.Time
	PIN         bool // there is one
	Keys        int  // of SSH
	Answers     int
	Exams       int
	Keep        int // days that the class is kept without use; 0: for ever
}

// Kept says what a class keeps of its learners, and who sees it: a sentence or two in each paragraph.
func (d OwnData) Kept() []string {
	idle := fmt.Sprintf("A class that nobody uses is deleted after %s.", Count(d.Keep, "day"))
	if d.Keep == 0 {
		idle = "The class is kept until your teacher deletes it."
	}
	return []string{
		"Your name in this class, and when you joined and came in last.",
		"A hash of your PIN, and not the PIN. Whoever has this server's files could try PINs until one fits, so choose one that you use nowhere else. A fingerprint of your SSH key, if you have one, and of what each browser keeps by which it knows you, for two weeks.",
		"Each answer you give, the lessons you read, your exams and your goal: from these follows what you know and what you are about to forget.",
		"Your teacher sees all of this but the PIN. The others see nothing of it, unless your teacher shows scores in a live round.",
		"It lies on this server only. " + idle + " The newest seven daily backups may hold what was deleted, until newer ones take their place.",
	}
}

// Held counts what there is of this learner.
func (d OwnData) Held(now time.Time) string {
	how := Count(d.Keys, "key")
	switch {
	case d.PIN && d.Keys > 0:
		how = "a PIN and " + how
	case d.PIN:
		how = "a PIN"
	}
	return fmt.Sprintf("%s, in %s since %s, with %s: %s and %s.", d.Name, d.Class, d.Joined.In(now.Location()).Format("2 January 2006"), how,
		Count(d.Answers, "answer"), Count(d.Exams, "exam"))
}

// TakeHome says how a learner gets their progress, by the line that they log in with: "ssh -p 2222 ann@host".
func TakeHome(line string) string {
	return "To take your progress home, type on your own machine:\n  " + line + " export > progress.jsonl\n  porthole import progress.jsonl"
}
