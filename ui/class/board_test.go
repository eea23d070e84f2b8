package class

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/class"
)

func TestTheBoardTellsWhoIsHereAndWhatTheyDo(t *testing.T) {
	d := at(t, "Ann", "Bob", "Cem")
	d.sees("7b", "0 of 3 here", "logged in", "○ Ann", "away", "2 days ago")
	d.here = []Present{
		{Learner: "learner 2", Class: "7b", Does: "drilling", Since: ten().Add(-12 * time.Minute)},
		{Learner: "teacher x", Since: ten()}, {Learner: "learner 1", Class: "8a", Since: ten()},
	}
	d.ticks()
	d.sees("1 of 3 here", "● Cem", "drilling", "12 minutes")
	if rows := d.rows(); slices.Index(rows, d.row("Cem")) > slices.Index(rows, d.row("Ann")) {
		t.Error("whoever is here comes first")
	}
	d.here = nil
	d.ticks()
	d.sees("0 of 3 here", "○ Cem")
}

func TestTheHeatMapShowsLessonsAndCardsAndSorts(t *testing.T) {
	d := at(t, "Ann", "Bob", "Cem")
	d.press("tab")
	d.sees("[Heat map]", "nothing right yet", "Fewer than 5 learners have answered")
	d.misses("  together")
	d.press("right", "down")
	d.sees("Bob · 2 ", "cards: ")
	d.press("t")
	d.sees("Bob · ", "not right yet", "just met")
	d.press("t", "s")
	names := strings.Join(d.rows(), " ")
	if a, c := strings.Index(names, "Ann"), strings.Index(names, "Cem"); a > c {
		t.Errorf("Ann knows least:\n%s", strings.Join(d.rows(), "\n"))
	}
	d.press("s", "left", "left", "enter")
	d.sees("Lessons", "Weakest cards")
}

func TestFiveWhoAnsweredAreToldOfTogether(t *testing.T) {
	d := at(t, "idle", "Bob", "Cem", "Dora", "Emil", "Fay")
	d.press("2")
	d.sees("together")
	d.misses("Fewer than")
}

func TestATeacherRenamesGivesAPINAndRemoves(t *testing.T) {
	d := at(t, "Ann", "Bob")
	d.press("enter")
	d.sees("Ann", "Lessons", "Nothing was asked yet.", "9 days ago", "not begun")
	d.press("r", "Bob", "enter")
	d.sees("Call Ann Bob from now on?")
	d.press("y")
	d.sees("is taken; choose another")
	d.press("r", "Zoë", "enter", "y")
	d.sees("Zoë is the name now.")
	d.press("p")
	d.sees("Give Zoë a new PIN?")
	d.press("n")
	if d.keep.learnt[0].PIN != "hash" {
		t.Error("it was not agreed to")
	}
	d.press("p", "y")
	d.sees("The PIN is 314159 now.")
	d.press("x", "y")
	d.sees("does not come in any more", "let back")
	if m := d.keep.learnt[0]; m.PIN != "hash of it" || !m.Removed || m.Name != "Zoë" {
		t.Errorf("%+v", m.Member)
	}
	d.press("x", "y", "esc")
	d.sees("○ Zoë")
	if d.keep.learnt[0].Removed {
		t.Error("Zoë was let back")
	}
}

func TestQuestionsAreToldWithWhatIsStriking(t *testing.T) {
	d := at(t, "Ann", "Bob", "Cem", "Dora", "Emil", "Fay")
	deck := email(t)
	id := deck.IDs()[0]
	asked, _ := deck.Asked(id)
	for i, given := range []string{"a", "a", "a", "b", "b", "c"} {
		d.keep.answered = append(d.keep.answered, class.Answered{Member: d.keep.learnt[i].Member, Answers: []quiz.Answer{
			{Card: id, Kind: quiz.Choice, Given: given, Right: given == "b", Options: []string{"a", "b", "c", "never taken"}, At: ten()},
		}})
	}
	d.press("3")
	d.sees("[Questions]", "33 %", "! a wrong answer is given more often than the right one")
	d.press("enter")
	d.sees(asked.Stem, "33 % of 6 learners right", "3 of 6 offered", "never taken", "0 of 6 offered")
	d.press("esc", "tab")
	d.sees("[Most missed]", "wrong")
	d.press("enter")
	d.sees("Answered wrong ", "Who")
}

func TestHowToJoinIsAtHandAndTheServerIsEndedAfterAsking(t *testing.T) {
	d := at(t, "Ann")
	d.press("i")
	d.sees("ssh -p 2222 NAME@192.0.2.1", "K7QM-2R4T", "SHA256:abc", "/data/serve.log")
	d.press("esc", "q")
	d.sees("End the server?", "Nobody is connected.")
	d.press("esc")
	d.sees("[Here]")
	d.here = []Present{{Learner: "learner 0", Class: "7b"}}
	d.press("q")
	d.sees("1 session is open. Everyone is told, and nothing is lost")
	if d.press("y"); !d.quit {
		t.Error("it goes on")
	}
}

func TestWhatElseIsToBeHadIsOpened(t *testing.T) {
	d := at(t, "Ann")
	d.press("5")
	d.sees("[More]", "Live round", "ask together")
	d.press("enter")
	d.sees("A round was opened.")
}

func TestAnotherCourseOrClassIsShown(t *testing.T) {
	d := at(t, "Ann")
	d.keep.groups = append(d.keep.groups, class.Group{ID: 2, Name: "8a", Members: 3})
	d.ticks()
	d.press("c")
	d.sees("Class", "8a · 3 members", "Course", "ports")
	d.press("home", "down", "enter")
	d.sees("◉ 8a")
	d.press("c", "end", "enter")
	d.sees("The class cannot be read: there is no such course here")
	d.press("c", "up", "enter")
	d.sees("[Here]")
	d.keep.fault = errors.New("the disk is gone")
	d.ticks()
	d.sees("The class cannot be read: the disk is gone")
	d.keep.fault = nil
	d.ticks()
	d.sees("Ann")
}
