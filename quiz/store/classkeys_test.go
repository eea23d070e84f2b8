package store_test

import (
	"slices"
	"testing"

	"porthole/quiz/class"
	"porthole/quiz/store"
)

func TestPassesOfBrowsersEnd(t *testing.T) {
	eachClass(t, func(t *testing.T, c *store.Classes, _ store.DB) {
		joins(t, c, newcomer(t, "one", "Ann", "SHA256:ann"))
		for _, f := range []string{"web:1000000000:a", "web:1999999999:b", "web:2000000000:c", "web:2000000001:d", "web:3000000000:e"} {
			if err := c.Bind(t.Context(), "one", f); err != nil {
				t.Fatal(err)
			}
		}
		are := func(what string, want ...string) {
			t.Helper()
			var got []string
			for _, f := range []string{"SHA256:ann", "web:1000000000:a", "web:1999999999:b", "web:2000000000:c", "web:2000000001:d", "web:3000000000:e"} {
				m, known, err := c.Owner(t.Context(), f)
				if err != nil || known && m.Keys != 1 {
					t.Errorf("%s: %d keys, %v", f, m.Keys, err)
				}
				if known {
					got = append(got, f)
				}
			}
			if !slices.Equal(want, got) {
				t.Errorf("after %s there are %q, want %q", what, got, want)
			}
		}
		if err := c.Lapse(t.Context(), "web:0000000000", "web:2000000000"); err != nil {
			t.Fatal(err)
		}
		are("a time", "SHA256:ann", "web:2000000000:c", "web:2000000001:d", "web:3000000000:e")
		if err := c.Unbind(t.Context(), "web:2000000001:d"); err != nil {
			t.Fatal(err)
		}
		are("one was let go of", "SHA256:ann", "web:2000000000:c", "web:3000000000:e")
		if err := c.SetPIN(t.Context(), class.KeyOf("7b"), class.KeyOf("Ann"), "hash"); err != nil {
			t.Fatal(err)
		}
		are("another PIN", "SHA256:ann")
	})
}
