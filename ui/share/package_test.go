package share_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha1" //nolint:gosec // Anki's checksum of a field
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"porthole/quiz"
)

// unpacked is a file of an archive.
func unpacked(t *testing.T, f *zip.File) []byte {
	t.Helper()
	from, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(from)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// collection opens what is in a package of Anki.
func collection(t *testing.T, packed string) *sql.DB {
	t.Helper()
	archive, err := zip.NewReader(strings.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	path := ""
	for _, f := range archive.File {
		data := unpacked(t, f)
		switch f.Name {
		case "media": // rslib/src/import_export/package/media.rs: a map for an older package
			if string(data) != "{}" {
				t.Errorf("media are %q", data)
			}
		case "collection.anki2": // package/meta.rs: the only name of a package without "meta"
			path = filepath.Join(t.TempDir(), "collection.anki2")
			if failed := os.WriteFile(path, data, 0o600); failed != nil {
				t.Fatal(failed)
			}
		default:
			t.Errorf("there is a file %s", f.Name)
		}
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

type note struct {
	id, mid, mod, csum      int64
	guid, tags, flds, first string
	fields                  []string
	cards                   int
}

func notesOf(t *testing.T, db *sql.DB) (notes []note) {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), `SELECT id, guid, mid, mod, tags, flds, CAST(sfld AS TEXT), csum,
		(SELECT count(*) FROM cards WHERE nid = notes.id) FROM notes ORDER BY id`)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var n note
		if err := rows.Scan(&n.id, &n.guid, &n.mid, &n.mod, &n.tags, &n.flds, &n.first, &n.csum, &n.cards); err != nil {
			t.Fatal(err)
		}
		n.fields = strings.Split(n.flds, "\x1f")
		notes = append(notes, n)
	}
	if rows.Err() != nil {
		t.Fatal(rows.Err())
	}
	return notes
}

var markup = regexp.MustCompile(`<[^>]*>`)

// What Anki's own check looks at (rslib/src/dbcheck.rs): the file itself, notes with as many fields as their type, cards with
// a note, a template and a deck, checksums of first fields (notes/mod.rs, field_checksum), ids that do not lie ahead.
func TestAPackageOfAnkiIsSound(t *testing.T) {
	for name, d := range decks(t) {
		t.Run(name, func(t *testing.T) {
			db := collection(t, written(t, "apkg", d))
			var sound string
			if err := db.QueryRowContext(t.Context(), "PRAGMA integrity_check").Scan(&sound); err != nil || sound != "ok" {
				t.Fatalf("%q, %v", sound, err)
			}
			kind, decks := described(t, db)
			directions := 0
			for _, n := range notesOf(t, db) {
				sum := sha1.Sum([]byte(html.UnescapeString(markup.ReplaceAllString(n.fields[0], "")))) //nolint:gosec // see above
				if len(n.fields) != len(kind.Fields) || n.mid != kind.ID || n.csum != int64(binary.BigEndian.Uint32(sum[:4])) || n.cards == 0 || n.id > n.mod*1000 {
					t.Errorf("the note %+v", n)
				}
				if live.MatchString(n.flds) || n.tags != "" && (n.tags[0] != ' ' || !strings.HasSuffix(n.tags, " ")) {
					t.Errorf("the fields %q or the tags %q", n.flds, n.tags)
				}
				directions += n.cards
			}
			rows, err := db.QueryContext(t.Context(), "SELECT nid, did, ord, type, queue, (SELECT count(*) FROM notes WHERE notes.id = nid) FROM cards")
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = rows.Close() }()
			for rows.Next() {
				var nid, did, ord, state, queue, has int64
				if err := rows.Scan(&nid, &did, &ord, &state, &queue, &has); err != nil {
					t.Fatal(err)
				}
				if has != 1 || !slices.Contains(decks, did) || ord > 1 || state != 0 || queue != 0 {
					t.Errorf("a card of the note %d in the deck %d, number %d, type %d, queue %d", nid, did, ord, state, queue)
				}
			}
			if want := len(bank(d)); rows.Err() != nil || directions != want {
				t.Errorf("%d cards, want %d (%v)", directions, want, rows.Err())
			}
		})
	}
}

type ankiType struct {
	ID     int64            `json:"id"`
	Fields []map[string]any `json:"flds"`
}

// described is what the collection says of its type of note, and its decks.
func described(t *testing.T, db *sql.DB) (kind ankiType, decks []int64) {
	t.Helper()
	var version int
	var models, deckText string
	if err := db.QueryRowContext(t.Context(), "SELECT ver, models, decks FROM col").Scan(&version, &models, &deckText); err != nil || version != 11 {
		t.Fatalf("schema %d, %v", version, err)
	}
	var kinds map[string]ankiType
	var all map[string]struct {
		ID   int64  `json:"id"`
		Name string `json:"name"`
	}
	if err := json.Unmarshal([]byte(models), &kinds); err != nil || len(kinds) != 1 {
		t.Fatalf("%v: %s", err, models)
	}
	if err := json.Unmarshal([]byte(deckText), &all); err != nil || all["1"].Name != "Default" {
		t.Fatalf("%v: %s", err, deckText)
	}
	for _, deck := range all {
		decks = append(decks, deck.ID)
	}
	for _, k := range kinds {
		kind = k
	}
	return kind, decks
}

// A second import updates what the first one brought, for Anki knows a note again by its guid, a type by its id
// (rslib/src/import_export/package/apkg/import/notes.rs): neither changes with a wording.
func TestAPackageKeepsItsNames(t *testing.T) {
	first, changed := hostile(), hostile()
	changed.Questions[0].Stem = "Another wording?"
	names := func(d *quiz.Deck) (out []string) {
		for _, n := range notesOf(t, collection(t, written(t, "apkg", d))) {
			out = append(out, n.guid)
		}
		slices.Sort(out)
		if len(slices.Compact(slices.Clone(out))) != len(out) {
			t.Error("a guid is there twice")
		}
		return out
	}
	if !slices.Equal(names(quiz.NewDeck(first)), names(quiz.NewDeck(changed))) {
		t.Error("the guids have changed")
	}
}

// The two directions of a fact are siblings, so that Anki does not ask both on one day.
func TestBothDirectionsOfAFactAreOneNote(t *testing.T) {
	siblings := 0
	for _, n := range notesOf(t, collection(t, written(t, "apkg", document(t, "gift-html.md")))) {
		if n.cards == 2 {
			siblings++
		}
	}
	if siblings != 2 {
		t.Errorf("%d notes ask both ways, want 2", siblings)
	}
}

// A spreadsheet makes neither a formula nor a number nor a time of a cell.
func TestAWorkbookHoldsText(t *testing.T) {
	for name, d := range decks(t) {
		packed := written(t, "xlsx", d)
		book, err := excelize.OpenReader(bytes.NewReader([]byte(packed)))
		if err != nil {
			t.Fatal(err)
		}
		for _, sheet := range []string{"Questions", "Facts"} {
			rows, err := book.GetRows(sheet, excelize.Options{RawCellValue: true})
			if err != nil || len(rows) < 1 || rows[0][0] != "id" {
				t.Fatalf("%s, %s: %v", name, sheet, err)
			}
			for r := range rows {
				for c := range rows[r] {
					cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
					if kind, err := book.GetCellType(sheet, cell); err != nil || kind != excelize.CellTypeInlineString && kind != excelize.CellTypeUnset {
						t.Fatalf("%s, %s!%s is of the kind %d, %v", name, sheet, cell, kind, err)
					}
				}
			}
			if sheet == "Facts" && len(rows) != len(d.Course().Facts)+1 || sheet == "Questions" && len(rows) != len(bank(d))+1 {
				t.Errorf("%s, %s: %d rows", name, sheet, len(rows))
			}
		}
	}
	book, err := excelize.OpenReader(strings.NewReader(written(t, "xlsx", document(t, "formula.md"))))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows("Facts")
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	for _, row := range rows[1:] {
		values = append(values, row[9])
	}
	for _, want := range []string{"=1+1", "0012", "1e5", "00:30", "3/4", "1234567890123456789"} {
		if !slices.Contains(values, want) {
			t.Errorf("there is no %q among %q", want, values)
		}
	}
}

func TestQuizletReadsATermAndADefinitionOnALine(t *testing.T) {
	for name, d := range decks(t) {
		lines := strings.Split(strings.TrimSuffix(written(t, "quizlet", d), "\n"), "\n")
		if len(lines) != len(bank(d)) {
			t.Errorf("%s: %d lines, want %d", name, len(lines), len(bank(d)))
		}
		for _, line := range lines {
			if term, definition, ok := strings.Cut(line, "\t"); !ok || term == "" || definition == "" || strings.Contains(definition, "\t") {
				t.Errorf("%s: %q", name, line)
			}
		}
	}
}
