// What goes over the network, and how often: seen from the server.

import { readFile } from 'node:fs/promises';

import { expect, feedAt, test, wordPressAt } from './fixtures.js';
import { html, json, recorded, WELL } from './source.js';
import { words } from './words.js';

const SLUG = 'finance-bill-eda';
const HEADLINE = 'مشروع قانون المالية';

/** Of what the server was asked, what is for this article. */
const articles = (source) => source.asked.filter((url) => url.includes(`slug=${SLUG}`));
const of = (source, part) => source.asked.filter((url) => url.includes(part));

// What is asked for ahead is not counted here but where it is looked at.
test.beforeEach(({ page }) => page.addInitScript(() => Object.defineProperty(navigator.connection, 'saveData', { value: true })));

/** Opens the recorded article, with these answers. */
async function open({ article, hosts }, answers = {}) {
  const source = await hosts.source({ ...WELL, ...answers });
  await article.open(await hosts.site({ config: wordPressAt(source.url) }), SLUG);
  return source;
}

/** Gives these answers one after the other, and the last one for ever. */
function inTurn(...answers) {
  let turn = 0;
  return async () => {
    const answer = answers[Math.min(turn, answers.length - 1)];
    turn += 1;
    return answer;
  };
}

/** An answer that waits until it is let go. */
function held(answer) {
  let release;
  const going = new Promise((resolve) => { release = resolve; });
  return [async () => { await going; return answer; }, () => release()];
}

/** Goes on to the front page along the link that is always there. */
const goHome = (page) => page.locator('.masthead').getByRole('link', { name: 'مقال' }).click();

/** The newest article on the front page. */
const teaser = (page) => page.locator('.teaser__title').first();

/** What is warned of, or worse. */
function complaints(page) {
  const heard = [];
  page.on('console', (message) => { if (message.text().includes('/wp-json/')) heard.push(message.text()); });
  return heard;
}

/** A server that has had its say about when to come again, where other origins may read that. */
const busy = (after) => ({
  ...html(503), headers: { 'Content-Type': 'text/html', 'Retry-After': after, 'Access-Control-Expose-Headers': 'Retry-After' },
});

for (const status of [429, 502, 503, 504]) {
  test(`after ${status} the server is asked again, twice at most`, async ({ article, hosts }) => {
    const source = await open({ article, hosts }, { '/posts': inTurn(html(status), html(status), await recorded(WELL['/posts'])) });
    await expect(article.headline).toContainText(HEADLINE);
    expect(articles(source).length).toBe(3);

    const down = await open({ article, hosts }, { '/posts': html(status) });
    await expect(article.alert).toBeVisible();
    expect(articles(down).length).toBe(3);
  });
}

test('what is no matter of time is not asked again', async ({ article, hosts }) => {
  const source = await open({ article, hosts }, { '/posts': html(500) });
  await expect(article.alert).toBeVisible();
  expect(articles(source).length).toBe(1);
});

test('when the line breaks the server is asked again', async ({ article, hosts }) => {
  await open({ article, hosts }, { '/posts': inTurn('drop', 'drop', await recorded(WELL['/posts'])) });
  await expect(article.headline).toContainText(HEADLINE);
});

test('when the line breaks in the middle of an answer it is asked for again', async ({ article, hosts }) => {
  const whole = await recorded(WELL['/posts']);
  const cut = { ...whole, headers: { ...whole.headers, 'Content-Length': 100_000, Connection: 'close' } };
  await open({ article, hosts }, { '/posts': inTurn(cut, whole) });
  await expect(article.headline).toContainText(HEADLINE);
});

for (const [name, wish] of [
  ['in seconds', () => '8'],
  ['as a date', (now) => new Date(now + 9000).toUTCString()],
]) {
  test(`a server that says ${name} when to come again is obeyed`, async ({ page, article, hosts }) => {
    const now = Date.UTC(2027, 0, 1);
    const source = await hosts.source({ ...WELL, '/posts': inTurn(busy(wish(now)), await recorded(WELL['/posts'])) });
    const site = await hosts.site({ config: wordPressAt(source.url) });
    // Until it stands still the clock goes.
    await page.clock.install({ time: now - 60_000 });
    await page.clock.pauseAt(now);
    const said = page.waitForResponse(/slug=/);
    await article.open(site, SLUG);
    await (await said).finished();
    // From here on the app waits.
    await expect(page.getByRole('heading', { name: words.ar.loading })).toBeAttached();
    // What is asked of the server from here on comes after what the app would have asked.
    const inOrder = () => page.evaluate((url) => fetch(url), source.url);
    await inOrder();
    await page.clock.runFor(7000);
    await inOrder();
    expect(articles(source).length, 'not before').toBe(1);
    await page.clock.runFor(2500);
    await expect.poll(() => articles(source).length).toBe(2);
    await page.clock.resume();
    await expect(article.headline).toContainText(HEADLINE);
  });
}

test('a server that wants more time than a reader has is left alone', async ({ page, article, hosts }) => {
  const source = await open({ article, hosts }, { '/posts': busy('11') });
  await expect(article.alert.getByRole('heading')).toHaveText('عطل في موقع الناشر');
  expect(articles(source).length).toBe(1);
  source.answers['/posts'] = busy(new Date(Date.now() + 3_600_000).toUTCString());
  await article.retry.click();
  await expect(page.locator('main').getByRole('status')).toHaveCount(0);
  await expect(article.alert.getByRole('heading')).toHaveText('عطل في موقع الناشر');
  expect(articles(source).length).toBe(2);
});

test('what two pages ask for is asked for once, and survives the first one', async ({ page, article, hosts }) => {
  const heard = complaints(page);
  const [categories, release] = held(await recorded(WELL['/categories']));
  // The next page's part of the app may take longer than the half second after which things are given up.
  await page.addInitScript(() => {
    const own = window.setTimeout;
    window.setTimeout = (act, time, ...more) => own(act, time === 500 ? 3000 : time, ...more);
  });
  const source = await open({ article, hosts }, { '/posts': 'hang', '/categories': categories });
  await expect.poll(() => of(source, '/categories').length).toBe(1);
  source.answers['/posts'] = WELL['/posts'];
  await goHome(page);
  // The first page's article is given up by now, what they share is not.
  await expect.poll(() => source.left.length).toBe(1);
  expect(source.left[0]).toContain(`slug=${SLUG}`);
  release();
  await expect(teaser(page)).toContainText(HEADLINE);
  await expect(page.locator('.teaser__section')).toBeVisible();
  expect(of(source, '/categories').length).toBe(1);
  expect(heard).toEqual([]);
});

test('what was there a minute ago is there at once', async ({ page, article, hosts }) => {
  const source = await open({ article, hosts });
  await expect(article.headline).toContainText(HEADLINE);
  await expect(article.comments).toContainText('تحليل جيد');
  await goHome(page);
  await expect(teaser(page)).toContainText(HEADLINE);
  await page.goBack();
  await expect(page).toHaveURL(/article/);
  await expect(article.comments).toContainText('تحليل جيد');
  expect(articles(source).length).toBe(1);
  expect(of(source, '/categories').length).toBe(1);
  await expect.poll(() => of(source, 'order=asc').length, 'comments are new each time').toBe(2);
});

test('after a minute the server is asked whether it has changed', async ({ page, article, hosts }) => {
  await page.clock.install();
  const item = { id: '1', url: 'https://news.example/one', title: 'عنوان', content_html: '<p>نص</p>', _maqal: { slug: 'one' } };
  const feed = json({ version: 'https://jsonfeed.org/version/1.1', title: 't', items: [item] });
  const asked = [];
  const answer = (query, { method, headers }) => {
    asked.push([method, headers['if-none-match']]);
    return headers['if-none-match'] === '"1"' ? { status: 304, headers: { ETag: '"1"' } } : {
      // A file as a static host sends it: browsers would think it fresh for days.
      ...feed, headers: { ...feed.headers, ETag: '"1"', 'Last-Modified': 'Fri, 02 Jan 2015 00:00:00 GMT' },
    };
  };
  const source = await hosts.source({ feed: answer });
  const site = await hosts.site({ config: feedAt(source.url) });
  await article.open(site, 'one');
  await expect(article.headline).toHaveText('عنوان');
  await page.clock.fastForward(30_000);
  await goHome(page);
  await expect(page).toHaveURL(site.url);
  await expect(teaser(page)).toHaveText('عنوان');
  expect(asked).toEqual([['GET', undefined]]);
  await page.clock.fastForward(31_000);
  await page.goBack();
  await expect.poll(() => asked, 'no preflight, and nothing sent twice').toEqual([['GET', undefined], ['GET', '"1"']]);
  await expect(page).toHaveURL(/article/);
  await expect(article.headline).toHaveText('عنوان');
});

test('only so much is kept, and what was used last the longest', async ({ hosts }) => {
  // Without a browser, which would be slower and say nothing more.
  const script = await readFile(new URL('../../src/sources/http/fetch.js', import.meta.url), 'utf8');
  globalThis.document ??= { getElementById: () => null };
  const { network } = await import(`data:text/javascript,${encodeURIComponent(script)}`);
  const source = await hosts.source({ large: json('x'.repeat(3_900_000)), small: json({}) });
  const get = async (path) => (await network.get(source.url + path, 0)).status;
  const asked = (path) => source.asked.filter((url) => url === `/${path}`).length;
  for (let n = 0; n < 60; n += 1) expect(await get(`small${n}`)).toBe(200);
  await get('small0');
  await get('small60');
  await get('small0');
  expect(asked('small0')).toBe(1);
  await get('small1');
  expect(asked('small1'), 'it had to make room').toBe(2);
  await get('large1');
  await get('large2');
  await get('large2');
  await get('large1');
  expect([asked('large1'), asked('large2')]).toEqual([2, 1]);
});

test('who asks again gets what is there now', async ({ article, hosts }) => {
  const source = await open({ article, hosts }, { '/posts': json([]) });
  await expect(article.alert.getByRole('heading')).toHaveText('المقال غير موجود');
  source.answers['/posts'] = WELL['/posts'];
  await article.retry.click();
  await expect(article.headline).toContainText(HEADLINE);
});

for (const [name, more] of [
  ['a copy that a service worker kept', { 'X-Maqal-Saved': '2026-01-01T00:00:00Z', 'Access-Control-Expose-Headers': 'X-Maqal-Saved' }],
  ['what the server wants nobody to store', { 'Cache-Control': 'private, no-store' }],
]) {
  test(`${name} is asked for each time`, async ({ page, article, hosts }) => {
    const answer = await recorded(WELL['/posts']);
    const source = await open({ article, hosts }, { '/posts': { ...answer, headers: { ...answer.headers, ...more } } });
    await expect(article.headline).toContainText(HEADLINE);
    await goHome(page);
    await expect(page).not.toHaveURL(/article/);
    await page.goBack();
    await expect.poll(() => articles(source).length).toBe(2);
  });
}

test('after a comment was sent everything is asked for anew', async ({ page, article, hosts }) => {
  const source = await open({ article, hosts }, { POST: 'posted/ok-hold' });
  await article.write();
  await article.send.click();
  await expect(article.comment('تعليق جديد')).toBeFocused();
  await goHome(page);
  await expect(page).not.toHaveURL(/article/);
  await page.goBack();
  await expect.poll(() => articles(source).length).toBe(2);
});

for (const answer of [429, 502, 503, 504, 'drop']) {
  test(`a comment is sent once: ${answer}`, async ({ page, article, hosts }) => {
    const sent = [];
    page.on('request', (request) => { if (request.method() === 'POST') sent.push(request.url()); });
    await open({ article, hosts }, { POST: answer === 'drop' ? answer : html(answer) });
    await article.write();
    await article.send.click();
    await expect(article.report).toBeFocused();
    expect(sent.length).toBe(1);
  });
}

test('what nobody waits for any more is given up, and nobody hears of it', async ({ page, article, hosts }) => {
  const heard = complaints(page);
  const source = await open({ article, hosts }, { '/comments': 'hang' });
  await expect(article.headline).toContainText(HEADLINE);
  await expect.poll(() => of(source, '/comments').length).toBe(1);
  source.answers['/posts'] = 'hang';
  source.answers['/comments'] = WELL['/comments'];
  await goHome(page);
  await expect.poll(() => source.left.map((url) => url.match(/comments|slug|page=1&/)[0])).toEqual(['comments']);
  await expect.poll(() => of(source, 'posts?page=1&').length).toBe(1);
  await page.goBack();
  await expect.poll(() => source.left.length).toBe(2);
  expect(source.left[1]).toContain('posts?page=1&');
  await expect(article.comments).toContainText('تحليل جيد');
  await expect(article.alert).toHaveCount(0);
  expect(heard).toEqual([]);
});

test('a comment on its way arrives, wherever its reader goes', async ({ page, article, hosts }) => {
  const [answer, release] = held('posted/ok-hold');
  const source = await open({ article, hosts }, { '/comments': 'hang', POST: async () => recorded(await answer()) });
  await article.write();
  await article.send.click();
  await expect.poll(() => source.posted.length).toBe(1);
  await goHome(page);
  // The list of comments is given up. What the next page gets is of after the comment.
  await expect.poll(() => source.left.length).toBe(1);
  await expect.poll(() => of(source, '/comments?post=').length).toBe(2);
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  release();
  expect((await answered).status()).toBe(201);
});

test('the words of another language come, wherever the reader goes', async ({ page, article, hosts }) => {
  const source = await open({ article, hosts }, { '/comments': 'hang' });
  await expect(article.headline).toContainText(HEADLINE);
  source.answers['/posts'] = 'hang';
  let release;
  const going = new Promise((resolve) => { release = resolve; });
  await page.route('**/lang/fr.json*', async (route) => { await going; await route.continue(); });
  const asked = page.waitForRequest('**/lang/fr.json*');
  await page.locator('#reading-options-button').click();
  await page.locator('#reading-options [name=language]').selectOption('fr');
  await asked;
  await page.keyboard.press('Escape');
  // Not in the masthead, where whatever happens asks for the words again.
  await article.breadcrumbs.getByRole('link', { name: 'الرئيسية' }).click();
  // The list of comments is given up.
  await expect.poll(() => source.left.length).toBe(1);
  release();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
});

test('an article that was out of reach comes by itself when the device is online again', async ({ page, context, article, hosts }) => {
  const source = await open({ article, hosts }, { '/posts': html(500) });
  await expect(article.alert.getByRole('heading')).toHaveText('عطل في موقع الناشر');
  source.answers['/posts'] = WELL['/posts'];
  await context.setOffline(true);
  await article.retry.click();
  await expect(article.alert.getByRole('heading')).toHaveText('لا اتصال بالإنترنت');
  expect(articles(source).length).toBe(1);
  await article.retry.focus();
  await context.setOffline(false);
  await expect(article.headline).toContainText(HEADLINE);
  await expect(article.headline, 'the button that had it is gone').toBeFocused();
  // Once, and only for what failed for that.
  await context.setOffline(true);
  await context.setOffline(false);
  await goHome(page);
  await expect(page).not.toHaveURL(/article/);
  expect(articles(source).length).toBe(2);
});
