package lab

import "github.com/emersion/go-sasl"

// mechanisms are those by which one logs in to SMTP and IMAP.
func mechanisms() []string { return []string{sasl.Plain, sasl.Login} }

// mechanism is the server's side of one of them; nil: there is no such mechanism. Failed answers who would be somebody else
// than whose password is given.
func mechanism(name string, check func(user, password string) error, failed error) sasl.Server {
	switch name {
	case sasl.Plain:
		return sasl.NewPlainServer(func(identity, user, password string) error {
			if identity != "" && identity != user {
				return failed
			}
			return check(user, password)
		})
	case sasl.Login:
		return &loginServer{check: check}
	}
	return nil
}

// loginServer is SASL's LOGIN, which no RFC defines and every client knows: it asks for a name, then for a password.
type loginServer struct {
	check func(user, password string) error
	asked int
	user  string
}

// Next takes an answer, nil at first, and asks for what is missing.
func (s *loginServer) Next(answer []byte) (challenge []byte, done bool, err error) {
	if answer == nil && s.asked == 0 {
		s.asked = 1
		return []byte("Username:"), false, nil
	}
	if s.asked < 2 { // the name came, after the question or with the command
		s.asked, s.user = 2, string(answer)
		return []byte("Password:"), false, nil
	}
	return nil, true, s.check(s.user, string(answer))
}
