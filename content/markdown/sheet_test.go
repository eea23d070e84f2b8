package markdown

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFilesThatAreATableAlone(t *testing.T) {
	for _, tc := range []struct {
		file, src string
		want      []string
	}{
		{"capitals.csv", "Country,Capital\r\nPeru,Lima\r\nChad,\"N'Djamena\"\r\n", []string{"Peru | Capital = Lima", "Chad | Capital = N'Djamena"}},
		{"words.csv", "\ufeffMot;Sens\nthé;tea, infusion\n007;agent\n", []string{"thé | Sens = tea, infusion", "007 | Sens = agent"}},
		{"words.tsv", "zorro\tfox\noso\tbear\n", []string{"zorro | Back = fox", "oso | Back = bear"}},
		{"numbers.csv", "Metal,Melts at\niron,1538\ntin,232\n", []string{"iron | Melts at = 1538", "tin | Melts at = 232"}},
		{"notes.txt", "#separator:tab\n#html:true\n#tags column:3\nzorro\t<b>fox</b>\tanimal\noso\tbear &amp; cub\tanimal\n", []string{"zorro | Back = fox", "oso | Back = bear & cub"}},
		{"columns.txt", "#separator:Semicolon\n#columns:Wort;Tier\n1;Fuchs\n", []string{"1 | Tier = Fuchs"}},
		{"empty.csv", "", nil},
		{"one.csv", "a\nb\n", nil},
		{"broken.csv", "Term,Meaning\na,b\n\"c,d\n", []string{"a | Meaning = b"}},
	} {
		c, problems := Parse(tc.file, []byte(tc.src))
		if diff := cmp.Diff(tc.want, factLines(c)); diff != "" {
			t.Errorf("%s (-want +got):\n%s%v", tc.file, diff, problems)
		}
	}
}

func FuzzSheet(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "#separator:tab\n#columns:a\tb\n1\t2\n", "\"", "#html:true\n<b>,&#27;\n", "a\n\n,\n", "#tags column:1\nx\n", "\x1b[1m;\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, file := range []string{"x.csv", "x.tsv", "x.txt"} {
			c, problems := Parse(file, []byte(s))
			mustBeClean(t, reflect.ValueOf(c))
			mustBeClean(t, reflect.ValueOf(problems))
			mustHold(t, c)
		}
	})
}
