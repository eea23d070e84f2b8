// Film draws the pictures of the README with the real program: a minute of use as a GIF, and four stills.
//
//	cd .github/film && go run .
//
// It builds Porthole, sits it down in tmux, types what scenes.go says, and draws what stands on the screen. It wants tmux, and
// the font DejaVu Sans Mono; -fonts says in which folder.
package main

import (
	"flag"
	"fmt"
	"image"
	"image/gif"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

func main() {
	fonts := flag.String("fonts", "/usr/share/fonts/truetype/dejavu", "folder of DejaVuSansMono.ttf and DejaVuSansMono-Bold.ttf")
	only := flag.String("only", "", "draw this picture alone, such as still-80x24.png")
	flag.Parse()
	if err := run(*fonts, *only); err != nil {
		fmt.Fprintln(os.Stderr, "film:", err)
		os.Exit(1)
	}
}

func run(fonts, only string) error {
	work, err := os.MkdirTemp("", "film")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	binary := filepath.Join(work, "porthole")
	build := exec.Command("go", "build", "-o", binary, ".")
	build.Dir, build.Stderr = filepath.Join("..", ".."), os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("building Porthole: %w", err)
	}
	p, err := newPen(fonts)
	if err != nil {
		return err
	}
	for _, s := range scenes() {
		if only != "" && only != s.file {
			continue
		}
		if err := shoot(s, p, binary, filepath.Join(work, s.file)); err != nil {
			return fmt.Errorf("%s: %w", s.file, err)
		}
	}
	return nil
}

// shoot plays a scene and writes its picture: its last frame where that is a still, else all of them.
func shoot(s scene, p *pen, binary, data string) error {
	t, err := sit(s, binary, data)
	if err != nil {
		return err
	}
	defer t.leave()
	var frames []*image.Paletted
	var delays []time.Duration
	for _, b := range s.beats {
		for _, key := range b.keys {
			if err := t.press(key); err != nil {
				return err
			}
		}
		cells, err := t.screen()
		if err != nil {
			return err
		}
		frames, delays = append(frames, p.draw(cells, s.cols, s.rows)), append(delays, b.stays)
	}
	out, err := os.Create(filepath.Join("..", s.file))
	if err != nil {
		return err
	}
	defer out.Close()
	if filepath.Ext(s.file) == ".png" {
		return png.Encode(out, p.paletted(frames[len(frames)-1]))
	}
	return gif.EncodeAll(out, p.film(frames, delays))
}
