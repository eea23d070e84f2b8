package command_test

import (
	"context"
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A class of six in Chromium, three of them on phones: they join by the link, do what was set, and play a round in which the
// server is killed. Their pages complain of nothing, and axe finds nothing serious on them.
func TestAClassInChromium(t *testing.T) {
	t.Parallel()
	browser := chrome(t)
	if _, err := exec.LookPath("ssh"); err != nil {
		t.Fatal("the teacher comes by ssh")
	}
	d := newDay(t)
	d.c.ends()
	d.c = serving(t, d.data, d.course, "--web", "127.0.0.1:0")
	d.does("set", "--course", d.course, "--kind", "choice", "--count", "2", "--title", "Ports", "--until", "in 1 week", "--feedback", "after")
	var all []*tab
	for i, name := range []string{"Ann", "Bob", "Cem", "Dan", "Eva", "Fay"} {
		b := newTab(browser, t, name, 1280, 800)
		if i >= 3 {
			b = newTab(browser, t, name, 390, 844, chromedp.EmulateMobile, chromedp.EmulateTouch)
		}
		all = append(all, b)
		b.joins(d.c)
		b.sees("What the class keeps of you", "go on")
		b.types("enter")
		b.sees("Few ports", "› Due")
	}
	for _, b := range []*tab{all[0], all[3]} {
		b.judge("home")
		b.fits()
	}
	for _, b := range all {
		b.doesWhatWasSet()
	}
	if told := d.does("results", "1", "--class", "Class"); strings.Count(told, "2 of 2") < len(all) {
		t.Errorf("what they did is told as\n%s", told)
	}
	d.playInChromium(all)
	all[0].resizes()
	all[0].copies()
	all[4].readsLines()
	all[5].leaves()
	for _, b := range all {
		if said := b.complaints(); len(said) > 0 {
			t.Errorf("%s's page complains: %q", b.name, said)
		}
	}
}

// answers chooses the right one of the options that are offered.
func (b *tab) answers() {
	b.t.Helper()
	text := b.text()
	for protocol, port := range dayPorts() {
		for asked, answer := range map[string]string{protocol: port, port: protocol} {
			option := regexp.MustCompile(`([1-4])  [^\n]*\) ` + answer + `\b`).FindStringSubmatch(text)
			if option != nil && regexp.MustCompile(`(?m)^\s*`+asked+`\b`).MatchString(text) {
				b.types(option[1], "enter")
				return
			}
		}
	}
	b.t.Fatalf("%s knows no answer to\n%s", b.name, text)
}

// doesWhatWasSet answers two questions, and hands in.
func (b *tab) doesWhatWasSet() {
	b.t.Helper()
	b.types("enter")
	b.sees("enter begin")
	b.types("enter")
	b.sees("1 of 2", "choose")
	b.answers()
	b.sees("2 of 2")
	b.answers()
	b.sees("Hand in?")
	b.types("y")
	b.sees("Handed in", "esc back")
	b.types("esc")
	b.sees("› ")
}

// playInChromium plays two questions of a round. The server is killed amid the second one: everybody comes back by themselves.
func (d *day) playInChromium(all []*tab) {
	d.t.Helper()
	d.opens()
	for _, b := range all {
		b.sees("› Live round")
		b.types("enter")
		b.sees("You are in")
	}
	d.teacher.WaitFor(fmt.Sprintf("%d learners in.", len(all)))
	d.teacher.Type("enter")
	for _, b := range all {
		b.sees("1 of 5", "enter send")
		b.answers()
		b.sees("Saved")
	}
	all[0].judge("round")
	all[3].judge("round")
	d.teacher.WaitFor("✓ 6 of 6 have answered")
	d.teacher.Type("enter")
	for _, b := range all {
		b.sees("1 of 1 right")
	}
	d.teacher.Type("enter")
	for i, b := range all {
		b.sees("2 of 5", "enter send")
		if i < 2 {
			b.answers()
			b.sees("Saved")
		}
	}
	if err := d.c.cmd.Process.Kill(); err != nil {
		d.t.Fatal(err)
	}
	_ = d.c.cmd.Wait() // it says that it was killed
	d.teacher.Wait()
	all[0].sees("The connection is lost. Trying again…")
	all[0].judge("lost")
	d.c = serving(d.t, d.data, d.course, "--web", strings.TrimPrefix(d.c.pages, "https://"))
	for i, b := range all {
		b.sees("› Live round")
		b.types("enter")
		if i < 2 {
			b.sees("2 of 5", "Saved")
			continue
		}
		b.sees("2 of 5", "enter send")
		b.answers()
		b.sees("Saved")
	}
	d.teacherComes()
	d.teacher.Type("enter")
	d.teacher.WaitFor("Question 2 of 5", "✓ 6 of 6 have answered")
}

// fits waits until nothing of the page is beyond its window: it is fitted anew a moment after something changed.
func (b *tab) fits() {
	b.t.Helper()
	b.waits("a page within its window", func() bool {
		within, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](`(() => { const r = document.documentElement;
return r.scrollWidth <= innerWidth && r.scrollHeight <= innerHeight && document.querySelector('.xterm-screen').getBoundingClientRect().right <= innerWidth })()`))
		return err == nil && within
	})
}

// resizes makes the window smaller, and the type larger: the screen is drawn anew each time, and fits.
func (b *tab) resizes() {
	b.t.Helper()
	usual := b.rows()
	b.does(chromedp.EmulateViewport(700, 500))
	b.waits("a small window", func() bool { return b.rows() < usual })
	b.sees("2 of 5")
	b.fits()
	b.judge("small")
	b.does(chromedp.EmulateViewport(1280, 800))
	b.waits("the usual window", func() bool { return b.rows() == usual })
	for range 3 {
		b.does(chromedp.Click("#larger"))
	}
	b.waits("larger type", func() bool { return b.rows() < usual })
	b.sees("2 of 5")
	b.fits()
	b.judge("larger")
}

// rows is how many rows the terminal has.
func (b *tab) rows() int {
	b.t.Helper()
	n, err := chromedp.Run(b.ctx, chromedp.Evaluate[int](`document.querySelectorAll('.xterm-rows > div').length`))
	if err != nil {
		b.t.Fatal(err)
	}
	return n
}

// copies selects a word by two clicks, and copies it.
func (b *tab) copies() {
	b.t.Helper()
	b.does(chromedp.Evaluate[chromedp.Void](`document.addEventListener('copy', (e) => { window.copied = e.clipboardData.getData('text/plain') })`))
	b.does(func(ctx context.Context, t *chromedp.Target) (none chromedp.Void, err error) {
		const shift, control = 8, 2
		for _, step := range []input.DispatchMouseEventParams{
			{Type: input.DispatchMouseEventTypeMousePressed, X: 300, Y: 300}, {Type: input.DispatchMouseEventTypeMouseMoved, X: 700, Y: 330}, {Type: input.DispatchMouseEventTypeMouseReleased, X: 700, Y: 330},
		} {
			step.Button, step.Modifiers, step.ClickCount = input.MouseButtonLeft, shift, 1
			if _, err = cdp.Call(ctx, t, input.DispatchMouseEvent, step); err != nil {
				return none, err
			}
		}
		_, err = cdp.Call(ctx, t, input.DispatchKeyEvent, input.DispatchKeyEventParams{
			Type: kb.KeyDown, Key: "c", Code: "KeyC", WindowsVirtualKeyCode: 67, Modifiers: control, Commands: []string{"copy"},
		})
		return none, err
	})
	copied, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](`window.copied || ''`))
	if err != nil || strings.TrimSpace(copied) == "" {
		b.t.Errorf("%s copied %q, %v", b.name, copied, err)
	}
}

// readsLines goes on in lines of text.
func (b *tab) readsLines() {
	b.t.Helper()
	b.does(chromedp.Navigate(b.site+"/lines"), chromedp.WaitVisible("#answer"))
	b.sees("Few ports")
	b.judge("lines")
	b.does(chromedp.SendKeys("#answer", "/help"), chromedp.Click("#say button"))
	b.sees("/quit")
}

// leaves has the browser forget them.
func (b *tab) leaves() {
	b.t.Helper()
	b.does(chromedp.Click("header form button"), chromedp.WaitVisible("#code"))
	b.does(chromedp.Navigate(b.site+"/"), chromedp.WaitVisible("#code"))
}
