package lab

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
)

// AppendLimit is in bytes.
func (f *folder) AppendLimit() uint32 { return uint32(f.server.world.limits.Message) } //nolint:gosec // some kilobytes

func no(code imap.ResponseCode, text string) error {
	return &imap.Error{Type: imap.StatusResponseTypeNo, Code: code, Text: text}
}

// Append puts a message into a folder.
func (f *folder) Append(name string, r imap.LiteralReader, options *imap.AppendOptions) (*imap.AppendData, error) {
	text, err := io.ReadAll(r) // the library bounds it by AppendLimit
	if err != nil {
		return nil, err
	}
	data, err := f.box.add(canonical(name), text, options)
	if errors.Is(err, errFull) {
		err = no(imap.ResponseCodeOverQuota, "The mailbox is full")
	}
	f.did("APPEND", name, err)
	return data, err
}

// canonical is the name of a folder: INBOX is the same in any case (RFC 3501 §5.1).
func canonical(name string) string {
	if strings.EqualFold(name, inbox) {
		return inbox
	}
	return name
}

// Select opens a folder: by EXAMINE for reading only.
func (f *folder) Select(name string, options *imap.SelectOptions) (*imap.SelectData, error) {
	data, err := f.Session.Select(canonical(name), options)
	if err == nil {
		f.name, f.readOnly, f.polled = canonical(name), options.ReadOnly, f.box.flaggedTimes()
		data.Flags = withSystemFlags(data.Flags)
		data.PermanentFlags = append(slices.Clone(data.Flags), imap.FlagWildcard)
		if f.readOnly {
			data.PermanentFlags = nil
		}
	}
	f.did("SELECT", name, err)
	return data, err
}

// withSystemFlags are the flags that can be set in a folder: those of the system first (RFC 9051 §7.3.5), then those of its messages.
func withSystemFlags(used []imap.Flag) []imap.Flag {
	all := knownFlags()
	for _, flag := range used {
		if !slices.ContainsFunc(all, func(f imap.Flag) bool { return strings.EqualFold(string(f), string(flag)) }) {
			all = append(all, flag)
		}
	}
	return all
}

// Status tells of a folder.
func (f *folder) Status(name string, options *imap.StatusOptions) (*imap.StatusData, error) {
	return f.Session.Status(canonical(name), options)
}

// The bounds of folders.
const (
	mostFolders = 10
	longestName = 64
	mostStars   = 3
)

// Create makes a folder.
func (f *folder) Create(name string, options *imap.CreateOptions) error {
	if len(name) > longestName || !f.box.mayCreate() {
		return no(imap.ResponseCodeOverQuota, "There are too many folders, or the name is too long")
	}
	return f.Session.Create(canonical(name), options)
}

// Delete takes a folder away, with what is in it.
func (f *folder) Delete(name string) error {
	if canonical(name) == inbox {
		return no(imap.ResponseCodeCannot, "INBOX stays (RFC 3501, section 6.3.4)")
	}
	err := f.Session.Delete(name)
	if err == nil {
		f.box.forget(name)
	}
	return err
}

// Rename gives a folder another name.
func (f *folder) Rename(name, other string, options *imap.RenameOptions) error {
	if canonical(name) == inbox || len(other) > longestName {
		return no(imap.ResponseCodeCannot, "INBOX keeps its name here, and a name has 64 bytes at most")
	}
	err := f.Session.Rename(name, other, options)
	if err == nil {
		f.box.rename(name, other)
	}
	return err
}

// List tells of folders. To match many stars could take for ever.
func (f *folder) List(w *imapserver.ListWriter, ref string, patterns []string, options *imap.ListOptions) error {
	for _, p := range patterns {
		if strings.Count(p, "*")+strings.Count(p, "%") > mostStars {
			return no(imap.ResponseCodeLimit, "Three stars are the most")
		}
	}
	return f.Session.List(w, ref, patterns, options)
}

// Fetch tells of messages. Without PEEK it sets \Seen (RFC 3501 §6.4.5), of which others are told.
func (f *folder) Fetch(w *imapserver.FetchWriter, set imap.NumSet, options *imap.FetchOptions) error {
	seen := false
	for _, section := range options.BodySection {
		section.Peek = section.Peek || f.readOnly
		seen = seen || !section.Peek
	}
	err := f.Session.Fetch(w, set, options)
	if seen {
		f.box.flag(f)
	}
	f.did("FETCH", set.String(), err)
	if now := f.box.flaggedBesides(f.wire.id); options.Flags && err == nil && now > f.fetched {
		f.fetched = now
		f.did(told, f.name, nil)
	}
	return err
}

// told is what Command.Verb says where a session learnt of a flag that another one set.
const told = "TOLD"

// Store sets flags.
func (f *folder) Store(w *imapserver.FetchWriter, set imap.NumSet, flags *imap.StoreFlags, options *imap.StoreOptions) error {
	if f.readOnly {
		return errReadOnly()
	}
	err := f.Session.Store(w, set, flags, options)
	var all []string
	for _, flag := range flags.Flags {
		all = append(all, string(flag))
	}
	f.did("STORE", strings.Join(all, " "), err)
	if err == nil {
		f.box.flag(f)
	}
	return err
}

// Expunge takes messages away that have \Deleted.
func (f *folder) Expunge(w *imapserver.ExpungeWriter, uids *imap.UIDSet) error {
	if f.readOnly { // CLOSE comes here as well, and is to remove nothing then (RFC 3501 §6.4.2)
		return nil
	}
	before := f.box.contents().Deleted
	err := f.Session.Expunge(w, uids)
	f.box.tidy(f.name)
	f.did("EXPUNGE", f.name, err)
	if f.box.contents().Deleted > before {
		f.did(removed, f.name, nil)
	}
	return err
}

// Copy copies messages into another folder.
func (f *folder) Copy(set imap.NumSet, name string) (*imap.CopyData, error) {
	return f.copy(set, name, false)
}

// Move copies them, and takes them out of where they were.
func (f *folder) Move(w *imapserver.MoveWriter, set imap.NumSet, name string) error {
	if f.readOnly {
		return errReadOnly()
	}
	data, err := f.copy(set, name, true)
	if err != nil || len(data.SourceUIDs) == 0 {
		return err
	}
	if err := w.WriteCopyData(data); err != nil {
		return err
	}
	deleted := &imap.StoreFlags{Op: imap.StoreFlagsAdd, Silent: true, Flags: []imap.Flag{imap.FlagDeleted}}
	if err := f.Session.Store(nil, data.SourceUIDs, deleted, &imap.StoreOptions{}); err != nil {
		return err
	}
	return f.Session.Expunge(nil, &data.SourceUIDs) // the library tells of it before its OK
}

func (f *folder) copy(set imap.NumSet, name string, move bool) (*imap.CopyData, error) {
	if f.box.full() {
		return nil, no(imap.ResponseCodeOverQuota, "The mailbox is full")
	}
	data, err := f.Session.Copy(set, canonical(name))
	if err == nil {
		f.box.copied(f.name, canonical(name), data, move)
	}
	f.did(map[bool]string{false: "COPY", true: "MOVE"}[move], name, err)
	return data, err
}

func errReadOnly() error { return no("", "EXAMINE opened the folder for reading only") }

// Poll tells what others changed.
func (f *folder) Poll(w *imapserver.UpdateWriter, allowExpunge bool) error {
	err := f.Session.Poll(w, allowExpunge)
	if now := f.box.flaggedTimes(); err == nil && f.name != "" && now > f.polled {
		if f.box.flaggedBesides(f.wire.id) > f.polled {
			f.did(told, f.name, nil)
		}
		f.polled = now
	}
	return err
}

// Idle tells it at once (RFC 2177). The library's own would miss what changes just before it waits.
func (f *folder) Idle(w *imapserver.UpdateWriter, stop <-chan struct{}) error {
	wake := f.box.idle(f)
	defer f.box.idleNoMore(f)
	for {
		if err := f.Poll(w, true); err != nil {
			return err
		}
		select {
		case <-wake:
		case <-stop:
			return nil
		}
	}
}

// Unselect closes the folder.
func (f *folder) Unselect() error {
	f.name = ""
	return f.Session.Unselect()
}
