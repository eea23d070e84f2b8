package ui

import (
	"testing"
)

// A course may have a table with gaps: not every protocol has a secure twin.
func TestANarrowMapLeavesBlankCellsOut(t *testing.T) {
	d := open(t, parse(t, "# T\n\n## L\n\n| Name | Port | Twin |\n|---|---|---|\n| TFTP | 69 | |\n| HTTP | | HTTPS |\n| LDAP | 389 | LDAPS |\n"), 50, 24)
	d.sees("TFTP  ···\n", "HTTP  ···\n", "LDAP  ··· · ···\n")
	d.misses("·  ·")
}
