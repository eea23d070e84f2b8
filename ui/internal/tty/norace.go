//go:build !race

package tty

// RaceDetector reports whether the tests run under the race detector, and so the programs that Build builds.
const RaceDetector = false
