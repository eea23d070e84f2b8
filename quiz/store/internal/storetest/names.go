package storetest

import (
	"testing"

	"porthole/quiz/class"
)

// Name returns a name that can be one.
func Name(t testing.TB, text string) class.Name {
	t.Helper()
	name, err := class.ReadName(text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return name
}
