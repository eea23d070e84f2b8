package terminal

// Jobs is the program as a job of a shell, which Windows does not know.
type Jobs struct{}

// Events are what happens to a job: nothing here. Bubble Tea hears of the window's size by itself.
type Events struct{ Stop, Continued, Resized func() }

// NewJobs listens for nothing.
func NewJobs(Events) *Jobs { return &Jobs{} }

// Stop does nothing.
func (*Jobs) Stop() {}

// Close does nothing.
func (*Jobs) Close() {}
