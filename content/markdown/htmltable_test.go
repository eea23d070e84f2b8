package markdown

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTablesInHTML(t *testing.T) {
	for _, tc := range []struct {
		name, src string
		want      []string
	}{
		{"a heading in the first row", "<table>\n<tr><th>Gas</th><th>Symbol</th></tr>\n<tr><td>Neon</td><td><b>Ne</b></td></tr>\n</table>", []string{"Neon | Symbol = Ne"}},
		{"thead, tbody, and what is not closed", "<table><thead><tr><th>Gas<th>Symbol<tbody>\n<tr><td>Neon<td>Ne\n<tr><td>Argon<td>Ar</table>", []string{"Neon | Symbol = Ne", "Argon | Symbol = Ar"}},
		{"cells over several rows", "<table><tr><th>Family<th>Member</tr><tr><td rowspan=2>cats<td>lion</tr><tr><td>tiger</tr><tr><td>dogs<td>fox</tr></table>", []string{"cats | Member = lion, tiger", "dogs | Member = fox"}},
		{"headings in the first column", "<table><tr><th>Prefix<td>/25<td>/26</tr><tr><th>Hosts<td>126<td>62</tr></table>", []string{"/25 | Hosts = 126", "/26 | Hosts = 62"}},
		{"raised digits, entities, code and line breaks", "<table><tr><th>a<th>Names</tr><tr><td>x &amp; y<td>10<sup>5</sup></tr><tr><td><code>a(b)</code><td>Sucre<br>La Paz</tr></table>",
			[]string{"x & y | Names = 10⁵", "a(b) | Names = Sucre, La Paz"}},
		{"a table in a table, a script, a control", "<table><tr><th>a<th>b</tr><tr><td>x\x1b[1m<td>y<script>alert(1)</script><table><tr><td>z</table></tr></table>", []string{"x | b = yz"}},
		{"a caption over all columns", "<table><thead><tr><th colspan=2>Gases</th></tr></thead><tr><th>Gas<th>Symbol</tr><tr><td>Neon<td>Ne</tr></table>", []string{"Neon | Symbol = Ne"}},
		{"headings in thead that are marked nowhere else", "<table><thead><tr><td>Gas<td>Symbol</tr></thead><tr><td>Neon<td>Ne</tr></table>", []string{"Neon | Symbol = Ne"}},
		{"no headings", "<table><tr><td>Neon<td>Ne</tr><tr><td>Argon<td>Ar</tr></table>", nil},
		{"a table that does not end", "<table><tr><th>a<th>b</tr><tr><td>x<td>y</tr>", nil},
	} {
		c, _ := Parse("x.md", []byte("# T\n\n"+tc.src+"\n"))
		if diff := cmp.Diff(tc.want, factLines(c)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.name, diff)
		}
	}
}

func FuzzHTMLTable(f *testing.F) {
	for _, s := range []string{
		"<tr><th>a<th>b</tr><tr><td rowspan=3>c<td>d", "<tr><td rowspan=99999999 colspan=100>x<tr><td>", "<td>x<tr><table><tr><td>y</table><td>z",
		"<tr><td colspan=50 rowspan=2>a<td rowspan=0>b<tr>", "<tr><th><sup>x<br><code>\x1b</code>&#27;", "</table><table>", "<tr></td></tr></tr><tr><th>",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, problems := Parse("x.md", []byte("# T\n\n<table>"+s+"</table>\n"))
		mustBeClean(t, reflect.ValueOf(c))
		mustBeClean(t, reflect.ValueOf(problems))
		mustHold(t, c)
	})
}
