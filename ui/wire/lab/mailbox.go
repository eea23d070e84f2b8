package lab

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
)

// inbox is the folder that mail comes into (RFC 3501 §5.1), and the one that POP3 shows.
const inbox = "INBOX"

// mailbox is somebody's mail. Folders and flags are the IMAP library's; it shows no message's text to
// anybody but an IMAP client, so that what comes in is kept here once more, for POP3.
type mailbox struct {
	user, password string
	most, largest  int
	now            func() time.Time
	folders        *imapmemserver.User

	mu      sync.Mutex
	texts   map[string]map[imap.UID][]byte // by folder
	pop     bool                           // somebody has the maildrop open (RFC 1939 §4)
	gone    int                            // messages that were removed for good
	created int                            // folders that were asked for
	flagged flaggings
	idling  map[*folder]chan struct{}
	version int      // counts changes of what contents tells
	known   Contents // what contents told last
	knownAt int      // the version of that
}

var errFull = errors.New("the mailbox is full")

func newMailbox(b Mailbox, limits Limits, now func() time.Time) (*mailbox, error) {
	m := &mailbox{
		user: b.User, password: b.Password,
		most: limits.Messages, largest: limits.Message, now: now,
		folders: imapmemserver.NewUser(b.User, b.Password),
		texts:   map[string]map[imap.UID][]byte{},
		version: 1,
	}
	if err := m.folders.Create(inbox, nil); err != nil {
		return nil, err
	}
	for _, text := range b.Mail {
		if _, err := m.add(inbox, []byte(withCRLF(text)), nil); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// add puts a message into a folder.
func (m *mailbox) add(folder string, text []byte, options *imap.AppendOptions) (*imap.AppendData, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.count() >= m.most {
		return nil, errFull
	}
	if len(text) > m.largest {
		return nil, fmt.Errorf("the message has %d bytes, and %d are the most", len(text), m.largest)
	}
	if options == nil {
		options = &imap.AppendOptions{}
	}
	if options.Time.IsZero() {
		options.Time = m.now()
	}
	data, err := m.folders.Append(folder, literal{bytes.NewReader(text)}, options)
	if err != nil {
		return nil, err
	}
	m.keep(folder, data.UID, text)
	m.wake()
	return data, nil
}

func (m *mailbox) keep(folder string, uid imap.UID, text []byte) {
	if m.texts[folder] == nil {
		m.texts[folder] = map[imap.UID][]byte{}
	}
	m.texts[folder][uid] = text
}

// count is that of messages in all folders.
func (m *mailbox) count() int {
	n := 0
	for _, texts := range m.texts {
		n += len(texts)
	}
	return n
}

// literal is a message that is handed to the library.
type literal struct{ *bytes.Reader }

// Size is in bytes.
func (l literal) Size() int64 { return int64(l.Len()) }

// look opens a folder, as a session of IMAP would, for as long as see takes.
func (m *mailbox) look(folder string, see func(*imapmemserver.UserSession) error) error {
	s := imapmemserver.NewUserSession(m.folders)
	if _, err := s.Select(folder, &imap.SelectOptions{}); err != nil {
		return err
	}
	err := see(s)
	return errors.Join(err, s.Close())
}

// uids are those of a folder's messages that meet the criteria, in their order.
func (m *mailbox) uids(folder string, criteria imap.SearchCriteria) ([]imap.UID, error) {
	var all []imap.UID
	err := m.look(folder, func(s *imapmemserver.UserSession) error {
		found, err := s.Search(imapserver.NumKindUID, &criteria, &imap.SearchOptions{})
		if err != nil {
			return err
		}
		all = found.AllUIDs()
		return nil
	})
	return all, err
}

// remove takes messages out of a folder for good.
func (m *mailbox) remove(folder string, uids []imap.UID) error {
	if len(uids) == 0 {
		return nil
	}
	set := imap.UIDSetNum(uids...)
	err := m.look(folder, func(s *imapmemserver.UserSession) error {
		deleted := &imap.StoreFlags{Op: imap.StoreFlagsAdd, Silent: true, Flags: []imap.Flag{imap.FlagDeleted}}
		if err := s.Store(nil, set, deleted, &imap.StoreOptions{}); err != nil {
			return err
		}
		return s.Expunge(nil, &set)
	})
	m.tidy(folder)
	return err
}

// tidy forgets the texts of messages that are in a folder no more.
func (m *mailbox) tidy(folder string) {
	there, err := m.uids(folder, imap.SearchCriteria{})
	m.mu.Lock()
	defer m.mu.Unlock()
	if err != nil { // the folder is gone
		delete(m.texts, folder)
		m.changed()
		return
	}
	keep := map[imap.UID][]byte{}
	for _, uid := range there {
		if text, ok := m.texts[folder][uid]; ok {
			keep[uid] = text
		}
	}
	m.gone += len(m.texts[folder]) - len(keep)
	m.wake()
	m.texts[folder] = keep
}

// text is that of a message.
func (m *mailbox) text(folder string, uid imap.UID) []byte {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.texts[folder][uid]
}

// withCRLF ends lines as mail does (RFC 5322 §2.3).
func withCRLF(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return strings.ReplaceAll(text, "\n", "\r\n")
}

// contents is the inbox as it is now. Many ask, and little changes: it is made anew where something did.
func (m *mailbox) contents() Contents {
	m.mu.Lock()
	version := m.version
	if m.knownAt == version {
		defer m.mu.Unlock()
		return m.known
	}
	m.mu.Unlock()
	uids, flags := m.flags()
	m.mu.Lock()
	defer m.mu.Unlock()
	now := Contents{User: m.user, Deleted: m.gone}
	for _, uid := range uids {
		text := m.texts[inbox][uid]
		now.Messages = append(now.Messages, Message{UID: uint32(uid), Subject: subjectOf(text), Size: len(text), Flags: flags[uid]})
	}
	m.known, m.knownAt = now, version
	return now
}

// flags are those of each message of the inbox; nil: there is no inbox any more.
func (m *mailbox) flags() (uids []imap.UID, flags map[imap.UID][]string) {
	uids, err := m.uids(inbox, imap.SearchCriteria{})
	if err != nil {
		return nil, nil
	}
	flags = map[imap.UID][]string{}
	for _, flag := range knownFlags() {
		with, err := m.uids(inbox, imap.SearchCriteria{Flag: []imap.Flag{flag}})
		if err != nil {
			continue
		}
		for _, uid := range with {
			flags[uid] = append(flags[uid], string(flag))
		}
	}
	return uids, flags
}

// knownFlags are those of RFC 3501 §2.3.2 that a client sets.
func knownFlags() []imap.Flag {
	return []imap.Flag{imap.FlagSeen, imap.FlagAnswered, imap.FlagFlagged, imap.FlagDeleted, imap.FlagDraft}
}

// lock takes the maildrop; false: somebody has it (RFC 1939 §4).
func (m *mailbox) lock() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	free := !m.pop
	m.pop = true
	return free
}

func (m *mailbox) unlock() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.pop = false
}
