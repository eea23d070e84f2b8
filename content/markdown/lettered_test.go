package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOptionsWithLetters(t *testing.T) {
	for _, tc := range []struct {
		name, src string
		want      []string
	}{
		{"a list, and the answer in bold", "**Q1.** Which is a gas?\n\n- A) iron\n- B) neon\n\n**Answer: B**\n", []string{"Q1. Which is a gas? [ ] iron [x] neon"}},
		{"lines of one paragraph", "Which is a gas?\nA. iron\nB. neon\nC. salt\nAnswer: B\n", []string{"Which is a gas? [ ] iron [x] neon [ ] salt"}},
		{"a heading that asks", "### 3. Which is a gas?\n\nA) iron\nB) neon\n\nCorrect answer: B. It glows.\n", []string{"Which is a gas? [ ] iron [x] neon // It glows"}},
		{"within details", "Which is a gas?\n\n- a) iron\n- b) neon\n\n<details>\n<summary>Answer</summary>\n\n**B) neon**\n\nIt glows in tubes.\n\n</details>\n",
			[]string{"Which is a gas? [ ] iron [x] neon // It glows in tubes"}},
		{"details on one line", "Which is a gas?\n\n- A. iron\n- B. neon\n\n<details><summary>Show</summary>Answer: B</details>\n", []string{"Which is a gas? [ ] iron [x] neon"}},
		{"several right ones", "Which are gases?\n\n- A) argon\n- B) iron\n- C) neon\n\nAnswers: A, C\n", []string{"Which are gases? [x] argon [ ] iron [x] neon"}},
		{"code in the stem", "What does it print?\n\n```\necho 1\n```\n\n- A) 1\n- B) 2\n\nAnswer: A\n", []string{"What does it print? echo 1 [x] 1 [ ] 2"}},
		{"no answer", "Which is a gas?\n\n- A) iron\n- B) neon\n\nText.\n", nil},
		{"an answer without its option", "Which is a gas?\n\n- A) iron\n- B) neon\n\nAnswer: D\n", nil},
		{"a sentence that begins so", "Which is a gas?\n\n- A) iron\n- B) neon\n\nAnswer the others first.\n", nil},
		{"letters that do not follow each other", "Names:\n\n- A) iron\n- C) neon\n\nAnswer: A\n", nil},
	} {
		c, _ := Parse("x.md", []byte("# T\n\n"+tc.src))
		var got []string
		for _, q := range c.Questions {
			line := q.Stem
			for _, o := range q.Options {
				line += map[bool]string{true: " [x] ", false: " [ ] "}[o.Right] + o.Text
			}
			if q.Explanation != "" {
				line += " // " + q.Explanation
			}
			got = append(got, line)
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.name, diff)
		}
	}
}
