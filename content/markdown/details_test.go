package markdown

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAnswersBelowAQuestion(t *testing.T) {
	for _, tc := range []struct {
		name, src string
		want      []string
	}{
		{"all up to the end of details", "<details>\n<summary>What does a kernel do?</summary><br><b>\n\nIt does:\n\n- memory\n- time\n</b></details>\n", []string{"What does a kernel do? = It does: memory; time"}},
		{"closed within a paragraph", "<details>\n<summary>How large?</summary><br><b>\n\n`du -sh`\n</b></details>\n\nSomething else.\n", []string{"How large? = du -sh"}},
		{"empty details", "<details>\n<summary>What is LVM?</summary><br><b>\n</b></details>\n\nSomething else.\n",
			[]string{`!3: "What is LVM?" has no answer that a flash card could show, and is not asked`}},
		{"a heading over a list", "### What is left?\n\n- the map\n- the key\n", []string{"What is left? = the map; the key"}},
		{"a heading over code that is announced", "### How is it run?\n\nWith:\n\n```\nrun it\n```\n\nMore.\n", []string{"How is it run? = With: run it"}},
		{"a heading over boxes", "### What is right?\n\n- [ ] this\n- that\n\n[Help](x.md)\n", []string{`!5: "What is right?" has no answer that a flash card could show, and is not asked`}},
		{"a link is no answer", "### Where is it?\n\n[Help](https://example.org)\n", []string{`!5: "Where is it?" has no answer that a flash card could show, and is not asked`}},
		{"what is announced and does not follow", "### How is it run?\n\nWith:\n\n## Next\n", []string{`!5: the answer of "How is it run?" announces something that does not follow, and is not asked`}},
		{"details that hide the answer of a heading", "### Why?\n\n<details><summary>Show</summary>\n\nSo.\n\n</details>\n", []string{"Why? = So."}},
		{"a title of two lines", "## Why\n\nSo.\n", nil},
	} {
		c, problems := Parse("x.md", []byte("# T\n\n"+tc.src))
		var got []string
		for _, f := range c.Facts {
			got = append(got, f.Subject+" = "+f.Values[0].Text)
		}
		for _, p := range problems {
			if strings.Contains(p.Message, "is not asked") || strings.Contains(p.Message, "and is not asked") {
				_, line, _ := strings.Cut(strings.SplitN(p.String(), ": ", 2)[0], ":")
				got = append(got, "!"+line+": "+p.Message)
			}
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.name, diff)
		}
	}
}
