package markdown

import (
	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// isPlain reports whether a question of a document that was not written for this program can be asked as it stands, and tells why not:
// it says its answer, it speaks of what is not shown, or its options are code that would not be shown whole.
func (r *questionReader) isPlain(q content.Question, shows bool) bool {
	switch right := content.GivesAway(q); {
	case r.authored:
		return true
	case right != "":
		r.Notice(q.Line, "leave it out of the question, or name a wrong option there, too", "the question says its own answer, %q, and is not asked", right)
	case r.coded && len(q.Options) > 0:
		r.Notice(q.Line, "write the code within the option, between single backticks", "an option of the question is a block of code, which cannot be shown there; it is not asked")
	case !shows && speaksOfShown(q.Stem):
		r.Notice(q.Line, "put what it speaks of right below it", "the question speaks of something that does not stand there; it is not asked")
	default:
		return true
	}
	return false
}

// holdsCode reports whether an item has a block of code in it.
func holdsCode(item ast.Node) bool {
	for c := item.FirstChild(); c != nil; c = c.NextSibling() {
		switch c.(type) {
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			return true
		}
	}
	return false
}

// speaksOfShown reports whether a question speaks of a picture, a table or code that stands elsewhere: "in the figure above".
func speaksOfShown(question string) bool { return ofShown().MatchString(question) }

var ofShown = pattern(`(?i)\b(?:following|above|below|next|this|given|attached|accompanying) (?:code|snippet|program|figure|diagram|picture|image|photo|chart|graph|table|exhibit|screenshot|passage|query|output|drawing|map)\b` +
	`|\b(?:code|snippet|program|figure|diagram|picture|image|photo|chart|graph|table|exhibit|screenshot|passage|text|query|output|drawing|map) (?:shown |given |printed )?(?:above|below|on the right|on the left)\b` +
	`|\bin the (?:figure|diagram|picture|image|photo|exhibit|screenshot)\b|\bshown (?:above|below|here)\b` +
	`|(?:folgende[nmrs]?|obige[nmrs]?|untenstehende[nmrs]?) (?:code|programm|abbildung|bild|tabelle|diagramm)|\b(?:siguiente|seguente|seguinte|suivante?) (?:código|codice|code|figura|figure|imagen|imagem|image|tabla|tabela|tabella|tableau|diagrama|diagramme|fragmento|programa)` +
	`|(?:следующ|приведенн|приведённ)\pL* (?:код|фрагмент|рисун|таблиц|программ|схем)\pL*|на рисунке|下图|下圖|如图|如圖|下表|上图|上表|以下代码|下列代码|下面的代码|次の図|下の図|次の表|次のコード|다음 코드|다음 그림|다음 표|그림과 같`)
