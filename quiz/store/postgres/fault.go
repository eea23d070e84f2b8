package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"

	"porthole/quiz"
	"porthole/quiz/store"
)

// What helps.
const (
	helpReach    = "look whether PostgreSQL runs there, and whether its address is right"
	helpLogin    = "correct the user or the password in the address; a password can also stand in ~/.pgpass"
	helpMake     = "make it with createdb, or correct the name in the address"
	helpRoom     = "have PostgreSQL take more connections (max_connections), or let fewer servers use it"
	helpNewer    = "use the newer porthole"
	helpAllow    = "let this user make tables in the database: make the user its owner"
	helpDamaged  = "go back to a backup of the database"
	helpUnknown  = "PostgreSQL's own log may tell more"
	helpAddress  = "it looks like postgres://USER@HOST:5432/DATABASE"
	helpReadOnly = "name the server that can be written to"
)

// faultOf says an error of the database in words for whoever reads it. What is no such error stays as it is.
func faultOf(name string, err error) error {
	if err == nil || answers(err) || errors.Is(err, context.Canceled) {
		return err
	}
	if found, ok := errors.AsType[*store.DamageError](err); ok {
		return &quiz.StoreError{Path: name, What: "the database is damaged: " + found.What, Help: helpDamaged, Blocks: true, Err: err}
	}
	what, help := "something went wrong with the database ("+err.Error()+")", helpUnknown
	if failed, ok := errors.AsType[*pgconn.PgError](err); ok {
		what, help = ofPostgres(failed)
	} else if troubleOf(err) == away {
		what, help = "the database does not answer", helpReach
	}
	return &quiz.StoreError{Path: name, What: what, Help: help, Err: err}
}

func ofPostgres(err *pgconn.PgError) (what, help string) {
	switch err.Code {
	case "28P01", "28000":
		return "the database does not let this user in", helpLogin
	case "3D000":
		return "there is no such database", helpMake
	case "53300":
		return "the database has no room for one more connection", helpRoom
	case "42501":
		return "this user may not do that in the database (" + err.Message + ")", helpAllow
	case "25006":
		return "the database can only be read", helpReadOnly
	case "57P03":
		return "the database is being started", helpReach
	}
	if troubleOf(err) == away {
		return "the database is gone for now", helpReach
	}
	return fmt.Sprintf("something went wrong with the database (%s: %s)", err.Code, err.Message), helpUnknown
}
