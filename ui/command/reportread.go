package command

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"porthole/content"
	"porthole/quiz/class"
)

// The bounds of a report that is read: its bytes, and its answers and lessons.
const (
	mostReport  = 8 << 20
	mostAnswers = 10_000
	mostLessons = 2_000
)

var errNoReport = errors.New("it is no report; porthole drill --report FILE and porthole exam --report FILE write one")

// readReport is what is read of a report, of a drill or of an exam.
type readReport struct {
	jsonReportHead
	Session   string       `json:"session"`
	Seed      string       `json:"seed"`
	Alike     bool         `json:"alike"`
	Finished  *bool        `json:"finished"`
	Start     time.Time    `json:"start"`
	Answers   []readAnswer `json:"answers"`
	Exam      *readExam    `json:"exam"`
	Questions []readAnswer `json:"questions"`
	jsonSeal
}

type readExam struct {
	ID     string    `json:"id"`
	Test   string    `json:"test"`
	Start  time.Time `json:"start"`
	Passed bool      `json:"passed"`
}

type readAnswer struct {
	jsonReportItem
	Repeat bool `json:"repeat"`
}

// sheetFrom reads the report in a file.
func (c *cli) sheetFrom(path string) (class.Sheet, error) {
	from, err := dataVerbs{c}.source(path)
	if err != nil {
		return class.Sheet{}, err
	}
	defer func() { _ = from.Close() }() // it was only read
	text, err := io.ReadAll(io.LimitReader(from, mostReport+1))
	if err != nil {
		return class.Sheet{}, notRead(path, err)
	}
	sheet, err := sheetOf(path, text)
	if err != nil {
		return sheet, fmt.Errorf("%q: %w", path, err)
	}
	return sheet, nil
}

// sheetOf reads a report. All its texts are cleaned: it may come from anywhere.
func sheetOf(path string, text []byte) (class.Sheet, error) {
	if len(text) > mostReport {
		return class.Sheet{}, fmt.Errorf("it has more than %d MB, which no report has", mostReport>>20)
	}
	if bytes.HasPrefix(text, []byte("\xff\xfe")) || bytes.HasPrefix(text, []byte("\xfe\xff")) {
		return class.Sheet{}, errors.New("it was saved again as UTF-16; have it handed in as Porthole wrote it, or save it as UTF-8")
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	var r readReport
	err := json.Unmarshal(text, &r)
	if broken, ok := errors.AsType[*json.SyntaxError](err); ok {
		return class.Sheet{}, fmt.Errorf("it is no JSON, or not all of it: %w", broken)
	}
	if err != nil || r.Program != "porthole" || r.Course.ID == "" {
		return class.Sheet{}, errNoReport
	}
	items := r.Answers
	if r.Exam != nil {
		items, r.Session, r.Start = r.Questions, r.Exam.ID, r.Exam.Start
	}
	if r.Session == "" || items == nil {
		return class.Sheet{}, errNoReport
	}
	if len(items) > mostAnswers || len(r.Course.Lessons) > mostLessons {
		return class.Sheet{}, fmt.Errorf("it has %d answers in %d lessons; up to %d in %d are read", len(items), len(r.Course.Lessons), mostAnswers, mostLessons)
	}
	checksum, err := checksumOf(text)
	if err != nil {
		return class.Sheet{}, errNoReport
	}
	return r.sheet(path, items, checksum)
}

func (r readReport) sheet(path string, items []readAnswer, checksum string) (s class.Sheet, err error) {
	s = class.Sheet{
		From: path, Edited: r.Checksum != checksum, Learner: nameIn(r.Learner), Class: nameIn(r.Class), Lessons: content.Texts(r.Course.Lessons, lessonIn),
		Course:  class.Course{ID: content.Clean(r.Course.ID), Title: content.Clean(r.Course.Title), Version: content.Clean(r.Course.Version)},
		Session: r.Session, Began: r.Start,
	}
	if r.Exam != nil {
		s.Test, s.Exam, s.Passed = nameIn(r.Exam.Test), true, r.Exam.Passed
	} else {
		s.Alike = r.Alike
		s.Left = r.Finished != nil && !*r.Finished
		if s.Seed, err = strconv.ParseUint(r.Seed, 10, 64); err != nil {
			s.Seed = math.MaxUint64 // of no drill that others did, too
		}
	}
	if s.Learner == "" {
		base := filepath.Base(path)
		s.Learner = "(" + nameIn(strings.TrimSuffix(base, filepath.Ext(base))) + ")"
	}
	for _, item := range items {
		if item.Credit < 0 || item.Credit > 1 {
			return s, fmt.Errorf("the credit of an answer is %v; 0 to 1 is possible", item.Credit)
		}
		if !item.Repeat {
			s.Answers = append(s.Answers, item.answer())
		}
	}
	return s, nil
}

func (a readAnswer) answer() class.Answer {
	out := class.Answer{
		Asked:  class.Asked{ID: content.Clean(a.ID), Kind: content.Clean(a.Kind), Stem: content.Clean(a.Question)},
		Lesson: lessonIn(a.Lesson), Objectives: content.Texts(a.Objectives, content.Clean),
		Credit: a.Credit, Given: content.Clean(a.Given), Right: content.Clean(a.Answer),
	}
	if a.Right {
		out.Credit = 1
	}
	return out
}

// lessonIn is the title of a lesson as a report has it.
func lessonIn(given string) string { return cmp.Or(content.Clean(given), "No lesson") }

// nameIn is a name as a report has it: cleaned, with single spaces, and not longer than a name may be.
func nameIn(given string) string {
	letters := []rune(strings.Join(strings.Fields(content.Clean(given)), " "))
	return string(letters[:min(len(letters), longestName)])
}
