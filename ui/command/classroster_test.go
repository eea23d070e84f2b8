package command_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestARosterIsReadFromTheTablesThereAre(t *testing.T) {
	m := schooled(t)
	file := filepath.Join(t.TempDir(), "7b.csv")
	for _, c := range []struct {
		text  string
		code  int
		texts []string
	}{
		{"name,id\nAnn Lee,s17\nZoë,\n", 0, []string{"2 names are on the roster of 7b."}},
		{"\ufeffName;ID\r\nAnn Lee;s17\r\n\r\n", 0, []string{"1 name is on the roster of 7b."}},
		{"First name\tLast name\tEmail address\nAnn\tLee\ta@example.org\n", 0, []string{"1 name is"}},
		{"First name,Surname,ID number\n\"Ann, Maria\",Lee,17\n", 1, []string{`!line 2: "Ann, Maria Lee" is no name`}},
		{"Ann\nBob\n", 0, []string{"2 names are"}},
		{"Bob\nAnn\nB0b\n=1+1\n", 1, []string{`!line 3: "B0b" looks like the name in line 1`, `!line 4: "=1+1" is no name`}},
		{"", 1, []string{"!it is empty"}},
		{"name,id\n", 1, []string{"!no name stands in it"}},
		{"Zo\xeb\n", 1, []string{"!it is not in UTF-8; save it as CSV UTF-8"}},
		{"\"Ann\n", 1, []string{"!line 1"}},
	} {
		if err := os.WriteFile(file, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		m.run("", "class", "roster", file).wants(t, c.code, c.texts...)
	}
	m.run("", "class", "roster", file+"x").wants(t, 1, "!there is no such file")
	m.run("", "class", "roster", filepath.Dir(file)).wants(t, 1, "!it is a folder")
	m.run("", "class", "roster").wants(t, 0, "Ann Bob") // the last one that was whole
}

func TestOnlyTheRosterJoinsUnlessItIsOpen(t *testing.T) {
	m := schooled(t)
	file := filepath.Join(t.TempDir(), "7b.csv")
	if err := os.WriteFile(file, []byte("name,id\nAnn Lee,s17\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	m.run("", "class", "roster", file).wants(t, 0)
	code := m.code()
	try := func(name string) error {
		g, shut := m.gate()
		defer shut()
		_, err := m.asks(g, code, name, "204815", "")
		return err
	}
	if try("Eve") == nil || try("ann lee") != nil {
		t.Error("the roster does not say who joins")
	}
	var got []struct {
		Class, Name, ID, Learner string
		PIN, Removed             bool
		Keys                     int
		Joined, Seen             time.Time
	}
	decode(t, m.run("", "class", "list", "--class", "7b", "--json").out, &got)
	if len(got) != 1 || got[0].Name != "Ann Lee" || got[0].ID != "s17" || !got[0].PIN || got[0].Learner == "" {
		t.Errorf("%+v", got)
	}
	m.run("", "class", "roster", "--open", file).wants(t, 0)
	if err := try("Eve"); err != nil {
		t.Errorf("the roster is open: %v", err)
	}
}
