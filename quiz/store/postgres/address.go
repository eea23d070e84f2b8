package postgres

import (
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
)

// ReadAddress looks at the address of a database, and says what is wrong with it without repeating a password.
func ReadAddress(address string) error {
	if strings.TrimSpace(address) == "" {
		return errors.New("it is empty")
	}
	if scheme, _, has := strings.Cut(address, "://"); has && scheme != "postgres" && scheme != "postgresql" {
		return fmt.Errorf("it begins with %.20q, and is to begin with postgres://", scheme+"://")
	}
	if _, err := pgx.ParseConfig(address); err != nil {
		return errors.New("it cannot be read")
	}
	return nil
}

// NameOf is what an address is called where people read it: there is no password in it, and nothing of what else it says.
func NameOf(address string) string {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return "the database"
	}
	host := config.Host
	if !strings.HasPrefix(host, "/") { // else it is the folder of a socket
		host = net.JoinHostPort(host, strconv.Itoa(int(config.Port)))
	}
	return "postgres://" + config.User + "@" + host + "/" + config.Database
}
