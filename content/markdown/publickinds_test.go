package markdown

import "testing"

// Kinds of faults that public documents showed, each with its right value.
func TestKindsThatPublicDocumentsShowed(t *testing.T) {
	for _, tc := range []struct {
		name, src string
		want      []string
	}{
		{"nothing, with a note", "| Range | Speed |\n|-|-|\n| 70 km | - (it depends) |\n| 2 km | 20 Gbit/s |\n", []string{"2 km | Speed = 20 Gbit/s"}},
		{"code over several lines", "| Operation | Call |\n|-|-|\n| add | POST /items<br/>{<br/>\"id\": 4<br/>} |\n", []string{`add | Call = POST /items { "id": 4 }`}},
		{"the anchor of a text", "| Method | What |\n|-|-|\n| `render()` | Draws [#](https://example.org) |\n", []string{"render() | What = Draws"}},
		{"what the row is about, once more", "| Word | Reading | Meaning |\n|-|-|-|\n| もらう | もらう | to get |\n| 声 | こえ | voice |\n",
			[]string{"もらう | Meaning = to get", "声 | Reading = こえ", "声 | Meaning = voice"}},
		{"links under any heading", "| Task | 引用 |\n|-|-|\n| one | [a.example](https://a.example) |\n| two | [b.example](https://b.example) |\n", nil},
		{"numbers with headings between the rows", "| No. | River | Sea |\n|-|-|-|\n| | **North** | |\n| 1 | Elbe | North Sea |\n| 2 | Oder | Baltic |\n| | **South** | |\n| 3 | Po | Adria |\n",
			[]string{"Elbe | Sea = North Sea", "Oder | Sea = Baltic", "Po | Sea = Adria"}},
		{"a link that only names itself", "| Task | Topic | How |\n|-|-|-|\n| Make a user | Access | [Exercise](x.md) |\n", []string{"Make a user | Topic = Access"}},
		{"how one thing is written", "| | style | size |\n|-|-|-|\n| `font:` | `italic` | `14px` |\n", nil},
		{"crosses for ticks", "| State | Island |\n|-|-|\n| A | x |\n| B | |\n", []string{"A | Island = Yes"}},
	} {
		c, _ := Parse("x.md", []byte("# T\n\n"+tc.src))
		got := factLines(c)
		if len(got) != len(tc.want) {
			t.Errorf("%s: %q", tc.name, got)
			continue
		}
		for i := range got {
			if got[i] != tc.want[i] {
				t.Errorf("%s: %q, want %q", tc.name, got[i], tc.want[i])
			}
		}
	}
}
