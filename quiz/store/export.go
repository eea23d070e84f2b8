package store

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"porthole/quiz"
)

// Export implements quiz.Archive.
func (a *Archive) Export(ctx context.Context, learner string, to io.Writer) error {
	learner = keptText(learner)
	out := bufio.NewWriter(to)
	known := false
	err := a.reading(ctx, func(ctx context.Context, q *queries) (err error) {
		var id int64
		if id, known, err = learnerNamed(ctx, q, learner); err != nil || !known {
			return err
		}
		return export(ctx, q, id, learner, out)
	})
	if err == nil && !known {
		err = unknownLearner(a.path(), learner)
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

func unknownLearner(path, learner string) error {
	what := fmt.Sprintf("nothing is kept of a learner %q", learner)
	if learner == "" {
		what = "nothing is kept yet"
	}
	return &quiz.StoreError{Path: path, What: what, Help: "porthole data shows who there is"}
}

func export(ctx context.Context, q *queries, id int64, learner string, out *bufio.Writer) error {
	name, err := encode(learner)
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(out, "{\"format\":%q,\"version\":%d,\"learner\":%s", exportFormat, exportVersion, name) // Flush tells
	for _, s := range sections() {
		_, _ = fmt.Fprintf(out, ",\n%q:[", s.name)
		separator := "\n"
		fault := q.each(ctx, s.query, []any{id}, func(scan func(...any) error) error {
			entry, failed := s.entry(ctx, examRows{q, id}, scan)
			if failed != nil {
				return failed
			}
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
			return fault
		}
		_, _ = out.WriteString("]")
	}
	_, err = out.WriteString("}\n")
	return err
}
