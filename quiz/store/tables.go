package store

import (
	"slices"
	"time"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
)

// The rows of tables that are no values of quiz.
type (
	answerRow struct {
		id int64
		quiz.Answer
	}
	goalRow struct {
		course string
		memory.Goal
	}
	forecastRow struct {
		course string
		memory.Snapshot
	}
	// textRow holds one text of an exam: its questions, or its verdicts.
	textRow struct{ exam, text string }
	// derivedRow holds one text that was derived of something in a course.
	derivedRow[Of any] struct {
		course string
		of     Of
		text   string
	}
	confusionRow struct {
		course, card, given string
		times               int
	}
)

func answers() table[answerRow] {
	type row = answerRow
	return table[row]{"answers", 2, append([]column[row]{
		of("id", func(r *row) *int64 { return &r.id }),
		of("session", func(r *row) *string { return &r.Session }),
		of("course", func(r *row) *string { return &r.Course }),
		of("card", func(r *row) *string { return &r.Card }),
		{"kind", func(r *row) any { return r.Kind.String() }, func(r *row, value any) (known bool) {
			name, _ := value.(string)
			r.Kind, known = quiz.KindNamed(name)
			return known
		}},
		texts("options", func(r *row) *[]string { return &r.Options }),
		of("given", func(r *row) *string { return &r.Given }),
		truth("correct", func(r *row) *bool { return &r.Right }),
		of("luck", func(r *row) *float64 { return &r.Chance }),
		where(func(r *row) bool { return r.Members != nil }, setMembers()),
		texts("mistaken", func(r *row) *[]string { return &r.Mistaken }),
		truth("hinted", func(r *row) *bool { return &r.Hinted }),
		of("told", func(r *row) *float64 { return &r.Told }),
		truth("guess", func(r *row) *bool { return &r.Guess }),
		truth("contrast", func(r *row) *bool { return &r.Contrast }),
		truth("practice", func(r *row) *bool { return &r.Practice }),
		number("words", func(r *row) *int { return &r.Words }),
		span("latency", func(r *row) *time.Duration { return &r.Latency }),
	}, times("at", "zone", func(r *row) *time.Time { return &r.At })...)}
}

// setMembers are those of a card's set that an answer gave: a list that may be empty where there is a set.
func setMembers() column[answerRow] {
	c := texts("members", func(r *answerRow) *[]string { return &r.Members })
	return column[answerRow]{c.name, c.put, func(r *answerRow, value any) bool {
		r.Members = []string{}
		return c.take(r, value)
	}}
}

func runs() table[quiz.Run] {
	type row = quiz.Run
	return table[row]{"runs", 2, append([]column[row]{
		of("id", func(r *row) *string { return &r.ID }),
		of("course", func(r *row) *string { return &r.Course }),
		of("kind", func(r *row) *string { return &r.Kind }),
		number("correct", func(r *row) *int { return &r.Right }),
		number("asked", func(r *row) *int { return &r.Asked }),
		number("mistakes", func(r *row) *int { return &r.Mistakes }),
		span("took", func(r *row) *time.Duration { return &r.Took }),
	}, times("at", "zone", func(r *row) *time.Time { return &r.At })...)}
}

func lessonsRead() table[carriedRead] {
	type row = carriedRead
	return table[row]{"lessons_read", 3, append([]column[row]{
		of("course", func(r *row) *string { return &r.Course }),
		of("lesson", func(r *row) *string { return &r.Lesson }),
	}, times("at", "zone", func(r *row) *time.Time { return &r.At })...)}
}

func goals() table[goalRow] {
	type row = goalRow
	return table[row]{"goals", 2, slices.Concat(
		[]column[row]{of("course", func(r *row) *string { return &r.course })},
		times("exam", "exam_zone", func(r *row) *time.Time { return &r.Exam }),
		[]column[row]{
			span("budget", func(r *row) *time.Duration { return &r.Budget }),
			of("target", func(r *row) *float64 { return &r.Target }),
			number("choices", func(r *row) *int { return &r.Choices }),
			span("most", func(r *row) *time.Duration { return &r.Cap }),
		},
		times("made", "made_zone", func(r *row) *time.Time { return &r.Set }),
		[]column[row]{span("before_made", func(r *row) *time.Duration { return &r.Before })},
	)}
}

func forecasts() table[forecastRow] {
	type row = forecastRow
	return table[row]{"forecasts", 3, []column[row]{
		of("course", func(r *row) *string { return &r.course }),
		number("day", func(r *row) *memory.Day { return &r.Day }),
		of("expected", func(r *row) *float64 { return &r.Expected }),
		of("low", func(r *row) *float64 { return &r.Low }),
		of("high", func(r *row) *float64 { return &r.High }),
	}}
}

func settings() table[carriedSetting] {
	type row = carriedSetting
	return table[row]{"settings", 2, []column[row]{
		of("name", func(r *row) *string { return &r.Name }),
		of("value", func(r *row) *string { return &r.Value }),
	}}
}

// examResults has exams in a line each; of one that runs what tells of its end is NULL.
func examResults() table[exam.Result] {
	type row = exam.Result
	over := func(r *row) bool { return !r.Ended.IsZero() }
	ended := times("ended", "ended_zone", func(r *row) *time.Time { return &r.Ended })
	return table[row]{"exams", 2, slices.Concat(
		[]column[row]{
			of("id", func(r *row) *string { return &r.ID }),
			of("course", func(r *row) *string { return &r.Course }),
			{"seed", func(r *row) any { return int64(r.Seed) }, func(r *row, value any) bool { //nolint:gosec // the bits
				n, ok := value.(int64)
				r.Seed = uint64(n) //nolint:gosec // the bits
				return ok
			}},
			of("authority", func(r *row) *string { return &r.Authority }),
		},
		times("began", "zone", func(r *row) *time.Time { return &r.Began }),
		[]column[row]{
			where(over, ended[0]),
			where(over, ended[1]),
			where(over, number("unanswered", func(r *row) *int { return &r.Open })),
			where(over, of("points", func(r *row) *float64 { return &r.Points })),
			number("questions", func(r *row) *int { return &r.Questions }),
			of("pass", func(r *row) *float64 { return &r.Pass }),
			of("expected", func(r *row) *float64 { return &r.Forecast.Expected }),
			of("low", func(r *row) *float64 { return &r.Forecast.Low }),
			of("high", func(r *row) *float64 { return &r.Forecast.High }),
		},
	)}
}

func examPapers() table[textRow]   { return examTexts("exam_papers", "paper") }
func examVerdicts() table[textRow] { return examTexts("exam_verdicts", "verdicts") }

func examTexts(name, text string) table[textRow] {
	return table[textRow]{name, 2, []column[textRow]{
		of("exam", func(r *textRow) *string { return &r.exam }), of(text, func(r *textRow) *string { return &r.text }),
	}}
}

func cards() table[derivedRow[string]] {
	return derived("cards", 3, of("card", func(r *derivedRow[string]) *string { return &r.of }), "standing")
}

func days() table[derivedRow[memory.Day]] {
	return derived("days", 3, number("day", func(r *derivedRow[memory.Day]) *memory.Day { return &r.of }), "practised")
}

func records() table[derivedRow[int64]] {
	return derived("records", 2, of("rules", func(r *derivedRow[int64]) *int64 { return &r.of }), "rest")
}

func imagesKept() table[derivedRow[int64]] {
	return derived("images", 3, of("answer", func(r *derivedRow[int64]) *int64 { return &r.of }), "image")
}

// derived makes a table of what is derived of something in a course: the column of that, and the one of the text.
func derived[Of any](name string, key int, thing column[derivedRow[Of]], text string) table[derivedRow[Of]] {
	return table[derivedRow[Of]]{name, key, []column[derivedRow[Of]]{
		of("course", func(r *derivedRow[Of]) *string { return &r.course }),
		thing,
		of(text, func(r *derivedRow[Of]) *string { return &r.text }),
	}}
}

func confusions() table[confusionRow] {
	type row = confusionRow
	return table[row]{"confusions", 4, []column[row]{
		of("course", func(r *row) *string { return &r.course }),
		of("card", func(r *row) *string { return &r.card }),
		of("given", func(r *row) *string { return &r.given }),
		number("times", func(r *row) *int { return &r.times }),
	}}
}

// widths tells how many columns the tables have whose rows have a checksum.
func widths() map[string]int {
	out := map[string]int{"learners": 3, "exam_steps": stepWidth}
	for _, t := range []interface{ width() (string, int) }{
		answers(), runs(), lessonsRead(), goals(), forecasts(), settings(), examResults(), examPapers(), examVerdicts(),
		cards(), days(), records(), imagesKept(), confusions(), classes(), members(), memberKeys(), rosters(),
		assignments(), askedPapers(), grants(), attempts(), workSteps(),
		rounds(), roundPapers(), seats(), replies(),
	} {
		name, width := t.width()
		out[name] = width
	}
	return out
}

// width returns the name of the table and how many columns it has.
func (t table[T]) width() (string, int) { return t.name, len(t.columns) + 2 }
