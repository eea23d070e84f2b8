package command

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"porthole/content"
	"porthole/ui"
)

// settings are what the program keeps beside the learners' data, in a file of their folder: how it looks, which documents
// were opened, and what it opens on. They are known before the database is.
type settings struct {
	Theme  string            `json:"theme,omitempty"`
	Recent []string          `json:"recent,omitempty"` // paths on this machine, the last one first
	Aims   map[string]string `json:"aims,omitempty"`   // by the learner's name: the exam that a goal was set for last
	// Known are the documents without an id that were opened, by which they are found again.
	Known []content.Known `json:"known,omitempty"`
}

// mostRecent is how many documents are kept in mind.
const mostRecent = 9

// settingsFile is where they are kept.
type settingsFile struct {
	folder string // "": nowhere
	fixed  bool   // they are read, and not changed
}

func (f settingsFile) path() string { return filepath.Join(f.folder, "settings.json") }

// read reads the settings; where there are none, or none that can be read, everything is as usual.
func (f settingsFile) read() settings {
	var s settings
	if info, err := os.Stat(f.path()); err != nil || !info.Mode().IsRegular() { // to read a pipe or a device may never end
		return s
	}
	if raw, err := os.ReadFile(f.path()); f.folder != "" && err == nil && json.Unmarshal(raw, &s) != nil {
		return settings{}
	}
	return s
}

// change changes the settings and writes them, whole or not at all.
func (f settingsFile) change(change func(*settings)) error {
	if f.folder == "" || f.fixed {
		return nil
	}
	s := f.read()
	change(&s)
	raw, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	const private, privateFolder = 0o600, 0o700
	if err = os.MkdirAll(f.folder, privateFolder); err != nil {
		return fmt.Errorf("the settings cannot be kept: %w", err)
	}
	fresh, err := os.CreateTemp(f.folder, "settings-*.tmp")
	if err != nil {
		return fmt.Errorf("the settings cannot be kept: %w", err)
	}
	_, err = fresh.Write(append(raw, '\n'))
	err = errors.Join(err, fresh.Chmod(private), fresh.Close())
	if err == nil {
		err = os.Rename(fresh.Name(), f.path())
	}
	if err != nil {
		_ = os.Remove(fresh.Name()) // what could not be written is of no use
		return fmt.Errorf("the settings cannot be kept: %w", err)
	}
	return nil
}

// remember keeps in mind that a document was opened. Where that cannot be kept, the list is shorter, and nothing is lost.
func (f settingsFile) remember(course ui.Course) {
	if !course.Own || course.Path == "" {
		return
	}
	_ = f.change(func(s *settings) {
		s.Recent = slices.DeleteFunc(s.Recent, func(path string) bool { return path == course.Path })
		s.Recent = append([]string{course.Path}, s.Recent...)
		s.Recent = s.Recent[:min(len(s.Recent), mostRecent)]
	})
}

// recent lists the documents that were opened before and are still there.
func (f settingsFile) recent() []string {
	return slices.DeleteFunc(f.read().Recent, func(path string) bool {
		info, err := os.Stat(path)
		return err != nil || !info.Mode().IsRegular()
	})
}

// aim returns the exam that a learner aims at, "" where there is none.
func (f settingsFile) aim(learner string) string {
	exam, _ := content.ExamNamed(f.read().Aims[learner])
	return exam
}

// aimAt keeps in mind which exam a learner aims at, "" for none: the program opens on what that asks.
func (f settingsFile) aimAt(learner, exam string) error {
	if f.aim(learner) == exam {
		return nil
	}
	return f.change(func(s *settings) {
		if s.Aims == nil {
			s.Aims = map[string]string{}
		}
		s.Aims[learner] = exam
		maps.DeleteFunc(s.Aims, func(_, exam string) bool { return exam == "" })
	})
}

// identify tells a document without an id from its namesakes, and keeps in mind that it was opened. Where that cannot be kept,
// it is named as it would be on a machine that has not seen it.
func (f settingsFile) identify(course *content.Course, path string) {
	known := course.Identify(path, f.read().Known, isFile)
	if !course.Named {
		_ = f.change(func(s *settings) { s.Known = known })
	}
}

// The themes.
const (
	themeUsual    = "usual"
	themeContrast = "high-contrast"
)

// theme is the name of a theme, as a flag.
type theme string

// Set takes the name of a theme.
func (t *theme) Set(given string) error {
	if given != themeUsual && given != themeContrast {
		return errors.New(themeUsual + " or " + themeContrast)
	}
	*t = theme(given)
	return nil
}

// String returns the name, "" where none was given.
func (t *theme) String() string { return string(*t) }

// Type names what the flag takes.
func (t *theme) Type() string { return "theme" }

// contrast reports whether high contrast is wanted: by the flag, which is kept, else as it was kept.
func (f settingsFile) contrast(chosen string) (bool, error) {
	if chosen == "" {
		return f.read().Theme == themeContrast, nil
	}
	err := f.change(func(s *settings) { s.Theme = content.Clean(chosen) })
	return chosen == themeContrast, err
}

func (c *cli) settings() settingsFile { return settingsFile{folder: c.Folder, fixed: c.noSave} }
