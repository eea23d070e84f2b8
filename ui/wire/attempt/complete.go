package attempt

import (
	"strings"

	"porthole/ui/wire/lab"
)

// commandsOf are the commands that can be completed.
func commandsOf(p lab.Protocol) []string {
	switch p {
	case lab.POP3:
		return strings.Fields("CAPA DELE LIST NOOP PASS QUIT RETR RSET STAT STLS TOP UIDL USER")
	case lab.IMAP:
		return append(strings.Fields("CAPABILITY CLOSE EXAMINE EXPUNGE FETCH IDLE LIST LOGIN LOGOUT MOVE NOOP SEARCH SELECT STARTTLS STATUS STORE"),
			"AUTHENTICATE PLAIN", "AUTHENTICATE LOGIN")
	case lab.SMTP:
	}
	return append(strings.Fields("DATA EHLO HELO NOOP QUIT RSET STARTTLS"), "AUTH PLAIN", "AUTH LOGIN", "MAIL FROM:<", "RCPT TO:<")
}

// Complete completes the command that is typed. Where several begin so, these are the choices.
func (a *Attempt) Complete(typed string) (completed string, choices []string) {
	before, word := "", typed
	protocol := a.Hand().Protocol()
	if protocol == lab.IMAP {
		tag, rest, tagged := strings.Cut(typed, " ")
		if !tagged {
			return typed, nil
		}
		before, word = tag+" ", rest
	}
	for _, c := range commandsOf(protocol) {
		if strings.HasPrefix(c, strings.ToUpper(word)) && word != "" {
			choices = append(choices, c)
		}
	}
	switch len(choices) {
	case 0:
		return typed, nil
	case 1:
		space := " "
		if strings.HasSuffix(choices[0], "<") {
			space = ""
		}
		return before + choices[0] + space, nil
	}
	shared := choices[0]
	for _, c := range choices[1:] {
		for !strings.HasPrefix(c, shared) {
			shared = shared[:len(shared)-1]
		}
	}
	return before + shared, choices
}
