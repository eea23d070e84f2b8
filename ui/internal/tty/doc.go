// Package tty is a terminal for tests and benchmarks. It builds a program, runs it in a
// pseudo-terminal, answers what programs ask of a terminal, types keys, changes the size of the
// window, and shows what a person would see. Waiting is for something to happen, never for time to
// pass: a slow machine makes a test slow and not wrong.
//
// It needs pseudo-terminals, so it and the tests that use it are built on Unix only.
package tty
