package quiz

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"porthole/content"
	"porthole/quiz/task"
)

// anyTask draws a performance-based question of any kind.
func anyTask(t *rapid.T) content.Question {
	a := content.Question{ID: "any", Stem: "Do it.", Kind: content.Firewall + content.QuestionKind(rapid.IntRange(0, 5).Draw(t, "kind"))}
	few := rapid.IntRange(1, 5)
	switch a.Kind {
	case content.Firewall, content.Settings:
		a.Form = anyForm(t, a.Kind == content.Settings)
	case content.Transcript:
		a.Transcript = &content.TranscriptBody{Lines: make([]string, few.Draw(t, "lines"))}
		for range few.Draw(t, "prompts") {
			p := content.Prompt{Text: "Which?", Lines: rapid.SliceOfNDistinct(rapid.IntRange(0, len(a.Transcript.Lines)), 1, 2, rapid.ID[int]).Draw(t, "right")}
			if rapid.Bool().Draw(t, "options") {
				p.Lines, p.Options = nil, []content.Option{{Text: "x"}, {Text: "y", Right: true}, {Text: "z"}}
			}
			a.Transcript.Prompts = append(a.Transcript.Prompts, p)
		}
	case content.Order:
		a.Order = rapid.SliceOfN(rapid.SampledFrom([]string{"A", "B", "C", "D", "E f"}), 2, 6).Draw(t, "steps")
	case content.Sort:
		a.Sorting = &content.Sorting{Columns: []string{"one", "two"}, Rows: []string{"here", "there"}}
		for i := range few.Draw(t, "things") {
			a.Sorting.Things = append(a.Sorting.Things, content.Thing{Text: fmt.Sprint("thing ", i), Row: rapid.IntRange(0, 1).Draw(t, "row"), Column: rapid.IntRange(0, 1).Draw(t, "column")})
		}
	case content.Cloze:
		a.Cloze = &content.ClozeText{Around: []string{"Before "}}
		for range few.Draw(t, "gaps") {
			answer := rapid.SampledFrom([]string{"993", "IMAPS", "TLS first", "–"}).Draw(t, "answer")
			a.Cloze.Gaps = append(a.Cloze.Gaps, content.Gap{Answer: answer})
			a.Cloze.Around = append(a.Cloze.Around, rapid.SampledFrom([]string{"", " and ", "\n"}).Draw(t, "around"))
		}
	case content.Scenario, content.ChooseAll, content.TrueFalse:
	}
	return a
}

// anyForm draws a table of few values, so that rows are alike; ports are typed.
func anyForm(t *rapid.T, named bool) *content.Form {
	port := rapid.SampledFrom([]string{"25", "110", "993", "995", "465|587"})
	who, action := rapid.SampledFrom([]string{"staff", "guests", "any"}), rapid.SampledFrom([]string{"allow", "deny"})
	f := &content.Form{Header: []string{"Who", "Port", "Action"}, Choices: [][]string{{"staff", "guests", "any"}, nil, {"allow", "deny"}}}
	if named {
		f.Header, f.Choices, f.Labels = append([]string{"Row"}, f.Header...), append([][]string{nil}, f.Choices...), 1
	}
	rows := rapid.IntRange(1, 5).Draw(t, "rows")
	started := rapid.Bool().Draw(t, "started")
	for row := range rows {
		name := fmt.Sprint("row ", row)
		for range rapid.IntRange(1, 2).Draw(t, "ways") {
			texts := []string{who.Draw(t, "who"), port.Draw(t, "port"), action.Draw(t, "action")}
			if named {
				texts = append([]string{name}, texts...)
			}
			f.Rows = append(f.Rows, content.FormRow{Row: row, Cells: cells(texts...)})
			if !named {
				break
			}
		}
		if started {
			start := []string{who.Draw(t, "who at first"), "1" + fmt.Sprint(row), action.Draw(t, "action at first")}
			if named {
				start = append([]string{name}, start...)
			}
			f.Start = append(f.Start, start)
		}
	}
	return f
}

// drawnTask draws a question as it is asked.
func drawnTask(t *rapid.T) (*Deck, Question) {
	d := NewDeck(&content.Course{ID: "any", Lessons: []content.Lesson{{}}, Questions: []content.Question{anyTask(t)}})
	return d, d.Authored(0, seeded(rapid.Uint64().Draw(t, "seed")))
}

// anyFields draws a response: what is right, what can be chosen, and what is neither.
func anyFields(t *rapid.T, q Question) []string {
	out := q.Task.Solution()
	for i, b := range q.Task.Blanks {
		texts := append([]string{out[i], "", "25", "465", "something"}, b.Choices...)
		out[i] = rapid.SampledFrom(texts).Draw(t, "field")
	}
	return out
}

func TestAnyTaskIsMarkedWithinBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, q := drawnTask(t)
		if v := d.Mark(q, Response{Fields: q.Task.Solution()}); !v.Right || v.Credit != 1 {
			t.Fatalf("all is right: %+v", v)
		}
		if v := d.Mark(q, Response{Fields: atFirst(q)}); v.Right || !v.Blank || v.Credit != 0 {
			t.Fatalf("nothing is given: %+v", v)
		}
		fields := anyFields(t, q)
		v := d.Mark(q, Response{Fields: fields})
		if v.Credit < 0 || v.Credit > 1 || v.Right != (v.Credit == 1) || v.Right && v.Blank || v.Right != !slices.ContainsFunc(v.Parts, func(p task.Part) bool { return !p.Right }) {
			t.Fatalf("%q: %+v", fields, v)
		}
	})
}

func TestWhatIsMadeWrongNeverEarnsMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, q := drawnTask(t)
		fields := anyFields(t, q)
		before := d.Mark(q, Response{Fields: fields})
		worse := slices.Clone(fields)
		i := rapid.IntRange(0, len(fields)-1).Draw(t, "worse")
		worse[i] = "what is never right"
		after := d.Mark(q, Response{Fields: worse})
		if after.Credit > before.Credit || after.Right {
			t.Fatalf("%q earn %.3f, %q %.3f", fields, before.Credit, worse, after.Credit)
		}
		full := q.Task.Solution()
		full[i] = "what is never right"
		if v := d.Mark(q, Response{Fields: full}); v.Credit >= 1 || v.Right {
			t.Fatalf("%q: %+v", full, v)
		}
	})
}

func TestRulesThatMayStandInAnyOrderEarnTheSameInEach(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		form := anyForm(t, false)
		for i := range form.Rows { // all do the same, so that no order of them decides a packet otherwise
			form.Rows[i].Cells[2] = []string{"allow"}
		}
		d := NewDeck(&content.Course{ID: "any", Lessons: []content.Lesson{{}}, Questions: []content.Question{{ID: "x", Kind: content.Firewall, Form: form}}})
		q := d.Authored(0, seeded(1))
		fields := anyFields(t, q)
		moved := slices.Clone(fields)
		for i, row := range rapid.Permutation(content.Each(form.Rows, func(r content.FormRow) int { return r.Row })).Draw(t, "order") {
			copy(moved[3*i:3*i+3], fields[3*row:3*row+3])
		}
		one, other := d.Mark(q, Response{Fields: fields}), d.Mark(q, Response{Fields: moved})
		if one.Credit != other.Credit || one.Right != other.Right {
			t.Fatalf("%q earn %.3f, %q %.3f", fields, one.Credit, moved, other.Credit)
		}
	})
}

func TestATaskIsMarkedTheSameOnceItWasStored(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, q := drawnTask(t)
		kept, fields := stored(t, q), anyFields(t, q)
		gone := NewDeck(&content.Course{ID: "other"})
		want, got := d.Mark(q, Response{Fields: fields}), gone.Mark(kept, Response{Fields: fields})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q: %s", fields, diff)
		}
	})
}

// atFirst returns what stands in the blanks at the start.
func atFirst(q Question) []string {
	out := make([]string, len(q.Task.Blanks))
	for i, b := range q.Task.Blanks {
		out[i] = b.Start
	}
	return out
}
