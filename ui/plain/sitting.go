package plain

import (
	"strconv"
	"strings"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/words"
)

// sit asks the questions until the exam is handed in, left, or the input ends.
func (s *sitting) sit() action {
	for !s.done && s.going() {
		s.warn()
		response, r := s.put(s.exam.Questions[s.at].Question, s.intro(), s.asked())
		if r.act == end || r.act == quit {
			s.leave(response)
			return r.act
		}
		if !s.going() {
			s.out.say("Time was up before that: what you typed last does not count.")
			break
		}
		if r.act == undo {
			s.keepStep(s.exam.Give(s.at, quiz.Response{}, s.Now()))
			s.out.say("Taken back.")
			continue
		}
		if !response.Blank() {
			s.keepStep(s.exam.Give(s.at, response, s.Now()))
		}
		if act, over := s.move(r); act != answer {
			s.leave(quiz.Response{})
			return act
		} else if over {
			return s.finish()
		}
	}
	if s.exam.Left(s.Now()) == 0 && !s.done {
		s.out.say("Time is up. The exam is handed in.")
	}
	return s.finish()
}

// warn says once that time runs out.
func (s *sitting) warn() {
	if !s.warned && s.exam.Warned(s.Now()) {
		s.warned = true
		s.out.gap()
		s.out.say("Time runs out: " + s.timeLeft() + ".")
	}
}

func (s *sitting) intro() string {
	text := "Question " + strconv.Itoa(s.at+1) + " of " + strconv.Itoa(len(s.exam.Questions)) + ", " + s.timeLeft() + ". "
	if s.exam.Steps[s.at].Flagged {
		text += "Flagged. "
	}
	return text
}

func (s *sitting) asked() asked {
	return asked{
		undo: s.exam.Answered(s.at), standing: s.exam.Steps[s.at].Response,
		extra: extra{
			verbs:    []string{"next", "back", "flag", "list", "go", "time", "handin"},
			commands: "/next, /back, /go and a number (to another question), /flag (to look at it again), /list (all questions), /time, /handin (hands the exam in)",
			closed:   true, here: s.here,
		},
	}
}

// here deals with what leaves the question standing.
func (s *sitting) here(verb, rest string) bool {
	if s.exam.Left(s.Now()) == 0 {
		return false
	}
	switch verb {
	case "time":
		s.out.say(s.exactly() + ".")
	case "flag":
		s.keepStep(s.exam.Flag(s.at, s.Now()))
		text := "No longer flagged."
		if s.exam.Steps[s.at].Flagged {
			text = "Flagged: /list shows it."
		}
		s.out.say(text)
	case "list":
		s.list()
	case "go":
		if _, ok := place(rest, len(s.exam.Questions)); ok {
			return false
		}
		s.out.say("Please give the number of a question, from 1 to " + strconv.Itoa(len(s.exam.Questions)) + ", such as /go 3.")
	case "back":
		if s.at > 0 {
			return false
		}
		s.out.say("This is the first question.")
	default:
		return false
	}
	return !s.done
}

// list tells how things stand with each question.
func (s *sitting) list() {
	for i, q := range s.exam.Questions {
		state := "open"
		if s.exam.Answered(i) {
			state = "answered"
		}
		if s.exam.Steps[i].Flagged {
			state += ", flagged"
		}
		if i == s.at {
			state += ", you are here"
		}
		s.out.hang(number(i)+" ", state+": "+q.Stem)
	}
}

// move goes to the question that is wanted next; over: the exam is to be handed in.
func (s *sitting) move(r reply) (act action, over bool) {
	to := s.at + 1
	switch r.verb {
	case "back":
		to = max(0, s.at-1)
	case "go":
		to, _ = place(r.text, len(s.exam.Questions))
	case "handin":
		return s.closing()
	case "flag", "list", "time":
		to = s.at
	}
	if to == len(s.exam.Questions) {
		s.out.gap()
		s.out.say("That was the last question.")
		return s.closing()
	}
	s.visit(to)
	return answer, false
}

func (s *sitting) visit(to int) {
	s.at = to
	s.keepStep(s.exam.Go(to, s.Now()))
}

// closing says what is open and flagged, and asks whether to hand in. Else it goes on with the first question that is
// open, or flagged.
func (s *sitting) closing() (act action, over bool) {
	open, flagged := s.openAndFlagged()
	s.out.say("Open: " + orNone(open) + ". Flagged: " + orNone(flagged) + ". " + s.timeLeft() + ".")
	p := prompt{text: "y hands the exam in, Enter goes on with it: ", letters: true, extra: s.asked().extra,
		help: "y and Enter hands the exam in, and it is marked. Enter alone goes on with the first question that is open, else with the one where you were."}
	p.extra.verbs = []string{"list", "time", "go", "handin"}
	p.extra.commands = "/list (all questions), /time, /go and a number (to a question), /handin (hands the exam in)"
	for {
		r := s.ask(p)
		switch {
		case r.act != answer:
			return r.act, false
		case r.verb == "go":
			to, _ := place(r.text, len(s.exam.Questions)) // here has seen that it is one
			s.visit(to)
			return answer, false
		case r.verb == "handin":
			return answer, true
		case r.verb != "":
			return answer, false
		case isWord(r.text, "y", "yes"):
			return answer, true
		case strings.TrimSpace(r.text) == "":
			if len(open) > 0 {
				s.visit(open[0])
			}
			return answer, false
		}
		s.refuse("Please type y, or Enter alone.")
	}
}

// openAndFlagged lists the questions that are open, and those that are flagged.
func (s *sitting) openAndFlagged() (open, flagged []int) {
	for i, step := range s.exam.Steps {
		if !s.exam.Answered(i) {
			open = append(open, i)
		}
		if step.Flagged {
			flagged = append(flagged, i)
		}
	}
	return open, flagged
}

// orNone lists questions by their numbers.
func orNone(questions []int) string {
	texts := content.Texts(questions, func(q int) string { return strconv.Itoa(q + 1) })
	if len(texts) == 0 {
		return "none"
	}
	return strings.Join(texts, ", ")
}

// given says which answer stands for a question of an exam.
func (t *talk) given(q quiz.Question, r quiz.Response) {
	if r.Blank() {
		return
	}
	if q.Kind.Performed() {
		t.out.say("Your answer so far stands in the blanks:")
		t.out.say(filled(q, r.Fields)...)
		return
	}
	t.out.say("Your answer so far: " + words.Ended(givenText(q, r)) + " Enter keeps it.")
}

func givenText(q quiz.Question, r quiz.Response) string {
	if len(r.Picks) == 0 {
		return r.Text
	}
	var texts []string
	for _, i := range r.Picks {
		if i >= 0 && i < len(q.Options) {
			texts = append(texts, q.Options[i].Text)
		}
	}
	return strings.Join(texts, ", ")
}
