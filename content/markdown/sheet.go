package markdown

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
)

// isSheet reports whether a file is a table alone: CSV, TSV, or notes that Anki exported as text.
func isSheet(file string, src []byte) bool {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".csv", ".tsv", ".tab":
		return true
	case ".txt":
		return bytes.HasPrefix(src, []byte("#separator:")) || isTabbed(src)
	}
	return false
}

// isTabbed reports whether a text is a table whose cells are parted by tabs, as many of them in nearly each line.
func isTabbed(src []byte) bool {
	count, lines := map[int]int{}, 0
	for line := range bytes.Lines(src) {
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		count[bytes.Count(line, []byte{'\t'})]++
		if lines++; lines == maxTabbed {
			break
		}
	}
	for tabs, n := range count {
		if tabs > 0 && lines > 2 && n*10 >= lines*9 {
			return true
		}
	}
	return false
}

// maxTabbed is how many lines tell that a text is a table.
const maxTabbed = 200

// sheet is a table in lines of text.
type sheet struct {
	comma    rune
	html     bool     // the cells are written in HTML
	headings []string // that are given apart from the rows
	skip     []int    // columns that are no part of it, from 0
	rows     [][]string
	lines    []int
	width    int  // cells of the last row
	exported bool // the file begins as Anki's exports do, which have no row of headings
	unread   int  // rows that cannot be read
	badLine  int  // the line of the first of them
	gaps     int  // cells with gaps, which are left out
	gapLine  int  // the line of the first of them
}

// readSheet reads a file that is a table alone as a course of one lesson.
func readSheet(d *document, file string, src []byte) (*content.Course, []content.Problem) {
	r := newReader(d, front{})
	d.src = src
	s := sheet{comma: separatorOf(file, src), html: isMarkedUp(src)}
	s.read(src)
	if s.unread > 0 {
		d.Warn(s.badLine, "put quotes around a cell that has a separator, a quote or a line break in it, and write a quote in it twice", "%d rows cannot be read and are passed over, this one first", s.unread)
	}
	if s.gaps > 0 {
		d.Notice(s.gapLine, "write them as {{c1::…}} in a text", "%d cells have gaps to fill in, which a table cannot ask; they are left out", s.gaps)
	}
	r.tables.sheet = true
	t := content.Table{Lesson: r.lessons.lesson(), Line: 1}
	if lines, ok := s.table(&t, d); ok {
		index := r.tables.enter(t, directives{}, lines)
		r.lessons.add(content.Block{Kind: content.TableBlock, Table: index, Line: 1})
	}
	r.finish(content.Clean(file))
	return d.course, d.Problems()
}

// isMarkedUp reports whether the cells of a file are written in HTML, as the notes of Anki are: lines are broken within them, or
// pictures shown.
func isMarkedUp(src []byte) bool {
	return inHTML().Match(src[:min(len(src), maxMarkedUp)])
}

// maxMarkedUp is how many bytes tell.
const maxMarkedUp = 64 << 10

var inHTML = pattern(`(?i)<img src=|[^\t,;"<>]<br ?/?>[^\t,;"<>]|&nbsp;|<div>|<ruby>|<span |<b>[^<\n]*</b>`)

// separatorOf is what stands between the cells: what the file's name says, else what the first line has most of.
func separatorOf(file string, src []byte) rune {
	if ext := strings.ToLower(filepath.Ext(file)); ext == ".tsv" || ext == ".tab" || ext == ".txt" {
		return '\t'
	}
	first, rest, _ := bytes.Cut(src, []byte{'\n'})
	for !bytes.ContainsAny(first, ",;\t|") && len(rest) > 0 { // a title stands above the table
		first, rest, _ = bytes.Cut(rest, []byte{'\n'})
	}
	best := ','
	for _, r := range []rune{';', '\t', '|'} {
		if bytes.Count(first, []byte(string(r))) > bytes.Count(first, []byte(string(best))) {
			best = r
		}
	}
	return best
}

// header takes the lines at the top in which Anki says how the notes are written, and returns what follows them and how many
// they are.
func (s *sheet) header(src []byte) (rest []byte, lines int) {
	for bytes.HasPrefix(src, []byte{'#'}) {
		line, after, _ := bytes.Cut(src, []byte{'\n'})
		key, value, ok := strings.Cut(strings.TrimSpace(string(line[1:])), ":")
		if !ok || strings.Contains(key, string(s.comma)) {
			break
		}
		switch key {
		case "separator":
			s.comma = namedSeparator(value)
		case "html":
			s.html = value == "true"
		case "columns":
			s.headings = strings.Split(value, string(s.comma))
		case "tags column", "guid column", "notetype column", "deck column":
			if n := digits(value); n == 1 {
				s.skip = append(s.skip, int(value[0]-'1'))
			}
		}
		s.exported = true
		src, lines = after, lines+1
	}
	return src, lines
}

func namedSeparator(name string) rune {
	switch strings.ToLower(name) {
	case "comma", ",":
		return ','
	case "semicolon", ";":
		return ';'
	case "pipe", "|":
		return '|'
	case "space":
		return ' '
	}
	return '\t'
}

// read reads the rows. One that cannot be read is passed over with its line, where the next one can be found.
func (s *sheet) read(src []byte) {
	rest, before := s.header(src)
	for len(s.rows) <= content.MaxRows {
		in := csv.NewReader(bytes.NewReader(rest))
		in.Comma, in.LazyQuotes, in.FieldsPerRecord = s.comma, s.comma == '\t', -1
		in.TrimLeadingSpace = s.comma != '\t' && s.comma != ' ' // a, "b, c"
		err := s.readRows(in, before)
		var bad *csv.ParseError
		if !errors.As(err, &bad) {
			return
		}
		for range bad.StartLine - 1 {
			_, rest, _ = bytes.Cut(rest, []byte{'\n'})
		}
		var line []byte
		line, rest, _ = bytes.Cut(rest, []byte{'\n'})
		before += bad.StartLine
		s.readLoosely(string(line), before)
	}
}

// readRows reads rows up to the first that cannot be read.
func (s *sheet) readRows(in *csv.Reader, before int) error {
	for len(s.rows) <= content.MaxRows {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		line, _ := in.FieldPos(0)
		s.take(row, before+line)
	}
	return nil
}

// readLoosely reads a line whose quotes are written otherwise, where it has as many cells as the rows before it.
func (s *sheet) readLoosely(text string, line int) {
	in := csv.NewReader(strings.NewReader(text))
	in.Comma, in.LazyQuotes, in.FieldsPerRecord, in.TrimLeadingSpace = s.comma, true, -1, s.comma != '\t' && s.comma != ' '
	if row, err := in.Read(); err == nil && len(s.rows) > 0 && len(row) == s.width && strings.Count(text, `"`)%2 == 0 {
		s.take(row, line)
		return
	}
	if s.unread++; s.unread == 1 {
		s.badLine = line
	}
}

// take adds a row.
func (s *sheet) take(row []string, line int) {
	s.width = len(row)
	s.rows, s.lines = append(s.rows, s.cells(row, line)), append(s.lines, line)
}

// cells cleans a row and takes out the columns that are no part of it.
func (s *sheet) cells(row []string, line int) []string {
	var out []string
	for c, text := range row {
		if slices.Contains(s.skip, c) {
			continue
		}
		if text = s.cell(text); strings.Contains(text, "{{c") {
			if s.gaps++; s.gaps == 1 {
				s.gapLine = line
			}
			text = ""
		}
		out = append(out, text)
	}
	return out
}

// sounds are the files that Anki plays beside a text, and readings what it writes above one: "[sound:a.mp3]", "水[みず]".
var (
	sounds   = pattern(`\[(?:sound|anki:play|image):[^\]]*\]`)
	readings = pattern(`(\p{Han}[\p{Han}々]*)\[[\p{Hiragana}\p{Katakana}ー]+\]`)
)

// cell returns what a cell says. A line break parts it as a comma does.
func (s *sheet) cell(text string) string {
	if strings.Contains(text, "[") {
		text = readings().ReplaceAllString(sounds().ReplaceAllString(text, ""), "$1")
	}
	if s.html {
		text = strings.NewReplacer("<br>", "\n", "<br/>", "\n", "<br />", "\n", "</div>", "\n", "</p>", "\n", "</li>", "\n").Replace(withoutRuby(text))
	}
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if s.html {
			line = plainHTML(line)
		}
		if line = oneLine(content.Clean(line)); line != "" {
			lines = append(lines, line)
		}
	}
	for i, line := range lines {
		last, _ := utf8.DecodeLastRuneInString(line)
		if i+1 < len(lines) && !unicode.IsPunct(last) {
			lines[i] = line + ","
		}
	}
	return strings.Join(lines, " ")
}

// withoutRuby leaves out the readings above the words of a text in HTML.
func withoutRuby(text string) string {
	if !strings.Contains(text, "<r") {
		return text
	}
	return ruby().ReplaceAllString(text, "")
}

var ruby = pattern(`(?is)<rt[^a-z].*?</rt>|<rp[^a-z].*?</rp>`)

// table makes a table of the rows; ok is false where there is none.
func (s *sheet) table(t *content.Table, d *document) (lines []int, ok bool) {
	columns := widest(s.rows)
	if most := content.MaxCells / max(1, columns); len(s.rows) > most || len(s.rows) > content.MaxRows {
		most = min(most, content.MaxRows)
		d.Warn(s.lines[most], "split it into several files", "the table has more than %d rows of %d columns; the rest of it is not read", most, columns)
		s.rows = s.rows[:most]
	}
	rows, at := s.rows, s.lines
	headings := s.headings
	switch {
	case len(rows) == 0:
		return nil, false
	case headings != nil:
	case !s.exported && s.beginsWithHeadings():
		headings = rows[0]
		rows, at = s.withoutLonger(len(headings), rows[1:], at[1:], d)
		columns = max(widest(rows), min(len(headings), content.MaxColumns))
		d.phraseSides(headings, rows)
	default:
		if !s.exported && s.mayBeginWithHeadings() {
			d.Notice(at[0], "write a line of headings above it, such as Word and Meaning", "the first line may be one of headings; it is not asked")
			rows, at = rows[1:], at[1:]
		} else {
			d.Notice(at[0], "write a line of headings above it, such as Word and Meaning", "the first line is read as a row, for it does not look like headings")
		}
		headings = sidesOf(rows, columns)
		headings, rows, columns = withoutRunning(headings, rows, columns)
		d.phraseSides(headings, rows)
	}
	t.Header = plainCells(spaced(headings), columns)
	for _, row := range rows {
		t.Rows = append(t.Rows, plainCells(row, columns))
	}
	return at[:len(rows)], true
}

// spaced writes headings as words that programs join: "official_name" is "official name".
func spaced(headings []string) []string {
	return content.Texts(headings, func(h string) string {
		if strings.Contains(h, " ") || strings.Trim(h, "_") == "" {
			return h
		}
		return unjoined(oneLine(strings.ReplaceAll(h, "_", " ")))
	})
}

// unjoined writes the words of a heading apart that only capitals part: "exampleGerman".
func unjoined(h string) string {
	first, _ := utf8.DecodeRuneInString(h)
	if !unicode.IsLower(first) {
		return h
	}
	var b strings.Builder
	last := first
	for _, r := range h {
		if unicode.IsUpper(r) && unicode.IsLower(last) {
			b.WriteByte(' ')
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

func plainCells(texts []string, columns int) []content.Cell {
	out := make([]content.Cell, columns)
	for c := range out {
		out[c].Fact = -1
		if c < len(texts) && texts[c] != "" {
			out[c].Text = []content.Span{{Text: oneLine(content.Clean(texts[c]))}}
		}
	}
	return out
}
