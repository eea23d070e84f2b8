package memory

import "time"

func noon() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }
