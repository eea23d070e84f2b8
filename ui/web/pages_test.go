package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"porthole/ui/web"
)

const size = "columns=100&rows=30"

func TestSomebodyJoinsAndIsKnownByTheirBrowser(t *testing.T) {
	t.Parallel()
	for what, plain := range map[string]bool{"encrypted": false, "on this machine": true} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			c := open(t, quick(), plain, echo)
			b := c.browser()
			if _, page := b.asks(http.MethodGet, "/c/"+code, nil); !strings.Contains(page, `value="`+code+`"`) {
				t.Errorf("the link does not fill in the code:\n%s", page)
			}
			b.joins("Ann")
			if _, page := b.asks(http.MethodGet, "/", nil); !strings.Contains(page, "Ann") || !strings.Contains(page, "Not you?") {
				t.Errorf("she is not known:\n%s", page)
			}
			g := b.sits(size)
			g.sees("Ann at 100 × 30, plain false, COLORTERM=truecolor TERM=xterm-256color SSH_TTY=web\r\n")
			g.says("iabc")
			g.sees("<abc>")
			g.says("s120 40")
			g.sees("now 120 × 40")
			g.says("s65535 65535")
			g.sees("now 240 × 80")
			g.says("iq")
			if code := g.rest(); code != 1000 {
				t.Errorf("it ended by %d", code)
			}
			lines := b.sits(size + "&lines=1")
			lines.sees("plain true, TERM=dumb\n")
		})
	}
}

// Who has just joined is told what is kept of them, once.
func TestWhoHasJustJoinedIsNew(t *testing.T) {
	t.Parallel()
	b := open(t, quick(), false, echo).browser()
	answer, _ := b.asks(http.MethodPost, "/join", entry("Newcomer"))
	if to := answer.Header.Get("Location"); to != "/?new=1" {
		t.Errorf("they are led to %q", to)
	}
	b.cookie = answer.Cookies()[0].Value
	b.sits(size + "&new=1").sees("Welcome. Newcomer at")
	again := b.sits(size)
	if again.sees("Newcomer at"); strings.Contains(again.seen, "Welcome.") {
		t.Error("they are new each time")
	}
}

func TestTheCookieIsForThisBrowserAndItsPagesAlone(t *testing.T) {
	t.Parallel()
	b := open(t, quick(), false, echo).browser()
	answer, _ := b.asks(http.MethodPost, "/join", entry("Ann"))
	got := answer.Header.Values("Set-Cookie")
	want := []string{"__Host-porthole=pass-Ann-0; Path=/; Max-Age=3600; HttpOnly; Secure; SameSite=Lax"}
	if !slices.Equal(got, want) {
		t.Errorf("the cookie is %q, want %q", got, want)
	}
	if to := answer.Header.Get("Location"); to != "/" {
		t.Errorf("it leads to %q", to)
	}
}

func TestNotYouEndsThePassAndItsSessions(t *testing.T) {
	t.Parallel()
	b := open(t, quick(), false, echo).browser().joins("Ann")
	g := b.sits(size)
	g.sees("Ann")
	answer, _ := b.asks(http.MethodPost, "/leave", nil)
	if got := answer.Header.Get("Set-Cookie"); !strings.Contains(got, "__Host-porthole=; Path=/; Max-Age=0") || answer.Header.Get("Location") != "/join" {
		t.Errorf("the browser is told %q and led to %q", got, answer.Header.Get("Location"))
	}
	g.rest()
	if _, refused, err := b.dials(size); err == nil || refused.StatusCode != http.StatusUnauthorized {
		t.Errorf("the pass still holds: %v", err)
	}
	if again, page := b.asks(http.MethodGet, "/", nil); strings.Contains(page, "Ann") || !strings.Contains(again.Header.Get("Set-Cookie"), "Max-Age=0") {
		t.Errorf("who is asked for by a pass that has ended: %s", page)
	}
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	t.Parallel()
	b := open(t, quick(), false, echo).browser().joins("Ann")
	for _, path := range []string{"/", "/lines", "/join", "/c/" + code, "/style.css", "/xterm.js", "/icon.svg", "/session", "/none", "/../web.go", "/page/screen.html"} {
		answer, _ := b.asks(http.MethodGet, path, nil)
		policy := answer.Header.Get("Content-Security-Policy")
		if !strings.HasPrefix(policy, "default-src 'none'; script-src 'self'; style-src 'self'") || strings.Contains(policy, "unsafe") ||
			!strings.HasSuffix(policy, "base-uri 'none'; form-action 'self'; frame-ancestors 'none'") || strings.Contains(policy, "*") {
			t.Errorf("%s: the policy is %q", path, policy)
		}
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin",
			"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
		} {
			if got := answer.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", path, name, got, want)
			}
		}
		if got := answer.Header.Get("Cache-Control"); got != "no-store" && got != "no-cache" {
			t.Errorf("%s: it may be kept: %q", path, got)
		}
	}
}

// A page has no script or style in itself, loads nothing from elsewhere, and has a nonce of its own.
func TestPagesLoadNothingFromElsewhere(t *testing.T) {
	t.Parallel()
	b := open(t, quick(), false, echo).browser().joins("Ann")
	inline := regexp.MustCompile(`(?i)<script[^>]*>[^<]|<style|\sstyle=|\son\w+=|javascript:|https?://|//[a-z]`)
	nonces := map[string]bool{}
	for _, path := range []string{"/", "/lines", "/join"} {
		answer, page := b.asks(http.MethodGet, path, nil)
		if found := inline.FindString(page); found != "" {
			t.Errorf("%s has %q", path, found)
		}
		for _, what := range regexp.MustCompile(`(?:src|href|action)="([^"]*)"`).FindAllStringSubmatch(page, -1) {
			if got, _ := b.asks(http.MethodHead, what[1], nil); got.StatusCode != http.StatusOK && what[1] != "/leave" && what[1] != "/join" {
				t.Errorf("%s leads to %s: %s", path, what[1], got.Status)
			}
		}
		if m := regexp.MustCompile(`'nonce-([^']+)'`).FindStringSubmatch(answer.Header.Get("Content-Security-Policy")); path != "/join" && (m == nil || nonces[m[1]]) {
			t.Errorf("%s has no nonce of its own", path)
		} else if m != nil {
			nonces[m[1]] = true
		}
	}
}

// What changes something, or begins a session, comes from a page of the site.
func TestOtherSitesAreNotBelieved(t *testing.T) {
	t.Parallel()
	c := open(t, quick(), false, echo)
	ann := c.browser().joins("Ann")
	before := c.gate.times()
	for _, origin := range []string{
		"", "null", "https://evil.example", "http://" + c.host, "https://" + c.host + ".evil.example", "https://" + c.host + "/", "https://" + c.host + "?",
		"https://u@" + c.host, "https://127.0.0.1", "wss://" + c.host, "file://", "https://127.0.0.1:1", "\t", "https://evil.example https://" + c.host,
	} {
		b := &browser{class: c, cookie: ann.cookie, origin: origin}
		for _, path := range []string{"/join", "/leave"} {
			if answer, _ := b.asks(http.MethodPost, path, entry("Eve")); answer.StatusCode != http.StatusForbidden || len(answer.Cookies()) > 0 {
				t.Errorf("%s from %q: %s", path, origin, answer.Status)
			}
		}
		if _, answer, err := b.dials(size); err == nil || answer == nil || answer.StatusCode != http.StatusForbidden {
			t.Errorf("a session from %q: %v", origin, err)
		}
	}
	if c.gate.times() != before {
		t.Error("the gate was asked")
	}
	ann.sits(size).sees("Ann")
}

func TestAnUnencryptedServerTakesItsProxysOrigin(t *testing.T) {
	t.Parallel()
	c := open(t, quick(), true, echo)
	for origin, want := range map[string]int{"https://" + c.host: http.StatusSeeOther, "http://" + c.host: http.StatusSeeOther, "http://evil.example": http.StatusForbidden} {
		b := &browser{class: c, origin: origin}
		if answer, _ := b.asks(http.MethodPost, "/join", entry("Ann")); answer.StatusCode != want {
			t.Errorf("%q: %s, want %d", origin, answer.Status, want)
		}
	}
}

func TestWhoIsNobodyIsToldSoInTheSameWords(t *testing.T) {
	t.Parallel()
	b := open(t, quick(), false, echo).browser()
	hostile := `"><script>alert(1)</script>` + "\x1b[2J\u202e"
	for _, try := range []struct {
		form   url.Values
		status int
		says   string
	}{
		{url.Values{}, http.StatusForbidden, "You were not let in."},
		{url.Values{"code": {"WRONG"}, "name": {"Ann"}, "pin": {"271828"}, "again": {"271828"}}, http.StatusForbidden, "You were not let in."},
		{url.Values{"code": {code}, "name": {"Ann"}, "pin": {"271828"}, "again": {"1"}}, http.StatusUnprocessableEntity, "The two PINs were not the same."},
		{url.Values{"code": {hostile}, "name": {hostile}, "pin": {hostile}, "again": {hostile}}, http.StatusForbidden, "You were not let in."},
	} {
		answer, page := b.asks(http.MethodPost, "/join", try.form)
		if answer.StatusCode != try.status || !strings.Contains(page, try.says) || len(answer.Cookies()) > 0 {
			t.Errorf("%v: %s\n%s", try.form, answer.Status, page)
		}
		if strings.Contains(page, "<script") || strings.ContainsAny(page, "\x1b\u202e") || strings.Contains(page, "271828") {
			t.Errorf("%v: the page shows what was typed as it is:\n%s", try.form, page)
		}
	}
}

var _ web.Gate = (*register)(nil)
