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
let isGrowing = false;
let soon;

const frame = () => new Promise(requestAnimationFrame);

/** What finds an element of the page again: its id, or which one it is of the links with its address. */
function name(element) {
  if (!element?.closest('main')) return undefined;
  if (element.id) return [`#${CSS.escape(element.id)}`, 0];
  const href = element.getAttribute('href');
  if (href === null) return undefined;
  const selector = `main a[href="${CSS.escape(href)}"]`;
  return [selector, [...document.querySelectorAll(selector)].indexOf(element)];
}

/** What says what page it is, or all of it until that is there. */
const BEGINNING = [':is(main h1[tabindex], main:not(:has(h1[tabindex])))', 0];

function find([selector, place]) {
  const all = document.querySelectorAll(selector);
  return all[place] ?? all[0];
}

/** Remembers where the reader is. `element` is what the focus is on. */
function keep(element = document.activeElement) {
  clearTimeout(soon);
  if (returning) return;
  const key = history.state?.key ?? `${Date.now()}${Math.random()}`;
  if (!history.state?.key) history.replaceState({ ...history.state, key }, '');
  places[key] = { y: window.scrollY, focus: name(element) };
}

/**
 * Goes to where the reader was, as soon as the page reaches so far down; the reader's own hand goes before.
 * The root's `data-returning` says so meanwhile: the app leaves the focus and the place to this.
 */
function goBack({ y, focus }) {
  const page = document.querySelector('#maqal');
  const root = document.documentElement;
  const own = new AbortController();
  const { signal } = own;
  const stop = () => {
    own.abort();
    if (returning !== stop) return;
    returning = undefined;
    delete root.dataset.returning;
    // What had the focus did not come again, or the reader did not wait.
    if (focus && document.activeElement === document.body) find(BEGINNING)?.focus({ preventScroll: true });
  };
  returning = stop;
  // What is out of sight is laid out as well: the place counts from the top.
  root.dataset.returning = '';
  let teasers = 0;
  let isThere = false;
  const settle = async () => {
    // Sizes are remembered when a frame is over.
    await frame();
    await frame();
    if (signal.aborted) return;
    delete root.dataset.returning;
    // What is out of sight may be of another size for a moment, after which the browser moves the page.
    await frame();
    if (signal.aborted) return;
    window.scrollTo(0, y);
    stop();
  };
  const attempt = () => {
    // A list that was longer when the reader left it grows again.
    const more = page.querySelector('.list__more:not([hidden])');
    const { length } = page.querySelectorAll('.teaser');
    if (more && length > teasers && page.scrollHeight < y + window.innerHeight) {
      teasers = length;
      isGrowing = true;
      more.click();
      isGrowing = false;
    }
    const element = focus && find(focus);
    if (element && document.activeElement !== element) element.focus({ preventScroll: true });
    window.scrollTo(0, y);
    // What is still to come may push it away again.
    const isWhole = !page.querySelector('.skeleton, .comments--loading');
    if (isThere || !isWhole || Math.abs(window.scrollY - y) >= 2 || (focus && !element)) return;
    isThere = true;
    settle();
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
  if (isGrowing) return;
  returning?.();
  const link = event.composedPath()[0].closest?.('a[href]');
  if (link) keep(link);
  // The app has followed it by then.
  setTimeout(() => { shown = address(); });
}, { capture: true });

addEventListener('popstate', () => {
  clearTimeout(soon);
  returning?.();
  const isElsewhere = address() !== shown;
  shown = address();
  const place = places[history.state?.key];
  // On the same page the focus stays where it is.
  if (place) goBack({ y: place.y, focus: isElsewhere ? place.focus ?? BEGINNING : undefined });
  else if (isElsewhere) window.scrollTo(0, 0);
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
