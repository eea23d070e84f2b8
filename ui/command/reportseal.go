package command

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
)

// jsonSeal is the end of a report: a checksum of all else that it says.
type jsonSeal struct {
	Checksum string `json:"checksum"`
}

func (s *jsonSeal) sealed(checksum string) { s.Checksum = checksum }

// checksumName is the name of the field that is not counted in the checksum.
const checksumName = "checksum"

// checksumOf returns the checksum of a report: SHA-256 of the same JSON without its checksum, with the names of fields sorted
// and without spaces, as RFC 8785 has it. So a report may be laid out anew, and no more. It is no signature: whoever knows how
// it is made can make one.
func checksumOf(report []byte) (string, error) {
	in := json.NewDecoder(bytes.NewReader(report))
	in.UseNumber()
	var fields map[string]any
	if err := in.Decode(&fields); err != nil {
		return "", err
	}
	delete(fields, checksumName)
	h := sha256.New()
	var text bytes.Buffer
	out := json.NewEncoder(&text)
	out.SetEscapeHTML(false)
	if err := out.Encode(fields); err != nil {
		return "", err
	}
	_, _ = h.Write(bytes.TrimSuffix(text.Bytes(), []byte("\n"))) // a hash takes anything
	return "sha256:" + hex.EncodeToString(h.Sum(nil)), nil
}

// writeReport seals a report and writes it to a file that was begun, and says where it is.
func (c *cli) writeReport(file *outFile, report interface{ sealed(checksum string) }) error {
	text, err := json.Marshal(report)
	if err == nil {
		var checksum string
		checksum, err = checksumOf(text)
		report.sealed(checksum)
	}
	if err != nil {
		file.discard()
		return fmt.Errorf("the result could not be written: %w", err)
	}
	err = file.fill(func(out io.Writer) error { return writeIndented(out, report) })
	if err != nil {
		return err
	}
	says := "The result is in " + file.path + "."
	if c.learner == "" {
		says += " It names no learner, so porthole results goes by the name of the file."
	}
	c.say(says)
	return nil
}
