package main

import (
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var measure = flag.Bool("measure", false, "print the table of the packages' proportions")

// What a package is to stay within. It is a wall with a small door.
const (
	mostFiles   = 40 // without tests
	mostMethods = 45 // of one type
	mostPrivate = 2  // package-level names to each exported one
)

// exceptions name what goes beyond, by package and limit, and why that is right.
func exceptions() map[string]string {
	const (
		leaf   = "it ends in screens, files or lines of text: what it shows is a verb or two, and all else is its own"
		driver = "its names are those of exam.Store and command.Archive, which it implements"
	)
	return map[string]string{
		"porthole/content/markdown: files":            "a construct is a file, as it is written by people in a dozen ways",
		"porthole/ui/command: files":                  "a verb is a file",
		"porthole/content/markdown: private names":    "a document goes in and a course comes out; how a construct is read is its own",
		"porthole/quiz: files":                        "a kind of question is a file, and so is a session; all others are parts of one deck",
		"porthole/quiz/store: private names":          driver,
		"porthole/quiz/store/postgres: private names": driver,
		"porthole/quiz/store/sqlite: private names":   driver,
		"porthole/quiz/task: private names":           "a task is posed and marked by its own methods, whatever its kind",
		"porthole/ui: private names":                  leaf,
		"porthole/ui/ask: private names":              "widgets are made and met through one interface",
		"porthole/ui/class: private names":            leaf,
		"porthole/ui/command: private names":          leaf,
		"porthole/ui/exam: private names":             leaf,
		"porthole/ui/paper: private names":            leaf,
		"porthole/ui/plain: private names":            leaf,
		"porthole/ui/serve: private names":            "connections come in and sessions go out: what is asked and refused in between is its own",
		"porthole/ui/share: private names":            leaf,
		"porthole/ui/web: private names":              "requests come in and sessions go out: pages, cookies and sockets are its own",
		"porthole/ui/wire: private names":             leaf,
		"porthole/ui/wire/pcap: private names":        leaf,
		"porthole/ui/terminal: private names":         "bytes go in and bytes come out: what a sequence is made of is its own",
	}
}

// room is what is counted of a package, its tests left out.
type room struct {
	path              string
	files, lines      int
	code              int // lines that hold more than comments
	exported, private int // package-level names
	methods           int // of the type that has most
	widest            string
	functions         []int // lines of each
	largest           int   // lines of the largest file
	largestFile       string
	forTests          bool // it imports testing: only tests import it
}

func TestPackagesKeepTheirProportions(t *testing.T) {
	t.Parallel()
	rooms := house(t, ".")
	if *measure {
		printTable(rooms)
	}
	known := exceptions()
	over := map[string]bool{}
	check := func(r room, limit string, is, most int) {
		name := r.path + ": " + limit
		if is <= most {
			return
		}
		over[name] = true
		if known[name] == "" {
			t.Errorf("%s: %d, want at most %d, or a reason in exceptions", name, is, most)
		}
	}
	for _, r := range rooms {
		check(r, "files", r.files, mostFiles)
		check(r, "methods", r.methods, mostMethods) // of r.widest
		if !r.forTests && r.path != "porthole" {    // nothing imports main
			check(r, "private names", r.private, mostPrivate*r.exported)
		}
	}
	for name := range known {
		if !over[name] {
			t.Errorf("%s keeps its limit and needs no exception any more", name)
		}
	}
}

// house measures every package below a folder, in the order of their paths.
func house(t *testing.T, root string) []room {
	t.Helper()
	var rooms []room
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if name := d.Name(); path != root && (name == "testdata" || strings.HasPrefix(name, ".")) {
			return filepath.SkipDir
		}
		r, err := measured(path)
		if none := (*build.NoGoError)(nil); errors.As(err, &none) {
			return nil
		}
		rooms = append(rooms, r)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return rooms
}

// measured measures the package of a folder.
func measured(folder string) (room, error) {
	found, err := build.ImportDir(folder, 0)
	if err != nil {
		return room{}, err
	}
	r := room{path: filepath.ToSlash(filepath.Join("porthole", folder)), forTests: slices.Contains(found.Imports, "testing")}
	set := token.NewFileSet()
	var here []*ast.File // those for this machine; the others have the same names once more
	for _, name := range slices.Concat(found.GoFiles, found.IgnoredGoFiles) {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			return r, err
		}
		file, err := parser.ParseFile(set, name, text, parser.SkipObjectResolution)
		if err != nil {
			return r, err
		}
		r.countFile(name, set, file, text)
		if slices.Contains(found.GoFiles, name) {
			here = append(here, file)
		}
	}
	r.countNames(set, here)
	slices.Sort(r.functions)
	return r, nil
}

// countFile counts lines, and those of functions.
func (r *room) countFile(name string, set *token.FileSet, file *ast.File, text []byte) {
	lines := strings.Count(string(text), "\n")
	r.files, r.lines, r.code = r.files+1, r.lines+lines, r.code+codeLines(text)
	if lines > r.largest {
		r.largest, r.largestFile = lines, name
	}
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Body != nil {
			r.functions = append(r.functions, set.Position(f.End()).Line-set.Position(f.Pos()).Line+1)
		}
	}
}

// codeLines counts the lines that hold more than comments and blanks.
func codeLines(text []byte) int {
	set := token.NewFileSet()
	file := set.AddFile("", -1, len(text))
	var s scanner.Scanner
	s.Init(file, text, nil, 0)
	n, last := 0, 0
	for {
		pos, kind, literal := s.Scan()
		if kind == token.EOF {
			return n
		}
		if kind == token.SEMICOLON && literal == "\n" {
			continue
		}
		first := file.Line(pos)
		end := first + strings.Count(literal, "\n")
		n += end - max(first-1, last)
		last = end
	}
}

// countNames counts package-level names, and the methods that each type declares. What is imported is not looked at: names
// are there without it.
func (r *room) countNames(set *token.FileSet, files []*ast.File) {
	config := types.Config{Importer: noImports{}, Error: func(error) {}, IgnoreFuncBodies: true}
	pkg, _ := config.Check(r.path, set, files, nil) // it complains of what is imported, and goes on
	for _, name := range pkg.Scope().Names() {
		if token.IsExported(name) {
			r.exported++
		} else {
			r.private++
		}
		named, ok := pkg.Scope().Lookup(name).(*types.TypeName)
		if !ok || named.IsAlias() {
			continue
		}
		if t, ok := named.Type().(*types.Named); ok && t.NumMethods() > r.methods {
			r.methods, r.widest = t.NumMethods(), name
		}
	}
}

type noImports struct{}

func (noImports) Import(path string) (*types.Package, error) {
	return nil, errors.New(path + " is not looked at")
}

// part returns a share of the way through sorted numbers: 0.5 is the median.
func part(sorted []int, share float64) int {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, int(share*float64(len(sorted))))]
}

// printTable prints the rooms as a table of Markdown, and all of them together but for what only tests import.
func printTable(rooms []room) {
	out := func(format string, args ...any) { _, _ = fmt.Fprintf(os.Stdout, format, args...) }
	out("| package | files | lines | code | exported : private | private to each | most methods | function lines median/p90/max | largest file |\n")
	out("|---|---|---|---|---|---|---|---|---|\n")
	all := room{path: "all", functions: []int{}}
	for _, r := range rooms {
		if r.files > 0 {
			r.print(out)
		}
		if r.forTests {
			continue
		}
		all.files, all.lines, all.code = all.files+r.files, all.lines+r.lines, all.code+r.code
		all.exported, all.private = all.exported+r.exported, all.private+r.private
		all.functions = append(all.functions, r.functions...)
		if r.methods > all.methods {
			all.methods, all.widest = r.methods, r.path+"."+r.widest
		}
		if r.largest > all.largest {
			all.largest, all.largestFile = r.largest, r.path+"/"+r.largestFile
		}
	}
	slices.Sort(all.functions)
	all.print(out)
	out("\nLines of code without tests and comments: %d\n", all.code)
}

func (r *room) print(out func(string, ...any)) {
	name := r.path
	if r.forTests {
		name += " (for tests)"
	}
	out("| %s | %d | %d | %d | %d : %d | %.1f | %s %d | %d/%d/%d | %s %d |\n", name, r.files, r.lines, r.code, r.exported, r.private,
		float64(r.private)/float64(max(1, r.exported)), r.widest, r.methods,
		part(r.functions, 0.5), part(r.functions, 0.9), part(r.functions, 1), r.largestFile, r.largest)
}
