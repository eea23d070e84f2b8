//go:build unix

package command_test

import "testing"

func TestBalancersAreAddressesOrNetworks(t *testing.T) {
	t.Parallel()
	m := schooled(t)
	for _, wrong := range []string{"haproxy", "10.0.0.5:2222", "10.0.0.0/33", "fe80::1%eth0", "10.0.0.5,,10.0.0.6", "::ffff:10.0.0.5"} {
		m.run("", "serve", "--listen", "127.0.0.1:0", "--proxy-from", wrong).refuses(t, 2, "--proxy-from", "10.0.0.0/24")
	}
	m.run("", "serve", "--listen", "nowhere", "--proxy-from", "10.0.0.5,10.1.0.0/16,2001:db8::5").refuses(t, 2, "an address looks like :2222")
}
