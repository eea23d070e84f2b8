package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Form is the form of the database that this program reads and writes: the number of the last migration.
const Form = 3

// Migrate brings a database from the form before to this one.
func Migrate(ctx context.Context, tx *sql.Tx, form int64) error {
	statements, err := migrations.ReadFile(fmt.Sprintf("migrations/%d.sql", form))
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, string(statements))
	return err
}
