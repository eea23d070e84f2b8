package ui

import (
	"os"
	"strings"
	"testing"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/ask"
)

// tasks is a course with a question of each performance-based kind.
func tasks(t testing.TB) *content.Course {
	t.Helper()
	src, err := os.ReadFile("testdata/tasks.md")
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, string(src))
}

// hostileTasks is the same with texts that are long and wide.
func hostileTasks(t *testing.T) *content.Course {
	t.Helper()
	course := tasks(t)
	long := " 邮件服务器 with-a-word-that-is-much-too-long-for-any-column 👩‍💻 and more of it"
	for i := range course.Questions {
		q := &course.Questions[i]
		q.Stem += strings.Repeat(long, 2)
		if q.Form != nil {
			for j := range q.Form.Header {
				q.Form.Header[j] += long
			}
			for j := range q.Form.Rows {
				for c := range q.Form.Rows[j].Cells {
					for n := range q.Form.Rows[j].Cells[c] {
						q.Form.Rows[j].Cells[c][n] += long
					}
				}
			}
		}
		if q.Transcript != nil {
			for j := range q.Transcript.Lines {
				q.Transcript.Lines[j] += long
			}
			for j := range q.Transcript.Prompts {
				q.Transcript.Prompts[j].Text += long
			}
		}
		if q.Cloze != nil {
			for j := range q.Cloze.Around {
				q.Cloze.Around[j] += long
			}
		}
		for j := range q.Order {
			q.Order[j] += long
		}
		if q.Sorting != nil {
			for j := range q.Sorting.Columns {
				q.Sorting.Columns[j] += long
			}
			for j := range q.Sorting.Things {
				q.Sorting.Things[j].Text += long
			}
		}
	}
	return course
}

// performedScenes are the ways through a question: as it is asked, begun, and answered not at all, in part and whole.
func performedScenes() map[string]func(d *driver, k quiz.Kind) {
	begin := func(d *driver, k quiz.Kind) {
		d.drill(quiz.Selection{Kinds: []quiz.Kind{k}, Count: 1})
	}
	part := func(d *driver) { d.press("2", "space", "down") }
	return map[string]func(d *driver, k quiz.Kind){
		"asked":   begin,
		"begun":   func(d *driver, k quiz.Kind) { begin(d, k); part(d) },
		"blank":   func(d *driver, k quiz.Kind) { begin(d, k); d.answerBlank(k) },
		"in part": func(d *driver, k quiz.Kind) { begin(d, k); part(d); d.giveAll() },
		"whole":   func(d *driver, k quiz.Kind) { begin(d, k); d.fill(); d.giveAll() },
		"result": func(d *driver, k quiz.Kind) {
			begin(d, k)
			part(d)
			for !d.finished() {
				d.giveAll()
				d.press("enter")
			}
		},
	}
}

// giveAll gives the answer as it stands.
func (d *driver) giveAll() {
	screen := on[*drill](d)
	for range 3 {
		if screen.judged() {
			return
		}
		d.press("ctrl+d")
		if q, _ := screen.session.Question(); q.Kind == quiz.Order {
			d.press("enter")
		}
	}
	d.t.Fatalf("no verdict:\n%s", d.screen())
}

// finished reports whether the drill is over.
func (d *driver) finished() bool {
	_, asking := d.app.Top().(*drill)
	return !asking
}

// fill puts something into every part.
func (d *driver) fill() {
	screen := on[*drill](d)
	q, _ := screen.session.Question()
	for range q.Task.Blanks {
		d.press("2", "tab")
	}
}

func TestAPerformanceBasedQuestionFitsEveryFrame(t *testing.T) {
	t.Parallel()
	for course, c := range map[string]*content.Course{"tasks": tasks(t), "hostile": hostileTasks(t)} {
		for name, scene := range performedScenes() {
			t.Run(course+" "+name, func(t *testing.T) {
				t.Parallel()
				for _, k := range quiz.Kinds() {
					if !k.Performed() {
						continue
					}
					d := open(t, c, 80, 24)
					scene(d, k)
					for _, size := range fewSizes() {
						d.resize(size[0], size[1])
						fits(t, d, size[0], size[1])
					}
				}
			})
		}
	}
}

// fewSizes are those at which something changes: small, narrow, wide and high windows.
func fewSizes() [][2]int {
	var out [][2]int
	for _, width := range []int{40, 41, 48, 59, 60, 61, 72, 76, 77, 80, 100, 120} {
		for _, height := range []int{12, 13, 14, 16, 20, 24, 32, 50} {
			out = append(out, [2]int{width, height})
		}
	}
	return out
}

func TestAVerdictInPartSaysHowManyPartsAreRight(t *testing.T) {
	d := open(t, tasks(t), 100, 32)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Settings}, Count: 1})
	d.press("tab")
	d.typed("993")
	d.press("ctrl+d")
	d.sees("◐ 1 of 2 parts is right. Outgoing, security: STARTTLS.", "993 ✓", "none ✗", "STARTTLS ✓")
	d.press("enter")
	for !d.finished() { // once more
		d.giveAll()
		d.press("enter")
	}
	d.sees("0 of 1 right at the first try", "1 of 2 parts is right.", "none ✗")
}

func TestLettersTypedIntoAFormLeaveNothing(t *testing.T) {
	d := open(t, tasks(t), 100, 32)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Settings}, Count: 1})
	d.press("tab")
	d.typed("q?hu")
	d.sees("q?hu", "esc leave")
	d.misses("? help")
	d.press("tab", "?")
	d.sees("quit, from anywhere")
	d.press("esc", "q")
	if _, drills := d.app.Top().(*drill); drills {
		t.Fatalf("q does not leave a choice:\n%s", d.screen())
	}
}

func TestStemPartsAndVerdictCanBeReachedInTheSmallestWindow(t *testing.T) {
	course := tasks(t)
	for i := range course.Questions {
		d := open(t, course, 40, 12)
		d.drill(quiz.Selection{Cards: []string{course.Questions[i].ID}, Count: 1})
		screen := on[*drill](d)
		q, _ := screen.session.Question()
		texts := []string{ask.Stem(q)}
		if q.Kind == quiz.Cloze {
			for _, around := range q.Task.Lines {
				texts = append(texts, strings.Trim(around, " .,"))
			}
		}
		if q.Kind == quiz.Order {
			texts = append(texts, q.Answers...)
		}
		for _, b := range q.Task.Blanks {
			if q.Kind == quiz.Transcript {
				continue // one at a time
			}
			texts = append(texts, b.Start)
		}
		reaches(t, d, texts...)
		d.answerBlank(q.Kind)
		v, judged := screen.session.Verdict()
		if !judged {
			t.Fatalf("%s: no verdict:\n%s", q.ID, d.screen())
		}
		texts = append(texts, v.Explanation)
		for _, p := range v.Parts {
			if !p.Right && q.Kind != quiz.Order {
				texts = append(texts, p.Want)
			}
		}
		reaches(t, d, texts...)
	}
}
