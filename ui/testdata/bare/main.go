// Command bare is the least Bubble Tea program that fills a window: what a first frame and a key
// cost before a program does anything of its own. Benchmarks run it beside Porthole.
package main

import (
	"flag"
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"
)

type model struct{ keys int }

func (model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return m, nil
	}
	if key.String() == "q" || key.String() == "ctrl+c" {
		return m, tea.Quit
	}
	m.keys++
	return m, nil
}

func (m model) View() tea.View {
	view := tea.NewView(fmt.Sprintf("a bare program\n\nkeys: %d\n", m.keys))
	view.AltScreen = true
	return view
}

func main() {
	rate := flag.Int("fps", 0, "frames a second; 0 is the library's default")
	flag.Parse()
	var options []tea.ProgramOption
	if *rate > 0 {
		options = append(options, tea.WithFPS(*rate))
	}
	if _, err := tea.NewProgram(model{}, options...).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
