package words

import (
	"slices"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
)

// Wording names whose wording an exam follows; "" is the course's own.
func Wording(authority string) string {
	if authority == "" {
		return "this course"
	}
	return authority
}

// Authority names who says something, at the beginning of a sentence; "" is the course.
func Authority(authority string) string {
	if authority == "" {
		return "This course"
	}
	return authority
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
		for _, k := range quiz.Kinds() {
			if k.String() == shares[i].Name {
				shares[i].Name = k.Name()
				break
			}
		}
	}
	return shares
}
