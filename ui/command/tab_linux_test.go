package command_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

var (
	chromium = flag.String("chromium", "", "the program of Chromium, for tests of a class in a browser")
	axe      = flag.String("axe", "", "the file axe.min.js of axe-core, to judge the pages by")
	pictures = flag.String("pictures", "", "a folder for pictures of the pages, to be looked at")
)

// chrome starts Chromium, which believes certificates that a server signed itself.
func chrome(t *testing.T) context.Context {
	t.Helper()
	if *chromium == "" {
		t.Skip("-chromium names no browser")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(*chromium),
		chromedp.Flag("ignore-certificate-errors", true), chromedp.NoSandbox, chromedp.Flag("disable-dev-shm-usage", true))
	ctx, cancel := chromedp.NewExecAllocator(context.WithoutCancel(t.Context()), options...)
	t.Cleanup(cancel)
	ctx, end := chromedp.NewContext(ctx)
	t.Cleanup(end)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// tab is a page of somebody who shares nothing with others: not the cookies either.
type tab struct {
	t    *testing.T
	ctx  context.Context //nolint:containedctx // chromedp's
	name string

	phone bool
	site  string // the address of the pages

	mu       sync.Mutex
	troubles []string // what the page's console complained of
}

// newTab opens one of a size; what is more of it is a phone's, which is used by the keys of the page.
func newTab(browser context.Context, t *testing.T, name string, width, height int64, more ...chromedp.EmulateViewportOption) *tab {
	t.Helper()
	b := &tab{t: t, name: name, phone: len(more) > 0}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext(), chromedp.WithListener(b.hears))
	t.Cleanup(cancel)
	b.ctx = ctx
	if err := chromedp.Do(ctx); err != nil { // a tab lives as long as the context with which it begins
		t.Fatal(err)
	}
	b.does(chromedp.EmulateViewport(width, height, more...)) //nolint:contextcheck // it is the tab's
	return b
}

// hears notes what the page complains of: mistakes of its scripts, and what its policy does not let it do.
func (b *tab) hears(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		b.troubles = append(b.troubles, fmt.Sprint(e.ExceptionDetails.Text, e.ExceptionDetails.Exception))
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError && e.Entry.Source != log.EntrySourceNetwork { // that a server is away is no mistake of theirs
			b.troubles = append(b.troubles, e.Entry.Text)
		}
	}
}

// complaints are what it has noted.
func (b *tab) complaints() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.troubles
}

const tabPatience = 30 * time.Second

func (b *tab) does(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, tabPatience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.t.Fatalf("%s: %v; the page is\n%s", b.name, err, b.text())
	}
}

// text is what stands on the page: the rows of the terminal where there is one, else all of it.
func (b *tab) text() string {
	ctx, cancel := context.WithTimeout(b.ctx, tabPatience)
	defer cancel()
	const script = `(() => { const rows = [...document.querySelectorAll('.xterm-rows > div')].map((d) => d.textContent);
return rows.length ? rows.join('\n') + '\n' + document.getElementById('state').textContent : document.body.innerText })()`
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](script))
	if err != nil {
		return err.Error()
	}
	return strings.ReplaceAll(text, "\u00a0", " ")
}

// waits until something is so.
func (b *tab) waits(what string, is func() bool) {
	b.t.Helper()
	for until := time.Now().Add(tabPatience); !is(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(until) {
			b.takes("failed")
			b.t.Fatalf("%s: %s does not come; the page is\n%s", b.name, what, b.text())
		}
	}
}

// sees waits until all of something stands on the page.
func (b *tab) sees(all ...string) {
	b.t.Helper()
	b.waits(strings.Join(all, ", "), func() bool {
		text := b.text()
		return !slices.ContainsFunc(all, func(what string) bool { return !strings.Contains(text, what) })
	})
}

// types presses keys, or types text.
func (b *tab) types(keys ...string) {
	b.t.Helper()
	named := map[string]string{"enter": kb.Enter, "esc": kb.Escape, "down": kb.ArrowDown, "up": kb.ArrowUp}
	for _, key := range keys {
		if special := named[key]; special != "" && b.phone {
			b.does(chromedp.Click(`#keys button[data-key="` + key + `"]`))
			continue
		} else if special != "" {
			b.does(press(special))
			continue
		}
		b.does(chromedp.KeyEvent(key))
	}
}

// press presses a key that types nothing by itself. A character beside it would come though the page takes the key.
func press(key string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (none chromedp.Void, err error) {
		for _, r := range key {
			for _, event := range kb.Encode(r) {
				if event.Type == kb.KeyChar {
					continue
				}
				if _, err = cdp.Call(ctx, t, input.DispatchKeyEvent, *event); err != nil {
					return none, err
				}
			}
		}
		return none, nil
	}
}

// joins comes in by the link.
func (b *tab) joins(c *classroom) {
	b.t.Helper()
	b.site = c.pages
	b.does(chromedp.Navigate(c.pages+"/c/"+c.code), chromedp.WaitVisible("#name"),
		chromedp.SendKeys("#name", b.name), chromedp.SendKeys("#pin", "271828"), chromedp.SendKeys("#again", "271828"))
	b.judge("join")
	b.does(chromedp.Click("button[type=submit]"), chromedp.WaitReady(".session"))
}

// judge has axe look at the page: it finds nothing serious.
func (b *tab) judge(page string) {
	b.t.Helper()
	b.takes(page)
	if *axe == "" {
		return
	}
	script, err := os.ReadFile(*axe)
	if err != nil {
		b.t.Fatal(err)
	}
	b.does(chromedp.Evaluate[chromedp.Void](string(script)))
	ctx, cancel := context.WithTimeout(b.ctx, tabPatience)
	defer cancel()
	found, err := chromedp.Run(ctx, chromedp.Evaluate[string](`axe.run(document, {resultTypes: ['violations']}).then((r) =>
JSON.stringify(r.violations.map((v) => ({id: v.id, impact: v.impact, nodes: v.nodes.map((n) => n.html)}))))`, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatal(err)
	}
	var all []struct {
		ID     string   `json:"id"`
		Impact string   `json:"impact"`
		Nodes  []string `json:"nodes"`
	}
	if err := json.Unmarshal([]byte(found), &all); err != nil {
		b.t.Fatal(err)
	}
	for _, v := range all {
		if v.Impact == "serious" || v.Impact == "critical" {
			b.t.Errorf("%s, %s: axe finds %s (%s) in %.300q", b.name, page, v.ID, v.Impact, v.Nodes)
		} else {
			b.t.Logf("%s, %s: axe remarks %s (%s) in %.300q", b.name, page, v.ID, v.Impact, v.Nodes)
		}
	}
}

// takes a picture, where somebody wants to look.
func (b *tab) takes(page string) {
	b.t.Helper()
	if *pictures == "" {
		return
	}
	ctx, cancel := context.WithTimeout(b.ctx, tabPatience)
	defer cancel()
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.t.Log(err)
		return
	}
	if err = os.WriteFile(filepath.Join(*pictures, b.name+"-"+page+".png"), png, 0o600); err != nil {
		b.t.Log(err)
	}
}
