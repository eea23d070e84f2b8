package class_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"porthole/content"
	"porthole/content/markdown"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/memory"
)

// mailPorts is a deck of two lessons, of which the second asks nothing, and a third that does.
func mailPorts(t *testing.T) *quiz.Deck {
	t.Helper()
	course, problems := markdown.Parse("ports.md", []byte(`# Ports

## Mail

| Protocol | Port |
|---|---|
| SMTP | 25 |
| POP3 | 110 |

## A word

Nothing is asked here.

## Names

| Service | Port |
|---|---|
| DNS | 53 |
| mDNS | 5353 |
`))
	if content.Concerns(problems) > 0 {
		t.Fatal(problems)
	}
	return quiz.NewDeck(course)
}

func when() time.Time { return time.Date(2026, 11, 30, 10, 0, 0, 0, time.UTC) }

// learnt is a member who answered cards of the deck, a letter for each answer in the order of its ids: r is right on three
// days, o once, w wrong, b right and then wrong, and a dot leaves the card out.
func learnt(d *quiz.Deck, name, answers string) class.Learnt {
	var all []memory.Answer
	add := func(card string, right bool, daysAgo int) {
		all = append(all, memory.Answer{Card: card, Right: right, At: when().AddDate(0, 0, -daysAgo), Session: "s"})
	}
	var ids []string
	for _, lesson := range d.Lessons() {
		ids = append(ids, lesson...)
	}
	for i, how := range answers {
		switch how {
		case 'r':
			add(ids[i], true, 9)
			add(ids[i], true, 5)
			add(ids[i], true, 1)
		case 'o':
			add(ids[i], true, 1)
		case 'w':
			add(ids[i], false, 1)
		case 'b':
			add(ids[i], true, 5)
			add(ids[i], true, 3)
			add(ids[i], false, 1)
		}
	}
	slices.SortStableFunc(all, func(a, b memory.Answer) int { return a.At.Compare(b.At) })
	return class.Learnt{Member: class.Member{Learner: name, Name: name, Class: "7b"}, Record: memory.Replay(slices.Values(all))}
}

func TestAChartTellsHowWellEachLessonIsKnown(t *testing.T) {
	d := mailPorts(t)
	c := class.NewChart(d, []class.Learnt{learnt(d, "Ann", "rrrrb..."), learnt(d, "Bob", "ow......"), learnt(d, "Cem", "")}, when())
	if diff := cmp.Diff([]string{"Mail", "Names"}, c.Lessons); diff != "" || len(c.Cards) != 8 {
		t.Fatalf("%s; %d cards", diff, len(c.Cards))
	}
	want := map[string][]class.Cell{
		"Ann": {{0, 0, 0, 0, 4}, {3, 0, 1, 0, 0}}, "Bob": {{3, 1, 0, 0, 0}, {4, 0, 0, 0, 0}}, "Cem": {{4}, {4}},
	}
	for _, row := range c.Rows {
		if diff := cmp.Diff(want[row.Name], row.Lessons); diff != "" {
			t.Errorf("%s: -want +got:\n%s", row.Name, diff)
		}
	}
	if ann := c.Rows[0]; ann.All.Known() != 4 || ann.All.Met() != 5 || ann.All.Share() != 0.5 || ann.Answers() != 15 || !ann.Last().Equal(when().AddDate(0, 0, -1)) {
		t.Errorf("%+v, %d answers, last at %v", ann.All, ann.Answers(), ann.Last())
	}
	names := content.Texts(c.Weakest(), func(s class.Standing) string { return s.Name })
	if got := strings.Join(names, " "); got != "Cem Bob Ann" {
		t.Errorf("the weakest first: %s", got)
	}
	if c.Together != nil {
		t.Error("two are no group")
	}
}

func TestFewerThanFiveAreNotTakenTogether(t *testing.T) {
	d := mailPorts(t)
	var all []class.Learnt
	for i := range class.Fewest {
		all = append(all, learnt(d, fmt.Sprint("idle ", i), ""))
	}
	for i := range class.Fewest {
		if c := class.NewChart(d, all, when()); c.Together != nil {
			t.Errorf("%d have answered, and all are told of together", i)
		}
		all = append(all, learnt(d, fmt.Sprint("busy ", i), "rr"))
	}
	if c := class.NewChart(d, all, when()); c.Together[0].Known() != 2*class.Fewest || c.Together[0].Of() != 4*class.Fewest {
		t.Errorf("%v", c.Together)
	}
}

func TestTheSignOfManyCardsFollowsTheShareThatIsKnown(t *testing.T) {
	for cell, want := range map[class.Cell]quiz.Level{
		{}: quiz.Unmet, {12}: quiz.Unmet, {11, 1}: quiz.JustMet, {8, 0, 0, 4}: quiz.Fading, {4, 0, 0, 4, 4}: quiz.Known,
		{2, 0, 0, 8}: quiz.Known, {1, 0, 0, 4, 5}: quiz.Strong, {0, 0, 12}: quiz.JustMet,
	} {
		if got := cell.Level(); got != want {
			t.Errorf("%v: %v, want %v", cell, got, want)
		}
	}
}

func TestWhatAClassMissesMostComesFirst(t *testing.T) {
	d := mailPorts(t)
	all := []class.Learnt{learnt(d, "Ann", "wbr"), learnt(d, "Bob", ".b"), learnt(d, "Cem", "wr")}
	got := class.MostMissed(all)
	cards := d.Lessons()[0]
	want := []class.Missed{{cards[0], 2, 2, 2, 2}, {cards[1], 2, 9, 2, 3}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestFirstAnswersMakeASheetEach(t *testing.T) {
	d := mailPorts(t)
	card := d.Lessons()[0][0]
	asked, _ := d.Asked(card)
	options := []string{"25", "110", "53", "5353"}
	var all []class.Answered
	for i, given := range []string{"25", "110", "110", "110", "25", "53"} {
		all = append(all, class.Answered{Member: class.Member{Name: fmt.Sprint("pupil ", i)}, Answers: []quiz.Answer{
			{Card: card, Kind: quiz.Choice, Given: given, Right: given == "25", Options: options, At: when()},
			{Card: "of an older course", Right: true, At: when()},
		}})
	}
	all = append(all, class.Answered{Member: class.Member{Name: "idle"}})
	sheets := class.FirstSheets(d, all)
	items := class.Items(sheets)
	if len(sheets) != 6 || len(items) != 1 {
		t.Fatalf("%d sheets, %d questions", len(sheets), len(items))
	}
	item := items[0]
	if item.Stem != asked.Stem || item.Right != "25" || item.Lesson != "Mail" || item.Answers != 6 || item.Facility != 2.0/6 {
		t.Errorf("%+v", item)
	}
	want := []class.Given{{"110", 3, false, 6}, {"25", 2, true, 6}, {"53", 1, false, 6}, {"5353", 0, false, 6}}
	if diff := cmp.Diff(want, item.Given); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]class.Flag{class.Preferred}, item.Flags()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestFlagsTellWhatIsStriking(t *testing.T) {
	low, high := 0.05, 0.4
	for name, of := range map[string]struct {
		item class.Item
		want []class.Flag
	}{
		"nothing":              {class.Item{Answers: 30, Facility: 0.6, Discrimination: &high}, nil},
		"hard":                 {class.Item{Answers: 5, Facility: 0.29, Given: []class.Given{{Text: "a", Times: 3, Right: true}}}, []class.Flag{class.Hard}},
		"easy":                 {class.Item{Answers: 40, Facility: 0.96}, []class.Flag{class.Easy}},
		"blurred":              {class.Item{Answers: 20, Facility: 0.5, Discrimination: &low}, []class.Flag{class.Blurred}},
		"on the bounds":        {class.Item{Answers: 20, Facility: 0.3}, nil},
		"a twin is preferred":  {class.Item{Answers: 9, Facility: 0.4, Given: []class.Given{{Text: "b", Times: 5}, {Text: "a", Times: 4, Right: true}}}, []class.Flag{class.Preferred}},
		"two wrong ones share": {class.Item{Answers: 9, Facility: 0.4, Given: []class.Given{{Text: "a", Times: 4, Right: true}, {Text: "b", Times: 3}, {Text: "c", Times: 2}}}, nil},
		"too few":              {class.Item{Answers: 4}, nil},
	} {
		if diff := cmp.Diff(of.want, of.item.Flags()); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
	}
}
