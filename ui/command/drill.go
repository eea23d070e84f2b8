package command

import (
	"github.com/spf13/cobra"

	"porthole/quiz"
)

func (c *cli) drillVerb() *cobra.Command {
	var f choice
	verb := c.sessionVerb(&cobra.Command{
		Use:   "drill [COURSE]",
		Short: "Answer questions: what is due, or what you choose",
		Long: `Drill asks what your memory needs now: what is fading, then what is new; with
an exam goal, today's part of the plan. A card is done for today once you have
recalled it twice, with other questions between, or once where you knew it on
an earlier day. When all that you have read is done, the next lesson comes in;
when nothing is left that is worth the minutes, the drill ends. The last one
before the exam goes on with what you remember least, each card three times at
most, while the plan has minutes. A card that you miss three times rests until
tomorrow. Every flag that chooses something makes it a drill of your choice
instead, twelve questions if you say nothing else, and what you miss comes back
before the end. With --due a drill of your choice asks only what is due or new.

The same --seed asks everyone the same questions, whatever they know.

--report FILE writes the result of the session as JSON, for a teacher; porthole
results reads it, and its help tells where the fields are documented. It is
written when you leave early, too, and says so. --class NAME says of which class
the learner is.`,
		Example: `  porthole drill                                 what is due and what is new
  porthole drill --due --lesson imap             what of it is in one lesson
  porthole drill --lesson imap --kind typed      one lesson, without options to choose
  porthole drill --relation "secure port" --count all
  porthole drill --seed 7 --count 20 --learner Ada --class 7b --report ada.json
  porthole drill capitals.md --minutes 5`,
	}, quiz.AtDrill, &f)
	verb.Flags().BoolVar(&f.due, "due", false, "of what is chosen, ask what is due and what is new")
	f.handIn.register(verb)
	return verb
}
