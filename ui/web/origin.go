package web

import (
	"net/http"
	"strings"
)

// ours reports whether a request that changes something, or begins a session, comes from a page of this site. A browser says
// so in Origin, and in Sec-Fetch-Site where it knows that; who says nothing is no browser, or an old one, and is not believed.
func (s *site) ours(r *http.Request) bool {
	if where := r.Header.Get("Sec-Fetch-Site"); where != "" && where != "same-origin" {
		return false
	}
	from := r.Header.Values("Origin")
	if len(from) != 1 || r.Host == "" {
		return false
	}
	// Where connections are not encrypted here they come from this machine: from its browser, or from a proxy that encrypts.
	return strings.EqualFold(from[0], "https://"+r.Host) || s.TLS == nil && strings.EqualFold(from[0], "http://"+r.Host)
}
