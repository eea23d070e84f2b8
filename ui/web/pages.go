package web

import (
	"context"
	"embed"
	"errors"
	"net/http"

	"porthole/content"
	"porthole/ui/serve"
)

//go:embed page/*.html
var forms embed.FS

// pages answers what is asked for.
func (s *site) pages() http.Handler {
	all := http.NewServeMux()
	all.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { s.learn(w, r, "screen.html") })
	all.HandleFunc("GET /lines", func(w http.ResponseWriter, r *http.Request) { s.learn(w, r, "lines.html") })
	all.HandleFunc("GET /join", func(w http.ResponseWriter, _ *http.Request) { s.ask(w, http.StatusOK, joining{}) })
	all.HandleFunc("GET /c/{code}", func(w http.ResponseWriter, r *http.Request) {
		s.ask(w, http.StatusOK, joining{Code: short(r.PathValue("code"))})
	})
	all.HandleFunc("POST /join", s.join)
	all.HandleFunc("POST /leave", s.leave)
	all.HandleFunc("GET /session", s.session)
	for name, f := range s.files {
		all.HandleFunc("GET "+name, f.load)
	}
	return guarded(all)
}

// guarded sets what holds for all answers. A page may load what is here, and nothing else; a style that a script makes needs
// the page's nonce, which only its own answer names.
func guarded(pages http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy(""))
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin") // with none, a form says that it comes from nowhere
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()")
		h.Set("Cache-Control", "no-store")
		if by(r) == nil {
			http.Error(w, "nobody calls", http.StatusInternalServerError)
			return
		}
		pages.ServeHTTP(w, r)
	})
}

// policy is what a page may do. Styles that a script makes are let in by a nonce; "": there are none.
func policy(nonce string) string {
	style := "'self'"
	if nonce != "" {
		style += " 'nonce-" + nonce + "'"
	}
	return "default-src 'none'; script-src 'self'; style-src " + style + "; connect-src 'self'; img-src 'self'; " +
		"base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
}

// joining is what the form shows.
type joining struct {
	Code, Name string
	Says       string // what was wrong, as a sentence
	Refused    bool   // they were not let in: what helps is told
}

// ask shows the form.
func (s *site) ask(w http.ResponseWriter, status int, j joining) {
	s.show(w, status, "join.html", "", j)
}

func (s *site) show(w http.ResponseWriter, status int, name, nonce string, data any) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", policy(nonce))
	w.WriteHeader(status)
	_ = s.forms.ExecuteTemplate(w, name, data) // whoever asked may be gone
}

// join lets somebody in by what they entered, or says what is wrong. It answers the same of everybody who is nobody.
func (s *site) join(w http.ResponseWriter, r *http.Request) {
	const most = 4 << 10
	r.Body = http.MaxBytesReader(w, r.Body, most)
	if !s.ours(r) {
		http.Error(w, "this form is not sent from a page of this site", http.StatusForbidden)
		return
	}
	if err := r.ParseForm(); err != nil {
		http.Error(w, "this is no form", http.StatusBadRequest)
		return
	}
	e := Entry{r.PostForm.Get("code"), r.PostForm.Get("name"), r.PostForm.Get("pin"), r.PostForm.Get("again")}
	var pass string
	p, err := by(r).LogIn(r.Context(), func(ctx context.Context) (p serve.Person, failed error) {
		p, got, lasts, failed := s.Gate.Read(ctx, by(r).From, e)
		if failed == nil {
			pass = got
			keep(w, pass, lasts)
		}
		return p, failed //nolint:wrapcheck // it is told below
	})
	if err != nil {
		s.refuse(w, r, e, err)
		return
	}
	to := "/"
	if r.PostForm.Get("lines") != "" {
		to = "/lines"
	}
	if p.New {
		to += "?new=1" // the first session tells them what is kept
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// refuse says why somebody is not let in, and shows the form again.
func (s *site) refuse(w http.ResponseWriter, r *http.Request, e Entry, err error) {
	j := joining{Code: short(e.Code), Name: short(e.Name)}
	status := http.StatusForbidden
	wrong := (*EntryError)(nil)
	switch {
	case errors.As(err, &wrong):
		j.Says, status = wrong.Says, http.StatusUnprocessableEntity
	case errors.Is(err, serve.ErrRefused):
		j.Says, j.Refused = "You were not let in.", true
	case errors.Is(err, serve.ErrTooMany):
		j.Says, status = "Too many people are coming in. Wait a minute, and try again.", http.StatusTooManyRequests
	case errors.Is(err, serve.ErrStopping):
		j.Says, status = "This server is about to stop. Try again in a minute.", http.StatusServiceUnavailable
	default:
		if r.Context().Err() == nil {
			by(r).Log.Error("login", "error", err.Error())
		}
		j.Says, status = "That did not work, and it is no fault of yours. Try again in a minute.", http.StatusServiceUnavailable
	}
	s.ask(w, status, j)
}

// short bounds what is shown again of what somebody typed.
func short(text string) string {
	const most = 64
	return content.Clean(text[:min(len(text), most)])
}

var errNobody = errors.New("nobody is known by this pass")

// who finds out whose the pass of a browser is, which may be nobody's.
func (s *site) who(r *http.Request) (p serve.Person, pass string, err error) {
	if pass = kept(r); pass == "" {
		return serve.Person{}, "", errNobody
	}
	p, err = by(r).LogIn(r.Context(), func(ctx context.Context) (serve.Person, error) {
		whose, known, failed := s.Gate.Passed(ctx, pass)
		if failed == nil && !known {
			failed = errNobody
		}
		return whose, failed //nolint:wrapcheck // it is told by who asks
	})
	return p, pass, err //nolint:wrapcheck // it is told by who asks
}

// learning is what the page of a session shows.
type learning struct{ Name, Class, Nonce string }

// learn shows the page of a session to whom it knows, and the form to all others.
func (s *site) learn(w http.ResponseWriter, r *http.Request, page string) {
	p, pass, err := s.who(r)
	switch {
	case errors.Is(err, errNobody):
		if pass != "" {
			drop(w)
		}
		s.ask(w, http.StatusOK, joining{})
	case err != nil:
		s.refuse(w, r, Entry{}, err)
	default:
		nonce := s.Nonce()
		s.show(w, http.StatusOK, page, nonce, learning{p.Name, p.Class, nonce})
	}
}

// leave has the browser, and everybody, forget its pass, and ends the sessions that it has.
func (s *site) leave(w http.ResponseWriter, r *http.Request) {
	if !s.ours(r) {
		http.Error(w, "this form is not sent from a page of this site", http.StatusForbidden)
		return
	}
	pass := kept(r)
	drop(w)
	if pass != "" {
		s.endAll(pass)
		if err := s.Gate.EndPass(r.Context(), pass); err != nil {
			by(r).Log.Error("leave", "error", err.Error())
			s.ask(w, http.StatusServiceUnavailable, joining{Says: "This browser has forgotten you. The server could not be told: choose another PIN if somebody may have copied what it kept."})
			return
		}
	}
	http.Redirect(w, r, "/join", http.StatusSeeOther)
}
