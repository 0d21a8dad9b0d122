/**
 * The one script of the web inbox: when the server says that something changed, the page is fetched again and its live parts
 * (`data-vivo`) are put in the place of the old ones. Columns hear it from the board, which alone holds a connection open.
 * Without it everything works, but has to be reloaded by hand.
 */
export const SCRIPT = `'use strict';
const isColumn = window.parent !== window;
let isBusy = false;
let isStale = false;

function replaceLive(fresh) {
  for (const part of document.querySelectorAll('[data-vivo]')) {
    const next = fresh.getElementById(part.id);
    if (!next || next.innerHTML === part.innerHTML) continue;
    const focused = part.contains(document.activeElement) ? marked(document.activeElement) : null;
    part.innerHTML = next.innerHTML;
    if (focused) part.querySelector(focused)?.focus();
  }
}

/** A selector that finds the same link or button in the new copy of its part, so that the focus stays. */
function marked(element) {
  const name = element.matches('a') ? 'href' : 'value';
  return '[' + name + '="' + CSS.escape(element.getAttribute(name) ?? '') + '"]';
}

async function refresh() {
  if (isBusy) { isStale = true; return; }
  isBusy = true;
  try {
    const answer = await fetch(location.href);
    if (answer.redirected) location.replace(answer.url); // the letter is of a story that is over
    else if (answer.ok) replaceLive(new DOMParser().parseFromString(await answer.text(), 'text/html'));
  } catch { /* the demo was stopped; the next event, if any, tries again */ }
  isBusy = false;
  if (isStale) { isStale = false; void refresh(); }
}

/** A letter is as tall as its text, so that the column alone scrolls; its buttons that write open in the column. */
function settle(frame) {
  const letter = frame.contentDocument;
  if (!letter?.body) return;
  const column = document.querySelector('main');
  const measure = () => {
    const read = column.scrollTop; // without height there is nothing to scroll: the letter would jump to its beginning
    frame.style.height = '0';
    frame.style.height = letter.documentElement.scrollHeight + 'px';
    column.scrollTop = read;
  };
  measure();
  addEventListener('resize', measure);
  letter.addEventListener('click', (event) => {
    const link = event.target.closest('a[href*="/escribir?mailto="]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    location.assign(link.href);
  });
}

for (const frame of document.querySelectorAll('iframe.message')) {
  if (frame.contentDocument?.readyState === 'complete' && frame.contentDocument.URL !== 'about:blank') settle(frame);
  else frame.addEventListener('load', () => settle(frame), { once: true });
}

if (isColumn) {
  addEventListener('message', (event) => { if (event.origin === location.origin && event.data === 'cambio') void refresh(); });
} else {
  new EventSource('/cambios').addEventListener('cambio', () => {
    void refresh();
    for (const frame of document.querySelectorAll('iframe:not([sandbox])')) frame.contentWindow.postMessage('cambio', location.origin);
  });
  document.addEventListener('submit', (event) => {
    if (event.target.id !== 'reloj') return;
    event.preventDefault();
    void fetch(event.target.action, { method: 'POST', body: new URLSearchParams({ horas: event.submitter.value }) });
  });
}
`;
