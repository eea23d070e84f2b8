package command_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"porthole/ui/command"
)

// A seed that the program chooses can be typed; one that is given stays as it is.
func TestAChosenSeedHasAtMostSixDigits(t *testing.T) {
	const random = "12345678901234567"
	for _, verb := range [][]string{{"exam", "--no-save", "--plain"}, {"paper", "--count", "3"}} {
		for want, more := range map[string][]string{"eed 234567": nil, "eed " + random: {"--seed", random}} {
			var out, errs bytes.Buffer
			command.Run(t.Context(), command.World{
				Args: append(slices.Clip(verb), more...), In: strings.NewReader("/quit\n"), Out: &out, Err: &errs,
				Now:  func() time.Time { return time.Date(2026, 11, 25, 18, 30, 0, 0, time.UTC) },
				Seed: func() uint64 { return 12345678901234567 },
			})
			if words := strings.Join(strings.Fields(out.String()), " "); !strings.Contains(words, want) {
				t.Errorf("%q: no %q in:\n%s%s", verb, want, out.String(), errs.String())
			}
		}
	}
}
