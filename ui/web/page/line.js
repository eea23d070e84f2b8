'use strict';

// The socket that carries a session. It is begun again where it is lost, for what was answered is kept; where the session
// itself has ended, its owner says when to go on. query is what the session begins with, receive is given bytes, and lost is
// called before another one begins.
function openLine({ query, receive, lost }) {
  const state = document.getElementById('state');
  const piece = 2000; // characters of a message
  let fresh = new URLSearchParams(location.search).has('new'); // who has just joined is told what is kept, once
  let socket = null;
  let failures = 0;

  const tell = (words, button) => {
    state.textContent = words;
    if (button) state.append(' ', button);
  };

  const goOn = () => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Go on';
    button.addEventListener('click', () => { lost(); begin(); });
    return button;
  };

  // Whoever is not known any more is asked who they are.
  const check = async () => {
    try {
      const answer = await fetch('/session', { cache: 'no-store' });
      if (answer.status === 401) location.assign('/join');
    } catch { /* nobody answers: the next try tells */ }
  };

  const ended = (event) => {
    if (event.target !== socket) return;
    socket = null;
    if (event.code === 1000) {
      tell('The session has ended.', goOn());
      return;
    }
    const seconds = Math.min(15, 2 ** failures);
    failures += 1;
    tell('The connection is lost. Trying again…');
    check();
    setTimeout(() => { lost(); begin(); }, seconds * 1000);
  };

  const begin = () => {
    if (socket) return;
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    socket = new WebSocket(`${scheme}//${location.host}/session?${query()}${fresh ? '&new=1' : ''}`);
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => {
      failures = 0;
      if (fresh) history.replaceState(null, '', location.pathname);
      fresh = false;
      tell('');
    });
    socket.addEventListener('message', (event) => receive(new Uint8Array(event.data)));
    socket.addEventListener('close', ended);
  };

  const send = (kind, text) => {
    if (!socket || socket.readyState !== WebSocket.OPEN) return;
    for (let at = 0; at < text.length;) {
      let end = Math.min(text.length, at + piece);
      const last = text.charCodeAt(end - 1);
      if (end < text.length && last >= 0xd800 && last <= 0xdbff) end -= 1; // both halves of a character go together
      socket.send(kind + text.slice(at, end));
      at = end;
    }
  };

  begin();
  return {
    type: (text) => send('i', text),
    size: (columns, rows) => send('s', `${columns} ${rows}`),
  };
}

// The size of the type, in pixels: kept in this browser, and changed by the two buttons of the page.
function typeSize(usual, changed) {
  const smallest = 9, largest = 40;
  const kept = Number(localStorage.getItem('type'));
  let size = kept >= smallest && kept <= largest ? kept : usual;
  const change = (by) => {
    size = Math.min(largest, Math.max(smallest, size + by));
    localStorage.setItem('type', String(size));
    changed(size);
  };
  document.getElementById('smaller').addEventListener('click', () => change(-1));
  document.getElementById('larger').addEventListener('click', () => change(1));
  return size;
}
