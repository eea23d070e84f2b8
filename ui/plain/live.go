package plain

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/ui/words"
)

// Live is what a learner needs to take part in the live rounds of their class.
type Live struct {
	// Running returns the round of the class that runs, if there is one.
	Running func(context.Context) (LiveRound, bool)
	// Next waits until the round is another one than it was: false where the context has ended.
	Next func(ctx context.Context, before LiveRound) (LiveRound, bool)
	Seat class.Seat
	Deck func(course string) *quiz.Deck // a course by its id; nil: there is none such
	// Wake calls a function after a while, and returns what prevents that; nil: by the real clock.
	Wake func(d time.Duration, f func()) (stop func() bool)
}

// LiveRound is a round as it was read.
type LiveRound struct {
	class.Scene
	At time.Time // when it was read, by the clock of Options
}

// clock is the time of the database's clock.
func (r LiveRound) clock(now time.Time) time.Time { return r.Read.Add(now.Sub(r.At)) }

// stage is what the round has come to.
func (r LiveRound) stage(now time.Time) class.RoundState { return r.StageAt(r.clock(now)) }

// liveEntries are the lines of the menu for a round that runs.
func (t *talk) liveEntries() []entry {
	if t.Live == nil {
		return nil
	}
	r, runs := t.Live.Running(t.ctx)
	if !runs {
		return nil
	}
	says := "Live round: it begins soon"
	if r.State != class.InLobby {
		says = fmt.Sprintf("Live round: question %d of %d", r.Round.At+1, len(r.Questions))
	}
	return []entry{{says, func() (action, error) { return t.liveRound(r) }}}
}

// livePlay is a live round as it goes on.
type livePlay struct {
	*talk
	r      LiveRound
	asked  int // the question that was shown, -1: none
	told   int // the question of which the answer was told
	given  bool
	warned time.Duration // the last time left that was said
	lobby  bool          // it was said that the round begins soon
}

// liveRound takes part in a round until it is over or the learner leaves it.
func (t *talk) liveRound(r LiveRound) (action, error) {
	p := &livePlay{talk: t, r: r, asked: -1, told: -1}
	if act, err := p.sit(); act != answer || err != nil {
		return act, err
	}
	for {
		if p.say() {
			return answer, nil
		}
		if act := p.wait(); act != answer {
			return act, nil
		}
	}
}

// sit comes in, under a nickname where those are chosen.
func (p *livePlay) sit() (action, error) {
	_, in := p.r.Seat(p.Learner)
	var name class.Name
	for p.r.Nicknames && !in {
		got := p.ask(prompt{text: "Your name in this round, or Enter for the one you have: ", help: "Everybody sees this name."})
		if got.act != answer {
			return got.act, nil
		}
		if strings.TrimSpace(got.text) == "" {
			break
		}
		var err error
		if name, err = class.ReadName(got.text); err != nil {
			p.refuse(words.Sentence(err.Error()))
			continue
		}
		err = p.Live.Seat.Sit(p.ctx, p.r.ID, p.Learner, name)
		if !errors.Is(err, class.ErrTaken) {
			return answer, err
		}
		p.refuse("Somebody else is called like that. Please take another name.")
	}
	return answer, p.Live.Seat.Sit(p.ctx, p.r.ID, p.Learner, class.Name{})
}

// say tells what is new, and reports whether the round is over.
func (p *livePlay) say() (over bool) {
	switch p.r.stage(p.Now()) {
	case class.InLobby:
		if !p.lobby {
			p.lobby = true
			p.out.say("You are in. The teacher opens the first of " + words.Count(len(p.r.Questions), "question") + ". /quit leaves.")
		}
	case class.Answering:
		p.question()
	case class.Told:
		p.tell()
	case class.RoundOver:
		if p.r.State == class.RoundOver && p.told < p.r.Round.At {
			p.tell()
		}
		p.over()
		return true
	}
	return false
}

// question shows the question, and says how much time there is.
func (p *livePlay) question() {
	q, _ := p.r.Question()
	if p.asked != p.r.Round.At {
		p.asked, p.warned = p.r.Round.At, 0
		_, p.given = p.r.ReplyOf(p.Learner)
		p.out.gap()
		p.out.say(fmt.Sprintf("Question %d of %d. %s", p.asked+1, len(p.r.Questions), q.Stem))
		p.out.list(optionTexts(q))
		p.out.say(descriptorOf(q.Kind).prompt(q).help)
		if left, timed := p.left(); timed {
			p.out.say(words.Count(int((left+time.Second-1)/time.Second), "second") + ".")
			p.warned = left
		}
		if p.given {
			p.out.say("Your answer is saved.")
		}
		return
	}
	if _, saved := p.r.ReplyOf(p.Learner); saved && !p.given { // it was read before the answer of an earlier session was in it
		p.given = true
		p.out.say("Your answer is saved.")
	}
	if left, timed := p.left(); timed && !p.given {
		for _, mark := range liveMarks() {
			if left <= mark && p.warned > mark {
				p.out.say(words.Count(int(mark/time.Second), "second") + " left.")
				p.warned = mark
				return
			}
		}
	}
}

// liveMarks are the times left that are said: none more often, so that a screen reader is not interrupted.
func liveMarks() []time.Duration {
	return []time.Duration{5 * time.Second, 10 * time.Second, 30 * time.Second, time.Minute}
}

// left is the time that the learner has for the question; false: it is not counted down.
func (p *livePlay) left() (time.Duration, bool) {
	seat, _ := p.r.Seat(p.Learner)
	until := p.r.Until(seat.Pace)
	return max(0, until.Sub(p.r.clock(p.Now()))), !until.IsZero()
}

// tell says what was right, and how far the learner is.
func (p *livePlay) tell() {
	q, asks := p.r.Question()
	if !asks || p.told == p.r.Round.At {
		return
	}
	p.told = p.r.Round.At
	if p.asked != p.told {
		p.out.gap()
		p.out.say(fmt.Sprintf("Question %d of %d was: %s", p.told+1, len(p.r.Questions), q.Stem))
	}
	reply, _ := p.r.ReplyOf(p.Learner)
	p.out.gap()
	p.verdict(q, p.deck().Mark(q, reply.Response))
	p.out.say(p.score())
}

func (p *livePlay) score() string {
	right := 0
	for _, place := range p.r.Scores {
		if place.Learner == p.Learner {
			right = place.Right
		}
	}
	return fmt.Sprintf("You have %d of %d right.", right, p.told+1)
}

func (p *livePlay) deck() *quiz.Deck {
	if d := p.Live.Deck(p.r.Course); d != nil {
		return d
	}
	return quiz.NewDeck(&content.Course{ID: p.r.Course})
}

// over tells of the end.
func (p *livePlay) over() {
	p.out.gap()
	p.out.say("The round is over.")
	for _, place := range p.r.OnBoard() {
		p.out.say(fmt.Sprintf("%d. %s: %d right.", place.Rank, content.Clean(place.Name), place.Right))
	}
}

// wait waits for news of the round, for a line, or until there is a time left to say.
func (p *livePlay) wait() action {
	ctx, done := context.WithCancel(p.ctx)
	defer done()
	news, clock, before := make(chan LiveRound, 1), make(chan bool, 1), p.r
	go func() {
		if next, ok := p.Live.Next(ctx, before); ok {
			news <- next
		}
	}()
	if d, soon := p.next(); soon {
		stop := p.wake(d, func() { clock <- true })
		defer stop()
	}
	if p.out.flush() != nil {
		return end
	}
	select {
	case p.r = <-news:
	case <-clock:
	case got, ok := <-p.in:
		if !ok {
			return end
		}
		return p.line(got)
	case <-ctx.Done():
		return end
	}
	return answer
}

func (p *livePlay) wake(d time.Duration, f func()) (stop func() bool) {
	if p.Live.Wake != nil {
		return p.Live.Wake(d, f)
	}
	return time.AfterFunc(d, f).Stop
}

// next is how long it is until there is something to say of the time.
func (p *livePlay) next() (time.Duration, bool) {
	left, timed := p.left()
	if !timed || p.r.stage(p.Now()) != class.Answering {
		return 0, false
	}
	least := left + class.LiveGrace + time.Millisecond
	for _, mark := range liveMarks() {
		if mark < left {
			least = left - mark
		}
	}
	return least, true
}

// line takes what was typed.
func (p *livePlay) line(got line) action {
	if p.Echo {
		p.out.line(got.text)
	}
	q, _ := p.r.Question()
	open := p.r.stage(p.Now()) == class.Answering && !p.given
	verb, rest := command(got.text, q.Kind != quiz.Typed || !open)
	switch {
	case verb == "quit":
		return quit
	case verb == "answer":
		got.text = rest
	case verb == "help" && open:
		p.out.say(descriptorOf(q.Kind).prompt(q).help + " /quit leaves the round.")
		return answer
	case verb != "":
		p.out.say("Here there are /help and /quit.")
		return answer
	}
	switch {
	case !open:
		p.out.say("Please wait for the teacher. /quit leaves the round.")
	case strings.TrimSpace(got.text) != "":
		p.give(q, got.text)
	}
	return answer
}

// give gives an answer.
func (p *livePlay) give(q quiz.Question, text string) {
	how := descriptorOf(q.Kind)
	response, ok := how.respond(q, text)
	if !ok {
		p.out.say(quoted(text) + " is none of the options. " + how.prompt(q).help)
		return
	}
	receipt, err := p.Live.Seat.Give(context.WithoutCancel(p.ctx), class.GivenLive{
		Round: p.r.ID, Question: p.asked, Learner: p.Learner, Response: response,
		Answer: quiz.NewAnswer(p.r.Course, fmt.Sprint("live-", p.r.ID), q, response, p.deck().Mark(q, response), p.Now()),
	})
	switch {
	case errors.Is(err, class.ErrMoved), err == nil && receipt == class.CameLate:
		p.out.say("Time was up. This answer does not count.")
	case err != nil:
		p.out.say("Not saved, please give it again: " + words.Ended(content.Clean(err.Error())))
		return
	case receipt == class.Already:
		p.out.say("Your first answer is saved, and counts.")
	default:
		p.out.say("Saved.")
	}
	p.given = true
}
