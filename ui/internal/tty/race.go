//go:build unix && race

package tty

const raceDetector = true
