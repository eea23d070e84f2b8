package ui

import (
	"testing"

	"porthole/content"
	"porthole/content/markdown"
	"porthole/quiz"
)

// A key's way through the program, from the message to the drawn frame: what Bubble Tea adds is measured in the terminal.
func BenchmarkKeyToFrame(b *testing.B) {
	src, _ := content.Builtin("email")
	course, _ := markdown.Parse("email.md", src)
	for name, scene := range map[string]func(d *driver){
		"home":   func(*driver) {},
		"lesson": func(d *driver) { d.open(newLesson(d.study(), 16)) },
		"choice": func(d *driver) { d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}}) },
		"exam":   func(d *driver) { examScenes()["exam long"](d) }, // of 200 questions
		"exam25": func(d *driver) { d.beginExam(); d.seek(quiz.Choice) },
		"grid":   func(d *driver) { d.move(startGrid(d.study(), quiz.Selection{}, d.clock)) },
	} {
		b.Run(name, func(b *testing.B) {
			d := open(b, course, 100, 30)
			scene(d)
			for b.Loop() {
				d.press("down")
				_ = d.app.View()
			}
		})
	}
}
