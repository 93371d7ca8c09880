// What a reader is told of the line and of a new build, and what is saved for later. reading.js asks for
// it when the article is there, or its button is pressed. It registers sw.js, which does the keeping;
// where a browser has no service workers (no https, or switched off) the rest works all the same.
//
// The app draws two places, with their words:
//
//     <div class="notices" role="status" data-update data-reload data-offline data-online data-dismiss></div>
//
//     <div class="tools" data-saved data-unsaved data-not-saved data-full> … in an .article
//       <button class="tools__tool tools__save" aria-pressed data-url data-requests> …
//       <span class="tools__note" role="status">
//
// `data-url` is the article's own address, `data-requests` those that it was fetched from, with spaces
// between them. `aria-pressed` says whether it is in the list `maqal/saved`: [{url, title, at}], newest first.

/** What is said now: each line by its word in the place's attributes, and what its button does. */
const said = new Map();

/** Long enough to be read, and nothing is lost with it. */
const GONE_AFTER = 8000;

function show() {
  const place = document.querySelector('.notices');
  const element = (tag, name, content, act) => {
    const element = document.createElement(tag);
    element.className = name;
    element.append(...content);
    element.onclick = act;
    return element;
  };
  place?.replaceChildren(...[...said].map(([kind, act]) => {
    const dismiss = element('button', 'notices__dismiss', '', () => unsay(kind));
    dismiss.ariaLabel = place.dataset.dismiss;
    const ways = act ? [element('button', 'button', [place.dataset.reload], act), dismiss] : [dismiss];
    return element('p', 'notices__notice', [place.dataset[kind], ...ways]);
  }));
}

function say(kind, act) {
  said.set(kind, act);
  show();
}

function unsay(kind) {
  said.delete(kind);
  show();
}

window.addEventListener('offline', () => {
  said.delete('online');
  say('offline');
});
window.addEventListener('online', () => {
  said.delete('offline');
  say('online');
  setTimeout(unsay, GONE_AFTER, 'online');
});
if (!navigator.onLine) say('offline');
// The app draws the place when it begins, and again in another language.
new MutationObserver(() => setTimeout(show)).observe(document.documentElement, { attributeFilter: ['lang'] });

const { serviceWorker } = navigator;
let registration;

/** Asks the worker for something; `undefined` where there is none. */
async function ask(message) {
  await begun;
  return registration?.active && new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    registration.active.postMessage(message, [port2]);
  });
}

/** The page in its new build, when the reader asks for that and not before. */
function reload() {
  const { waiting } = registration;
  // Another page's reader may have been faster.
  if (!waiting) return location.reload();
  serviceWorker.addEventListener('controllerchange', () => location.reload());
  return waiting.postMessage({ type: 'skipWaiting' });
}

/** Tells the reader of a build that is there and waits. The first one waits for nobody. */
function watch() {
  const { installing, waiting, active } = registration;
  if (waiting && active) say('update', reload);
  installing?.addEventListener('statechange', watch);
}

/** What this page has fetched, and it came: a worker that is new here has not seen it. */
function fetched(type) {
  const entries = performance.getEntriesByType('resource');
  return entries.filter((one) => one.initiatorType === type && !(one.responseStatus > 200)).map((one) => one.name);
}

async function begin() {
  const url = new URL('sw.js', import.meta.url).href;
  // Trusted Types: this address and no other.
  const policy = window.trustedTypes?.createPolicy('maqal-worker', { createScriptURL: () => url });
  registration = await serviceWorker.register(policy?.createScriptURL('') ?? url, { updateViaCache: 'none' });
  registration.addEventListener('updatefound', watch);
  watch();
  await serviceWorker.ready;
}

/** A worker that does not come is not waited for. */
const PATIENCE = 10_000;

const isNew = !serviceWorker?.controller;
// No worker is no harm.
const begun = Promise.race([begin().catch(() => {}), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
const build = document.querySelector('meta[name=generator]')?.content;
// A page that was written before has its article without having asked for it.
const written = document.querySelector('#maqal[data-page] .tools__save')?.dataset.requests.split(' ') ?? [];
// What came until the worker was there; from then on it sees by itself.
if (isNew) begun.then(() => ask({ type: 'read', build, urls: [...fetched('fetch'), ...written], pictures: fetched('img') }));

// The worker cannot see that another host's picture is none.
window.addEventListener('error', ({ target }) => {
  if (target.currentSrc) ask({ type: 'forget', urls: [target.currentSrc] });
}, true);

const KEY = 'maqal/saved';
/** The worker keeps no more either. */
const MOST = 50;

function list() {
  try {
    return JSON.parse(localStorage.getItem(KEY)).filter(Boolean);
  } catch {
    return [];
  }
}

/** Throws where a browser keeps nothing. */
const record = (list) => localStorage.setItem(KEY, JSON.stringify(list));

const isSaved = (url) => list().some((one) => one.url === url);

/** Saves an article for later, or no longer. Gives the attribute that has the words for what came of it. */
async function toggle(url, article, requests) {
  const others = list().filter((one) => one.url !== url);
  try {
    if (isSaved(url)) {
      record(others);
      await ask({ type: 'forget', page: url });
      return 'unsaved';
    }
    if (others.length >= MOST) return 'full';
    const title = article.querySelector('.article__title').textContent;
    const all = [{ url, title, at: new Date().toISOString() }, ...others];
    record(all);
    const pictures = Array.from(article.querySelectorAll('img'), (one) => one.currentSrc || one.src);
    const kept = await ask({ type: 'save', page: url, pages: all.map((one) => one.url), urls: requests.split(' '), pictures });
    if (kept?.ok ?? true) return 'saved';
    record(others);
  } catch {
    // Nothing is kept here.
  }
  return 'notSaved';
}

/** What a press on the button does. */
export async function save(button) {
  const article = button.closest('.article');
  const note = article.querySelector('.tools__note');
  const url = new URL(button.dataset.url, location).href;
  // Said again when it is done again.
  note.textContent = '';
  note.textContent = article.querySelector('.tools__words').dataset[await toggle(url, article, button.dataset.requests)] ?? '';
  button.ariaPressed = isSaved(url);
}
