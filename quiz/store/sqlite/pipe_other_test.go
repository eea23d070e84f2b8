//go:build !unix

package sqlite

func pipeAt(string) error { return nil }
