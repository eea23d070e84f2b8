package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestListsOfTerms(t *testing.T) {
	for _, tc := range []struct {
		name, src string
		want      []string
	}{
		{"in bold", "- **SYN**: opens a connection\n- **FIN:** ends it\n", []string{"SYN | Explanation = opens a connection", "FIN | Explanation = ends it"}},
		{"in a document that has an id", "---\nid: x\n---\n- **SYN**: opens a connection\n- **FIN:** ends it\n", nil},
		{"in bold, with dashes", "- **Plan** – what to do\n- **Do** — it\n", []string{"Plan | Explanation = what to do", "Do | Explanation = it"}},
		{"code", "- `ls`: lists files\n- `cd -` - goes back\n", []string{"ls | Meaning = lists files", "cd - | Meaning = goes back"}},
		{"dashes", "- la casa – the house\n- el gato – the cat\n- el sol - the sun\n", []string{"la casa | Goes with = the house", "el gato | Goes with = the cat", "el sol | Goes with = the sun"}},
		{"colons", "- Elbe: North Sea\n- Oder: Baltic Sea\n- Rhône: Mediterranean\n", []string{"Elbe | Goes with = North Sea", "Oder | Goes with = Baltic Sea", "Rhône | Goes with = Mediterranean"}},
		{"questions with their answers below", "- What is left?\n\n  The map.\n- Who was there? #card\n  - Nobody.\n", []string{"What is left? | Answer = The map.", "Who was there? | Answer = Nobody."}},
		{"not all of it", "- **SYN**: opens a connection\n- FIN ends it\n", nil},
		{"links", "- [One](1.md): first\n- [Two](2.md): second\n- [Three](3.md): third\n", nil},
		{"labels", "- Author: Jo\n- Date: 5 May\n- Version: 3\n", nil},
		{"a colon that only announces", "- **Ways**:\n  - by land\n- **Times**:\n  - at night\n", nil},
		{"things to do", "- [ ] **Read**: chapter 3\n- [ ] **Watch**: the film\n", nil},
		{"labels of several lists", "Quick:\n\n- **Time**: n\n- **Space**: 1\n\nSlow:\n\n- **Time**: n²\n- **Space**: n\n", nil},
		{"definitions", "Entropy\n: disorder\n: and more\nHeat\n: energy\nthat flows\n", []string{"Entropy | Meaning = disorder; and more", "Heat | Meaning = energy that flows"}},
		{"a definition after a line that is open", "Entropy\n\n:   disorder\n", []string{"Entropy | Meaning = disorder"}},
		{"signs without spaces", "Capital of Peru::Lima\nstd::vector\nthe last is word[::-1] here\n", []string{"Capital of Peru | Meaning = Lima"}},
	} {
		c, _ := Parse("x.md", []byte(tc.src))
		var got []string
		if len(c.Facts) > 0 {
			got = factLines(c)
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.name, diff)
		}
	}
}
