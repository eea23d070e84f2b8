//go:build unix

package command_test

import (
	"cmp"
	"crypto/ed25519"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"porthole/ui/internal/tty"
)

var before = flag.String("before", "", "begin the day of a class with this program, of an earlier version: the built one takes its place amid a round")

// day is a class with its teacher, on a server that is killed once.
type day struct {
	t            *testing.T
	c            *classroom
	data, course string
	class        []*dayLearner // in the order of their names; the last one comes by OpenSSH
	olga         *dayLearner
	screen       *tty.Terminal // Olga's
	teacher      *tty.Terminal
}

// setSize is how many questions are set.
const setSize = 4

func newDay(t *testing.T) *day {
	t.Helper()
	d := &day{t: t, data: t.TempDir(), course: filepath.Join(t.TempDir(), "ports.md")}
	text := "# Few ports\n\n## Network\n\nSix protocols.\n\n| Protocol | Port |\n|---|---|\n"
	for _, protocol := range slices.Sorted(maps.Keys(dayPorts())) {
		text += "| " + protocol + " | " + dayPorts()[protocol] + " |\n"
	}
	if err := os.WriteFile(d.course, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"Ann", "Bob", "Cem", "Dan", "Eva", "Fay", "Gus", "Hal", "Ira", "Jon", "Kim", "Olga"} {
		l := &dayLearner{t: t, name: name, knows: map[string]int{}}
		if i%2 == 0 {
			l.key = keyFor(t, byte(i))
		}
		d.class = append(d.class, l)
	}
	d.olga, d.class = d.class[11], d.class[:11]
	d.c = servingBy(t, cmp.Or(*before, "porthole"), d.data, d.course)
	return d
}

func keyFor(t *testing.T, seed byte) ssh.Signer {
	t.Helper()
	signer, err := ssh.NewSignerFromKey(ed25519.NewKeyFromSeed(append(make([]byte, ed25519.SeedSize-1), seed)))
	if err != nil {
		t.Fatal(err)
	}
	return signer
}

// does runs a verb of the class on the machine of the server.
func (d *day) does(args ...string) string {
	d.t.Helper()
	cmd := exec.CommandContext(d.t.Context(), "porthole", append([]string{"class"}, args...)...)
	cmd.Env = append(os.Environ(), "PORTHOLE_DATA="+d.data)
	out, err := cmd.Output()
	if err != nil {
		d.t.Fatalf("class %v: %v", args, err)
	}
	return string(out)
}

// A class as it is meant: learners come with a key or a PIN, and do what was set; then a twelfth one comes, and they play a
// round in which a learner, the teacher and the server are lost. What is told of them in the end is what a model of them says.
func TestClassDay(t *testing.T) {
	t.Parallel()
	d := newDay(t)
	for _, l := range d.class {
		l.comes(d.c, d.c.code)
	}
	d.setWork()
	d.checkWork()
	if _, err := exec.LookPath("ssh"); err == nil {
		d.playRound()
	} else {
		t.Log("there is no ssh program here: the round, in which two come by it, is not played")
	}
	d.checkProgress()
	d.c.ends()
}

// setWork sets four questions. Nine of the class do them: one is given more time and a later deadline, one loses the
// connection, one hands in with a question open.
func (d *day) setWork() {
	d.t.Helper()
	d.does("set", "--course", d.course, "--kind", "choice", "--count", strconv.Itoa(setSize), "--title", "Ports", "--until", "in 1 week", "--feedback", "after")
	d.does("extend", "1", "Ira", "--time", "2", "--until", "in 2 weeks")
	for i, l := range d.class {
		if err := l.conn.Close(); err != nil {
			d.t.Error(err)
		}
		l.comes(d.c, "") // known by now, and offered what was set
		if i >= 9 {
			continue
		}
		d.sits(i, l)
	}
}

// sits has a learner do what was set, with as many right answers as the model says. What they know of it is not told before
// the deadline, in the heat map either.
func (d *day) sits(i int, l *dayLearner) {
	d.t.Helper()
	minutes, extended, want := 5, "no", i%(setSize+1)
	if l.name == "Ira" {
		minutes, extended = 10, "yes"
	}
	l.chooses("Due")
	l.hears("Enter begins")
	l.types("")
	for n := range setSize {
		head := fmt.Sprintf("Question %d of %d, %d minutes left.", n+1, setSize, minutes)
		l.hears(head)
		if l.name == "Bob" && n == 2 {
			l.comesBack(d.c)
			l.chooses("Go on")
			l.hears("Enter begins")
			l.types("")
			l.hears("Question 3 of 4")
		}
		about, key, options := keyOf(d.t, l.hears("Number: "))
		right, mark := n < want, "0"
		if l.name == "Hal" && n == setSize-1 {
			l.papers = append(l.papers, strings.Join([]string{l.name, idOf(about), "1", "", "", "0", "", "no", "no"}, ","))
			l.types("/handin")
			continue
		}
		pick := (key + 1) % len(options)
		if right {
			pick, mark = key, "1"
			l.points++
		}
		l.papers = append(l.papers, strings.Join([]string{l.name, idOf(about), "1", "TIME", options[pick], mark, "", "no", extended}, ","))
		l.types(strconv.Itoa(pick + 1))
	}
	l.hears("y hands the exam in")
	l.types("y")
	l.hears("It is handed in and saved")
}

// checkWork compares what is told of the work with the model: as JSON, for Moodle, and answer by answer.
func (d *day) checkWork() {
	d.t.Helper()
	const mark = "\ufeff" // by which a spreadsheet knows UTF-8
	grades := mark + "username,idnumber,email,Ports\n"
	responses := mark + "student,question_id,attempt,answered_at,choice,correct,ms,late,override\n"
	var told struct {
		Assignment struct {
			Until time.Time `json:"until"`
		} `json:"assignment"`
		Learners []struct {
			Name     string    `json:"name"`
			Override string    `json:"override"`
			Until    time.Time `json:"until"`
			Attempts []struct {
				Points float64 `json:"points"`
				Open   int     `json:"open"`
				Counts bool    `json:"counts"`
				Late   bool    `json:"late"`
			} `json:"attempts"`
		} `json:"learners"`
	}
	if err := json.Unmarshal([]byte(d.does("results", "1", "--json")), &told); err != nil {
		d.t.Fatal(err)
	}
	if len(told.Learners) != len(d.class) {
		d.t.Fatalf("%d learners are told of", len(told.Learners))
	}
	for i, l := range d.class {
		grade, paper := "-", told.Learners[i]
		if sat := len(l.papers) > 0; sat {
			grade = strconv.Itoa(100 * l.points / setSize)
			responses += strings.Join(l.papers, "\n") + "\n"
			if a := paper.Attempts; len(a) != 1 || a[0].Points != float64(l.points) || (a[0].Open == 1) != (l.name == "Hal") || !a[0].Counts || a[0].Late {
				d.t.Errorf("%s has %d of %d, and is told to have %+v", l.name, l.points, setSize, a)
			}
		} else if len(paper.Attempts) > 0 {
			d.t.Errorf("%s did nothing, and is told to have done %+v", l.name, paper)
		}
		extended := paper.Until.Equal(told.Assignment.Until.AddDate(0, 0, 7)) && paper.Override != ""
		if paper.Name != l.name || extended != (l.name == "Ira") {
			d.t.Errorf("of %s is told %+v", l.name, paper)
		}
		grades += l.name + ",,," + grade + "\n"
	}
	if got := d.does("export", "1", "--format", "grades"); got != grades {
		d.t.Errorf("the grades are\n%s, want\n%s", got, grades)
	}
	got := regexp.MustCompile(`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`).ReplaceAllString(d.does("export", "1", "--format", "responses"), "TIME")
	if got != responses {
		d.t.Errorf("the answers are\n%s, want\n%s", got, responses)
	}
}

// checkProgress compares what the heat map shows with the model: how many cards each has met, and how many just so.
func (d *day) checkProgress() {
	d.t.Helper()
	var told struct {
		Learners []struct {
			Name    string `json:"name"`
			Answers int    `json:"answers"`
			All     struct {
				Cards   int `json:"cards"`
				NotMet  int `json:"not_met"`
				JustMet int `json:"just_met"`
			} `json:"all"`
		} `json:"learners"`
	}
	if err := json.Unmarshal([]byte(d.does("progress", "--json", "--course", d.course)), &told); err != nil {
		d.t.Fatal(err)
	}
	all := d.class
	if d.screen != nil {
		all = append(slices.Clone(all), d.olga)
	}
	if len(told.Learners) != len(all) {
		d.t.Fatalf("%d learners are told of", len(told.Learners))
	}
	for i, l := range all {
		once := 0
		for _, times := range l.knows {
			if times == 1 {
				once++
			}
		}
		got, cards := told.Learners[i], 2*len(dayPorts())
		if got.Name != l.name || got.Answers != l.given || got.All.Cards != cards || got.All.NotMet != cards-len(l.knows) || got.All.JustMet != once {
			d.t.Errorf("%s gave %d answers, and was right about %v; told is %+v", l.name, l.given, l.knows, got)
		}
	}
}
