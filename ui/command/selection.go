package command

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"porthole/content"
	"porthole/quiz"
)

// selection turns the flags into a selection from the course.
func (f *choice) selection(course *content.Course, timed bool) (s quiz.Selection, err error) {
	if s.Lessons, err = lessonIndexes(course, f.lessons); err != nil {
		return s, err
	}
	if s.Relations, err = f.relationsIn(course); err != nil {
		return s, err
	}
	kinds, err := indexes("kind of question", f.kinds, kindNames())
	if err != nil {
		return s, err
	}
	s.Kinds = content.Each(kinds, func(i int) quiz.Kind { return quiz.Kinds()[i] })
	directions, err := indexes("direction", f.directions, directionNames())
	if err != nil {
		return s, err
	}
	s.Directions = content.Each(directions, func(i int) quiz.Direction { return quiz.Direction(i) })
	if s.Count, err = f.number(); err != nil {
		return s, err
	}
	const day = 24 * 60
	if timed && (f.minutes < 1 || f.minutes > day) {
		return s, usagef("--minutes takes a number from 1 to %d, not %d", day, f.minutes)
	}
	s.Limit = time.Duration(f.minutes) * time.Minute
	s.Seed = f.seed
	return s, nil
}

// indexes finds words among the known ones; one value may hold several, with commas between them.
func indexes(what string, given, known []string) ([]int, error) {
	var found []int
	for _, list := range given {
		for word := range strings.SplitSeq(list, ",") {
			i := slices.Index(known, strings.ToLower(strings.TrimSpace(word)))
			if i < 0 {
				return nil, noSuch(what, word, known)
			}
			found = append(found, i)
		}
	}
	return found, nil
}

// number reads --count: "all" is -1, nothing 0.
func (f *choice) number() (int, error) {
	switch f.count {
	case "":
		return 0, nil
	case "all":
		return -1, nil
	}
	n, err := strconv.Atoi(f.count)
	if err != nil || n < 1 {
		return 0, usagef("--count takes a number from 1, or all, not %q", shorten(f.count))
	}
	return n, nil
}

// lessonIndexes finds the lessons by number, by title, or by a part of the title.
func lessonIndexes(course *content.Course, wanted []string) ([]int, error) {
	var indexes []int
	titles := lessonTitles(course)
	for _, given := range wanted {
		found := matching(given, titles)
		if n, err := strconv.Atoi(given); err == nil {
			if n < 1 || n > len(titles) {
				return nil, usagef("there is no lesson %d; the course has lessons 1 to %d", n, len(titles))
			}
			found = []int{n - 1}
		}
		if len(found) == 0 {
			return nil, noSuch("lesson", given, titles)
		}
		indexes = append(indexes, found...)
	}
	slices.Sort(indexes)
	return slices.Compact(indexes), nil
}

func (f *choice) relationsIn(course *content.Course) ([]string, error) {
	var chosen []string
	names := course.Relations()
	for _, given := range f.relations {
		found := matching(given, names)
		if len(found) == 0 {
			return nil, noSuch("relation", given, names)
		}
		for _, i := range found {
			chosen = append(chosen, names[i])
		}
	}
	return chosen, nil
}

// matching returns which of the names are the given one, else which of them hold it.
func matching(given string, names []string) []int {
	key := content.Key(given)
	var same, part []int
	for i, name := range names {
		switch {
		case content.Key(name) == key:
			same = append(same, i)
		case key != "" && strings.Contains(content.Key(name), key):
			part = append(part, i)
		}
	}
	if len(same) > 0 {
		return same
	}
	return part
}

func lessonTitles(course *content.Course) []string {
	return content.Texts(course.Lessons, func(l content.Lesson) string { return l.Title })
}

func kindNames() []string {
	return content.Texts(quiz.Kinds(), quiz.Kind.String)
}

func directionNames() []string { return []string{quiz.Forward.String(), quiz.Reverse.String()} }
