package quiz

import (
	"strings"
	"testing"
	"unicode"
)

func FuzzMark(f *testing.F) {
	for _, s := range []string{"993", "tcp/993", "465 / 587", "SMTPS, IMAPS", "137–139", "\u200b", "ssh and sftp or", "９９３", "0x3e1", "\x1b[31m993"} {
		f.Add(s)
	}
	d := NewDeck(protocols())
	var questions []Question
	for i, c := range d.Cards() {
		for _, k := range Kinds() {
			if q, ok := d.Ask(c, k, seeded(uint64(i))); ok {
				questions = append(questions, q)
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, q := range questions {
			v := d.Mark(q, Response{Text: text})
			if v.Right && v.Blank || q.Kind == Typed && v.Right && strings.TrimSpace(text) == "" {
				t.Fatalf("%q: %q: %+v", q.Stem, text, v)
			}
			if strings.ContainsFunc(v.Given+v.MixUp, unicode.IsControl) {
				t.Fatalf("%q: a control character is shown: %+q", q.Stem, v.Given)
			}
		}
	})
}

func FuzzMarkTask(f *testing.F) {
	for _, s := range []string{"993", "tcp/993\nallow", "\n\n\n", "7\nnone\n1\nthe server", "Sync, TLS first", "AUTH\nEHLO\nEHLO\u200b", "٩٩٣", "99999999999999999999", "\x1b[31m993\n–"} {
		f.Add(s, uint64(len(s)))
	}
	d := NewDeck(tasks())
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		for i := range d.Course().Questions {
			q := d.Authored(i, seeded(seed))
			v := d.Mark(q, Response{Fields: strings.Split(text, "\n")})
			if !(v.Credit >= 0 && v.Credit <= 1) || v.Right != (v.Credit == 1) || v.Right && v.Blank || len(v.Parts) != len(q.Task.Blanks) {
				t.Fatalf("%q: %q: %+v", q.Stem, text, v)
			}
			shown := v.Given + v.Headline()
			for _, p := range v.Parts {
				shown += p.Given
			}
			if strings.ContainsFunc(shown, unicode.IsControl) {
				t.Fatalf("%q: a control character is shown: %+q", q.Stem, shown)
			}
		}
	})
}
