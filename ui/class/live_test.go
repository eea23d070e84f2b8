package class_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/ui/look"
)

// scene is the round of the school that runs, else one that ran.
func (s *school) scene() class.Scene {
	s.t.Helper()
	all, err := s.book.Look(s.t.Context(), nil)
	s.must(err)
	if len(all) == 0 {
		s.t.Fatal("there is no round")
	}
	for _, s := range all {
		if s.State != class.RoundOver {
			return s
		}
	}
	return all[0]
}

// opens has a teacher open a round of some questions, a choice each, of 30 seconds.
func (s *school) opens(rules class.Rules) {
	s.t.Helper()
	groups, err := s.book.Groups(s.t.Context())
	s.must(err)
	var asked []quiz.Question
	for i := range 5 {
		asked = append(asked, quiz.Question{
			ID: fmt.Sprint("q", i), Kind: quiz.Choice, Stem: fmt.Sprintf("Which port is it, number %d?", i), Explanation: "IMAPS is IMAP in TLS.",
			Options: []quiz.Option{{Text: "25"}, {Text: "993", Right: true}, {Text: "110"}, {Text: "143"}}, Answers: []string{"993"},
		})
	}
	_, err = s.book.OpenRound(s.t.Context(), class.NewRound(groups[0].ID, s.deck.Course().ID, "Email", asked, rules, s.clock))
	s.must(err)
}

// right and wrong are the keys of an option of the question that is asked.
func (s *school) option(right bool) string {
	s.t.Helper()
	q, _ := s.scene().Question()
	for i, o := range q.Options {
		if o.Right == right {
			return strconv.Itoa(i + 1)
		}
	}
	s.t.Fatal("it has no such option")
	return ""
}

func TestARoundFromTheFormToItsEnd(t *testing.T) {
	s := newSchool(t)
	teacher := s.comes("", 100, 30)
	ann, bob := s.comes("Ann", 80, 24), s.comes("Bob", 40, 12)
	teacher.sees("Live round: ask a class questions together")
	ann.misses("Live round")
	teacher.press("enter")
	teacher.sees("the whole course", "How many")
	for _, row := range []int{3, 2} { // the clock: 10, 20, 30 s; at the end: all places
		teacher.press("down")
		for range row - 1 {
			teacher.press("down")
		}
	}
	teacher.press("enter")
	teacher.sees("ssh -p 2222 NAME@192.0.2.7", "K7QM-2R4T", "0 learners in.")
	ann.sees("Live round: join it: it begins soon")
	ann.press("enter")
	ann.sees("You are in, Ann.")
	bob.press("enter")
	teacher.sees("2 learners in.", "Ann", "Bob")
}

// The projector shows a QR code beside the link and the names, where all of them have room; it leads to the link with the code.
func TestTheLobbyShowsAQRCodeBesideTheLink(t *testing.T) {
	for _, c := range []struct {
		page          string
		width, height int
		drawn         bool
	}{
		{"https://192.0.2.7:8443", 110, 30, true},
		{"https://192.0.2.7:8443", 80, 24, true},
		{"https://192.0.2.7:8443", 60, 30, false},
		{"https://192.0.2.7:8443", 110, 18, false},
		{"", 110, 30, false},
	} {
		s := newSchool(t)
		s.page = c.page
		s.opens(class.Rules{})
		teacher, ann := s.comes("", c.width, c.height), s.comes("Ann", 80, 24)
		teacher.press("enter")
		ann.press("enter")
		teacher.sees(c.page, "ssh -p 2222 NAME@192.0.2.7", "K7QM-2R4T", "1 learner in.", "Ann", "enter")
		if drawn := strings.Contains(teacher.screen(), "▀"); drawn != c.drawn {
			t.Errorf("%+v: it is drawn: %v\n%s", c, drawn, teacher.screen())
		}
	}
}

// A model of five questions: who answers what, who comes late, who is lost, and what that comes to.
func TestEverybodyComesBackToTheSameQuestionWithTheSameAnswers(t *testing.T) {
	s := newSchool(t)
	s.opens(class.Rules{Each: 30 * time.Second, Board: class.WholeBoard})
	teacher, ann, bob := s.comes("", 100, 30), s.comes("Ann", 80, 24), s.comes("Bob", 80, 24)
	for _, x := range []*sitter{teacher, ann, bob} {
		x.press("enter")
	}
	right := map[string]int{}
	answers := func(x *sitter, name string, is bool) {
		x.press(s.option(is), "enter")
		x.sees("✓ Saved. Waiting for the others.")
		if is {
			right[name]++
		}
	}
	var cem *sitter
	for n := range 5 {
		teacher.press("enter")
		teacher.sees(fmt.Sprintf("Question %d of 5", n+1), fmt.Sprintf("number %d?", n), "0 of", "0:30")
		teacher.misses("✓", "IMAP in TLS")
		ann.sees(fmt.Sprintf("number %d?", n), "0:30")
		answers(ann, "Ann", n != 1)
		if n == 0 { // Cem comes late
			cem = s.comes("Cem", 80, 24)
			cem.sees("join it: question 1 of 5")
			cem.press("enter")
		}
		teacher.sees("1 of 3 have answered")
		if n == 1 { // Ann is lost after her answer
			s.leaves(ann)
			ann = s.comes("Ann", 80, 24)
			ann.sees("go back to it: question 2 of 5")
			ann.press("enter")
			ann.sees("number 1?", "✓ Saved. Waiting")
		}
		if n == 2 { // the server is killed, with everybody on it
			s.all = nil
			teacher, ann, bob, cem = s.comes("", 100, 30), s.comes("Ann", 80, 24), s.comes("Bob", 80, 24), s.comes("Cem", 80, 24)
			for _, x := range []*sitter{teacher, ann, bob, cem} {
				x.press("enter")
				x.sees("number 2?", "0:30")
			}
		}
		s.passes(10 * time.Second)
		bob.sees("0:20")
		answers(bob, "Bob", n%2 == 0)
		if n < 3 {
			answers(cem, "Cem", true)
			teacher.sees("✓ 3 of 3 have answered")
			teacher.press("enter")
		} else { // Cem lets the time go by, and is late
			s.passes(20*time.Second + class.LiveGrace + time.Millisecond)
			cem.press(s.option(true), "enter")
		}
		teacher.sees("✓ 993", "IMAP in TLS", "█")
		bob.sees("IMAP in TLS", " of "+fmt.Sprint(n+1))
	}
	teacher.press("enter")
	for _, x := range []*sitter{teacher, ann, bob, cem} {
		x.sees("The round is over.", "Ann", "Bob", "Cem")
	}
	for _, p := range s.scene().Places() {
		if p.Right != right[p.Name] {
			t.Errorf("%s has %d right, want %d", p.Name, p.Right, right[p.Name])
		}
	}
	ann.sees("You have 4 of 5 right.")
	ann.press("esc")
	ann.misses("Live round")
}

func TestNicknamesAreChosenOnComingIn(t *testing.T) {
	s := newSchool(t)
	s.opens(class.Rules{Nicknames: true})
	teacher, ann, bob := s.comes("", 80, 24), s.comes("Ann", 80, 24), s.comes("Bob", 80, 24)
	teacher.press("enter")
	ann.press("enter")
	ann.sees("What are you called in this round?")
	ann.press("O", "t", "t", "e", "r", "enter")
	ann.sees("You are in, Otter.")
	bob.press("enter", "o", "t", "t", "e", "r", "enter")
	bob.sees("Somebody else is called like that.")
	bob.press("enter")
	bob.sees("You are in, Bob.")
	teacher.sees("Otter", "Bob")
	teacher.misses("Ann")
}

func TestWhoNeedsMoreTimeIsGivenIt(t *testing.T) {
	s := newSchool(t)
	s.opens(class.Rules{Each: 20 * time.Second})
	teacher, ann, bob := s.comes("", 80, 24), s.comes("Ann", 80, 24), s.comes("Bob", 80, 24)
	for _, x := range []*sitter{teacher, ann, bob} {
		x.press("enter")
	}
	teacher.press("down", "space", "space")
	teacher.sees("Bob  2 × the time")
	teacher.press("enter")
	ann.sees("0:20")
	bob.sees("0:40")
	s.passes(25 * time.Second)
	ann.sees("Time is up. Waiting for the others.")
	teacher.sees("some have more time")
	teacher.misses("IMAP in TLS")
	bob.press(s.option(true), "enter")
	bob.sees("✓ Saved.")
	s.passes(20 * time.Second)
	teacher.sees("IMAP in TLS")
	ann.sees("IMAP in TLS")
}

func TestADigitChoosesAndEnterSends(t *testing.T) {
	s := newSchool(t)
	s.opens(class.Rules{Each: 40 * time.Second})
	teacher, ann := s.comes("", 80, 24), s.comes("Ann", 80, 24)
	teacher.press("enter")
	ann.press("enter")
	teacher.press("enter")
	ann.sees("choose", "enter send")
	ann.press(s.option(false))
	ann.sees("Chosen. Enter sends it.")
	if replies := s.scene().Replies; len(replies) != 0 {
		t.Errorf("a digit sends %+v", replies)
	}
	ann.press(s.option(true), "enter")
	ann.sees("✓ Saved.")
	if replies := s.scene().Replies; len(replies) != 1 || !replies[0].Right {
		t.Errorf("%+v", replies)
	}
}

func TestEveryScreenOfARoundFitsEveryWindow(t *testing.T) {
	s := newSchool(t)
	s.opens(class.Rules{Each: 30 * time.Second, Board: class.WholeBoard})
	teacher, ann, bob := s.comes("", 80, 24), s.comes("Ann", 80, 24), s.comes("Bob", 80, 24)
	check := func(when string, texts ...string) {
		t.Helper()
		for _, x := range []*sitter{teacher, ann} {
			for _, size := range [][2]int{{1, 1}, {40, 12}, {40, 30}, {60, 14}, {80, 24}, {100, 30}, {200, 60}, {80, 24}} {
				x.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				rows := strings.Split(x.screen(), "\n")
				for _, row := range rows {
					if look.Width(row) > size[0] {
						t.Errorf("%s, %v: a row is too long: %q", when, size, row)
					}
				}
				if len(rows) > size[1] {
					t.Errorf("%s, %v: %d rows", when, size, len(rows))
				}
				for _, text := range texts {
					if size[0] >= 40 && !strings.Contains(x.screen(), text) {
						t.Errorf("%s, %v: %q is not to be seen:\n%s", when, size, text, x.screen())
					}
				}
			}
		}
	}
	check("home")
	for _, x := range []*sitter{teacher, ann, bob} {
		x.press("enter")
	}
	check("lobby", "Ann")
	teacher.press("enter")
	check("question", "number 0?", "993", "1 of 5")
	ann.press(s.option(false), "enter")
	check("answered", "number 0?")
	teacher.press("enter")
	check("told", "993", "IMAP in TLS")
	teacher.press("e", "e")
	check("over", "The round is over.", "Ann")
}

func TestTheFormOffersTheCourseALessonWhatWasMissedAndAList(t *testing.T) {
	s := newSchool(t)
	teacher := s.comes("", 100, 30)
	teacher.press("enter", "right", "enter") // what this class misses most
	teacher.sees("nothing that this class missed can be asked")
	teacher.press("right", "enter") // by hand
	teacher.sees("Questions by hand", "0 chosen")
	teacher.press("space", "down", "space", "enter")
	teacher.sees("chosen by hand: 2")
	teacher.press("enter")
	teacher.sees("0 learners in.")
	if got := len(s.scene().Questions); got != 2 {
		t.Errorf("%d questions", got)
	}
	teacher.press("e", "e", "enter", "enter", "left", "enter") // the last lesson
	if q, want := s.scene().Questions, s.deck.Course().Lessons; len(q) == 0 || q[0].Lesson != len(want)-1 {
		t.Errorf("%d questions of another lesson", len(q))
	}
	if teacher.press("esc"); !strings.Contains(teacher.screen(), "lead it") {
		t.Error(teacher.screen())
	}
}
