package share

import (
	"archive/zip"
	"bufio"
	"crypto/sha1" //nolint:gosec // Anki's checksum of a field; nothing is protected by it
	_ "embed"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"html"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"porthole/quiz"
)

// A package of Anki is a ZIP file with a collection, a SQLite database of the form that its source calls schema 11
// (rslib/src/storage/schema11.sql), and a list of media. Every version since 2.0 imports it.

//go:embed package.sql
var packageSchema string

// writePackage writes a package of notes of a type of its own: a card and, where there is one, its other direction as a
// sibling; answers to be typed; explanation and source in fields of their own; a deck for each lesson. Ids stay the same.
func writePackage(out *bufio.Writer, job Job, _ func(quiz.Question, Loss)) error {
	if job.Database == nil {
		return errors.New("a package of Anki needs a database")
	}
	folder, err := os.MkdirTemp("", "porthole-apkg-")
	if err != nil {
		return err
	}
	return errors.Join(packed(out, job, filepath.Join(folder, "collection.anki2")), os.RemoveAll(folder))
}

// packed writes a package by way of a file for its collection.
func packed(out io.Writer, job Job, path string) error {
	if err := job.Database(path, func(exec Exec) error { return fillPackage(exec, job) }); err != nil {
		return err
	}
	archive := zip.NewWriter(out)
	if err := zipFile(archive, "collection.anki2", path); err != nil {
		return err
	}
	media, err := archive.CreateHeader(&zip.FileHeader{Name: "media", Method: zip.Deflate})
	if err != nil {
		return err
	}
	if _, err := io.WriteString(media, "{}"); err != nil {
		return err
	}
	return archive.Close()
}

func zipFile(archive *zip.Writer, name, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // it was only read
	entry, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = io.Copy(entry, file)
	return err
}

// fillPackage puts a course into an empty database.
func fillPackage(exec Exec, job Job) error {
	if err := exec(packageSchema); err != nil {
		return err
	}
	notes := ankiNotes(job)
	decks := map[string]int64{}
	for i, n := range notes {
		decks[n.deck] = stableID("deck " + n.deck)
		if err := n.insert(exec, decks[n.deck], i+1, job.Now); err != nil {
			return err
		}
	}
	now := job.Now.Unix()
	return exec("INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')",
		now, job.Now.UnixMilli(), job.Now.UnixMilli(), ankiConf(len(notes)), ankiModels(now), ankiDecks(decks, now), ankiDeckOptions(now))
}

// ankiNote is a note as it is kept.
type ankiNote struct {
	guid, deck string
	tags       []string
	fields     [ankiFields]string
}

// The fields of a note.
const (
	fieldFront = iota
	fieldBack
	fieldTyped
	fieldOtherFront
	fieldOtherBack
	fieldOtherTyped
	fieldExplanation
	fieldSource
	ankiFields
)

// ankiNotes are the notes of a course: the two directions of a fact are one, where each asks for this fact alone.
func ankiNotes(job Job) []ankiNote {
	bank := byLesson(job)
	forward, reverse := map[int]bool{}, map[int]quiz.Question{} // by fact
	for _, q := range bank {
		switch direction, fact, alone := ofOneFact(job.Deck, q); {
		case alone && direction == quiz.Forward:
			forward[fact] = true
		case alone && reverse[fact].ID == "": // a fact of several values has a card for each
			reverse[fact] = q
		}
	}
	var notes []ankiNote
	for _, q := range bank {
		direction, fact, alone := ofOneFact(job.Deck, q)
		isReverse := alone && direction == quiz.Reverse
		if isReverse && forward[fact] && reverse[fact].ID == q.ID {
			continue // it is the sibling of another
		}
		n := ankiNote{guid: idOf(job.Deck, q), deck: ankiDeck(job.Deck, q), tags: ankiTags(job.Deck, q)}
		n.fields[fieldFront], n.fields[fieldBack], n.fields[fieldTyped] = sides(q)
		n.fields[fieldExplanation] = asHTML(strings.Split(q.Explanation, "\n"))
		n.fields[fieldSource] = asHTML([]string{sources(q)})
		if other, ok := reverse[fact]; ok && alone && !isReverse {
			n.fields[fieldOtherFront], n.fields[fieldOtherBack], n.fields[fieldOtherTyped] = sides(other)
		}
		notes = append(notes, n)
	}
	return notes
}

// ofOneFact returns which way a question asks for a fact, and reports whether it asks for that one alone.
func ofOneFact(d *quiz.Deck, q quiz.Question) (way quiz.Direction, fact int, alone bool) {
	c, ok := d.CardByID(q.ID)
	if !ok || q.All || len(c.Facts) != 1 {
		return 0, -1, false
	}
	return c.Direction, c.Facts[0], true
}

// sides are the two sides of a card, and the answer as it is typed, "" where it is not.
func sides(q quiz.Question) (question, answer, typed string) {
	if q.Kind == quiz.Typed && len(q.Answers) > 0 {
		typed = cardText(q.Answers[0])
	}
	return front(q), asHTML(answerLines(q)), typed
}

// insert keeps a note and its cards, new ones.
func (n ankiNote) insert(exec Exec, deck int64, place int, now time.Time) error {
	id := stableID("note " + n.guid)
	first := stripped(n.fields[fieldFront])
	sum := sha1.Sum([]byte(first)) //nolint:gosec // see the import
	if err := exec("INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')",
		id, n.guid, modelID, now.Unix(), " "+strings.Join(n.tags, " ")+" ", strings.Join(n.fields[:], "\x1f"), first,
		binary.BigEndian.Uint32(sum[:4])); err != nil {
		return err
	}
	for ord, front := range []string{n.fields[fieldFront], n.fields[fieldOtherFront]} {
		if front == "" {
			continue
		}
		if err := exec("INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
			stableID("card "+n.guid+string(rune('0'+ord))), id, deck, ord, now.Unix(), place); err != nil {
			return err
		}
	}
	return nil
}

// stripped is a field without its markup, as Anki compares first fields (rslib/src/text.rs, strip_html).
func stripped(field string) string {
	s := strings.NewReplacer("<br>", "", "<span></span>", "").Replace(field)
	return strings.ReplaceAll(html.UnescapeString(s), "\u00a0", " ")
}

// stableID makes an id of a name. Anki's are times in milliseconds, and one that lies ahead is given anew: these lie between
// 1970-01-12 and 2008.
func stableID(name string) int64 {
	const first, span = 1e9, 12e11
	h := fnv.New64a()
	_, _ = h.Write([]byte(name)) // it never fails
	return first + int64(h.Sum64()%span)
}
