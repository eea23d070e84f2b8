package main

import (
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// The size of a cell and of its letters, in pixels, and the margin around the screen.
const (
	cellWidth, cellHeight = 8, 17
	letters               = 14
	margin                = 10
	shades                = 6 // of a letter's edge between its colour and the ground
)

// pen draws screens. Its palette has every colour that was needed so far.
type pen struct {
	plain, bold font.Face
	palette     color.Palette
	at          map[color.RGBA]uint8
}

func newPen(folder string) (*pen, error) {
	p := &pen{at: map[color.RGBA]uint8{}}
	for face, name := range map[*font.Face]string{&p.plain: "DejaVuSansMono.ttf", &p.bold: "DejaVuSansMono-Bold.ttf"} {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			return nil, err
		}
		parsed, err := opentype.Parse(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if *face, err = opentype.NewFace(parsed, &opentype.FaceOptions{Size: letters, DPI: 72, Hinting: font.HintingFull}); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	p.index(rgb(paper))
	return p, nil
}

const paper, ink = 0x111111, 0xdddddd

func rgb(c uint32) color.RGBA { return color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 255} } //nolint:gosec // cut to bytes

// index is the place of a colour in the palette.
func (p *pen) index(c color.RGBA) uint8 {
	if i, ok := p.at[c]; ok {
		return i
	}
	if len(p.palette) == 256 {
		return uint8(p.palette.Index(c)) //nolint:gosec // of 256
	}
	p.palette = append(p.palette, c)
	p.at[c] = uint8(len(p.palette) - 1) //nolint:gosec // of 256
	return p.at[c]
}

// draw draws a screen.
func (p *pen) draw(rows [][]cell, cols, lines int) *image.Paletted {
	out := image.NewPaletted(image.Rect(0, 0, cols*cellWidth+2*margin, lines*cellHeight+2*margin), nil)
	for y, row := range rows {
		for x, c := range row {
			p.cell(out, c, margin+x*cellWidth, margin+y*cellHeight)
		}
	}
	return out
}

func (p *pen) cell(out *image.Paletted, c cell, x, y int) {
	fore, back := rgb(ink), rgb(paper)
	if c.fore != ground {
		fore = rgb(c.fore)
	}
	if c.back != ground {
		back = rgb(c.back)
	}
	if c.swap {
		fore, back = back, fore
	}
	if c.dim {
		fore = between(back, fore, 2, 3)
	}
	paint := func(x, y int, shade int) {
		out.Pix[out.PixOffset(x, y)] = p.index(between(back, fore, shade, shades-1))
	}
	for dy := range cellHeight {
		for dx := range cellWidth {
			paint(x+dx, y+dy, 0)
		}
	}
	face := p.plain
	if c.bold {
		face = p.bold
	}
	box, mask, from, _, ok := face.Glyph(fixed.P(x, y+letters), c.r)
	inside := image.Rect(x, y, x+cellWidth, y+cellHeight)
	for py := box.Min.Y; ok && py < box.Max.Y; py++ {
		for px := box.Min.X; px < box.Max.X; px++ {
			_, _, _, alpha := mask.At(from.X+px-box.Min.X, from.Y+py-box.Min.Y).RGBA()
			if shade := int(alpha+0x1999) * (shades - 1) / 0xffff; shade > 0 && image.Pt(px, py).In(inside) {
				paint(px, py, min(shade, shades-1))
			}
		}
	}
	if c.line {
		for dx := range cellWidth {
			paint(x+dx, y+letters+2, shades-1)
		}
	}
}

// between is a colour on the way from one to another.
func between(a, b color.RGBA, n, of int) color.RGBA {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*(of-n) + int(b)*n) / of) } //nolint:gosec // between two bytes
	return color.RGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255}
}

// paletted gives a picture the palette that all of them have come to.
func (p *pen) paletted(picture *image.Paletted) *image.Paletted {
	picture.Palette = p.palette
	return picture
}

// film makes frames a film, each as what it changes of the one before.
func (p *pen) film(frames []*image.Paletted, stay []time.Duration) *gif.GIF {
	out := &gif.GIF{Config: image.Config{ColorModel: p.palette, Width: frames[0].Rect.Dx(), Height: frames[0].Rect.Dy()}}
	for i, frame := range frames {
		picture := p.paletted(frame)
		if i > 0 {
			picture = frame.SubImage(changed(frames[i-1], frame)).(*image.Paletted)
		}
		out.Image = append(out.Image, picture)
		out.Delay = append(out.Delay, int(stay[i]/(10*time.Millisecond)))
		out.Disposal = append(out.Disposal, gif.DisposalNone)
	}
	return out
}

// changed is the part in which two pictures differ; a point where they do not.
func changed(a, b *image.Paletted) image.Rectangle {
	out := image.Rectangle{}
	for y := b.Rect.Min.Y; y < b.Rect.Max.Y; y++ {
		for x := b.Rect.Min.X; x < b.Rect.Max.X; x++ {
			if a.ColorIndexAt(x, y) != b.ColorIndexAt(x, y) {
				out = out.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	if out.Empty() {
		return image.Rect(0, 0, 1, 1)
	}
	return out
}
