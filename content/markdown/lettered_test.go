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
		{"a list, and the answer in bold", "**Q1.** Which is a gas?\n\n- A) iron\n- B) neon\n\n**Answer: B**\n", []string{"Which is a gas? [ ] iron [x] neon"}},
		{"lines of one paragraph", "Which is a gas?\nA. iron\nB. neon\nC. salt\nAnswer: B\n", []string{"Which is a gas? [ ] iron [x] neon [ ] salt"}},
		{"a heading that asks", "### 3. Which is a gas?\n\nA) iron\nB) neon\n\nCorrect answer: B. It glows.\n", []string{"Which is a gas? [ ] iron [x] neon // It glows"}},
		{"within details", "Which is a gas?\n\n- a) iron\n- b) neon\n\n<details>\n<summary>Answer</summary>\n\n**B) neon**\n\nIt glows in tubes.\n\n</details>\n",
			[]string{"Which is a gas? [ ] iron [x] neon // It glows in tubes"}},
		{"details on one line", "Which is a gas?\n\n- A. iron\n- B. neon\n\n<details><summary>Show</summary>Answer: B</details>\n", []string{"Which is a gas? [ ] iron [x] neon"}},
		{"several right ones", "Which are gases?\n\n- A) argon\n- B) iron\n- C) neon\n\nAnswers: A, C\n", []string{"Which are gases? [x] argon [ ] iron [x] neon"}},
		{"code in the stem", "What does it print?\n\n```\necho 1\n```\n\n- A) 1\n- B) 2\n\nAnswer: A\n", []string{"What does it print? echo 1 [x] 1 [ ] 2"}},
		{"a heading within details, in another language", "###### 1. 何が気体？\n\n- A: 鉄\n- B: ネオン\n\n<details><summary><b>答え</b></summary>\n<p>\n\n#### 答え: B\n\n光る。\n\n```\nx\n```\n\nまた光る。\n\n</p>\n</details>\n",
			[]string{"何が気体？ [ ] 鉄 [x] ネオン // 光る。 また光る。"}},
		{"a label of any language", "Welches ist ein Gas?\n\n- A) Eisen\n- B) Neon\n\n<details><summary>+</summary>\n\nSprawdź: B\n\n</details>\n", []string{"Welches ist ein Gas? [ ] Eisen [x] Neon"}},
		{"numbered, with the answer in each item",
			"1. Which is a gas?\n    - A. iron.\n    - B. neon.\n\n    <details markdown=1><summary markdown='span'>Answer</summary>\n      Correct answer: B\n    </details>\n\n2. Which are metals? (Choose TWO)\n    - A. iron.\n    - B. neon.\n    - C. tin.\n\n    <details markdown=1><summary markdown='span'>Answer</summary>\n      Correct answer: A, C\n    </details>\n",
			[]string{"Which is a gas? [ ] iron. [x] neon.", "Which are metals? (Choose TWO) [x] iron. [ ] neon. [x] tin."}},
		{"numbered, with boxes", "1. Which is a gas?\n   - [ ] iron\n   - [x] neon\n2. Which is a metal?\n   - [x] iron\n   - [] neon\n", []string{"Which is a gas? [ ] iron [x] neon", "Which is a metal? [x] iron [ ] neon"}},
		{"a heading with its number alone", "#### Q19. Де зберігаються файли\n\n- [ ] тут\n- [x] там\n", []string{"Де зберігаються файли [ ] тут [x] там"}},
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
