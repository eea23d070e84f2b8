package class

import "time"

// Tries are what failed of late. They are a value: each step returns the next one.
type Tries struct {
	Level float64   // how many failed, less those that were forgotten since
	Until time.Time // before it nothing is tried
	waits int       // how often one had to wait
	at    time.Time // of Level
}

// Rule says how many tries may fail.
type Rule struct {
	Most    int           // that fail one after the other
	Forget  time.Duration // until one of them is forgotten
	Wait    time.Duration // once they have failed; twice as long with each time, up to Longest. 0: until one is forgotten
	Longest time.Duration
}

// Open reports whether another try may be made.
func (t Tries) Open(now time.Time, r Rule, more int) bool {
	return !now.Before(t.Until) && t.cooled(now, r).Level <= float64(r.Most+more-1)
}

// Fail returns the tries once another one failed.
func (t Tries) Fail(now time.Time, r Rule) Tries {
	t = t.cooled(now, r)
	t.Level++
	if r.Wait > 0 && t.Level > float64(r.Most-1) {
		t.Until, t.Level = now.Add(min(r.Wait<<min(t.waits, 10), r.Longest)), 0
		t.waits++
	}
	return t
}

// cooled forgets what failed long ago.
func (t Tries) cooled(now time.Time, r Rule) Tries {
	if past := now.Sub(t.at); past > 0 {
		t.Level = max(0, t.Level-float64(past)/float64(r.Forget))
		if t.Level == 0 && past > r.Longest+time.Duration(r.Most)*r.Forget {
			t.waits = 0
		}
		t.at = now
	}
	return t
}
