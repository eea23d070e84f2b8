package attempt

// tail keeps the last of many, and counts them all: who counts along finds what is new, whatever is kept.
type tail[T any] struct {
	last []T
	n    int // that there ever were
}

// most is how many are kept.
const most = 400

func (t *tail[T]) add(all ...T) {
	t.n += len(all)
	t.last = append(t.last, all...)
	t.last = t.last[max(0, len(t.last)-most):] // those before them go when the slice grows next
}

// since is what came after so many, as far as it is kept.
func (t *tail[T]) since(n int) []T { return t.last[max(0, len(t.last)-(t.n-n)):] }
