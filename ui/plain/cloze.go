package plain

// code is the text of a task with gaps, where it is more than its stem says.
func (f *filling) code() {
	for _, line := range f.q.Task.Stimulus() {
		f.out.hang("  ", line)
	}
}
