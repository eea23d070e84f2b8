package content

import (
	"strings"
	"testing"
)

// ruleOf reads a rule as it is written in these tests: cells with a bar between, alternatives with "or".
func ruleOf(text string) [][]string {
	var cells [][]string
	for cell := range strings.SplitSeq(text, " | ") {
		cells = append(cells, strings.Split(cell, " or "))
	}
	return cells
}

func TestRulesMayChangePlacesWhereNoPacketTellsThemApart(t *testing.T) {
	header := []string{"To", "Transport", "Port", "Action"}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"resolver | both | 53 | allow", "any | both | 53 | allow", true},
		{"resolver | both | 53 | allow", "any | both | 53 | deny", false},
		{"resolver | TCP | 853 | allow", "any | both | 53 | deny", true},
		{"any | TCP | any | allow", "any | UDP | any | deny", true},
		{"any | TCP or both | any | allow", "any | UDP | any | deny", false},
		{"any | TCP or both | 853 | deny", "any | both | 53 | allow", true},
		{"any | any | any | deny", "any | TCP | 22 | allow", false},
		{"any | * | * | deny", "any | TCP | 22 | allow", false},
		{"any | TCP | 25 or 53 | deny", "any | TCP | 53 | allow", false},
		{"any | TCP | 25 or 587 | deny", "any | TCP | 53 | allow", true},
		{"any | TCP | 20-30 | deny", "any | TCP | 53 | allow", false},
		{"any | TCP | !25 | deny", "any | TCP | 53 | allow", false},
		{"any | TCP | >1023 | deny", "any | TCP | 53 | allow", false},
		{"any | any | tcp/53 | deny", "any | any | udp/53 | allow", true},
		{"any | any | TCP 053 | deny", "any | any | 53 | allow", false},
		{"web server | TCP | 443 | allow", "mail server | TCP | 443 | deny", false},
		{"10.0.0.1 | TCP | 443 | allow", "10.0.0.2 | TCP | 443 | deny", true},
		{"10.0.0.1 | TCP | 443 | allow", "10.0.0.1 | TCP | 443 | deny", false},
		{"10.0.0.0/24 | TCP | 443 | allow", "10.0.0.2 | TCP | 443 | deny", false},
	} {
		for _, pair := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			if got := Exchangeable(header, ruleOf(pair[0]), ruleOf(pair[1])); got != c.want {
				t.Errorf("%q and %q: %v", pair[0], pair[1], got)
			}
		}
	}
	if Exchangeable([]string{"Number", "To", "Action"}, ruleOf("1 | any | allow"), ruleOf("2 | any | deny")) {
		t.Error("only a column of ports tells ports apart")
	}
}
