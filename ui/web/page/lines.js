'use strict';

// A session in lines of text, as a screen reader reads them: each line is a paragraph of a live region.
(() => {
  const log = document.getElementById('log');
  const answer = document.getElementById('answer');
  const most = 1000; // lines that stay
  let decoder = new TextDecoder();
  let last = null; // the paragraph whose line is not at its end yet

  const say = (text) => {
    const parts = text.replaceAll('\r', '').split('\n');
    parts.forEach((part, i) => {
      if (part !== '') {
        if (!last) {
          last = document.createElement('p');
          log.append(last);
        }
        last.append(part);
      }
      if (i < parts.length - 1) last = null;
    });
    while (log.childElementCount > most) log.firstElementChild.remove();
    log.scrollTop = log.scrollHeight;
  };

  const line = openLine({
    query: () => 'lines=1&columns=80&rows=24',
    receive: (bytes) => say(decoder.decode(bytes, { stream: true })),
    lost: () => { decoder = new TextDecoder(); last = null; },
  });

  document.getElementById('say').addEventListener('submit', (event) => {
    event.preventDefault();
    say(`${answer.value}\n`);
    line.type(`${answer.value}\n`);
    answer.value = '';
    answer.focus();
  });

  const size = (pixels) => { document.body.style.fontSize = `${pixels}px`; };
  size(typeSize(18, size));
  answer.focus();
})();
