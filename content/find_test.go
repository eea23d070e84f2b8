package content

import "testing"

func TestAPortIsLookedUpWithWhatPeopleWriteAroundIt(t *testing.T) {
	for word, want := range map[string]string{
		"993": "993", " tcp/993 ": "993", "993/TCP": "993", "port 993": "993", "Ports 993": "993", "993 (IMAPS)": "993",
		"137–139": "137-139", "137 - 139": "137-139", "udp 137-139": "137-139",
		"IMAPS": "imaps", "TCP": "tcp", "port": "port", "110, 143": "110, 143", "TLS 1.3": "tls 1.3", "": "",
	} {
		if got := lookupKey(word); got != want {
			t.Errorf("%q is looked up as %q, not as %q", word, got, want)
		}
	}
}
