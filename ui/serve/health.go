package serve

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"sync/atomic"
	"time"

	"golang.org/x/net/netutil"
)

// Health tells other machines over HTTP how a server does: at /healthz whether people are to be sent to it, and at /metrics
// figures for Prometheus. There is nothing to be changed there, and no name.
type Health struct {
	Presence *Presence
	Meter    *Meter
	Sound    func() bool // whether the database answers; nothing is waited for

	stops atomic.Bool
}

// Stops says that the server takes nobody in any more.
func (h *Health) Stops() { h.stops.Store(true) }

// Serve answers whoever connects to l, until ctx is done.
func (h *Health) Serve(ctx context.Context, l net.Listener, log *slog.Logger) {
	const askers, wait, most = 32, 5 * time.Second, 4 << 10
	pages := http.NewServeMux()
	pages.HandleFunc("GET /healthz", h.health)
	pages.HandleFunc("GET /metrics", h.metrics)
	s := &http.Server{
		Handler: pages, ReadTimeout: wait, WriteTimeout: wait, IdleTimeout: 6 * wait, MaxHeaderBytes: most, //nolint:mnd // half a minute
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	ended := context.AfterFunc(ctx, func() { _ = s.Close() })
	defer ended()
	if err := s.Serve(netutil.LimitListener(l, askers)); !errors.Is(err, http.ErrServerClosed) {
		log.Error("health", "error", short(err.Error()))
	}
}

// state is why people are not to be sent here; "" where they are.
func (h *Health) state() string {
	switch {
	case h.stops.Load():
		return "this server is about to stop"
	case !h.Sound():
		return "the database is away"
	}
	return ""
}

func (h *Health) health(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if why := h.state(); why != "" {
		http.Error(w, why, http.StatusServiceUnavailable)
		return
	}
	_, _ = w.Write([]byte("ok\n")) // whoever asked may be gone
}

func (h *Health) metrics(w http.ResponseWriter, _ *http.Request) {
	learners, teachers := h.Presence.people()
	one := func(is bool) int {
		if is {
			return 1
		}
		return 0
	}
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	write(w, append([]figure{
		number("porthole_learners", "gauge", "Learners who are here.", learners),
		number("porthole_teachers", "gauge", "Sessions of teachers.", teachers),
		number("porthole_sessions", "gauge", "Sessions, of which one person may have several.", h.Presence.Count()),
		number("porthole_database_up", "gauge", "Whether the database answers.", one(h.Sound())),
		number("porthole_goroutines", "gauge", "What goes on at once in the program: some twelve for each session.", runtime.NumGoroutine()),
		number("porthole_stopping", "gauge", "Whether this server takes nobody in any more.", one(h.stops.Load())),
	}, h.Meter.figures()...))
}
