package sqlite

import (
	"path/filepath"
	"testing"

	"porthole/quiz/store"
)

func TestTheSchemaOfEachFormIsKnown(t *testing.T) {
	for version := 1; version <= store.Form; version++ {
		path := filepath.Join(t.TempDir(), "porthole.db")
		if err := build(t.Context(), path, int64(version)); err != nil {
			t.Fatal(err)
		}
		got, err := digest(t.Context(), path, "mode=ro", "immutable=1")
		if err != nil {
			t.Fatal(err)
		}
		if want := schemaOf(version); got != want {
			t.Errorf("form %d has the schema %#x, schemaOf says %#x", version, got, want)
		}
	}
}
