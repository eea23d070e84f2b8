//go:build race

package sqlite

// raceDetector reports whether the tests, and the programs they start, are watched: all takes several times as long.
const raceDetector = true
