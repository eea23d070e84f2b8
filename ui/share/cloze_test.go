package share_test

import (
	"strings"
	"testing"

	"porthole/content"
	"porthole/content/markdown"
	"porthole/quiz"
)

func TestATextWithGapsIsOneInOtherPrograms(t *testing.T) {
	course, problems := markdown.Parse("gaps.md", []byte("# Mail\n\n| P | Port |\n|---|---|\n| IMAPS | 993 |\n| POP3S | 995 |\n\n"+
		"IMAPS < {{c1::993}} & {a}, POP3S {{c1::a~b}}.\n\n{{c1::EHLO}} comes first.\n"))
	if len(problems) > 0 || len(course.Questions) != 2 || course.Questions[0].Kind != content.Cloze {
		t.Fatalf("%v, %+v", problems, course.Questions)
	}
	d := quiz.NewDeck(course)
	for format, want := range map[string][]string{
		"moodle-xml": {
			`<question type="cloze">`, `<p>IMAPS &lt; {1:SHORTANSWER:=993} &amp; &#123;a&#125;, POP3S {1:SHORTANSWER:=a&#126;b}.</p>`,
		},
		"gift": {`=Gap 1 -> 993`, `=Gap 2 -> a\~b`, `{=EHLO}`},
		"anki": {"&#91;1]", "Gap 1: 993<br>Gap 2: a~b"},
		"csv":  {"cloze", "Gap 2: a~b"},
		"json": {`"kind": "cloze"`, `"label": "Gap 2"`},
	} {
		text := written(t, format, d)
		for _, part := range want {
			if !strings.Contains(text, part) {
				t.Errorf("%s has no %s:\n%s", format, part, text)
			}
		}
	}
}
