package words

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
)

// Wording names whose wording an exam follows; "" is the course's own.
func Wording(authority string) string {
	return cmp.Or(authority, "this course")
}

// Authority names who says something, at the beginning of a sentence; "" is the course.
func Authority(authority string) string {
	return cmp.Or(authority, "This course")
}

// SaidBy is what an authority says, behind its name.
func SaidBy(authority, text string) string { return Authority(authority) + ": " + text }

// KindNames are the names of kinds that people read.
func KindNames(kinds []quiz.Kind) []string {
	return content.Texts(kinds, quiz.Kind.Name)
}

// SharesByKind are the shares of an exam by kind, with the names that people read.
func SharesByKind(b exam.Breakdown) []exam.Share {
	shares := slices.Clone(b.Kinds)
	for i := range shares {
		if k, ok := quiz.KindNamed(shares[i].Name); ok {
			shares[i].Name = k.Name()
		}
	}
	return shares
}

// SharesByObjective are the shares of an exam by objective, with what each is about.
func SharesByObjective(b exam.Breakdown) []exam.Share {
	shares := slices.Clone(b.Objectives)
	for i := range shares {
		shares[i].Name = content.ObjectiveTitle(shares[i].Name)
	}
	return shares
}

// ExamCoverage tells what a course covers of certification exams: "This course covers 8 of the 25 objectives of N10-009."
// It is "" where no number of objectives is known.
func ExamCoverage(c *content.Course) string {
	var parts []string
	for _, e := range c.ExamCoverage() {
		if e.Of > 0 {
			parts = append(parts, fmt.Sprintf("%d of the %d objectives of %s", e.Covered, e.Of, e.Exam))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "This course covers " + strings.Join(parts, ", and ") + "."
}

// ExamAbout says which lessons an exam is about: "It asks about 2 lessons: IMAP manages mail, Login."; how many, where there is
// no room for their names. It is "" where it is about all.
func ExamAbout(c *content.Course, b exam.Blueprint, named bool) string {
	var titles []string
	for _, l := range c.Lessons {
		if slices.Contains(b.Lessons, content.Key(l.Title)) {
			titles = append(titles, l.Title)
		}
	}
	if len(titles) == 0 {
		return ""
	}
	about := "It asks about " + Count(len(titles), "lesson")
	if named {
		about += ": " + strings.Join(titles, ", ")
	}
	return about + "."
}
