package store

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
)

// Export writes all that is kept of a learner as JSON: the same bytes for the same content. false: nothing is kept of the
// learner. What cannot be written shows when out is flushed.
func Export(ctx context.Context, q *Conn, learner string, out *bufio.Writer) (known bool, err error) {
	learner = keptText(learner)
	id, known, err := learnerNamed(ctx, q, learner)
	if err != nil || !known {
		return false, err
	}
	name, err := encode(learner)
	if err != nil {
		return true, err
	}
	_, _ = fmt.Fprintf(out, "{\"format\":%q,\"version\":%d,\"learner\":%s", exportFormat, exportVersion, name) // Flush tells
	for _, s := range sections() {
		_, _ = fmt.Fprintf(out, ",\n%q:[", s.name)
		separator := "\n"
		fault := s.each(ctx, examRows{q, id}, func(entry any) error {
			line, failed := json.Marshal(entry)
			if failed != nil {
				return failed
			}
			_, _ = out.WriteString(separator)
			separator = ",\n"
			_, failed = out.Write(line)
			return failed
		})
		if fault != nil {
			return true, fault
		}
		_, _ = out.WriteString("]")
	}
	_, err = out.WriteString("}\n")
	return true, err
}
