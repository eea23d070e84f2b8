package screen

import (
	"cmp"
	"context"
	"io"
	"os"
	"runtime"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"porthole/ui/terminal"
)

// Terminal is what an App is shown on.
type Terminal struct {
	In      io.Reader
	Out     io.Writer
	Environ []string
	NoColor bool
	// Width and Height are those of the window where Out is no terminal that tells, in cells.
	Width, Height int
	// Sizes has the latest size whenever it changes, where Out is no terminal that tells; nil: it does not change.
	Sizes <-chan terminal.Window
	// Tells has a line that stands under the screen, whatever is shown there, until "" takes it away; nil: there is none.
	Tells <-chan string
	// Decodes has the input decoded here and not by Bubble Tea, which spends 100 KB on it: for one of many sessions. Then
	// terminals are not asked to tell keys apart that are the same otherwise, such as tab and ctrl+i.
	Decodes bool
	// FramesPerSecond is how often a frame is drawn in a second at most; 0: as often as is good for one learner.
	FramesPerSecond int
	// NoSuspend keeps ctrl+z and SIGTSTP from setting the program aside, and has it install no signal handler: for a
	// session that is served, where the program is not the learner's own.
	NoSuspend bool
	// Stays keeps ctrl+z from setting the program aside: others depend on it.
	Stays bool
}

// A frame is drawn this often in a second at most. At 120 the first one is on the screen 8 ms earlier than at the usual 60.
const framesPerSecond = 120

// lastWords is how long the terminal has to take what leaves it as it was.
const lastWords = 500 * time.Millisecond

// Show shows an App until it ends, its input ends or ctx is done; none of these is an error. It leaves the terminal as it
// was, a terminal that takes no output excepted. A [*PanicError] is a panic in the App or in one of its commands.
func Show(ctx context.Context, app *App, t Terminal) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if t.NoSuspend || t.Stays {
		app.suspend.SetEnabled(false)
	}
	s := &show{Terminal: t, guard: &guard{app: app, stop: cancel}}
	s.begins = sync.OnceFunc(func() {
		go s.follow(ctx)
		go s.decode()
	})
	s.program = tea.NewProgram(s.guard, s.options(cancel)...)
	// It quits, and is not killed: a program that is killed closes its input while it is still read from.
	quitting := context.AfterFunc(ctx, s.program.Quit)
	defer quitting()
	if !t.NoSuspend {
		s.jobs = terminal.NewJobs(terminal.Events{
			Stop:      func() { s.program.Send(tea.SuspendMsg{}) },
			Continued: func() { s.program.Send(afresh{}) },
			Resized:   s.resize,
		})
		defer s.jobs.Close()
	}
	go s.tell(ctx)
	_, err := s.program.Run()
	if s.out != nil {
		s.out.Flush(lastWords)
	}
	if fault := s.guard.fault(); fault != nil {
		return fault
	}
	return err
}

// show is an App on a terminal.
type show struct {
	Terminal
	guard   *guard
	program *tea.Program
	jobs    *terminal.Jobs
	out     *terminal.Output
	begins  func()    // follows the window, and decodes the input, from now on
	in      io.Reader // within bounds
}

// standing is a line that stands under the screen.
type standing string

// tell tells the program each line that is to stand.
func (s *show) tell(ctx context.Context) {
	for s.Tells != nil {
		select {
		case <-ctx.Done():
			return
		case line := <-s.Tells:
			s.program.Send(standing(line))
		}
	}
}

// afresh asks to take hold of the terminal once more, and to draw everything.
type afresh struct{}

func (s *show) options(ended func()) []tea.ProgramOption {
	s.in = terminal.Terminal(s.In, ended)
	options := []tea.ProgramOption{
		tea.WithInput(s.in), tea.WithOutput(s.Out), tea.WithEnvironment(s.Environ), tea.WithFPS(s.rate()), tea.WithFilter(s.filter),
	}
	if s.Decodes {
		options = append(options, tea.WithInput(nil))
	}
	if s.NoSuspend {
		options = append(options, tea.WithoutSignalHandler())
	}
	file, isFile := s.Out.(*os.File)
	options = append(options, tea.WithColorProfile(s.profile()))
	if isFile && runtime.GOOS == "windows" {
		return options // Bubble Tea sets the console's mode, and hears of its size by its input
	}
	s.out = terminal.NewOutput(s.Out, func() { s.program.Send(afresh{}) })
	options = append(options, tea.WithOutput(s.out))
	if isFile {
		s.Width, s.Height = terminal.Size(file, s.Environ)
	}
	return append(options, tea.WithWindowSize(terminal.Bound(s.Width, s.Height)))
}

// profile is what colours there are. Where somebody else's terminal is drawn on, it follows from what they say of it: nothing
// of this machine is asked.
func (s *show) profile() colorprofile.Profile {
	_, isFile := s.Out.(*os.File)
	switch {
	case s.NoColor:
		return colorprofile.ASCII
	case isFile:
		return colorprofile.Detect(s.Out, s.Environ)
	}
	return colorprofile.Env(s.Environ)
}

// rate is how often a frame is drawn in a second at most.
func (s *show) rate() int { return cmp.Or(s.FramesPerSecond, framesPerSecond) }

// decode tells the program what the terminal sends, where Bubble Tea does not read it. Bubble Tea then asks the terminal
// nothing either, for it would not read the replies: what its ground is has to be asked here.
func (s *show) decode() {
	if !s.Decodes {
		return
	}
	s.program.Send(tea.RawMsg{Msg: ansi.RequestBackgroundColor})
	_ = terminal.Decode(s.in, func(e uv.Event) { s.program.Send(e) }) // that it has ended was told
}

// seldomResized is the time between two sizes of a window that goes on changing.
const seldomResized = 500 * time.Millisecond

// follow tells the program each size of the window that comes. The first ones come as fast as frames are drawn; where the
// window goes on changing they come more and more seldom, for each makes all cells anew: megabytes, for a large window.
func (s *show) follow(ctx context.Context) {
	if s.Sizes == nil {
		return
	}
	frame := time.Second / time.Duration(s.rate())
	between := frame
	for {
		select {
		case <-ctx.Done():
			return
		case size, ok := <-s.Sizes:
			if !ok {
				return
			}
			width, height := terminal.Bound(size.Width, size.Height) // the toolkit drops what it takes for impossible
			s.program.Send(tea.WindowSizeMsg{Width: width, Height: height})
		}
		if terminal.Pause(ctx, between) != nil {
			return
		}
		if len(s.Sizes) == 0 {
			between = frame
			continue
		}
		between = min(2*between, seldomResized)
	}
}

// resize tells the program the size of the window.
func (s *show) resize() {
	if file, ok := s.Out.(*os.File); ok && s.out != nil {
		width, height := terminal.Size(file, s.Environ)
		s.program.Send(tea.WindowSizeMsg{Width: width, Height: height})
	}
}

// filter looks at each message before Bubble Tea does.
func (s *show) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		if s.Sizes != nil || s.Decodes {
			s.begins() // the size that it begins with has come: a later one does not come before it
		}
		msg.Width, msg.Height = terminal.Bound(msg.Width, msg.Height)
		return msg
	case tea.SuspendMsg:
		if s.jobs == nil {
			return nil
		}
		return release(s.jobs.Stop)
	case tea.InterruptMsg:
		return tea.QuitMsg{} // every answer is kept
	case afresh:
		return release(func() {})
	case tea.ResumeMsg:
		go s.resize() // it may have changed meanwhile
		s.drawn()
	}
	return msg
}

// drawnWithin is how long the first frame may take after the terminal was taken again.
const drawnWithin = time.Second

// drawn sees to it that a frame comes. Bubble Tea stops its ticker on the goroutine that drew before and starts it on another
// one, and nothing makes the stop come first: where it comes last, nothing is ever drawn again.
func (s *show) drawn() {
	if s.out == nil {
		return
	}
	before := s.out.Writes()
	time.AfterFunc(drawnWithin, func() {
		if s.out.Writes() == before {
			s.program.Send(afresh{})
		}
	})
}

// release gives the terminal back while do is done. Bubble Tea's own way to be stopped waits for ever where there is no
// shell that could continue it.
func release(do func()) tea.Msg {
	return tea.Exec(meanwhile(do), func(error) tea.Msg { return tea.ResumeMsg{} })()
}

// meanwhile is what is done while the terminal is given back.
type meanwhile func()

// Run implements tea.ExecCommand.
func (m meanwhile) Run() error {
	m()
	return nil
}

// SetStdin implements tea.ExecCommand.
func (meanwhile) SetStdin(io.Reader) {}

// SetStdout implements tea.ExecCommand.
func (meanwhile) SetStdout(io.Writer) {}

// SetStderr implements tea.ExecCommand.
func (meanwhile) SetStderr(io.Writer) {}
