package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Form is the form of the database that this program reads and writes: the number of the last migration.
const Form = 5

// Migrate brings a database from the form before to this one. said says the statements as the database wants them; nil: as
// they are.
func Migrate(ctx context.Context, tx *sql.Tx, form int64, said func(string) string) error {
	statements, err := migrations.ReadFile(fmt.Sprintf("migrations/%d.sql", form))
	if err != nil {
		return err
	}
	var steps [][]any
	if form == 4 {
		if steps, err = renewedSteps(ctx, tx); err != nil {
			return err
		}
	}
	if said == nil {
		said = func(statements string) string { return statements }
	}
	if _, err := tx.ExecContext(ctx, said(string(statements))); err != nil {
		return err
	}
	for _, row := range steps {
		if _, err := tx.ExecContext(ctx, insertStep, row...); err != nil {
			return err
		}
	}
	return nil
}

// renewedSteps reads the steps of exams in the form before the fourth, and returns the rows they are from then on.
func renewedSteps(ctx context.Context, tx *sql.Tx) (out [][]any, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT * FROM exam_steps`)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		row, err := scanAll(oldStepWidth, rows.Scan)
		if err != nil {
			return nil, err
		}
		more, err := renewed(row)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, rows.Err()
}
