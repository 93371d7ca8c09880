// Where the reader was on each page of this visit, and back there when the reader goes back: the place on
// the page and what had the focus. A browser does so by itself for pages that are there at once; the app's
// come a moment later, and grow.

const KEPT = 'maqal/places';

// One record an entry of the history, by the key in the entry's state.
let places = {};
try {
  places = JSON.parse(sessionStorage.getItem(KEPT)) ?? {};
} catch {
  // Nothing is kept here.
}

history.scrollRestoration = 'manual';

const address = () => location.pathname + location.search;
let shown = address();
let returning;
let soon;

/** What finds an element of the page again: the one with its id, or the link with its address. */
function name(element) {
  if (!element?.closest('main')) return undefined;
  if (element.id) return `#${CSS.escape(element.id)}`;
  const href = element.getAttribute('href');
  return href === null ? undefined : `main a[href="${CSS.escape(href)}"]`;
}

/** Remembers where the reader is. `element` is what the focus is on. */
function keep(element = document.activeElement) {
  clearTimeout(soon);
  if (returning) return;
  const key = history.state?.key ?? `${Date.now()}${Math.random()}`;
  if (!history.state?.key) history.replaceState({ ...history.state, key }, '');
  places[key] = { y: window.scrollY, focus: name(element) };
}

/** Goes to where the reader was, as soon as the page reaches so far down; the reader's own hand goes before. */
function goBack({ y, focus }) {
  const page = document.querySelector('#maqal');
  const root = document.documentElement;
  const own = new AbortController();
  const { signal } = own;
  const stop = () => {
    own.abort();
    if (returning !== stop) return;
    returning = undefined;
    // Sizes are remembered when a frame is over.
    requestAnimationFrame(() => requestAnimationFrame(() => returning || delete root.dataset.returning));
  };
  returning = stop;
  // What is out of sight is laid out as well: the place counts from the top.
  root.dataset.returning = '';
  let teasers = 0;
  // The app gives the focus to a new page's beginning, perhaps a moment later.
  const settle = (element) => requestAnimationFrame(() => requestAnimationFrame(() => {
    if (signal.aborted) return;
    if (element?.isConnected) element.focus({ preventScroll: true });
    stop();
  }));
  const attempt = () => {
    // A list that was longer when the reader left it grows again.
    const more = page.querySelector('.list__more:not([hidden])');
    const { length } = page.querySelectorAll('.teaser');
    if (more && length > teasers && page.scrollHeight < y + window.innerHeight) {
      teasers = length;
      more.click();
    }
    const element = focus && page.querySelector(focus);
    if (element && document.activeElement !== element) element.focus({ preventScroll: true });
    window.scrollTo(0, y);
    if (Math.abs(window.scrollY - y) < 2 && (!focus || element)) settle(element);
  };
  for (const observer of [new ResizeObserver(attempt), new MutationObserver(attempt)]) {
    observer.observe(page, { childList: true, subtree: true });
    signal.addEventListener('abort', () => observer.disconnect());
  }
  for (const hand of ['wheel', 'touchstart', 'keydown', 'pointerdown']) addEventListener(hand, stop, { signal, passive: true });
  setTimeout(stop, 10_000);
}

// On its way down: the app follows the link after that.
addEventListener('click', (event) => {
  if (!event.isTrusted) return;
  returning?.();
  const link = event.composedPath()[0].closest?.('a[href]');
  if (link) keep(link);
}, { capture: true });

addEventListener('popstate', () => {
  clearTimeout(soon);
  returning?.();
  const place = places[history.state?.key];
  const isElsewhere = address() !== shown;
  shown = address();
  // On the same page the focus stays where it is.
  if (place) goBack(isElsewhere ? place : { y: place.y });
}, { capture: true });

addEventListener('scroll', () => {
  clearTimeout(soon);
  soon = setTimeout(() => {
    shown = address();
    keep();
  }, 150);
}, { passive: true });

addEventListener('pagehide', () => {
  keep();
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(Object.entries(places).slice(-50))));
  } catch {
    // It holds for this page.
  }
});

// After a reload, or back from another site.
const [navigation] = performance.getEntriesByType('navigation');
const place = places[history.state?.key];
if (place && navigation?.type !== 'navigate') goBack(place);
