package markdown

import "testing"

func TestTermsThatMeanSomethingOnlyUnderTheirHeading(t *testing.T) {
	for _, tc := range []struct {
		name, src string
		want      []string
	}{
		{"a heading that says something", "# Cables\n\n## Advantages of fibre\n\n- **Distance**: runs for miles\n- **Noise**: none from motors\n",
			[]string{"Distance (Advantages of fibre) | Explanation = runs for miles", "Noise (Advantages of fibre) | Explanation = none from motors"}},
		{"a heading that many sections have", "# Cables\n\n## Fibre\n\n### Overview\n\n- **Core**: glass\n- **Sheath**: plastic\n", []string{"Core (Fibre, Overview) | Explanation = glass"}},
		{"a label above the list", "# Cables\n\n## Fibre\n\n**Advantages:**\n\n- **Distance**: runs for miles\n- **Noise**: none from motors\n", []string{"Distance (Fibre, Advantages) | Explanation = runs for miles"}},
		{"the title of the document", "# Fibre\n\n- **Distance**: runs for miles\n- **Noise**: none from motors\n", []string{"Distance (Fibre) | Explanation = runs for miles"}},
		{"a glossary", "# Cables\n\n## Key terms\n\n- **Core**: the glass\n- **Sheath**: the plastic\n", []string{"Core | Explanation = the glass"}},
		{"names", "# Cables\n\n## Kinds of plug\n\n- **RJ45**: eight wires\n- **LC**: one fibre\n", []string{"RJ45 | Explanation = eight wires"}},
		{"words and what they are in another language", "# Kabel\n\n## Lesson 4\n\n- core – Kern\n- sheath – Mantel\n- plug – Stecker\n", []string{"core | Goes with = Kern"}},
		{"explained after colons", "# Cables\n\n## Fibre\n\n- Distance: it runs for many miles between two amplifiers\n- Noise: it takes none up from motors that stand beside it\n- Weight: it pulls less than copper at each plug and tray\n",
			[]string{"Distance (Fibre) | Goes with = it runs for many miles between two amplifiers"}},
		{"an answer to a question", "# How is a cable laid?\n\n## Answer\n\n- **Trench**: dug first of all\n- **Sand**: put around it\n", []string{"the terms of the list mean something only under a heading"}},
		{"advice", "# Cables\n\n## Best practices\n\n- **Bend**: not below the radius\n- **Clean**: each plug before use\n", []string{"the heading says that the list advises"}},
		{"a heading that only counts", "# \n\n## 3\n\n- **Core**: glass\n- **Sheath**: plastic\n", []string{"the terms of the list mean something only under a heading"}},
	} {
		t.Run(tc.name, func(t *testing.T) { mustTell(t, "x.md", tc.src, tc.want...) })
	}
}

func TestTermsUnderAHeadingAreAskedBothWaysWhereTheyAreExplained(t *testing.T) {
	for src, oneWay := range map[string]bool{
		"# Cables\n\n## Fibre\n\n- **Core**: the glass in the middle that carries the light\n- **Sheath**: the plastic around it that keeps the water out\n": false,
		"# Cables\n\n## Fibre\n\n- **Distance**: miles\n- **Noise**: none\n":                                                                                 true,
	} {
		c, _ := Parse("x.md", []byte(src))
		if len(c.Facts) != 2 || c.Facts[0].OneWay != oneWay || c.Facts[0].Names[0]+" (Fibre)" != c.Facts[0].Subject {
			t.Errorf("%q: %+v", src, c.Facts)
		}
	}
}
