package command_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemaFile is where the schema of a document lies.
func schemaFile(name string) string {
	return filepath.Join("..", "..", ".github", "schemas", name+".schema.json")
}

// schemaOf is the schema that a document is promised to satisfy, formats of times included.
func schemaOf(name string) (*jsonschema.Schema, error) {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	return c.Compile(schemaFile(name))
}

func reportSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	schema, err := schemaOf("report")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func satisfies(t *testing.T, schema *jsonschema.Schema, text string) error {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(value)
}

// reportsOfAll are a report of a drill with something of everything in it, and one of an exam of every kind of task.
func reportsOfAll(t *testing.T) map[string]string {
	t.Helper()
	m, dir := newMachine(t), t.TempDir()
	m.run("/hint\n1\n/undo\n2\n\n/guess\n1\n1\n1\n1\n1\n1\n1\n1\n1\n/quit\n", "drill", "email", "--count", "12", "--seed", "3", "--learner", "Ada", "--class", "7b",
		"--report", filepath.Join(dir, "drill.json"))
	m.run("\n1\n1\n\n1\n1\n1\n1\n/handin\ny\n\n", "exam", "email", "--test", "week 3", "--tasks", "6", "--typed", "--report", filepath.Join(dir, "exam.json"))
	m.run("\n/handin\ny\n\n", "exam", performed(), "--questions", "5", "--report", filepath.Join(dir, "tasks.json"))
	out := map[string]string{}
	for _, name := range []string{"drill.json", "exam.json", "tasks.json"} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		out[name] = string(text)
	}
	if !strings.Contains(out["drill.json"], `"undone": "20`) || !strings.Contains(out["exam.json"], `"at": null`) {
		t.Fatalf("something is missing in\n%s\n%s", out["drill.json"], out["exam.json"])
	}
	return out
}

func TestReportsSatisfyTheirSchema(t *testing.T) {
	schema := reportSchema(t)
	for name, text := range reportsOfAll(t) {
		if err := satisfies(t, schema, text); err != nil {
			t.Errorf("%s: %v\n%s", name, err, text)
		}
	}
}

func TestTheSchemaRefusesWhatIsNoReport(t *testing.T) {
	schema, reports := reportSchema(t), reportsOfAll(t)
	for what, change := range map[string]func(map[string]any){
		"no checksum":        func(r map[string]any) { delete(r, "checksum") },
		"another program":    func(r map[string]any) { r["program"] = "other" },
		"no answers":         func(r map[string]any) { delete(r, "answers"); delete(r, "questions") },
		"a drill and exam":   func(r map[string]any) { r["answers"], r["questions"], r["exam"] = []any{}, []any{}, map[string]any{} },
		"a field of its own": func(r map[string]any) { r["extra"] = 1 },
		"a course's own": func(r map[string]any) {
			r["course"] = map[string]any{"id": "x", "title": "x", "version": "0123456789abcdef", "lessons": []any{}, "extra": 1}
		},
	} {
		for name, text := range reports {
			var report map[string]any
			decode(t, text, &report)
			change(report)
			changed, err := json.Marshal(report)
			if err != nil {
				t.Fatal(err)
			}
			if satisfies(t, schema, string(changed)) == nil {
				t.Errorf("%s with %s passes", name, what)
			}
		}
	}
}

// satisfying checks that a document is what its schema says: "satisfies SCHEMA stdout|FILE".
func satisfying(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: [!] satisfies SCHEMA stdout|FILE")
	}
	schema, err := schemaOf(args[0])
	ts.Check(err)
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(ts.ReadFile(args[1])))
	ts.Check(err)
	if err := schema.Validate(value); (err == nil) == neg {
		ts.Fatalf("%s: %v", args[0], err)
	}
}

// Every field is told of, and none may stand in a document that is not.
func TestSchemasTellOfEveryField(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob(schemaFile("*"))
	if err != nil || len(files) < 9 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		if file == schemaFile("report") {
			continue // REPORT.md tells of its fields, and the test above refuses others
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var schema map[string]any
		decode(t, string(text), &schema)
		toldOf(t, filepath.Base(file), schema)
	}
}

func toldOf(t *testing.T, at string, value any) {
	t.Helper()
	switch v := value.(type) {
	case []any:
		for i, x := range v {
			toldOf(t, fmt.Sprint(at, "/", i), x)
		}
	case map[string]any:
		properties, _ := v["properties"].(map[string]any)
		if open, known := v["additionalProperties"].(bool); len(properties) > 0 && (!known || open) && v["unevaluatedProperties"] == nil {
			t.Errorf("%s takes fields that it does not tell of", at)
		}
		for name, field := range properties {
			field, _ := field.(map[string]any)
			if says, _ := field["description"].(string); len(says) < 4 {
				t.Errorf("%s does not tell what %s is", at, name)
			}
		}
		for name, x := range v {
			toldOf(t, at+"/"+name, x)
		}
	}
}
