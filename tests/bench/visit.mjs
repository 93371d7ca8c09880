// One visit to one page, and what it was like for a reader.

import { LAST_COMMENT, LAST_WORDS } from './fixture.mjs';

const REPLY = 'رد يكتبه القياس';

/**
 * Lines and phones: kilobits a second, milliseconds there and back, how many times slower than this machine. After
 * `whole` milliseconds every page has its comments.
 */
export const PROFILES = {
  'slow 4G': { kbps: 1600, rtt: 150, cpu: 4, whole: 6000 },
  'fast 3G': { kbps: 1600 * 0.9 / 2, rtt: 300, cpu: 4, whole: 9000 },
  'no limit': { cpu: 4, whole: 20_000 },
};

/** What the browser has kept of a page's beginning. */
async function recall() {
  const found = { shift: 0, blocked: 0 };
  const observe = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  observe('paint', ({ name, startTime }) => { if (name === 'first-contentful-paint') found.fcp = startTime; });
  observe('largest-contentful-paint', ({ startTime, element }) => {
    found.lcp = startTime;
    found.largest = element?.tagName;
  });
  observe('layout-shift', ({ value }) => { found.shift += value; });
  observe('longtask', ({ duration }) => { found.blocked += Math.max(0, duration - 50); });
  await new Promise((resolve) => { setTimeout(resolve, 300); });
  return found;
}

/** Runs in the page before all else, and notes what happens when. */
function watch({ words, comment, reply }) {
  const seen = { keys: [] };
  window.seen = seen;
  // A frame is on the screen soon after what comes behind it in the queue.
  const painted = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(0);
  });
  const note = (name) => {
    if (seen[name] !== undefined) return;
    seen[name] = null;
    painted((now) => { seen[name] = now; });
  };
  const look = (node) => {
    const text = node.textContent ?? '';
    if (text.includes(words) && (node.closest?.('article') || node.querySelector?.('article') || node.parentElement?.closest('article'))) note('readable');
    if (text.includes(comment)) note('comments');
    if (window.sent && text.includes(reply) && !node.closest?.('textarea')) note('reply');
  };
  const changes = (records) => {
    for (const { addedNodes, target, type } of records) {
      if (type === 'characterData') look(target);
      addedNodes.forEach(look);
    }
  };
  const watched = [];
  const watchIn = (tree) => {
    watched.push(tree);
    new MutationObserver(changes).observe(tree, { childList: true, subtree: true, characterData: true });
  };
  watchIn(document);
  // A widget's page is in a tree of its own.
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function attach(options) {
    const shadow = attachShadow.call(this, options);
    watchIn(shadow);
    return shadow;
  };
  // A form answers once something in it changes by what is typed. Asked seldom, and not before the words are there: it
  // would take their time.
  const soon = (then) => setTimeout(then, 40);
  const probe = () => {
    const field = watched.map((tree) => tree.querySelector('#respond textarea')).find(Boolean);
    // Half of it changes by being read.
    const isTooEarly = document.readyState === 'loading' || typeof seen.readable !== 'number';
    if (!field || isTooEarly || window.typing) return seen.usable === undefined && soon(probe);
    const answer = new MutationObserver(() => {
      answer.disconnect();
      seen.usable ??= performance.now();
      field.value = '';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    answer.observe(field.form, { subtree: true, childList: true, characterData: true, attributes: true });
    const press = () => {
      if (seen.usable !== undefined) return;
      field.value = field.value ? '' : 'x';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      soon(press);
    };
    return press();
  };
  soon(probe);
  let pressed;
  addEventListener('keydown', ({ timeStamp }) => { pressed = timeStamp; }, true);
  addEventListener('input', () => {
    if (pressed === undefined) return;
    const begun = pressed;
    pressed = undefined;
    painted((now) => seen.keys.push(now - begun));
  }, true);
}

/** Slows line and processor down. */
async function slow(session, { kbps, rtt = 0, cpu }) {
  const bytes = kbps ? (kbps * 1000) / 8 : -1;
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: rtt, downloadThroughput: bytes, uploadThroughput: bytes });
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
}

/** Bytes over the line until so many milliseconds after the visit began: of what had come by then as a whole. */
async function count(session) {
  const came = [];
  let begun;
  session.on('Network.requestWillBeSent', ({ timestamp }) => { begun ??= timestamp; });
  session.on('Network.loadingFinished', ({ timestamp, encodedDataLength }) => came.push([timestamp, Math.max(0, encodedDataLength)]));
  await session.send('Network.enable');
  return (until = Infinity) => came.filter(([at]) => (at - begun) * 1000 <= until).reduce((sum, [, bytes]) => sum + bytes, 0);
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** Types and sends a comment, on a line without limits. */
async function write(page, session, { cpu }, fields) {
  await slow(session, { cpu });
  await page.evaluate(() => { window.typing = true; });
  await page.locator(fields.author).fill('قارئ');
  await page.locator(fields.email).fill('reader@example.ma');
  await page.locator(fields.comment).focus();
  await page.evaluate(() => { window.seen.keys = []; });
  await page.keyboard.type(REPLY, { delay: 60 });
  await page.waitForTimeout(300);
  const { keys } = await page.evaluate(() => window.seen);
  // Not by mouse: that would wait until nothing moves.
  await page.locator('#respond [type=submit]').evaluate((button) => {
    window.sent = performance.now();
    button.click();
  });
  await page.waitForFunction(() => typeof window.seen.reply === 'number', undefined, { timeout: 30_000 });
  const reply = await page.evaluate(() => window.seen.reply - window.sent);
  return { typing: median(keys), slowest: Math.max(...keys), reply };
}

/** How long all that the page's own thread has done took, in milliseconds. */
async function busy(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}

/** Goes on to another article: by a link of the app's, which has been looked at for a moment, or by an address. */
async function goOn(page, session, { link, url }) {
  if (!link) {
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => typeof window.seen.readable === 'number');
    return { navigation: await page.evaluate(() => window.seen.readable) };
  }
  // What is below an article comes when the reader comes near it.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.locator(link).first().hover();
  await page.waitForTimeout(2000);
  const before = await busy(session);
  await page.evaluate((link) => {
    window.seen.readable = undefined;
    window.left = performance.now();
    document.querySelector(link).click();
  }, link);
  await page.waitForFunction(() => typeof window.seen.readable === 'number');
  return { navigation: await page.evaluate(() => window.seen.readable - window.left), navigationBusy: (await busy(session)) - before };
}

/** A page for a visit, and what it says of itself. */
async function open(context, profile) {
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const session = await context.newCDPSession(page);
  await slow(session, profile);
  return { page, session, errors };
}

/** Visits a page and leaves it alone: what it paints when, and how far that moves. Whoever watches a page slows it down. */
export async function glance(context, url, profile) {
  const { page } = await open(context, profile);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForTimeout(profile.whole);
  const found = await page.evaluate(recall);
  await page.close();
  return found;
}

/** Visits a page until it has what it `needs`. With `writes` a comment is written in the end; `next` is what the reader goes on to. */
export async function visit(context, url, profile, { fields, writes = false, next, needs = ['readable', 'comments', 'usable'] }) {
  const { page, session, errors } = await open(context, profile);
  const bytes = await count(session);
  await page.addInitScript(watch, { words: LAST_WORDS, comment: LAST_COMMENT, reply: REPLY });
  await page.goto(url, { waitUntil: 'commit' });
  const all = (names) => names.every((name) => typeof window.seen[name] === 'number');
  await page.waitForFunction(all, needs, { timeout: 90_000, polling: 100 });
  await page.waitForTimeout(1500);
  const { readable, usable, comments } = await page.evaluate(() => window.seen);
  const found = { readable, usable, comments, bytes: bytes(), bytesReadable: bytes(readable) };
  if (next) {
    await session.send('Performance.enable');
    Object.assign(found, await goOn(page, session, next));
  }
  if (writes) {
    Object.assign(found, await write(page, session, profile, fields));
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage');
    found.memory = usedSize + embedderHeapUsedSize + backingStorageSize;
  }
  await page.close();
  return { ...found, errors };
}
