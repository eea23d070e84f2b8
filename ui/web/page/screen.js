'use strict';

(() => {
  // xterm.js makes elements of styles, and sets attributes of style, neither of which this page lets a script do: the first
  // are let in by the page's nonce, and the second become properties.
  const nonce = document.body.dataset.nonce;
  const make = document.createElement.bind(document);
  document.createElement = (name, options) => {
    const element = make(name, options);
    if (String(name).toLowerCase() === 'style') element.nonce = nonce;
    return element;
  };
  const set = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function setAttribute(name, value) {
    if (String(name).toLowerCase() === 'style') this.style.cssText = value;
    else set.call(this, name, value);
  };

  const leastColumns = 40;
  const usual = Math.max(9, Math.min(17, Math.floor(innerWidth / leastColumns / 0.61)));
  const light = matchMedia('(prefers-color-scheme: light)').matches;
  const term = new Terminal({
    fontFamily: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
    fontSize: typeSize(usual, (size) => { term.options.fontSize = size; fit(); }),
    scrollback: 200,
    macOptionClickForcesSelection: true,
    linkHandler: { activate() {} }, // nothing here leads away
    theme: light ? { background: '#ffffff', foreground: '#1b1b1b', cursor: '#1b1b1b', selectionBackground: '#b3d4ff' } :
      { background: '#10151c', foreground: '#e6e6e6', cursor: '#e6e6e6', selectionBackground: '#3a5f8a' },
  });
  const place = document.getElementById('terminal');
  const addon = new FitAddon.FitAddon();
  term.loadAddon(addon);
  term.open(place);
  addon.fit();

  const line = openLine({
    query: () => `columns=${term.cols}&rows=${term.rows}`,
    receive: (bytes) => term.write(bytes),
    lost: () => term.reset(),
  });
  term.onData((text) => line.type(text));
  term.onResize(({ cols, rows }) => line.size(cols, rows));

  let waiting = 0;
  function fit() {
    clearTimeout(waiting);
    waiting = setTimeout(() => addon.fit(), 100);
  }
  new ResizeObserver(fit).observe(place);

  // Ctrl+C copies where something is selected, and is a key where nothing is.
  term.attachCustomKeyEventHandler((event) => {
    const command = event.ctrlKey || event.metaKey;
    return !(command && !event.altKey && (event.key.toLowerCase() === 'v' || event.key.toLowerCase() === 'c' && term.hasSelection()));
  });

  const keys = { esc: '\x1b', tab: '\t', left: '\x1b[D', up: '\x1b[A', down: '\x1b[B', right: '\x1b[C', enter: '\r' };
  for (const button of document.querySelectorAll('#keys button')) {
    button.addEventListener('pointerdown', (event) => event.preventDefault()); // the keyboard of a phone stays
    button.addEventListener('click', () => line.type(keys[button.dataset.key]));
  }
  term.focus();
})();
