// All there is of the network: how long to wait for it, when to ask again, what need not be asked twice,
// and what nobody waits for any more. `http.rs` calls it, and knows its answers and its numbers. It is
// no WebAssembly because that would be three times as large.

/** Why there is no answer. */
const OFFLINE = 0;
const TIMEOUT = 1;
const UNREACHABLE = 2;
const CROSS_ORIGIN = 3;
const LEFT = 4;

/** How recent an answer has to be; the number that is left out is "as it is now". */
const RECENT = 0;
const REGARDLESS = 2;
/** As recent as the first, but nobody waits for it yet. */
const AHEAD = 3;

/** After so many milliseconds without an answer's beginning a reader wants a word. */
const SILENCE = 15_000;

/** What is sent may be looked over before it is answered. */
const SILENCE_AFTER_POST = 30_000;

/** Slow lines are slow, but an article that takes longer does not come. */
const LIMIT = 90_000;

/** What a busy server says, and what others say in its place. */
const BUSY = [429, 502, 503, 504];

/**
 * At most so long after each failure it is asked again. By chance it is less: many readers who fail at
 * once must not come back at once.
 */
const PAUSES = [300, 900];

/** A server that wants more time than this is left alone. */
const LONGEST_WISH = 10_000;

/** For so long an answer is as good as a new one. */
const FRESH = 60_000;

/** How many answers are kept, and how many letters of them: 8 MB. */
const MOST_ANSWERS = 60;
const MOST_TEXT = 4_000_000;

/** For so long the next page may ask for what the last one was waiting for; its part of the app may have to come first. */
const GRACE = 500;

/** Answers by their URLs, the one used last at the end. */
const kept = new Map();

/** What is being asked for. */
const running = new Set();

const wait = (time) => new Promise((resolve) => { setTimeout(resolve, time); });

/** Lets the page do something else between two pieces of work, which together are long on a slow phone. */
const pause = () => new Promise((resolve) => {
  // Not by the clock, which is slow on pages that nobody looks at.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve(port1.close());
  port2.postMessage(0);
});

/** What is promised, if it comes in time. */
function inTime(promise, time) {
  let clock;
  const late = new Promise((_, reject) => { clock = setTimeout(reject, time, TIMEOUT); });
  return Promise.race([promise, late]).finally(() => clearTimeout(clock));
}

/**
 * GETs what is at `url`, unless it is known. What is being asked for already is not asked for twice.
 * Fails with a number.
 */
async function get(url, recency) {
  const known = kept.get(url);
  kept.delete(url);
  const isRecentEnough = recency === RECENT || recency === AHEAD;
  if (isRecentEnough && known && isFresh(known)) {
    kept.set(url, known);
    return known;
  }
  const request = [...running].find((other) => other.isOpen && other.url === url) ?? begin(url, recency === AHEAD);
  request.isWanted = true;
  request.isKept ||= isRecentEnough;
  request.isRegardless ||= recency === REGARDLESS;
  return request.answer;
}

/** POSTs a form once: what is sent twice may be there twice. Fails with a number. */
async function post(url, fields) {
  const stop = limited();
  const { signal } = stop;
  forget();
  try {
    // After too long a silence it goes on, and may arrive.
    const answer = await exchange(url, { method: 'POST', body: new URLSearchParams(fields), signal }, SILENCE_AFTER_POST);
    stop.abort();
    return answer;
  } catch (error) {
    throw await fault(error, url, signal, true);
  } finally {
    forget();
  }
}

let leaving;

/** The reader goes on to another page. What that one does not ask for is given up. */
function leave() {
  for (const request of running) request.isWanted = request.isRegardless;
  clearTimeout(leaving);
  leaving = setTimeout(() => {
    for (const request of running) {
      if (request.isWanted) continue;
      request.isOpen = false;
      request.stop.abort(LEFT);
    }
  }, GRACE);
}

function begin(url, isAhead) {
  const stop = limited();
  const request = { url, stop, isOpen: true };
  request.answer = persist(url, { signal: stop.signal, priority: isAhead ? 'low' : 'auto' }).then((answer) => {
    if (request.isOpen && request.isKept && answer.mayBeKept) keep(url, answer);
    return answer;
  }, async (error) => {
    throw await fault(error, url, stop.signal, false);
  }).finally(() => {
    running.delete(request);
    // If nobody waits for it any more, it ends here.
    stop.abort();
  });
  running.add(request);
  return request;
}

/** Asks until there is an answer to be passed on. */
async function persist(url, { signal, priority }) {
  const end = performance.now() + SILENCE;
  const left = () => end - performance.now();
  // The browser's own cache asks whether what it has is still right, by the server's ETag or date, and
  // gives that for a 304. By default it would not ask as long as it thinks that a file is fresh, which
  // without the server's word is a tenth of the file's age: days, for a feed. An `If-None-Match` from
  // here would be no better and cost a preflight: it is not safelisted, while what the cache adds by
  // itself comes after that (<https://fetch.spec.whatwg.org/#http-network-or-cache-fetch>).
  const ask = () => exchange(url, { cache: 'no-cache', signal, priority }, left());
  for (const longest of PAUSES) {
    const answer = await ask().catch((error) => {
      if (error === TIMEOUT || signal.aborted || !navigator.onLine) throw error;
    });
    if (answer && !BUSY.includes(answer.status)) return answer;
    const wish = answer?.wish || 0;
    const pause = wish + Math.random() * longest;
    if (answer && (wish > LONGEST_WISH || pause > left())) return answer;
    await wait(pause);
  }
  return ask();
}

/** A request that needs no preflight, because many sites refuse one, and its answer. */
async function exchange(url, init, silence) {
  const response = await inTime(early(url, init.signal) ?? fetch(url, { credentials: 'omit', ...init }), silence);
  const { status, headers } = response;
  const number = (name) => Number.parseInt(headers.get(name), 10);
  // A number of seconds, or a date. On another origin it is there only where the server exposes it.
  const wish = headers.get('Retry-After');
  const saved = Date.parse(headers.get('X-Maqal-Saved')) / 1000;
  return {
    status,
    total: number('X-WP-Total'),
    pages: number('X-WP-TotalPages'),
    saved,
    // What a service worker has kept is for want of anything better.
    mayBeKept: status === 200 && Number.isNaN(saved) && !/no-store/.test(headers.get('Cache-Control')),
    wish: /^\d+$/.test(wish) ? wish * 1000 : Math.max(Date.parse(wish) - Date.now(), 0),
    body: await response.text(),
    at: Date.now(),
  };
}

/** What `index.html` has had or asked for before the app was there. Once: whoever asks again wants another answer. */
function early(url, signal) {
  const all = document.getElementById('maqal-config')?.early ?? {};
  const answer = all[url];
  delete all[url];
  signal.addEventListener('abort', () => answer?.stop?.abort(signal.reason));
  // Several that are there already would be read in one go.
  return answer && pause().then(() => answer);
}

/** `fetch` says "failed" for everything; what it was is found out by asking around. */
async function fault(error, url, signal, isFirst) {
  const reason = signal.aborted ? signal.reason : error;
  if (typeof reason === 'number') return reason;
  if (!navigator.onLine) return OFFLINE;
  const arrives = (mode) => inTime(fetch(url, { mode, credentials: 'omit', signal }), SILENCE)
    .then(() => true, () => false);
  // It may be this one request that broke. Otherwise, if a request whose answer nobody may read
  // arrives, the server is there.
  const isThere = !(isFirst && await arrives('cors')) && await arrives('no-cors');
  if (signal.aborted) return signal.reason;
  return isThere ? CROSS_ORIGIN : UNREACHABLE;
}

/** What can be stopped, and stops by itself in the end. */
function limited() {
  const stop = new AbortController();
  const clock = setTimeout(() => stop.abort(TIMEOUT), LIMIT);
  stop.signal.addEventListener('abort', () => clearTimeout(clock));
  return stop;
}

// Clocks are set back, too.
const isFresh = ({ at }) => Math.abs(Date.now() - at) < FRESH;

/** Keeps an answer, and as many of the others as there is room for. */
function keep(url, answer) {
  kept.set(url, answer);
  let places = MOST_ANSWERS;
  let room = MOST_TEXT;
  for (const [other, known] of [...kept].reverse()) {
    const { length } = known.body;
    if (places > 0 && length <= room && isFresh(known)) {
      places -= 1;
      room -= length;
    } else {
      kept.delete(other);
    }
  }
}

/** Everything may have changed, and what is on its way may be of before. */
function forget() {
  kept.clear();
  for (const request of running) request.isOpen = false;
}

// One object: by itself, a function that takes nothing would be imported past wasm-bindgen's glue, which is
// all that `scripts/pack.mjs` knows.
export const network = { get, post, leave, pause };
