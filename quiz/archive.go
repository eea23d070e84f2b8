package quiz

import "time"

// Status tells where everything lies.
type Status struct {
	Folder   string // of everything
	Database string // its path; it need not exist yet
	Size     int64  // bytes, with what is written beside it; 0 where there is none
	Answers  int    // of all learners
	Exams    int    // of all learners, running ones included
	Learners int
	Version  int // of the database's form; 0: it could not be read, and the counts are not known
	Backups  []Backup
}

// Backup is one copy of the database.
type Backup struct {
	Name string    `json:"name"` // to restore it by
	Path string    `json:"path"`
	Size int64     `json:"size"` // bytes
	At   time.Time `json:"at"`
	Why  string    `json:"why"` // "daily", "before migration", "by hand"
}

// Imported tells what an import brought.
type Imported struct {
	Answers, Known    int // added, and there already
	Exams, ExamsKnown int // as above
	ExamsLeft         int // left out: they run, and another exam of their course runs here
	ExamsClosed       int // that ran here and were handed in elsewhere, as the export says
	Learner           string
}
