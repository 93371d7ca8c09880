// Reading offline: keeps the app, what was read, and what was saved for later. Written by hand, because
// of Workbox as much as this takes weighs 7.3 KB compressed, three times this file, and knows nothing of
// a page that goes on with the files of its own build after the host has got another.
//
// scripts/precache.mjs writes a line before all this, `self.build`: the build's version, which its page
// names as well, and its files by their hashes.
//
// - A page has the files of the build that answered its navigation for as long as it is open, even when
//   another worker has taken over; a build goes when no page is of it.
// - What is fetched for an article comes from the network; from what was kept where the network is
//   gone, silent, or has no more than an error. Such an answer says in `X-Maqal-Saved` when it was kept.
// - What a worker may not do for it, the page does itself: no fault in here costs more than the keeping.

const { version, files } = self.build;

/**
 * How many of each, and how many bytes: an article is about three answers. Of what is saved for later
 * how many articles, and how many pictures of each.
 */
const LIMITS = { answers: [180, 20e6], pictures: [200, 40e6], saved: [50, 40], ...self.build.limits };

/** What a picture counts for whose size its host does not tell. */
const OPAQUE = 2e5;

/** A reader who waits longer, in milliseconds, had rather have what was kept. */
const PATIENCE = 3000;

/** The app's addresses, as src/routes.rs reads them. What else lies in the folder may be WordPress's own, or files. */
const PLACES = /^(index\.html|(article|section|tag|author)\/.*|(?!wp-|(.*\/)?feed\/?$)[^.]*)$/;

const SAVED = 'X-Maqal-Saved';
const scope = registration.scope;

// One host may have more apps than this one, and they share its caches.
const own = (name) => `maqal ${scope} ${name}`;
const BUILD = own(`build ${version}`);

const none = () => undefined;
const cachesOf = async (kind) => (await caches.keys()).filter((name) => name.startsWith(own(kind)));
/** What a cache has of an address; a browser that forbids caches has nothing. By what hosts vary answers, no reader does. */
const look = (url, cacheName, options) => caches.match(url, { cacheName, ignoreVary: true, ...options }).catch(none);
const pathOf = (url) => new URL(url).pathname.slice(new URL(scope).pathname.length);

/**
 * The page that the host has now: a publisher changes settings in it without a new build, so it has no hash. Where all
 * pages were written before, the front page is none that the others could be: what unknown addresses get is.
 */
async function currentPage() {
  let answer, text;
  for (const name of ['', '404.html']) {
    answer = await fetch(scope + name, { cache: 'no-cache' });
    text = await answer.text();
    if (!text.includes(' data-page=')) break;
  }
  if (!answer.ok || !text.includes(`Maqal/${version}`)) throw new Error('a page of another build');
  // Not the answer itself: one that was led elsewhere cannot answer a navigation.
  return new Response(text, { headers: answer.headers });
}

async function install() {
  const build = await caches.open(BUILD);
  await Promise.all(Object.entries(files).map(async ([name, integrity]) => {
    const url = `${scope}${name}`;
    const key = `${url}?${integrity}`;
    // What has not changed is here since the build before, or since the page was loaded.
    const cache = /-[\da-f]{16}/.test(name) ? 'default' : 'no-cache';
    const answer = (await caches.match(key)) ?? (await fetch(url, { integrity, cache, priority: 'low' }));
    if (!answer.ok) throw new Error(url);
    await build.put(key, answer);
  }));
  await build.put(scope, await currentPage());
}

/** Which build a page is of, by the page's id. What is known is not asked for again. */
const known = new Map();

// Beside a build's files stand the pages that are of it, each with when it began.
const mark = (id) => `${scope}page/${id}`;

async function tie(id) {
  known.set(id, BUILD);
  const build = await caches.open(BUILD);
  await build.put(new Request(mark(id), { headers: { Began: Date.now() } }), new Response());
}

async function buildOf(id) {
  if (!known.has(id)) {
    for (const name of await cachesOf('build')) if (await look(mark(id), name)) known.set(id, name);
  }
  return known.get(id);
}

/** Forgets pages that are gone, and builds that no page is of. */
async function sweep() {
  const names = await cachesOf('build');
  // One that nobody is of yet.
  if (registration.installing || registration.waiting) return;
  for (const name of names) {
    const build = await caches.open(name);
    let isUsed = name === BUILD;
    for (const key of await build.keys()) {
      const [, id] = key.url.split(`${scope}page/`);
      if (!id) continue;
      // One that has begun just now is not there yet.
      if (Date.now() - key.headers.get('Began') < 1e4 || (await clients.get(id))) isUsed = true;
      else await build.delete(key);
    }
    if (!isUsed) await caches.delete(name);
  }
}

/** How often a page may still be sent round to the worker that takes over: it does so when this one has nothing to do. */
let rounds;
const MOST_ROUNDS = 10;

/** The next worker takes over as soon as this one has nothing to do; it says that it knows, unless it hangs. */
const giveWay = () => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = resolve;
  registration.waiting.postMessage({ type: 'skipWaiting' }, [port2]);
  setTimeout(resolve, PATIENCE);
});

/** A page's own address. */
async function navigation(event) {
  // The one page there is, loaded anew: the next worker can take over without anybody's harm.
  if (rounds === undefined && registration.waiting && (await clients.matchAll()).length < 2) {
    rounds = MOST_ROUNDS;
    await giveWay();
  }
  if (rounds > 0) {
    rounds -= 1;
    return new Response('', { headers: { Refresh: '0' } });
  }
  const page = await look(scope, BUILD);
  if (!page) return fetch(event.request);
  const tied = tie(event.resultingClientId).catch(none);
  // What this page asks for, another worker may have to answer.
  if (registration.installing || registration.waiting) await tied;
  const renew = async () => (await caches.open(BUILD)).put(scope, await currentPage());
  event.waitUntil(Promise.allSettled([tied, renew(), sweep()]));
  return page;
}

/** What lies in the app's own folder: of the page's build, if it is of a build. */
async function file(event) {
  const { request, clientId } = event;
  const anySearch = { ignoreSearch: true };
  const build = await buildOf(clientId).catch(none);
  const kept = build && (await look(request, build, anySearch));
  if (kept) return kept;
  const { search } = new URL(request.url);
  if (!(pathOf(request.url) in files)) return other(event);
  // A page that came past this worker has the network's, unless that is gone and this build is its own.
  return fetch(request).catch(async (error) => {
    const same = !search || search.slice(1) in files;
    return (same && (await look(request, BUILD, anySearch))) || Promise.reject(error);
  });
}

function other(event) {
  const { destination, mode } = event.request;
  if (destination === 'image') return picture(event);
  return destination === '' && mode === 'cors' ? answer(event) : fetch(event.request);
}

/** What was kept of an address, wherever it was. */
async function find(url) {
  for (const name of [own('answers'), own('pictures'), ...(await cachesOf('saved'))]) {
    const kept = await look(url, name);
    if (kept) return kept;
  }
}

/** An article, a list, comments. */
async function answer(event) {
  const { request } = event;
  const { url } = request;
  const fresh = fetch(request);
  event.waitUntil(fresh.then((response) => isAnswer(response) && keep('answers', url, response.clone()), none));
  const silent = new Promise((resolve) => setTimeout(resolve, navigator.onLine ? PATIENCE : 0));
  const response = await Promise.race([fresh.catch(none), silent]);
  // Too many requests, or a server's own error.
  if (response && response.status !== 429 && response.status < 500) return response;
  const kept = await find(url).catch(none);
  if (!kept) return fresh;
  // What was read last goes last.
  const same = kept.clone();
  event.waitUntil(fresh.catch(() => keep('answers', url, same)));
  return kept;
}

/** Pictures that are passed on to the page. */
const passed = new Set();

async function picture(event) {
  const { request } = event;
  const { url } = request;
  const kept = await look(url, own('pictures'));
  if (kept) return kept;
  try {
    const response = await fetch(request);
    if (isPicture(response)) event.waitUntil(keep('pictures', url, response.clone()));
    return response;
  } catch {
    const saved = await find(url).catch(none);
    if (saved) return saved;
    // A host that sends the page's policy with this file as well forbids it other hosts' pictures. The
    // page may have them: it asks again, and past this.
    passed.add(url);
    return Response.redirect(url);
  }
}

const isStorable = ({ status, headers }) => status === 200 && !/no-store/.test(headers.get('Cache-Control'));
const isAnswer = (response) => isStorable(response) && /json/.test(response.headers.get('Content-Type'));
const isPicture = (response) => response.type === 'opaque' || isStorable(response);

/** The same to be kept, and how large it is. */
async function copy(response) {
  if (response.type === 'opaque') return [response, OPAQUE];
  const body = await response.blob();
  const headers = new Headers(response.headers);
  headers.delete('Vary');
  if (!headers.has(SAVED)) headers.set(SAVED, new Date().toISOString());
  return [new Response(body, { headers }), body.size];
}

/** Keeps one, and lets go what is too much: what came first goes first. */
async function keep(kind, url, response) {
  try {
    let [count, room] = LIMITS[kind];
    const [body, size] = await copy(response);
    const cache = await caches.open(own(kind));
    await cache.put(new Request(url, { headers: { Size: size } }), body);
    for (const key of (await cache.keys()).reverse()) {
      count -= 1;
      room -= key.headers.get('Size');
      if (count < 0 || room < 0) await cache.delete(key, { ignoreVary: true });
    }
  } catch (error) {
    // The reader's device is full: pictures are the most of it.
    if (error.name === 'QuotaExceededError') await caches.delete(own('pictures')).catch(none);
  }
}

/** A comment is sent: what was kept of the others on its article lacks it (as caches do, RFC 9111, 4.4). */
async function sent(request) {
  const about = ({ origin, pathname, searchParams }, post = searchParams.get('post')) =>
    [origin, pathname, searchParams.get('rest_route'), post].join(' ');
  const wanted = about(new URL(request.url), new URLSearchParams(await request.text()).get('post'));
  const cache = await caches.open(own('answers'));
  for (const key of await cache.keys()) {
    if (about(new URL(key.url)) === wanted) await cache.delete(key, { ignoreVary: true });
  }
}

/** Fetches what a page has read already: from the browser's own cache, if it is there. */
async function again(url, isWanted, options) {
  const response = await fetch(url, { cache: 'force-cache', ...options });
  if (!isWanted(response)) throw new Error(url);
  return response;
}

const asAnswer = (url) => again(url, isAnswer, { credentials: 'omit' });
const asPicture = (url) => again(url, isPicture, { mode: 'no-cors' });

/** What a page may ask for. */
const ACTS = {
  // Not to be waited for: it is done when the other worker has nothing to do, which waits for this answer.
  skipWaiting: async () => { skipWaiting(); },

  /** The page was loaded before there was a worker: it may be of this build, and what it has read is kept. */
  async read({ build, urls, pictures }, { id }) {
    if (build === `Maqal/${version}`) await tie(id);
    const all = (kind, urls, ask) => urls.map(async (url) => (await find(url)) ?? keep(kind, url, await ask(url)));
    const isShell = (url) => url.startsWith(scope) && pathOf(url) in files;
    await Promise.allSettled([
      ...all('answers', urls.filter((url) => !isShell(url)), asAnswer),
      ...all('pictures', pictures, asPicture),
    ]);
  },

  /** An article for later, by its own address: it stays for as long as it is in the reader's list. */
  async save({ page, pages, urls, pictures }) {
    const name = own(`saved ${page}`);
    const listed = pages.map((page) => own(`saved ${page}`));
    for (const other of await cachesOf('saved')) if (!listed.includes(other)) await caches.delete(other);
    const isNew = !(await caches.has(name));
    if (isNew && (await cachesOf('saved')).length >= LIMITS.saved[0]) return { ok: false };
    const cache = await caches.open(name);
    const put = async (url, ask) => cache.put(url, (await copy((await find(url)) ?? (await ask(url))))[0]);
    try {
      await Promise.all(urls.map((url) => put(url, asAnswer)));
    } catch {
      if (isNew) await caches.delete(name);
      return { ok: false };
    }
    // Without its pictures it is an article as well.
    await Promise.allSettled(pictures.slice(0, LIMITS.saved[1]).map((url) => put(url, asPicture)));
    return { ok: true };
  },

  /** An article that was saved, or single addresses. */
  async forget({ page, urls = [] }) {
    if (page) await caches.delete(own(`saved ${page}`));
    for (const kind of ['answers', 'pictures']) {
      const cache = await caches.open(own(kind));
      for (const url of urls) await cache.delete(url, { ignoreVary: true });
    }
    return { ok: true };
  },
};

addEventListener('install', (event) => event.waitUntil(install()));
// Pages that were there before are taken on: what they read from now on is kept.
addEventListener('activate', (event) => event.waitUntil(Promise.allSettled([clients.claim(), sweep()])));

addEventListener('message', (event) => {
  const { data, source, ports: [port] } = event;
  const act = Object.hasOwn(ACTS, data.type) && ACTS[data.type];
  if (act) event.waitUntil(act(data, source).catch(() => ({ ok: false })).then((result) => port?.postMessage(result)));
});

addEventListener('fetch', (event) => {
  const { url, method, mode, destination, headers } = event.request;
  if (method === 'POST') event.waitUntil(sent(event.request.clone()).catch(none));
  if (method !== 'GET' || headers.has('Range') || /audio|video|track/.test(destination)) return;
  const isOurs = url.startsWith(scope);
  if (mode === 'navigate') {
    if (isOurs && PLACES.test(pathOf(url))) event.respondWith(navigation(event).catch(() => fetch(event.request)));
  } else if (!passed.delete(url)) {
    const isWanted = destination === 'image' ? mode === 'no-cors' : destination === '' && mode === 'cors';
    if (isOurs) event.respondWith(file(event));
    else if (isWanted) event.respondWith(other(event));
  }
});
