package lab

import (
	"github.com/emersion/go-imap/v2"
)

// flaggings counts changes of flags, and keeps who made the last ones.
type flaggings struct {
	n            int
	last, before flagging // before: the last one that another connection made than the last
}

// flagging is the number of a change, and the connection that made it.
type flagging struct{ n, conn int }

// flag notes that a session changed flags, and wakes those that idle.
func (m *mailbox) flag(by *folder) {
	m.mu.Lock()
	defer m.mu.Unlock()
	f := &m.flagged
	f.n++
	if f.last.conn != by.wire.id {
		f.before = f.last
	}
	f.last = flagging{f.n, by.wire.id}
	m.wake()
}

// wake tells those that idle that something changed. It is called with the lock held.
func (m *mailbox) wake() {
	m.changed()
	for _, idles := range m.idling {
		select {
		case idles <- struct{}{}:
		default: // it is woken already
		}
	}
}

// changed notes that what contents tells is old. It is called with the lock held.
func (m *mailbox) changed() { m.version++ }

// flaggedTimes is how often flags were changed.
func (m *mailbox) flaggedTimes() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.flagged.n
}

// flaggedBesides is the number of the last change that was made by another connection than that; 0: there was none.
func (m *mailbox) flaggedBesides(conn int) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.flagged.last.conn != conn {
		return m.flagged.last.n
	}
	return m.flagged.before.n
}

// idle notes who waits to be told, until idleNoMore.
func (m *mailbox) idle(f *folder) <-chan struct{} {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.idling == nil {
		m.idling = map[*folder]chan struct{}{}
	}
	m.idling[f] = make(chan struct{}, 1)
	return m.idling[f]
}

func (m *mailbox) idleNoMore(f *folder) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.idling, f)
}

// mayCreate counts a folder that is asked for, and tells whether there is room for it.
func (m *mailbox) mayCreate() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.created++
	return m.created <= mostFolders
}

func (m *mailbox) full() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.count() >= m.most
}

func (m *mailbox) forget(folder string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.gone += len(m.texts[folder])
	delete(m.texts, folder)
	m.changed()
}

func (m *mailbox) rename(folder, other string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if texts, ok := m.texts[folder]; ok {
		m.texts[other] = texts
		delete(m.texts, folder)
	}
}

// copied keeps the texts of copies; moved: they are in the folder no more that they came from.
func (m *mailbox) copied(from, to string, data *imap.CopyData, moved bool) {
	source, _ := data.SourceUIDs.Nums()
	dest, _ := data.DestUIDs.Nums()
	m.mu.Lock()
	defer m.mu.Unlock()
	for i := range min(len(source), len(dest)) {
		m.keep(to, dest[i], m.texts[from][source[i]])
		if moved {
			delete(m.texts[from], source[i])
		}
	}
	m.wake()
}
