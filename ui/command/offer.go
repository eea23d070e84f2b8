package command

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"porthole/content"
)

// completeFrom completes a flag with names out of the course that the arguments stand for.
func completeFrom(of func(args []string) string, names func(*content.Course) []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		course, _, err := load(of(args))
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return names(course), cobra.ShellCompDirectiveNoFileComp
	}
}

// completeCourse offers courses and documents for the i-th argument.
func completeCourse(i int) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) != i {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return offerDocuments(builtInNames(), typed)
	}
}

// offerDocuments offers names, and the documents and folders that begin as was typed. Shells would list no file beside
// the names; where nothing fits at all, they list every file.
func offerDocuments(names []string, typed string) ([]string, cobra.ShellCompDirective) {
	found := documents(typed)
	isFolder := func(name string) bool { return strings.HasSuffix(name, "/") }
	isTyped := func(name string) bool { return strings.HasPrefix(name, typed) }
	if len(found) > 0 && !slices.ContainsFunc(found, func(n string) bool { return !isFolder(n) }) && !slices.ContainsFunc(names, isTyped) {
		return found, cobra.ShellCompDirectiveNoSpace // what is in the folder comes next
	}
	return append(slices.Clone(names), found...), cobra.ShellCompDirectiveDefault
}

// documents lists the files that can be a course, and the folders, whose path begins as was typed.
func documents(typed string) []string {
	folder := typed[:strings.LastIndexAny(typed, "/"+string(filepath.Separator))+1]
	start := typed[len(folder):]
	entries, err := os.ReadDir(filepath.Clean(folder))
	if err != nil {
		return nil // it may be the shell's way to say it, as ~ is, or not be there: the shell knows
	}
	var found []string
	for _, entry := range entries {
		name := entry.Name()
		hidden := strings.HasPrefix(name, ".") && !strings.HasPrefix(start, ".")
		if hidden || !strings.HasPrefix(name, start) || content.Clean(name) != name {
			continue
		}
		if isFolder(folder, entry) {
			found = append(found, folder+name+"/")
		} else if slices.Contains([]string{".md", ".markdown", ".csv", ".tsv"}, strings.ToLower(filepath.Ext(name))) {
			found = append(found, folder+name)
		}
	}
	return found
}

// isFolder reports whether an entry is a folder, or a link to one.
func isFolder(in string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.IsDir()
	}
	info, err := os.Stat(filepath.Join(in, entry.Name()))
	return err == nil && info.IsDir()
}

// completeNoFiles keeps shells from listing files after a flag that takes none.
func completeNoFiles(verb *cobra.Command) {
	offer := func(flag *pflag.Flag) {
		takes, _ := pflag.UnquoteUsage(flag)
		if _, known := verb.GetFlagCompletionFunc(flag.Name); !known && takes != "FILE" {
			// It fails only for a flag that is not registered, or twice.
			_ = verb.RegisterFlagCompletionFunc(flag.Name, cobra.NoFileCompletions)
		}
	}
	verb.LocalFlags().VisitAll(offer)
	for _, below := range verb.Commands() {
		completeNoFiles(below)
	}
}
