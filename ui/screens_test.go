package ui

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/screen"
)

// asked returns the question on the screen.
func (d *driver) asked() quiz.Question {
	d.t.Helper()
	q, _ := on[*drill](d).session.Question()
	return q
}

func (d *driver) top() screen.Screen { return d.app.Top() }

// pick chooses an option by its digit.
func (d *driver) pick(i int) { d.press(strconv.Itoa(i + 1)) }

// answer gives a right or a wrong answer by the keyboard.
func (d *driver) answer(right bool) {
	d.t.Helper()
	q := d.asked()
	pick := func(want bool) {
		d.pick(slices.IndexFunc(q.Options, func(o quiz.Option) bool { return o.Right == want }))
	}
	switch q.Kind {
	case quiz.Flash:
		d.press("enter", map[bool]string{true: "y", false: "n"}[right])
	case quiz.Choice, quiz.Scenario, quiz.TrueFalse:
		pick(right)
	case quiz.ChooseAll:
		if !right {
			pick(false)
		}
		for i, o := range q.Options {
			if o.Right {
				d.pick(i)
			}
		}
		d.press("enter")
	case quiz.Typed:
		text := "no such thing"
		if right {
			text = strings.Join(q.Answers, ", ")
		}
		d.typed(text)
		d.press("enter")
	case quiz.Firewall, quiz.Settings, quiz.Transcript, quiz.Order, quiz.Sort, quiz.Cloze:
		d.t.Fatalf("the course asks nothing as %s", q.Kind)
	}
}

func TestEachKindIsAnsweredRightWrongAndBlankByKeyboard(t *testing.T) {
	course := emailCourse(t)
	for _, kind := range quiz.Kinds() {
		if kind.Performed() {
			continue // the course has none; see performedScenes
		}
		for _, way := range []string{"right", "wrong", "blank"} {
			t.Run(kind.String()+" "+way, func(t *testing.T) {
				d := open(t, course, 100, 40)
				d.drill(quiz.Selection{Kinds: []quiz.Kind{kind}, Count: 1})
				q := d.asked()
				if q.Kind != kind {
					t.Fatalf("asked as %s", q.Kind)
				}
				if way == "blank" {
					d.answerBlank(kind)
				} else {
					d.answer(way == "right")
				}
				verdict, judged := on[*drill](d).session.Verdict()
				blank := way == "blank" && kind != quiz.Flash // a card was known or not
				if !judged || verdict.Right != (way == "right") || verdict.Blank != blank {
					t.Fatalf("judged %v: %+v\n%s", judged, verdict, d.screen())
				}
				d.sees(map[bool]string{true: "✓", false: "✗"}[verdict.Right])
				if len(verdict.Sources) == 0 {
					t.Fatal("no source")
				}
				if answers := storedAnswers(t, d.store, course.ID); answers != 1 {
					t.Fatalf("%d answers kept, want 1", answers)
				}
			})
		}
	}
}

// storedAnswers counts the answers that are kept.
func storedAnswers(t *testing.T, s exam.Store, course string) int {
	t.Helper()
	known, err := s.Record(t.Context(), course)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, standing := range known.Cards {
		n += standing.Asked
	}
	return n
}

func TestFromTheFirstRunToTheResultByEnterAlone(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24)
	d.sees("Start", "lesson 1: Definition and Core Summary", "SMTP", "···")
	d.press("enter")
	d.sees("1 of 7", "Definition and Core Summary")
	d.press("enter")
	d.sees("2 of 7", "Main Protocols")
	d.press("n", "n")
	d.sees("4 of 7", "SMTP (Simple Mail Transfer Protocol)")
	for !strings.Contains(d.screen(), "on this") {
		d.press("enter")
	}
	d.press("enter")
	for range 20 {
		if _, over := d.top().(*result); over {
			break
		}
		d.answer(true)
		d.press("enter")
	}
	d.sees("right at the first try", "Nothing missed.")
	d.press("enter")
	d.sees("5 of 7", "POP3")
	d.press("esc")
	d.sees("▁")
	d.misses("0 of 25 met")
}

func TestTheMapShowsAValueOnceItWasAnsweredRight(t *testing.T) {
	course := seedCourse(t)
	d := open(t, course, 90, 24)
	d.misses("995")
	deck := d.study().Deck
	i := slices.IndexFunc(deck.Cards(), func(c quiz.Card) bool { return c.Direction == quiz.Reverse && c.Value == "995" })
	card := deck.Cards()[i]
	d.drill(quiz.Selection{Cards: []string{card.ID}, Count: 1})
	d.answer(true)
	d.press("enter", "enter")
	d.sees("995 ▁")
	d.misses("143")
}

func TestWhatWasMissedCanBeDrilledAgainWithOneKey(t *testing.T) {
	d := open(t, seedCourse(t), 80, 30)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 1})
	missed := d.asked().ID
	d.answer(false)
	d.press("enter")
	d.answer(true) // it came back
	d.press("enter")
	d.sees("0 of 1 right at the first try", "1 question missed", "a again")
	d.press("a")
	if d.asked().ID != missed {
		t.Fatalf("asked %q, want %q", d.asked().ID, missed)
	}
}

func TestTakingBackRestoresTheQuestionAndTheStore(t *testing.T) {
	course := seedCourse(t)
	d := open(t, course, 80, 24)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 5})
	before := d.screen()
	d.answer(false)
	d.press("u")
	d.sees("Taken back.")
	d.press("down", "up") // the notice goes with the next key
	if n := storedAnswers(t, d.store, course.ID); n != 0 {
		t.Fatalf("%d answers kept after taking back", n)
	}
	q := d.asked()
	d.answer(true)
	d.press("enter", "u") // from the next question too
	if d.asked().ID != q.ID {
		t.Fatal("another question than the one taken back")
	}
	d.press("?", "esc")
	if first := strings.Split(before, "\n")[2]; !strings.Contains(d.screen(), first) {
		t.Fatalf("the stem %q has gone:\n%s", first, d.screen())
	}
}

// failing is a store that cannot write.
type failing struct{ *exam.InMemory }

func (failing) SaveAnswer(context.Context, quiz.Answer) (int64, error) {
	return 0, errors.New("the disk is full")
}

func TestAnAnswerThatCouldNotBeSavedIsNeverCalledSaved(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24, func(o *Options) { o.Store = opened(failing{exam.NewInMemory()}) })
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 2})
	d.answer(true)
	d.sees("✓ Right", "Not saved: the disk is full")
	d.press("u")
	d.sees("Taken back.")
}

func TestTheVerdictWaitsForTheStoreAndKeysWaitForTheVerdict(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 3})
	first := d.asked().ID
	_, cmd := d.app.Update(keyPress("1")) // answered; the store has not said yet
	d.misses("✓", "✗")
	d.press("enter") // typed ahead
	if d.asked().ID != first {
		t.Fatal("went on before the answer was saved")
	}
	d.run(cmd)
	if d.asked().ID == first {
		t.Fatalf("the key typed ahead was lost:\n%s", d.screen())
	}
}

func TestNothingMovesWhenTheVerdictComes(t *testing.T) {
	course := emailCourse(t)
	for _, kind := range quiz.NewDeck(course).Kinds() {
		d := open(t, course, 80, 30)
		d.drill(quiz.Selection{Kinds: []quiz.Kind{kind}, Count: 1})
		q := d.asked()
		if kind == quiz.Flash {
			d.press("enter")
		}
		stem, options := d.places(q)
		d.answerBlank(kind)
		if s, o := d.places(q); s != stem || !slices.Equal(o, options) {
			t.Errorf("%s: stem on row %d, then %d; options %v, then %v", kind, stem, s, options, o)
		}
	}
}

// places are the rows on which the stem and the options begin.
func (d *driver) places(q quiz.Question) (stem int, options []int) {
	row := func(text string) int {
		start := strings.Join(strings.Fields(text)[:min(3, len(strings.Fields(text)))], " ")
		return slices.IndexFunc(d.rows(), func(r string) bool { return strings.Contains(r, start) })
	}
	for _, o := range q.Options {
		options = append(options, row(o.Text))
	}
	return row(q.Stem), options
}

func TestInAFieldPrintableKeysAreText(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Typed}, Count: 2})
	d.typed("q?u/h")
	d.sees("q?u/h")
	d.press("tab")
	d.sees("Hint:")
	d.press("esc")
	if _, home := d.top().(*home); !home {
		t.Fatalf("esc did not leave:\n%s", d.screen())
	}
}

func TestAnEmptyAnswerCountsOnlyTheSecondTime(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Typed}, Count: 2})
	d.press("enter")
	d.sees(ask2)
	d.misses("✗")
	d.press("enter")
	d.sees("✗")
}

const ask2 = "Nothing yet. Enter again: don't know."

func TestAPasteIsBoundedAndCleaned(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Typed}, Count: 1})
	d.send(tea.PasteMsg{Content: "9\x1b[2J9\u202e3\x00"})
	if v := d.app.View().Content; strings.Contains(v, "\x1b[2J") || strings.Contains(v, "\u202e") {
		t.Fatal("the paste reached the terminal")
	}
	d.sees("› 993 ")
	d.send(tea.PasteMsg{Content: strings.Repeat("x", 1<<20)})
	d.press("enter")
	if given := len(on[*drill](d).session.Answered()[0].Response.Text); given != 200 {
		t.Errorf("%d characters were taken", given)
	}
}
