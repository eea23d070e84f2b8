package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"porthole/content"
)

// descriptor tells how a kind of question that a comment names is written. A kind has works and read, where a block of its
// own follows what is asked; or within, where questions of it stand in the text of a lesson.
type descriptor struct {
	works      func(ast.Node) bool // the block is one that it works on
	several    bool                // more of them may follow
	then       func(ast.Node) bool // a block that may follow; nil: none
	read       func(r *questionReader, q *content.Question, blocks []ast.Node) bool
	work, hint string // what it works on, and what to do where that is missing

	// holds reports whether questions stand in a block of a lesson, marked that its comment names the kind. within reads them.
	holds  func(n ast.Node, src []byte, marked bool) bool
	within func(r *questionReader, d directives, n ast.Node) []content.Question
}

// descriptorOf returns the descriptor of a kind; it is the one table of them.
func descriptorOf(k content.QuestionKind) descriptor {
	switch k {
	case content.Firewall:
		return formOf("write the right rules as a table after the question")
	case content.Settings:
		return formOf("write the right settings as a table after the question")
	case content.Transcript:
		return descriptor{
			works: isCode, then: isListBlock, read: (*questionReader).transcript,
			work: "a block of code", hint: "write its lines between ``` and ``` after the question",
		}
	case content.Order:
		return descriptor{
			works: isPlainList, work: "a numbered list", hint: "write the steps as 1. … 2. … after the question",
			read: func(r *questionReader, q *content.Question, blocks []ast.Node) bool {
				list, ok := blocks[0].(*ast.List)
				return ok && r.order(q, list)
			},
		}
	case content.Sort:
		return descriptor{
			works: isTable, work: "a table", hint: "write a table with the things in its cells after the question",
			read: func(r *questionReader, q *content.Question, blocks []ast.Node) bool {
				table, ok := blocks[0].(*extast.Table)
				return ok && r.sorting(q, table)
			},
		}
	case content.Cloze:
		return cloze()
	case content.Scenario, content.ChooseAll, content.TrueFalse: // told by their task lists, without a comment
	}
	return descriptor{}
}

func formOf(hint string) descriptor {
	return descriptor{works: isTable, several: true, then: isPlainList, read: (*questionReader).form, work: "a table", hint: hint}
}

func isPlainList(n ast.Node) bool { return isListBlock(n) && !isTaskList(n) }

// namedKinds lists the kinds of question that a comment names.
func namedKinds() []content.QuestionKind {
	return []content.QuestionKind{content.Firewall, content.Settings, content.Transcript, content.Order, content.Sort, content.Cloze}
}
