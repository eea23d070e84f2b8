package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestResultsSatisfyTheirSchema(t *testing.T) {
	m, dir := newMachine(t), t.TempDir()
	files := []string{filepath.Join(dir, "other.json")}
	for name, text := range reportsOfAll(t) {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	schema, err := schemaOf("results")
	if err != nil {
		t.Fatal(err)
	}
	o := m.run("", append([]string{"results", "--json"}, files...)...)
	o.wants(t, 1, "!there is no such file") // nor are all of one course
	if err := satisfies(t, schema, o.out); err != nil {
		t.Errorf("%v\n%s", err, o.out)
	}
	for old, other := range map[string]string{`"learners"`: `"learner"`, `"counted": true`: `"counted": "yes"`, `"facility": 0`: `"facility": 7`} {
		if !strings.Contains(o.out, old) || satisfies(t, schema, strings.Replace(o.out, old, other, 1)) == nil {
			t.Errorf("%s for %s passes", other, old)
		}
	}
}
