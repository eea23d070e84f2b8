package command

import (
	"porthole/content"
	"porthole/quiz/class"
)

// jsonResults are the results of a class as they are written. The fields are promised in the help of results.
type jsonResults struct {
	Course      jsonCourse       `json:"course"`
	Lessons     []string         `json:"lessons"`
	Assignments []jsonAssignment `json:"assignments"`
	Learners    []jsonRow        `json:"learners"`
	All         jsonPart         `json:"all"`
	Questions   []jsonItem       `json:"questions"`
	Files       []jsonResultFile `json:"files"`
}

type jsonPart struct {
	Points    float64 `json:"points"`
	Questions int     `json:"questions"`
	Share     float64 `json:"share"`
}

type jsonRow struct {
	Class   string   `json:"class"`
	Learner string   `json:"learner"`
	Reports int      `json:"reports"`
	Edited  bool     `json:"edited"`
	Left    int      `json:"left"`
	LeftOut int      `json:"left_out"`
	Missing []string `json:"missing"`
	jsonPart
	Lessons []jsonPart `json:"lessons"` // as jsonResults.Lessons
}

type jsonItem struct {
	ID             string      `json:"id"`
	Kind           string      `json:"kind"`
	Lesson         string      `json:"lesson"`
	Objectives     []string    `json:"objectives"`
	Question       string      `json:"question"`
	Answer         string      `json:"answer"`
	Answers        int         `json:"answers"`
	Facility       float64     `json:"facility"`
	Discrimination *float64    `json:"discrimination"`
	Open           int         `json:"open"`
	Given          []jsonGiven `json:"given"`
}

type jsonGiven struct {
	Text  string `json:"text"`
	Times int    `json:"times"`
	Right bool   `json:"right"`
}

// jsonResultFile is a file that was named, and what is to be said of it.
type jsonResultFile struct {
	File    string   `json:"file"`
	Counted bool     `json:"counted"`
	Says    []string `json:"says"`
}

func resultsJSON(course class.Course, t class.Table, assigned []class.Piece, items []class.Item, files []jsonResultFile) jsonResults {
	return jsonResults{
		Course: jsonCourse{course.ID, course.Title}, Lessons: t.Lessons, All: partJSON(t.All.All),
		Assignments: content.Each(assigned, assignmentJSON),
		Learners: content.Each(t.Rows, func(r class.Row) jsonRow {
			return jsonRow{
				r.Class, r.Learner, r.Sheets, r.Edited, r.Left, r.LeftOut, lackingJSON(assigned, r.Who()), partJSON(r.All), content.Each(r.Lessons, partJSON),
			}
		}),
		Questions: content.Each(items, itemJSON),
		Files: content.Each(files, func(f jsonResultFile) jsonResultFile {
			return jsonResultFile{content.Clean(f.File), f.Counted, content.Texts(f.Says, content.Clean)}
		}),
	}
}

func partJSON(s class.Share) jsonPart {
	return jsonPart{thousandths(s.Points), s.Questions, thousandths(s.Part())}
}

func itemJSON(item class.Item) jsonItem {
	out := jsonItem{
		ID: item.ID, Kind: item.Kind, Lesson: item.Lesson, Objectives: append([]string{}, item.Objectives...), Question: item.Stem, Answer: item.Right,
		Answers: item.Answers, Facility: thousandths(item.Facility), Open: item.Open(),
		Given: content.Each(item.Answered(), func(g class.Given) jsonGiven { return jsonGiven{g.Text, g.Times, g.Right} }),
	}
	if item.Discrimination != nil {
		out.Discrimination = new(thousandths(*item.Discrimination))
	}
	return out
}
