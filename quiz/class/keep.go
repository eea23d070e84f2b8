package class

import "time"

// How long a class is kept that nobody uses any more. Others keep personal data of a course for 90 days, too.
const (
	UsualKeep = 90 // days after its last use
	notice    = 14 // days from a warning to the end at least
)

// Ends returns when a class is deleted for want of use, as things stand; the zero time: it is not. It never comes before a
// warning has stood for two weeks.
func (g Group) Ends() time.Time {
	if g.Keep == 0 {
		return time.Time{}
	}
	end := g.Used.AddDate(0, 0, g.Keep)
	if !g.Threatened() {
		return end
	}
	if least := g.Warned.AddDate(0, 0, notice); least.After(end) {
		return least
	}
	return end
}

// Threatened reports whether it was said that the class will be deleted, and nobody has used it since.
func (g Group) Threatened() bool { return g.Keep > 0 && !g.Warned.IsZero() && !g.Warned.Before(g.Used) }

// Idle reports what is to be done with a class that was not used for long: warn that it will be deleted, or delete it.
func (g Group) Idle(now time.Time) (warn, purge bool) {
	switch {
	case g.Keep == 0:
		return false, false
	case g.Threatened():
		return false, !now.Before(g.Ends())
	}
	return !now.Before(g.Ends().AddDate(0, 0, -notice)), false
}
