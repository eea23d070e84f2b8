package serve

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	dto "github.com/prometheus/client_model/go"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
)

// asked serves the pages of a server, and returns what asks for one.
func asked(t *testing.T, h *Health) func(path string) (code int, text string) {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(t.Context())
	over := make(chan struct{})
	go func() {
		defer close(over)
		h.Serve(ctx, l, slog.New(slog.DiscardHandler))
	}()
	t.Cleanup(func() {
		end()
		<-over
	})
	return func(path string) (int, string) {
		t.Helper()
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+l.Addr().String()+path, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		reply, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(reply.Body)
		if err != nil {
			t.Error(err)
		}
		_ = reply.Body.Close()
		return reply.StatusCode, string(text)
	}
}

func TestABalancerIsToldWhenNobodyIsToBeSent(t *testing.T) {
	t.Parallel()
	var sound atomic.Bool
	h := &Health{Presence: &Presence{}, Meter: &Meter{}, Sound: sound.Load}
	ask := asked(t, h)
	for _, step := range []struct {
		do   func()
		code int
		says string
	}{
		{func() {}, 503, "the database is away\n"},
		{func() { sound.Store(true) }, 200, "ok\n"},
		{func() { sound.Store(false) }, 503, "the database is away\n"},
		{func() { sound.Store(true); h.Stops() }, 503, "this server is about to stop\n"},
	} {
		step.do()
		if code, text := ask("/healthz"); code != step.code || text != step.says {
			t.Errorf("%d, %q; want %d, %q", code, text, step.code, step.says)
		}
	}
	if code, _ := ask("/debug/pprof/"); code != 404 {
		t.Errorf("another page: %d", code)
	}
}

// The page is read by Prometheus's own parser.
func TestPrometheusReadsTheFigures(t *testing.T) {
	t.Parallel()
	p, m := &Presence{}, &Meter{}
	for _, one := range []Person{{Learner: "1", Name: "Ann"}, {Learner: "1", Name: "Ann"}, {Learner: "2", Name: "Bob"}, {Learner: "t", Teacher: true}} {
		p.enter(one, time.Now(), nil)
	}
	m.Answer()
	m.Answer()
	m.Trouble()
	m.refuse(tooMany)
	m.refuse(tooFailing)
	m.refuse(tooMany)
	for _, took := range []time.Duration{time.Millisecond, 2 * time.Millisecond, 30 * time.Millisecond, time.Minute} {
		m.key(took)
	}
	h := &Health{Presence: p, Meter: m, Sound: func() bool { return true }}
	code, text := asked(t, h)("/metrics")
	parser := expfmt.NewTextParser(model.LegacyValidation)
	families, err := parser.TextToMetricFamilies(strings.NewReader(text))
	if err != nil || code != 200 {
		t.Fatalf("%d, %v: %s", code, err, text)
	}
	if strings.Contains(text, "Ann") {
		t.Error("a name stands there")
	}
	for name, want := range map[string]float64{
		"porthole_learners": 2, "porthole_teachers": 1, "porthole_sessions": 4, "porthole_database_up": 1, "porthole_stopping": 0,
		"porthole_answers_total": 2, "porthole_database_trouble_total": 1,
	} {
		if got := valueOf(families[name]); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	refused := map[string]float64{}
	for _, one := range families["porthole_refused_total"].GetMetric() {
		refused[one.GetLabel()[0].GetValue()] = one.GetCounter().GetValue()
	}
	if len(refused) != 2 || refused[string(tooMany)] != 2 || refused[string(tooFailing)] != 1 {
		t.Errorf("refused: %v", refused)
	}
	keys := families["porthole_key_seconds"].GetMetric()[0].GetHistogram()
	below := map[float64]uint64{}
	for _, b := range keys.GetBucket() {
		below[b.GetUpperBound()] = b.GetCumulativeCount()
	}
	if keys.GetSampleCount() != 4 || keys.GetSampleSum() != 60.033 || below[0.002] != 2 || below[0.02] != 2 || below[0.05] != 3 || below[2] != 3 {
		t.Errorf("keys: %v", keys)
	}
}

func valueOf(f *dto.MetricFamily) float64 {
	one := f.GetMetric()
	if len(one) != 1 {
		return -1
	}
	return one[0].GetCounter().GetValue() + one[0].GetGauge().GetValue()
}

func TestAKeyIsTimedUntilSomethingIsWritten(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 30, 8, 0, 0, 0, time.UTC)
	var m Meter
	w := &stopwatch{meter: &m, now: func() time.Time { return now }}
	after := func(d time.Duration, do func()) {
		now = now.Add(d)
		do()
	}
	w.wrote() // nobody typed
	w.typed()
	after(10*time.Millisecond, w.typed) // the first of two counts
	after(20*time.Millisecond, w.wrote)
	after(time.Millisecond, w.wrote) // the same, in two parts
	w.typed()                        // it shows nothing
	after(time.Minute, w.wrote)      // a clock
	w.typed()
	after(time.Minute, w.typed)
	after(40*time.Millisecond, w.wrote)
	if m.keys.sum != 70*time.Millisecond {
		t.Errorf("%v", m.keys.sum)
	}
}

func TestALineCanBeTypedAsItStands(t *testing.T) {
	t.Parallel()
	for _, c := range [][3]string{
		{"192.0.2.1:2222", "ann", "ssh -p 2222 ann@192.0.2.1"},
		{"class.example.org", "ann", "ssh ann@class.example.org"},
		{"class.example.org:22", "ann.b-c_9", "ssh ann.b-c_9@class.example.org"},
		{"[2001:db8::1]:443", "", "ssh -p 443 NAME@2001:db8::1"},
		{"192.0.2.1:22", "ann; rm -rf /", "ssh NAME@192.0.2.1"},
		{"192.0.2.1:22", "-oProxyCommand=x", "ssh NAME@192.0.2.1"},
		{"192.0.2.1:22", "Änne", "ssh NAME@192.0.2.1"},
	} {
		if got := Line(c[0], c[1]); got != c[2] {
			t.Errorf("%q, %q: %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
