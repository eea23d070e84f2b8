package lab

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"porthole/content"
)

// usualMailboxes are those of alice, who has three messages, and bob, who has one.
func usualMailboxes(now time.Time) []Mailbox {
	const domain = content.WireDomain
	letter := func(from, to, subject, body string, days int) string {
		date := now.AddDate(0, 0, -days)
		return fmt.Sprintf("From: %s\nTo: %s@%s\nSubject: %s\nDate: %s\nMessage-ID: <%d.%s@%s>\n\n%s\n",
			from, to, domain, subject, date.Format(time.RFC1123Z), date.Unix(), to, domain, body)
	}
	const bob, alice = "Bob <bob@" + domain + ">", "Alice <alice@" + domain + ">"
	mail := map[string][]string{
		"alice": {
			letter(bob, "alice", "Lunch on Thursday", "Twelve o'clock at the harbour?\n\nBob", 3),
			letter("Library <desk@library.example>", "alice", "Your book is here", "The book that you asked for waits at the desk until Saturday.", 2),
			letter(bob, "alice", "Re: Lunch on Thursday", "Make it half past twelve.\n\nBob", 1),
		},
		"bob": {letter(alice, "bob", "Lunch?", "Shall we have lunch this week?\n\nAlice", 4)},
	}
	var all []Mailbox
	accounts := content.WireAccounts()
	for _, user := range slices.Sorted(maps.Keys(accounts)) {
		all = append(all, Mailbox{User: user, Password: accounts[user], Mail: mail[user]})
	}
	return all
}
