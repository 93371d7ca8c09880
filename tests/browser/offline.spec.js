// Reading without a line, with real hosts that stop, and new builds that take the place of old ones.

import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { precache } from '../../scripts/precache.mjs';
import { expect, test as base, wordPressAt } from './fixtures.js';
import { html, json } from './source.js';
import { words } from './words.js';

const DIST = new URL('../../dist/', import.meta.url).pathname;
const picture = await readFile(new URL('../../public/demo/class-600x400.jpg', import.meta.url));
const { notices } = words.ar;

const test = base.extend({
  /**
   * Makes another build of this one: no file with a hash keeps its name, and its words say which it is.
   * `limits` are the worker's, and `before` stands before what else it does.
   */
  build: async ({}, use, testInfo) => {
    let count = 1;
    await use(async ({ limits, before = '' } = {}) => {
      count += 1;
      const folder = testInfo.outputPath(`build-${count}`);
      await cp(DIST, folder, { recursive: true });
      const another = (text) => text.replace(/-([\da-f]{14,16})(?=[._])/g, (whole, hash) => (
        `-${createHash('sha256').update(hash + count).digest('hex').slice(0, 16)}`));
      const page = join(folder, 'index.html');
      let html = another(await readFile(page, 'utf8')).replace('<html ', `<html data-build=${count} `);
      for (const name of await readdir(folder)) {
        const file = join(folder, another(name));
        await rename(join(folder, name), file);
        // The script knows the names of the parts that it fetches.
        if (!/^maqal-.*\.js$/.test(name)) continue;
        const script = await readFile(file, 'utf8');
        await writeFile(file, another(script));
        html = html.replaceAll(integrity(script), integrity(another(script)));
      }
      await writeFile(page, html);
      for (const name of await readdir(join(folder, 'lang'))) {
        const file = join(folder, 'lang', name);
        await writeFile(file, (await readFile(file, 'utf8')).replace(/("home": ")[^"]*/, `$1${count}`));
      }
      const worker = join(folder, 'sw.js');
      await writeFile(worker, (await readFile(worker, 'utf8')).replace('\n', `\n${before}`));
      precache(folder, { limits });
      return folder;
    });
  },
});

const integrity = (text) => createHash('sha384').update(text).digest('base64');

test.use({ serviceWorkers: 'allow' });

const post = (url, slug) => ({
  id: slug.length, slug, link: `${url}${slug}`, date_gmt: '2026-11-20T08:15:00', date: '2026-11-20T09:15:00', categories: [],
  title: { rendered: `مقال ${slug}` }, comment_status: 'open',
  content: { rendered: `<p>نص ${slug}</p><figure><img src="${url}uploads/${slug}.jpg" width="600" height="400" alt="صورة"></figure>` },
});

/** A newspaper that has an article of every name, each with a picture and a comment. */
async function newspaper(hosts, options) {
  const comment = { id: 1, parent: 0, author: 0, author_name: 'قارئ', date_gmt: '2026-11-20T09:00:00', content: { rendered: '<p>تعليق</p>' }, status: 'approved' };
  const source = await hosts.source({
    '/uploads': { status: 200, body: picture, headers: { 'Content-Type': 'image/jpeg', 'Cache-Control': 'max-age=60' }, cors: false },
    '/posts': (query) => json([post(source.url, query.get('slug') ?? 'newest')]),
    '/categories': json([]),
    '/comments': json([comment], 200, 7, 1),
  });
  const site = await hosts.site({ config: wordPressAt(source.url), ...options });
  return { source, site };
}

/** Waits until the worker answers for the page, and has all it needs. */
async function kept(page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** The addresses that are kept in one of the worker's caches. */
const inCache = (page, kind) => page.evaluate(async (kind) => {
  const names = (await caches.keys()).filter((name) => name.split(' ')[2] === kind);
  return (await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat();
}, kind);

const isShown = (article) => expect(article.body.locator('img')).toHaveJSProperty('naturalWidth', 600);

async function reads(article, site, slug) {
  await article.open(site, slug);
  await expect(article.headline).toHaveText(`مقال ${slug}`);
  await isShown(article);
  await expect(article.comments).toContainText('تعليق');
}

const notice = (page, text) => page.locator('.notices').getByText(text);
const reload = (page) => page.locator('.notices').getByRole('button', { name: notices.reload });
const builtAs = (page) => page.evaluate(() => document.documentElement.dataset.build ?? '1');
/** The word that differs from build to build. */
const home = (page) => page.locator('.breadcrumbs li').first();

/** As a browser does when it looks for a new worker. */
const update = (page) => page.evaluate(async () => { await (await navigator.serviceWorker.ready).update(); });

/** Makes the page fetch a language's words, which it has not needed before. */
const speak = (page, language) => page.evaluate((language) => {
  document.querySelector('#reading-options-button').click();
  const field = document.querySelector('#reading-options [name=language]');
  field.value = language;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}, language);

/** Fetches as the app does. */
const fetched = (page, url) => page.evaluate(async (url) => {
  const answer = await fetch(url, { credentials: 'omit' });
  const names = ['X-Maqal-Saved', 'X-WP-Total', 'X-WP-TotalPages'];
  return { status: answer.status, headers: names.map((name) => answer.headers.get(name)), body: await answer.text() };
}, url);

for (const [name, cut] of [
  ['without a line', async ({ context }) => context.setOffline(true)],
  ['with all hosts gone', async ({ site, source }) => { await site.close(); await source.close(); }],
]) {
  test(`what was read is there ${name}, and what was not says why`, async ({ page, context, article, hosts }) => {
    const { site, source } = await newspaper(hosts);
    const today = () => new Date().toISOString().slice(0, 10);
    const day = today();
    await reads(article, site, 'one');
    await kept(page);
    // Of the page that was there before the worker, it learns afterwards.
    await expect.poll(() => inCache(page, 'pictures')).toContain(`${source.url}uploads/one.jpg`);
    await reads(article, site, 'two');
    await cut({ context, site, source });
    for (const slug of ['two', 'one']) await reads(article, site, slug);
    await expect(page.getByRole('link', { name: '7 تعليقات' })).toBeVisible();
    const copy = page.getByText(words.ar.saved_copy);
    await expect(copy.getByRole('time')).toHaveAttribute('datetime', new RegExp(`^(${day}|${today()})`));
    await expect(page.getByRole('link', { name: words.ar.notices.reload })).toHaveAttribute('href', /\/article\/one$/);
    await article.open(site, 'three');
    const fault = name === 'without a line' ? words.ar.offline : words.ar.unreachable;
    await expect(article.alert.getByRole('heading')).toHaveText(fault.title);
  });
}

test('the article comes once the line is back', async ({ page, context, article, hosts }) => {
  const { site } = await newspaper(hosts);
  await reads(article, site, 'one');
  await kept(page);
  await context.setOffline(true);
  await article.open(site, 'two');
  await expect(article.alert.getByRole('heading')).toHaveText(words.ar.offline.title);
  await expect(notice(page, notices.offline)).toBeVisible();
  // In another language the app draws the place anew, with other words.
  await page.evaluate(() => {
    const place = document.querySelector('.notices');
    const anew = place.cloneNode();
    anew.dataset.offline = 'بلا شبكة';
    place.replaceWith(anew);
    document.documentElement.lang = 'ar';
  });
  await expect(notice(page, 'بلا شبكة')).toBeVisible();
  await context.setOffline(false);
  await expect(notice(page, notices.online)).toBeVisible();
  await expect(notice(page, notices.offline)).toHaveCount(0);
  await expect(article.headline).toHaveText('مقال two');
});

test('what was kept stands in for a host that is slow or broken, and says since when', async ({ page, article, hosts }) => {
  const { site, source } = await newspaper(hosts);
  await reads(article, site, 'one');
  await kept(page);
  const before = Date.now();
  for (const [n, fault] of ['drop', html(503), html(429), 'hang'].entries()) {
    const url = `${source.url}comments?n=${n}`;
    expect(await fetched(page, url)).toMatchObject({ status: 200, headers: [null, '7', '1'] });
    await expect.poll(() => inCache(page, 'answers')).toContain(url);
    const { '/comments': well } = source.answers;
    source.answers['/comments'] = fault;
    const { status, headers: [since, ...numbers] } = await fetched(page, url);
    expect([status, ...numbers]).toEqual([200, '7', '1']);
    expect(new Date(since).getTime()).toBeGreaterThanOrEqual(before);
    expect(new Date(since).getTime()).toBeLessThan(Date.now());
    source.answers['/comments'] = well;
  }
  // A no is an answer, and so is something newer.
  source.answers['/comments'] = html(403);
  expect(await fetched(page, `${source.url}comments?n=0`)).toMatchObject({ status: 403 });
  source.answers['/comments'] = json([], 200, 0, 0);
  expect(await fetched(page, `${source.url}comments?n=0`)).toMatchObject({ status: 200, headers: [null, '0', '0'], body: '[]' });
});

test('what was read for long is not waited for', async ({ page, article, hosts }) => {
  const { site, source } = await newspaper(hosts);
  await reads(article, site, 'one');
  await kept(page);
  const url = `${source.url}wp-json/wp/v2/comments?post=3`;
  await fetched(page, url);
  let late;
  source.answers['/comments'] = () => new Promise((resolve) => { late = () => resolve(json([], 200, 9, 1)); });
  expect((await fetched(page, url)).headers[1]).toBe('7');
  // It is kept for the next time even so.
  late();
  await expect.poll(() => page.evaluate(async (url) => (await caches.match(url))?.headers.get('X-WP-Total'), url)).toBe('9');
  source.answers['/comments'] = 'drop';
  expect((await fetched(page, url)).headers[1]).toBe('9');
});

test('only what is worth it is kept', async ({ page, article, hosts }) => {
  const { site, source } = await newspaper(hosts);
  await reads(article, site, 'one');
  await kept(page);
  source.answers['/missing'] = html(404);
  source.answers['/broken'] = json([], 500);
  source.answers['/page'] = html(200);
  source.answers['/secret'] = { ...json([]), headers: { ...json([]).headers, 'Cache-Control': 'no-store' } };
  source.answers['/well'] = json([]);
  source.answers.POST = json([]);
  for (const path of ['missing', 'broken', 'page', 'secret', 'well']) await fetched(page, `${source.url}${path}`);
  await page.evaluate(async (url) => { await fetch(url, { method: 'POST', body: 'a=b' }); }, `${source.url}posted`);
  await expect.poll(() => inCache(page, 'answers')).toContain(`${source.url}well`);
  const answers = await inCache(page, 'answers');
  for (const path of ['missing', 'broken', 'page', 'secret', 'posted']) expect(answers).not.toContain(`${source.url}${path}`);
});

test('an open page stays what it is when the host has a new build, and the reader says when to change', async ({ page, article, hosts, build }) => {
  const { site } = await newspaper(hosts);
  await reads(article, site, 'one');
  await kept(page);
  await article.write({ content: 'تعليق لم يُرسل' });
  await site.deploy(await build());
  await update(page);
  await expect(notice(page, notices.update)).toBeVisible();
  // The host has other files by these names now, or none.
  await speak(page, 'fa');
  await expect(home(page)).toHaveText(words.fa.home);
  await speak(page, 'ar');
  expect(await builtAs(page)).toBe('1');
  await reload(page).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => builtAs(page).catch(() => undefined)).toBe('2');
  await expect(home(page)).toHaveText('2');
  await expect(article.field('التعليق')).toHaveValue('تعليق لم يُرسل');
  await expect(notice(page, notices.update)).toHaveCount(0);
});

for (const [how, before] of [
  ['', ''],
  [', though that is slow to hear of it', "addEventListener('message', () => { const end = Date.now() + 700; while (Date.now() < end); });"],
  [', though that is slow to begin', "addEventListener('activate', (event) => event.waitUntil(new Promise((resolve) => setTimeout(resolve, 700))));"],
]) {
  test(`a page that is loaded anew is the new build when no other page is open${how}`, async ({ page, article, hosts, build }) => {
    const { site } = await newspaper(hosts);
    await reads(article, site, 'one');
    await kept(page);
    await site.deploy(await build({ before }));
    await update(page);
    await expect(notice(page, notices.update)).toBeVisible();
    await page.reload();
    await expect(home(page)).toHaveText('2');
    expect(await builtAs(page)).toBe('2');
  });
}

test('each of two pages changes when its own reader wants it', async ({ page, context, article, hosts, build }) => {
  const { site, source } = await newspaper(hosts);
  await reads(article, site, 'one');
  await kept(page);
  await page.reload();
  const other = await context.newPage();
  await other.goto(`${site.url}article/two`);
  await expect(home(other)).toHaveText(words.ar.home);
  await site.deploy(await build());
  await update(page);
  for (const one of [page, other]) await expect(notice(one, notices.update)).toBeVisible();
  await reload(page).click();
  await expect(home(page)).toHaveText('2');

  expect(await builtAs(other)).toBe('1');
  await speak(other, 'fa');
  await expect(home(other)).toHaveText(words.fa.home);
  await speak(other, 'ar');
  // A page of the new build next to it has nothing of the old one.
  await speak(page, 'fa');
  await expect(home(page)).toHaveText('2');
  await speak(page, 'ar');

  await reload(other).click();
  await expect(home(other)).toHaveText('2');
  // Nobody needs the old one any more, and it goes.
  await source.close();
  await expect.poll(async () => {
    await page.reload();
    return page.evaluate(async () => (await caches.keys()).filter((name) => name.split(' ')[2] === 'build').length);
  }, { intervals: [2000] }).toBe(1);
  await expect(article.headline).toHaveText('مقال one');
});

test('a build that has not arrived whole is none', async ({ page, article, hosts, build }) => {
  const { site } = await newspaper(hosts);
  await reads(article, site, 'one');
  await kept(page);
  const folder = await build();
  const file = join(folder, 'lang', 'fr.json');
  const whole = await readFile(file, 'utf8');
  await writeFile(file, whole.slice(1));
  await site.deploy(folder);
  await update(page).catch(() => {});
  await page.reload();
  expect(await builtAs(page)).toBe('1');
  await expect(home(page)).toHaveText(words.ar.home);
  await writeFile(file, whole);
  await update(page);
  await expect(notice(page, notices.update)).toBeVisible();
});

test('settings that a publisher changes hold without a new build', async ({ page, article, hosts }) => {
  const { site, source } = await newspaper(hosts);
  await reads(article, site, 'one');
  await kept(page);
  await site.deploy(DIST, { ...wordPressAt(source.url), site: { name: 'جريدة' } });
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('banner')).toContainText('جريدة', { timeout: 1000 });
  }).toPass();
});

test('what is kept has its bounds, and what was read last stays', async ({ page, article, hosts, build }) => {
  const { site, source } = await newspaper(hosts, { dist: await build({ limits: { answers: [10, 20e6], pictures: [9, 5e5] } }) });
  await reads(article, site, 'one');
  await kept(page);
  // The article, the sections, comments, and three lists of other articles.
  await expect.poll(() => inCache(page, 'answers')).toHaveLength(6);
  const answer = (n) => `${source.url}comments?n=${n}`;
  const some = Array.from({ length: 10 }, (_, n) => answer(n));
  for (const one of some) await fetched(page, one);
  await expect.poll(async () => (await inCache(page, 'answers')).sort()).toEqual(some);
  // The first one is read once more, from what was kept.
  source.answers['/comments'] = 'drop';
  await fetched(page, answer(0));
  await expect.poll(async () => (await inCache(page, 'answers')).at(-1)).toBe(answer(0));
  source.answers['/comments'] = json([]);
  await fetched(page, `${answer(0)}&new`);
  const left = [...some.filter((one) => one !== answer(1)), `${answer(0)}&new`];
  await expect.poll(async () => (await inCache(page, 'answers')).sort()).toEqual(left.sort());
  // Another host does not tell how large a picture is: it counts for 200,000 bytes.
  for (const slug of ['two', 'three', 'four']) await reads(article, site, slug);
  await expect.poll(() => inCache(page, 'pictures')).toEqual(['three', 'four'].map((slug) => `${source.url}uploads/${slug}.jpg`));
});

test('a browser that has no room, or forbids to keep anything, shows articles all the same', async ({ page, article, hosts, build }) => {
  const broken = `addEventListener('message', ({ data: { type } }) => {
    const fail = () => Promise.reject(new DOMException('', type));
    if (type === 'QuotaExceededError') Cache.prototype.put = fail;
    if (type === 'SecurityError') for (const name of ['open', 'match', 'keys', 'has', 'delete']) caches[name] = fail;
  });\n`;
  const { site } = await newspaper(hosts, { dist: await build({ before: broken }) });
  await reads(article, site, 'one');
  await kept(page);
  await expect.poll(() => inCache(page, 'pictures')).toHaveLength(1);
  for (const [type, slug] of [['QuotaExceededError', 'two'], ['SecurityError', 'three']]) {
    await page.evaluate((type) => navigator.serviceWorker.controller.postMessage({ type }), type);
    await reads(article, site, slug);
    // Pictures make room.
    await expect.poll(() => inCache(page, 'pictures')).toHaveLength(0);
  }
  expect(await inCache(page, 'answers')).not.toContainEqual(expect.stringContaining('three'));
});

test('a worker that cannot be is missed by nobody', async ({ page, article, hosts, build }) => {
  const { site } = await newspaper(hosts, { dist: await build({ before: "caches.open = () => Promise.reject(new Error(''));\n" }) });
  await reads(article, site, 'one');
  await reads(article, site, 'two');
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBe(null);
});

test('other hosts are asked for pictures past a worker that may not', async ({ page, article, hosts }) => {
  const pictures = await hosts.source({ '/': { status: 200, body: picture, headers: { 'Content-Type': 'image/jpeg' } } });
  const { source } = await newspaper(hosts);
  source.answers['/posts'] = json([post(pictures.url, 'one')]);
  const strict = await hosts.site({ config: wordPressAt(source.url), policy: 'everywhere', connect: source.url });
  await article.open(strict, 'one');
  await isShown(article);
  await kept(page);
  await article.open(strict, 'one');
  await isShown(article);
  await expect.poll(() => inCache(page, 'answers')).not.toHaveLength(0);
  expect(await inCache(page, 'pictures')).toEqual([]);
});

test('the worker minds its own folder', async ({ page, article, hosts }) => {
  const { site, source } = await newspaper(hosts, { folder: '/reader/' });
  await page.goto(`${site.url}demo/feed.json`);
  await page.evaluate(async () => (await caches.open('theirs')).put('/theirs', new Response('')));
  await reads(article, site, 'one');
  await kept(page);
  const host = new URL('/', site.url).href;
  const registrations = await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope));
  expect(registrations).toEqual([site.url]);
  const isControlled = () => page.evaluate(() => navigator.serviceWorker.controller !== null);
  for (const [address, comes] of [['wp-admin/', 404], ['readers', 404], ['reader/demo/feed.json', 200], ['reader/wp-login', 404], ['reader/', 200], ['reader/article/one.html', 200]]) {
    site.asked.length = 0;
    const answer = await page.goto(host + address);
    expect([address, answer.status(), answer.fromServiceWorker()]).toEqual([address, comes, /article|reader\/$/.test(address)]);
    expect(await isControlled()).toBe(address.startsWith('reader/'));
  }
  await expect(article.comments).toContainText('تعليق');
  await expect.poll(() => inCache(page, 'answers')).toContainEqual(expect.stringContaining('comments?post=8'));
  expect(await page.evaluate(() => caches.keys())).toContain('theirs');
  expect(await inCache(page, 'build')).not.toContainEqual(expect.stringMatching(/^(?!.*\/reader\/)/));
  expect(source.asked.length).toBeGreaterThan(0);
});

test('nothing is fetched for later before the article is there', async ({ page, article, hosts }) => {
  const { site, source } = await newspaper(hosts);
  let answer;
  source.answers['/posts'] = () => new Promise((resolve) => { answer = () => resolve(json([post(source.url, 'one')])); });
  await article.open(site, 'one');
  await expect.poll(() => answer).toBeDefined();
  await page.waitForTimeout(2500);
  expect(site.asked.filter((address) => /offline|sw\.js/.test(address))).toEqual([]);
  answer();
  await isShown(article);
  await kept(page);
  expect(site.asked).toContain('/sw.js');
});

const saveButton = (page) => page.getByRole('button', { name: words.ar.saved.save });

const list = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('maqal/saved')));
const note = (page) => page.locator('.tools__note');

test('an article that is saved for later outlives what was read since', async ({ page, article, hosts }) => {
  const { site, source } = await newspaper(hosts);
  await reads(article, site, 'one');
  await kept(page);
  await saveButton(page).click();
  await expect(note(page)).toHaveText(words.ar.saved.saved);
  await expect(page.getByRole('button', { name: words.ar.saved.save, pressed: true })).toBeVisible();
  expect(await list(page)).toEqual([{ url: `${site.url}article/one`, title: 'مقال one', at: expect.stringMatching(/^\d{4}-.*Z$/) }]);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) if (/answers|pictures/.test(name)) await caches.delete(name);
  });
  await source.close();
  await reads(article, site, 'one');

  await saveButton(page).click();
  await expect(note(page)).toHaveText(words.ar.saved.unsaved);
  expect(await list(page)).toEqual([]);
  expect(await inCache(page, 'saved')).toEqual([]);
});

test('what cannot be saved for later is not said to be', async ({ page, article, hosts }) => {
  const { site, source } = await newspaper(hosts);
  await reads(article, site, 'one');
  await kept(page);
  const button = saveButton(page);
  const isPressed = () => button.getAttribute('aria-pressed');
  // Not all of it can be had.
  await button.evaluate((button, url) => { button.dataset.requests += ` ${url}never`; }, source.url);
  await button.click();
  await expect(note(page)).toHaveText(words.ar.saved.not_saved);
  expect([await isPressed(), await list(page), await inCache(page, 'saved')]).toEqual(['false', [], []]);
  // There are enough of them.
  await page.evaluate(() => localStorage.setItem('maqal/saved', JSON.stringify(Array.from({ length: 50 }, (_, n) => ({ url: `/${n}` })))));
  await button.click();
  await expect(note(page)).toHaveText(words.ar.saved.full);
  // Nothing is kept in this browser.
  await page.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; localStorage.clear(); });
  await button.click();
  await expect(note(page)).toHaveText(words.ar.saved.not_saved);
  expect([await isPressed(), await inCache(page, 'saved')]).toEqual(['false', []]);
});

for (const colorScheme of ['light', 'dark']) {
  test(`notices have room of their own, and go when they are told to: ${colorScheme}`, async ({ page, context, article, hosts, build }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { site } = await newspaper(hosts);
    await reads(article, site, 'one');
    await kept(page);
    await site.deploy(await build());
    await update(page);
    await expect(notice(page, notices.update)).toBeVisible();
    await context.setOffline(true);
    await expect(notice(page, notices.offline)).toBeVisible();
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(() => window.scrollTo(0, 0));
      // In sight wherever the reader is, and beside the page's last line where it ends.
      const place = () => page.locator('.notices').evaluate((place) => place.getBoundingClientRect());
      expect((await place()).bottom).toBeCloseTo(800, 0);
      await page.screenshot({ path: `artefacts/screenshots/notices-${colorScheme}-${width}.png` });
      expect(await article.axe()).toEqual([]);
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      const footer = await page.getByRole('contentinfo').evaluate((footer) => footer.getBoundingClientRect());
      expect((await place()).top).toBeGreaterThanOrEqual(footer.bottom - 1);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
    expect(await article.layoutShift()).toBe(0);
    const dismiss = page.getByRole('button', { name: notices.dismiss });
    for (const rest of [1, 0]) {
      await dismiss.first().focus();
      await page.keyboard.press('Enter');
      await expect(dismiss).toHaveCount(rest);
    }
    await expect(page.locator('.notices')).toBeEmpty();
    // What is over is said, and goes by itself.
    await context.setOffline(false);
    await expect(page.getByRole('status').filter({ hasText: notices.online })).toBeVisible();
    await expect(page.locator('.notices')).toBeEmpty();
  });
}

test('an article that is saved for later is in the reading list, and there without a line', async ({ page, context, article, hosts }) => {
  const { site, source } = await newspaper(hosts);
  await page.goto(`${site.url}saved`);
  await expect(page.locator('.list__note')).toHaveText(words.ar.saved.none);
  await reads(article, site, 'one');
  await kept(page);
  const save = page.getByRole('button', { name: words.ar.saved.save });
  await expect(save).toHaveAttribute('aria-pressed', 'false');
  await save.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.tools__note')).toHaveText(words.ar.saved.saved);
  await expect(save).toHaveAttribute('aria-pressed', 'true');
  await reads(article, site, 'two');
  await source.close();
  await context.setOffline(true);
  await page.getByRole('contentinfo').getByRole('link', { name: words.ar.saved.title }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.ar.saved.title);
  await page.getByRole('link', { name: 'مقال one' }).click();
  await isShown(article);
  await expect(save).toHaveAttribute('aria-pressed', 'true');
  await save.click();
  await expect(page.locator('.tools__note')).toHaveText(words.ar.saved.unsaved);
  await page.goto(`${site.url}saved`);
  await expect(page.locator('.list__note')).toHaveText(words.ar.saved.none);
});

test('a page of the site that is saved for later is there without a line', async ({ page, context, article, hosts }) => {
  const { source, site } = await newspaper(hosts);
  const about = { ...post(source.url, 'about'), comment_status: 'closed' };
  source.answers['/posts'] = json([]);
  source.answers['/pages'] = json([about]);
  await page.goto(`${site.url}about`);
  await kept(page);
  await page.getByRole('button', { name: words.ar.saved.save }).click();
  await expect(page.locator('.tools__note')).toHaveText(words.ar.saved.saved);
  // Of all that was read, what is saved alone is left.
  await page.evaluate(async () => { for (const name of await caches.keys()) if (/ answers$/.test(name)) await caches.delete(name); });
  await context.setOffline(true);
  await page.reload();
  await expect(article.headline).toHaveText('مقال about');
});

test('whoever sees lists alone has them without a line as well', async ({ page, context, article, hosts }) => {
  const { source, site } = await newspaper(hosts);
  source.answers['/posts'] = json([post(source.url, 'newest')], 200, 1, 1);
  await page.goto(site.url);
  await expect(page.locator('.teaser')).toHaveCount(1);
  await kept(page);
  await expect.poll(async () => (await inCache(page, 'answers')).some((url) => url.includes('/posts'))).toBe(true);
  await context.setOffline(true);
  await page.reload();
  await expect(page.locator('.teaser')).toHaveCount(1);
});

test('a comment that was sent is not lost to a copy from before', async ({ page, article, hosts }) => {
  const { source, site } = await newspaper(hosts);
  await reads(article, site, 'one');
  await kept(page);
  const ofComments = async () => (await inCache(page, 'answers')).filter((url) => url.includes('/comments'));
  await expect.poll(ofComments).toHaveLength(1);
  await article.write({ content: 'تعليق جديد' });
  source.answers.POST = json({ id: 9, parent: 0, author: 0, author_name: 'قارئ', date_gmt: '2026-11-20T10:00:00', content: { rendered: '<p>تعليق جديد</p>' }, status: 'approved' }, 201);
  await article.send.click();
  await expect(article.comment('تعليق جديد')).toBeVisible();
  await expect.poll(ofComments).toEqual([]);
});
