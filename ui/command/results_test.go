package command_test

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// The class: so many learners sit a test of so many questions.
const (
	learners  = 24
	questions = 12
)

// sits has a learner sit the test in the built program, in lines of text, and returns what was printed. The report is in
// the file. Each learner has a folder of data of their own.
func sits(t *testing.T, dir, learner, typed string) string {
	t.Helper()
	cmd := exec.Command("porthole", "exam", "email", "--plain", "--test", "Week 3", "--questions", strconv.Itoa(questions), "--tasks", "none",
		"--learner", learner, "--class", "7b", "--report", filepath.Join(dir, learner+".json"))
	cmd.Env = append(os.Environ(), "PORTHOLE_DATA="+filepath.Join(t.TempDir(), "data"))
	cmd.Stdin = strings.NewReader(typed)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", learner, err, out)
	}
	return string(out)
}

// asked is a question of the test, as its report has it.
type asked struct {
	ID, Question, Lesson string
	Options              []string
	Given, Answer        string
	Right                bool
}

// handedIn reads the questions out of a report.
func handedIn(t *testing.T, file string) []asked {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var report struct{ Questions []asked }
	picked(t, string(text), &report)
	return report.Questions
}

// picked reads of JSON what is wanted.
func picked(t *testing.T, text string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatal(err)
	}
}

// right and wrong are what to type for an answer: the numbers of options.
func (q asked) right() string {
	var typed []string
	for i, option := range q.Options {
		if option == q.Answer || strings.Contains(", "+q.Answer+",", ", "+option+",") {
			typed = append(typed, strconv.Itoa(i+1))
		}
	}
	return strings.Join(typed, " ")
}

func (q asked) wrong(by int) string {
	for i := range q.Options {
		n := (i+by)%len(q.Options) + 1
		if !strings.Contains(" "+q.right()+" ", " "+strconv.Itoa(n)+" ") {
			return strconv.Itoa(n)
		}
	}
	return ""
}

// lessonLines finds in what the program printed how many points a learner had in each lesson, and of how many.
func lessonLines(t *testing.T, out string) map[string][2]int {
	t.Helper()
	_, part, _ := strings.Cut(out, "By lesson:\n")
	part, _, _ = strings.Cut(part, "By kind of question:")
	part, _, _ = strings.Cut(part, "By objective:")
	found := map[string][2]int{}
	for _, m := range regexp.MustCompile(`(?s)- (.*?): (\d+) of\s+(\d+)\n`).FindAllStringSubmatch(part, -1) {
		points, _ := strconv.Atoi(m[2])
		of, _ := strconv.Atoi(m[3])
		found[strings.Join(strings.Fields(m[1]), " ")] = [2]int{points, of}
	}
	if len(found) == 0 {
		t.Fatalf("no lessons in\n%s", out)
	}
	return found
}

// aClass has all learners sit the test. The first ones know little and the last ones nearly all; each has slips of their own.
// It returns the folder of the reports, and what the program told each learner of each lesson.
func aClass(t *testing.T) (dir string, told map[string]map[string][2]int) {
	t.Helper()
	key := t.TempDir()
	sits(t, key, "Key", "\n/handin\ny\n\n")
	test := handedIn(t, filepath.Join(key, "Key.json"))
	dir, told = t.TempDir(), map[string]map[string][2]int{}
	for i := range learners {
		typed := "\n"
		for j, q := range test {
			if knows := j*learners/questions < i; knows != ((i*7+j*5)%11 == 0) {
				typed += q.right() + "\n"
			} else {
				typed += q.wrong(i+j) + "\n"
			}
		}
		name := fmt.Sprintf("Learner %02d", i+1)
		told[name] = lessonLines(t, sits(t, dir, name, typed+"y\n\n"))
	}
	return dir, told
}

// edits changes the first wrong answer in a report to a right one.
func edits(t *testing.T, file string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(text), `"right": false`) {
		t.Fatal(err, "nothing to change")
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(text), `"right": false`, `"right": true`, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
}

// resultsOf runs results in the built program on all reports of a folder.
func resultsOf(t *testing.T, dir string, code int, flags ...string) (out, complaints string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatal(err, files)
	}
	cmd := exec.Command("porthole", append(append([]string{"results"}, flags...), files...)...)
	var stdout, stderr strings.Builder
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != code {
		t.Fatalf("%v, want exit code %d\n%s", err, code, stderr.String())
	}
	return stdout.String(), stderr.String()
}

// byLesson turns the table of learners into what was told: points and questions by learner and lesson.
func byLesson(t *testing.T, table string) map[string]map[string][2]int {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(table, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]map[string][2]int{}
	first := slices.Index(rows[0], "Test week 3: passed") + 1
	if first != 12 {
		t.Fatalf("the columns are %q", rows[0])
	}
	for _, row := range rows[1:] {
		learner, sum := map[string][2]int{}, 0
		for i := first; i < len(row); i += 2 {
			points, _ := strconv.Atoi(row[i])
			of, err := strconv.Atoi(row[i+1])
			lesson, ok := strings.CutSuffix(rows[0][i], ": points")
			if err != nil || !ok || rows[0][i+1] != lesson+": questions" {
				t.Fatalf("column %q has %q", rows[0][i+1], row[i+1])
			}
			learner[lesson] = [2]int{points, of}
			sum += points
		}
		if row[0] != "7b" || row[2] != "1" || row[4] != strconv.Itoa(sum) || row[5] != strconv.Itoa(questions) || row[6] != row[10] || row[9] != "" {
			t.Errorf("%q", row)
		}
		got[row[1]] = learner
	}
	return got
}

func TestTheReportsOfTwentyFourLearners(t *testing.T) {
	dir, told := aClass(t)
	t.Run("facility and discrimination are those of another count", func(t *testing.T) { weighed(t, dir) })
	t.Run("they are tallied, and the edited one is named", func(t *testing.T) { tallied(t, dir, told) })
}

func tallied(t *testing.T, dir string, told map[string]map[string][2]int) {
	t.Helper()
	whole, said := resultsOf(t, dir, 0, "--csv")
	if diff := gocmp.Diff(told, byLesson(t, whole)); diff != "" || said != "" || len(told) != learners {
		t.Errorf("%s-told +table:\n%s", said, diff)
	}

	const edited = "Learner 05"
	edits(t, filepath.Join(dir, edited+".json"))
	left, said := resultsOf(t, dir, 1, "--csv")
	if strings.Count(said, "\n") != 1 || !strings.Contains(said, edited+`.json": it was changed after Porthole wrote it, so it is left out; --include-edited counts it`) {
		t.Errorf("said: %s", said)
	}
	without := map[string]map[string][2]int{}
	for name, lessons := range told {
		if name != edited {
			without[name] = lessons
		}
	}
	if diff := gocmp.Diff(without, byLesson(t, left)); diff != "" {
		t.Errorf("-told +table:\n%s", diff)
	}

	included, said := resultsOf(t, dir, 0, "--csv", "--include-edited")
	got := byLesson(t, included)
	gained := 0
	for lesson, points := range got[edited] {
		gained += points[0] - told[edited][lesson][0]
	}
	if gained != 1 || len(got) != learners || !strings.Contains(included, "\n7b,"+edited+",1,edited,") || !strings.Contains(said, "counted all the same") {
		t.Errorf("%d points more, said %s\n%s", gained, said, included)
	}

	text, _ := resultsOf(t, dir, 1)
	for line := range strings.SplitSeq(text, "\n") {
		if len([]rune(line)) > 72 {
			t.Errorf("%d cells wide: %s", len([]rune(line)), line)
		}
	}
	if !strings.Contains(text, "23 learners, 23 reports of Email ports and protocols.") || !strings.Contains(text, "The 10 weakest questions of 12:") {
		t.Errorf("printed:\n%s", text)
	}
}

// resultQuestion is a question in results --json.
type resultQuestion struct {
	ID             string
	Answers, Open  int
	Facility       float64
	Discrimination *float64
	Given          []struct {
		Text  string
		Times int
		Right bool
	}
}

func weighed(t *testing.T, dir string) {
	t.Helper()
	var got struct{ Questions []resultQuestion }
	text, _ := resultsOf(t, dir, 0, "--json")
	picked(t, text, &got)
	if len(got.Questions) != questions {
		t.Fatalf("%d questions", len(got.Questions))
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.json"))
	var sheets [][]asked
	for _, file := range files {
		sheets = append(sheets, handedIn(t, file))
	}
	told := 0
	for j, q := range sheets[0] {
		i := slices.IndexFunc(got.Questions, func(r resultQuestion) bool { return r.ID == q.ID })
		if i < 0 {
			t.Errorf("nothing of %s", q.ID)
			continue
		}
		facility, discrimination, given := counted(sheets, j)
		r := got.Questions[i]
		if math.Abs(r.Facility-facility) > 0.0005 || r.Answers != learners || r.Open != 0 {
			t.Errorf("%s: %+v, want facility %v", q.ID, r, facility)
		}
		if r.Discrimination == nil || math.Abs(*r.Discrimination-discrimination) > 0.0005 {
			t.Errorf("%s: discrimination %v, want %v", q.ID, r.Discrimination, discrimination)
		} else if *r.Discrimination > 0.3 {
			told++
		}
		for _, g := range r.Given {
			if given[g.Text] != g.Times || g.Right != (g.Text == q.Answer) && len(q.Options) == 4 {
				t.Errorf("%s: %+v, want %v", q.ID, g, given)
			}
		}
	}
	if !slices.IsSortedFunc(got.Questions, func(a, b resultQuestion) int { return cmp.Compare(a.Facility, b.Facility) }) {
		t.Error("the weakest does not come first")
	}
	if told == 0 {
		t.Error("no question tells those who know from those who do not: the class is not made as it should be")
	}
}

// counted counts a question once more: its facility, its discrimination by the means of those who had it right and wrong, as
// the point-biserial correlation is defined, and what was given.
func counted(sheets [][]asked, j int) (facility, discrimination float64, given map[string]int) {
	var sums [2]float64
	var n [2]float64
	var rests []float64
	given = map[string]int{}
	for _, sheet := range sheets {
		rest, had := 0.0, 0
		for k, q := range sheet {
			switch {
			case k == j && q.Right:
				had = 1
			case k != j && q.Right:
				rest++
			}
		}
		given[sheet[j].Given]++
		n[had]++
		sums[had] += rest
		rests = append(rests, rest)
	}
	all := n[0] + n[1]
	mean, variance := (sums[0]+sums[1])/all, 0.0
	for _, rest := range rests {
		variance += (rest - mean) * (rest - mean) / all
	}
	p := n[1] / all
	return p, (sums[1]/n[1] - sums[0]/n[0]) / math.Sqrt(variance) * math.Sqrt(p*(1-p)), given
}
