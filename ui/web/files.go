package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"strings"
)

// What pages are made of. xterm.js and its addon come from npm as they are: xterm/SOURCES says which, and a test compares.
//
//go:embed page/style.css page/*.js page/icon.svg xterm/xterm.js xterm/xterm.css xterm/addon-fit.js
var embedded embed.FS

// file is something that pages load.
type file struct {
	kind        string
	tag         string // changes when it does
	raw, packed []byte // packed by gzip
}

// pack makes ready what pages load, by path.
func pack() (map[string]file, error) {
	all := map[string]file{}
	for _, name := range []string{
		"page/style.css", "page/line.js", "page/screen.js", "page/lines.js", "page/icon.svg",
		"xterm/xterm.js", "xterm/xterm.css", "xterm/addon-fit.js",
	} {
		raw, err := embedded.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("what pages load is not whole: %w", err)
		}
		var packed bytes.Buffer
		to := gzip.NewWriter(&packed)
		if _, err = to.Write(raw); err == nil {
			err = to.Close()
		}
		if err != nil {
			return nil, fmt.Errorf("what pages load cannot be packed: %w", err)
		}
		sum := sha256.Sum256(raw)
		all["/"+path.Base(name)] = file{kindOf(name), `"` + hex.EncodeToString(sum[:8]) + `"`, raw, packed.Bytes()}
	}
	return all, nil
}

func kindOf(name string) string {
	switch path.Ext(name) {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	}
	return "image/svg+xml"
}

// load answers with something that pages load.
func (f file) load(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", f.kind)
	w.Header().Set("ETag", f.tag)
	w.Header().Set("Cache-Control", "no-cache") // kept, and asked for whether it is the same still
	w.Header().Set("Vary", "Accept-Encoding")
	if r.Header.Get("If-None-Match") == f.tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	body := f.raw
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		w.Header().Set("Content-Encoding", "gzip")
		body = f.packed
	}
	_, _ = w.Write(body) // whoever asked may be gone
}
