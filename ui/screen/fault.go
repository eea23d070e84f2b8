package screen

import (
	"fmt"
	"runtime/debug"
	"sync"

	tea "charm.land/bubbletea/v2"
)

// PanicError is a panic: a mistake in the program, not of the learner's.
type PanicError struct {
	Value any    // that it panicked with
	Stack []byte // of the goroutine
}

// Error says what the program panicked with.
func (f *PanicError) Error() string { return fmt.Sprintf("panic: %v", f.Value) }

// guard is an App that ends in peace when it panics, so that the terminal is given back.
type guard struct {
	app  *App
	stop func()

	mu    sync.Mutex
	first *PanicError
}

// Guard runs do, and returns its panic.
func Guard(do func()) (fault *PanicError) {
	defer func() {
		if value := recover(); value != nil {
			fault = &PanicError{value, debug.Stack()}
		}
	}()
	do()
	return nil
}

// run runs do; a panic in it ends the program. After the first one nothing is done any more: the App may be left halfway.
func (g *guard) run(do func()) {
	if g.fault() != nil {
		return
	}
	fault := Guard(do)
	if fault == nil {
		return
	}
	g.mu.Lock()
	if g.first == nil {
		g.first = fault
	}
	g.mu.Unlock()
	g.stop()
}

func (g *guard) fault() *PanicError {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.first
}

// Init implements tea.Model.
func (g *guard) Init() (cmd tea.Cmd) {
	g.run(func() { cmd = g.command(g.app.Init()) })
	return cmd
}

// Update implements tea.Model.
func (g *guard) Update(msg tea.Msg) (_ tea.Model, cmd tea.Cmd) {
	g.run(func() {
		_, cmd = g.app.Update(msg)
		cmd = g.command(cmd)
	})
	return g, cmd
}

// View implements tea.Model.
func (g *guard) View() (view tea.View) {
	g.run(func() { view = g.app.View() })
	return view
}

// command guards a command and those that it brings.
func (g *guard) command(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		g.run(func() { msg = cmd() })
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = g.command(batch[i])
			}
		}
		return msg
	}
}
