package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// asideList tells of a list of what a document says of itself.
func asideList(r *cardReader, list *ast.List) {
	if _, s := r.term(list.FirstChild()); s != noTerm {
		r.Notice(r.lineOf(list), "put it under another heading where it is to be learnt", "the list tells of the document itself; it is not asked")
	}
}

// isAboutItself reports whether a heading stands over what a document says of itself, or asks of its readers.
func isAboutItself(heading string) bool {
	key := content.Key(stripEmoji(heading))
	switch key {
	case "":
		return false
	case "features", "key features", "main features", "getting started", "installation", "tech stack", "project structure", "funktionen", "características", "funcionalidades", "fonctionnalités", "funkcje", "about", "about us", "about me", "credits", "acknowledgements", "acknowledgments", "license", "licence", "support", "changelog", "roadmap":
		return true
	}
	for _, said := range [...]string{
		"about this", "contribut", "contribui", "beitragen", "mitwirken", "acerca de est", "sobre est", "o tym przewodniku",
	} {
		if strings.Contains(key, said) {
			return true
		}
	}
	return !content.IsPlain(key) && isAboutItselfElsewhere(key)
}

// isAboutItselfElsewhere is the rest of isAboutItself, for headings with other letters than a to z.
func isAboutItselfElsewhere(key string) bool {
	for _, said := range [...]string{
		"współpraca", "katkı", "участие в проекте", "вклад в", "внесок", "συνεισφορά", "المساهمة", "תרומה לפרויקט", "योगदान",
		"অবদান", "贡献", "貢獻", "貢献", "기여", "über dies", "à propos de ce", "об этом", "про цей", "bu rehber hakkında", "σχετικά με",
		"حول هذا", "इस गाइड के बारे", "এই গাইড সম্পর্কে", "关于本", "關於本", "关于这", "이 가이드",
	} {
		if strings.Contains(key, said) {
			return true
		}
	}
	return false
}
