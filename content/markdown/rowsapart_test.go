package markdown

import "testing"

func TestWhatManyRowsSayIsAskedInOneWay(t *testing.T) {
	const rows = "| cow | 4 | mammal | moos |\n| ant | 6 | insect | digs |\n| bee | 6 | insect. | hums |\n| cat | 4 | Mammal | purrs |\n| hen | 2 | bird | clucks |\n| crow | 2 | bird (black) | caws |\n"
	for src, want := range map[string]map[string]bool{
		"# T\n\n| Animal | Legs | Class | Does |\n|-|-|-|-|\n" + rows:                                                                         {"Legs": true, "Class": true, "Does": false},
		"# T\n\n| Word | Sense |\n|-|-|\n| oso | bear |\n| zorro | fox |\n| lobo | wolf |\n| osa | bear |\n| rana | frog |\n| gato | cat |\n": {"Sense": false},
	} {
		c, _ := Parse("x.md", []byte(src))
		seen := 0
		for _, f := range c.Facts {
			seen++
			if f.OneWay != want[f.Relation] {
				t.Errorf("%s of %s is asked in one way: %v", f.Relation, f.Subject, f.OneWay)
			}
		}
		if seen < 6 {
			t.Errorf("%d facts of\n%s", seen, src)
		}
	}
}
