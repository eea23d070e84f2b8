package markdown

// areOpposites reports whether two headings, in small letters, part all things in two: a table with them has two lists, and what stands in a row only
// happens to stand beside the other. Words that are formed from one another, as the singular and the plural are, are none.
func areOpposites(first, second string) bool {
	is := func(a, b string) bool { return first == a && second == b || first == b && second == a }
	for _, p := range [...][2]string{
		{"domestic", "international"}, {"national", "international"}, {"local", "global"}, {"hot", "cold"}, {"pros", "cons"}, {"advantages", "disadvantages"},
		{"benefits", "drawbacks"}, {"benefits", "risks"}, {"strengths", "weaknesses"}, {"opportunities", "threats"}, {"do", "don't"}, {"dos", "don'ts"}, {"do's", "don'ts"}, {"do", "do not"},
		{"good", "bad"}, {"for", "against"}, {"indoor", "outdoor"}, {"internal", "external"}, {"easy", "hard"}, {"free", "paid"}, {"free", "commercial"},
		{"left", "right"}, {"in scope", "out of scope"}, {"included", "excluded"}, {"allowed", "forbidden"}, {"frontend", "backend"}, {"front end", "back end"},
		{"countable", "uncountable"}, {"formal", "informal"}, {"healthy", "unhealthy"}, {"renewable", "non-renewable"}, {"living", "non-living"}, {"can", "cannot"}, {"yes", "no"},
		{"vorteile", "nachteile"}, {"vorteil", "nachteil"}, {"inland", "ausland"}, {"intern", "extern"}, {"richtig", "falsch"}, {"dafür", "dagegen"}, {"stärken", "schwächen"},
		{"ventajas", "desventajas"}, {"pros", "contras"}, {"fortalezas", "debilidades"}, {"nacional", "internacional"}, {"nacionales", "internacionales"}, //nolint:misspell // as they write it
		{"vantagens", "desvantagens"}, {"prós", "contras"}, {"avantages", "inconvénients"}, {"national", "étranger"}, {"vantaggi", "svantaggi"}, {"zalety", "wady"},
		{"plusy", "minusy"}, {"плюсы", "минусы"}, {"преимущества", "недостатки"}, {"достоинства", "недостатки"}, {"переваги", "недоліки"}, {"avantajlar", "dezavantajlar"}, {"yurt içi", "yurt dışı"},
		{"国内", "国际"}, {"国内", "国外"}, {"國內", "國際"}, {"國內", "國外"}, {"国内", "海外"}, {"国内", "国際"}, {"优点", "缺点"}, {"優點", "缺點"}, {"优势", "劣势"}, {"线上", "线下"}, {"前端", "后端"}, {"内部", "外部"},
		{"長所", "短所"}, {"メリット", "デメリット"}, {"장점", "단점"}, {"국내", "해외"}, {"국내", "국제"}, {"المزايا", "العيوب"}, {"יתרונות", "חסרונות"},
	} {
		if is(p[0], p[1]) {
			return true
		}
	}
	return false
}
