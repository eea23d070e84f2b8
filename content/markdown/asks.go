package markdown

import (
	"slices"
	"strings"
)

// asksInWords reports whether a text asks by its words, though no question mark ends it: "What is an event", "Docker là gì".
// Of few words it may as well be a term of a language that is learnt: "why", "como estas".
func asksInWords(text string) bool {
	text = strings.TrimSpace(text)
	for _, ending := range askingEndings() {
		if len(text) > len(ending) && strings.HasSuffix(text, ending) {
			return true
		}
	}
	words := strings.Fields(strings.ToLower(strings.TrimLeft(text, "*_¿“\"'")))
	return len(words) >= 3 && slices.Contains(askingWords(), words[0])
}

// askingEndings are the words with which languages end a question that begins with its subject.
func askingEndings() []string {
	return []string{
		" gì", " nào", " ở đâu", " là ai", " bao nhiêu", " nedir", " kimdir", " nerededir", " ne demek",
		"คืออะไร", "หมายถึงอะไร", "อย่างไร", "ที่ไหน", "是什么", "是什麼", "什么意思", "什麼意思", "有哪些", "とは何か", "とは何ですか", "は何か", "무엇인가", "무엇인가요", "क्या है", "कौन है",
	}
}

// askingWords are the words with which languages begin a question.
func askingWords() []string {
	return strings.Fields(`what who whom whose when where which why how
		was wer wen wem wann wo wie warum wieso weshalb wozu woher wohin welche welcher welches
		quel quelle quels quelles qui quand comment pourquoi combien qu'est-ce
		qué quién quiénes cuál cuáles cuándo cómo dónde qual quais quem quando quanto quantas onde
		quali chi perché dove что кто кого чем где когда зачем почему какой какая какое какие каков сколько як що хто коли чому який яка яке які
		kto gdzie kiedy jak jaki jaka jakie dlaczego ile który która které co kdo kde kdy proč jaký jaká kolik
		ما ماذا من متى أين كيف لماذا كم מה מי מתי איפה איך למה מדוע כמה איזה`)
}
