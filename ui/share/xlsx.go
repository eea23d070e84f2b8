package share

import (
	"archive/zip"
	"bufio"
	"embed"
	"encoding/xml"
	"slices"
	"strings"
	"unicode/utf16"

	"porthole/quiz"
)

// The parts of a workbook that are the same in each: ECMA-376, part 1, chapters 12 and 18. A library for spreadsheets would
// do it, too; the best known costs every start of the program six milliseconds to make its tables, so it reads what is
// written here in the tests alone.
//
//go:embed all:xlsx
var workbook embed.FS

// mostCell is how much a cell holds, in units of UTF-16: "Excel specifications and limits".
const mostCell = 32_767

// writeXLSX writes a workbook with a sheet of questions and one of facts. Every cell is text, so that a spreadsheet neither
// runs it nor makes a number, a time or a date of it: 0012, 1e5, 00:30.
func writeXLSX(out *bufio.Writer, job Job, lose func(quiz.Question, Loss)) error {
	bank := quiz.Bank(job.Deck, job.Seed)
	questions := questionRows(job)
	for i, row := range questions {
		if slices.ContainsFunc(row, func(s string) bool { return cellText(s) != s }) {
			lose(bank[i], Loss{What: "A cell of a spreadsheet holds 32,767 characters; what is beyond is left out."})
		}
	}
	packed := zip.NewWriter(out)
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"} {
		part, err := workbook.ReadFile("xlsx/" + name)
		if err != nil {
			return err
		}
		if err := addPart(packed, name, part); err != nil {
			return err
		}
	}
	for _, sheet := range []struct {
		name string
		rows [][]string
	}{{"questions", questions}, {"facts", factRows(job)}} {
		part, err := xml.Marshal(sheetOf(sheet.rows))
		if err != nil {
			return err
		}
		if err := addPart(packed, "xl/worksheets/"+sheet.name+".xml", part); err != nil {
			return err
		}
	}
	return packed.Close()
}

// addPart adds a file without a date, so that the same workbook is the same file.
func addPart(packed *zip.Writer, name string, part []byte) error {
	to, err := packed.Create(name)
	if err != nil {
		return err
	}
	_, err = to.Write(part)
	return err
}

// worksheet is a sheet of a workbook: CT_Worksheet, ECMA-376, part 1, section 18.3.1.99.
type worksheet struct {
	XMLName xml.Name     `xml:"http://schemas.openxmlformats.org/spreadsheetml/2006/main worksheet"`
	View    sheetView    `xml:"sheetViews>sheetView"`
	Columns []sheetCol   `xml:"cols>col"`
	Rows    []sheetCells `xml:"sheetData>row"`
}

// sheetView keeps the header in sight.
type sheetView struct {
	Workbook int `xml:"workbookViewId,attr"`
	Pane     struct {
		Split   int    `xml:"ySplit,attr"`
		TopLeft string `xml:"topLeftCell,attr"`
		Active  string `xml:"activePane,attr"`
		State   string `xml:"state,attr"`
	} `xml:"pane"`
}

type sheetCol struct {
	Min    int `xml:"min,attr"`
	Max    int `xml:"max,attr"`
	Width  int `xml:"width,attr"` // in characters
	Custom int `xml:"customWidth,attr"`
}

type sheetCells struct {
	Cells []sheetCell `xml:"c"`
}

type sheetCell struct {
	Style int    `xml:"s,attr"` // of cellXfs in styles.xml
	Type  string `xml:"t,attr"`
	Text  struct {
		Space string `xml:"http://www.w3.org/XML/1998/namespace space,attr"`
		Text  string `xml:",chardata"`
	} `xml:"is>t"`
}

// sheetOf makes a sheet of the rows, below their header.
func sheetOf(rows [][]string) worksheet {
	const head, body = 1, 2
	var w worksheet
	w.View.Pane.Split, w.View.Pane.TopLeft, w.View.Pane.Active, w.View.Pane.State = 1, "A2", "bottomLeft", "frozen"
	for i := range tableHeader() {
		w.Columns = append(w.Columns, sheetCol{Min: i + 1, Max: i + 1, Width: columnWidth(i), Custom: 1})
	}
	for i, row := range slices.Concat([][]string{tableHeader()}, rows) {
		style := body
		if i == 0 {
			style = head
		}
		cells := make([]sheetCell, len(row))
		for c, text := range row {
			cells[c].Style, cells[c].Type = style, "inlineStr"
			cells[c].Text.Space, cells[c].Text.Text = "preserve", cellText(text)
		}
		w.Rows = append(w.Rows, sheetCells{cells})
	}
	return w
}

// cellText is as much of a text as a cell holds.
func cellText(text string) string {
	if len(text) <= mostCell {
		return text
	}
	units := utf16.Encode([]rune(text))
	if len(units) <= mostCell {
		return text
	}
	return strings.TrimSuffix(string(utf16.Decode(units[:mostCell])), "\ufffd") // half a pair
}

// columnWidth is the width of a column in characters: sentences are wide, names are not.
func columnWidth(column int) int {
	switch tableHeader()[column] {
	case "question", "options", "explanation":
		return 50
	case "right", "accepted", "sources", "lesson":
		return 30
	}
	return 16
}
