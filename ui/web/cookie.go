package web

import (
	"net/http"
	"time"
)

// passCookie is the name of the cookie that holds the pass of a browser. Browsers take one whose name begins so only over an
// encrypted connection, or on their own machine, and for this host and all its paths.
const passCookie = "__Host-porthole" //nolint:gosec // a name

// keep has the browser keep a pass.
func keep(w http.ResponseWriter, pass string, lasts time.Duration) {
	http.SetCookie(w, &http.Cookie{
		Name: passCookie, Value: pass, Path: "/", MaxAge: int(lasts.Seconds()), Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode,
	})
}

// drop has the browser forget its pass.
func drop(w http.ResponseWriter) { keep(w, "", -time.Second) }

// kept is the pass that a browser shows; "" where it shows none, or several.
func kept(r *http.Request) string {
	all := r.CookiesNamed(passCookie)
	if len(all) != 1 {
		return ""
	}
	return all[0].Value
}
