package markdown

import "testing"

func TestKeysAtTheEndOfADocument(t *testing.T) {
	const quiz = "# Q\n\n1. What floats?\n    - a. lead\n    - b. cork\n\n2. What sinks?\n    - a. iron\n    - b. wood\n\n3. What flies?\n    - a. gulls\n    - b. cod\n    - c. terns\n\n"
	for _, key := range []string{
		"## Answers:\n1. B\n2. A\n3. A, C\n", "## Answer key\n\n1-b, 2-a, 3-a\n", "## Respuestas\n\n1) B\n2) A\n3) C\n", "## Lösungen\n\n- 1: b\n- 2: a\n- 3: c\n", "## Ответы\n\n1. b) cork\n2. a) iron\n3. c – they do\n",
		"## 答案\n\n1：B\n2：A\n3：C\n", "## Gabarito\n\n1-b\n2-a\n3-c\n",
	} {
		mustTell(t, "x.md", quiz+key, "What floats? [ ] lead [x] cork", "What sinks? [x] iron [ ] wood", "!What flies? [ ] gulls [x] cod", "!are not read")
	}
	mustTell(t, "x.md", quiz+"## Answers\n\n1. B\n2. A\n3. A, C\n", "What flies? [x] gulls [ ] cod [x] terns")
	const headed = "# Q\n\n### 1. What floats?\n\nA) lead\nB) cork\n\n### 2. What sinks?\n\nA) iron\nB) wood\n\n"
	mustTell(t, "x.md", headed+"## Answers\n\n1. B\n2. A\n", "What floats? [ ] lead [x] cork", "What sinks? [x] iron [ ] wood")
	mustTell(t, "x.md", headed+"## Answers\n\n1. B) lead\n2. A\n", "!What floats? [", "What sinks? [x] iron", "answers under a heading of their own are not read")
}

func TestKeysAtTheEndThatAreNotPlainAreTold(t *testing.T) {
	const quiz = "# Q\n\n**1. What floats?**\n\nA) lead\nB) cork\n\n**2. What sinks?**\n\nA) iron\nB) wood\n\n"
	const told = "the answers under a heading of their own are not read"
	for _, key := range []string{
		"## Answers\n\n1. B\n", "## Answers\n\n1. B\n2. A\n3. C\n", "## Answers\n\n2. B\n1. A\n", "## Answers\n\nOne point each.\n\n1. B\n2. A\n", "## Answers\n\n1. A gull\n2. A stone\n", "## Answers\n\n1. B\n2. A\n\n## Answers\n\n1. A\n2. B\n",
	} {
		mustTell(t, "x.md", quiz+key, "![x]", told)
	}
	mustTell(t, "x.md", "# Q\n\n**4. What floats?**\n\nA) lead\nB) cork\n\n**5. What sinks?**\n\nA) iron\nB) wood\n\n## Answers\n\n1. B\n2. A\n", "![x]", told)
}
