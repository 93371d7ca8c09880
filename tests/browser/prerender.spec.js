// Pages that were written before (`maqal-prerender`): there to be read at once, and taken over by the app as they are.

import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { blockCases } from './corpus.js';
import { ArticlePage, expect, feedAt, test, wordPressAt } from './fixtures.js';
import { many } from './many.js';
import { json } from './source.js';
import { words } from './words.js';

/** Holds the program back, or more, so that the page is what it was written as; what it gives lets them come. */
async function held(page, what = /_bg\.wasm$/) {
  let go;
  const gone = new Promise((resolve) => { go = resolve; });
  await page.route(what, async (route) => {
    await gone;
    await route.continue();
  });
  return go;
}

/** The app has taken over all that is on the page. */
const awake = (page) => expect(page.locator('[data-drawn]')).toHaveCount(0);

test('an article is there before the app, which takes it over as it is', async ({ page, article, hosts, wordpress }) => {
  const post = await wordpress.run('post', 'مقال مكتوب سلفًا');
  await wordpress.run('comments', post.id, 3);
  const site = await hosts.prerendered({ config: wordPressAt(wordpress.url) });
  expect(site.written.code, site.written.errors).toBe(0);
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const go = await held(page);
  await article.open(site, post.slug);
  await expect(article.headline).toHaveText('مقال مكتوب سلفًا');
  await expect(article.comments.getByRole('article').or(page.locator('.comment'))).toHaveCount(3);
  const field = article.field('التعليق');
  await field.pressSequentially('كتبت هذا قبل أن يصل البرنامج');
  await field.evaluate((element) => {
    element.setSelectionRange(3, 7);
    window.before = [...document.querySelectorAll('#maqal *')];
  });
  const scroll = await page.evaluate(() => scrollY);
  go();
  await awake(page);
  await expect(page.locator('#respond')).toHaveAttribute('novalidate');
  await page.waitForLoadState('networkidle');
  const now = await page.evaluate(() => {
    const field = document.querySelector('#respond-content');
    return {
      gone: window.before.filter((element) => !element.isConnected).map((element) => element.outerHTML.slice(0, 200)),
      selection: [field.selectionStart, field.selectionEnd],
      focused: document.activeElement === field,
      text: field.value,
    };
  });
  expect(now).toEqual({ gone: [], selection: [3, 7], focused: true, text: 'كتبت هذا قبل أن يصل البرنامج' });
  // Browsers round it anew when the page has become longer.
  expect(Math.abs((await page.evaluate(() => scrollY)) - scroll)).toBeLessThanOrEqual(1);
  expect(asked.filter((url) => url.includes('/posts') || url.includes('/categories'))).toEqual([]);
  expect(await article.layoutShift()).toBe(0);
  await field.press('End');
  await field.pressSequentially(' وأكملت بعده');
  await article.field('الاسم').fill('قارئ');
  await article.field('البريد الإلكتروني').fill('early@example.ma');
  await article.send.click();
  await expect(article.comment('كتبت هذا قبل أن يصل البرنامج وأكملت بعده')).toBeVisible();
});

test('without scripts an article can be read, and its form goes to WordPress', async ({ browser, hosts, wordpress }) => {
  const post = await wordpress.run('post', 'مقال بلا برامج');
  const comments = { action: `${wordpress.url}wp-comments-post.php` };
  const site = await hosts.prerendered({ config: wordPressAt(wordpress.url, comments) });
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'ar-MA' });
  const page = await context.newPage();
  const article = new ArticlePage(page);
  await article.open(site, post.slug);
  await expect(article.headline).toHaveText('مقال بلا برامج');
  await expect(article.body).toHaveText('نص المقال.');
  await article.screenshot('prerendered-without-scripts');
  await article.write({ content: 'تعليق بلا برامج', email: 'plain@example.ma' });
  await article.send.click();
  await page.waitForURL((url) => url.href.startsWith(wordpress.url));
  expect((await wordpress.run('rows', post.id)).map(({ content, name }) => [content, name])).toEqual([['تعليق بلا برامج', 'قارئ']]);
  await context.close();
});

test('axe finds nothing on a page whose scripts do not come', async ({ page, article, hosts, wordpress }) => {
  const post = await wordpress.run('post', 'مقال وحده');
  await wordpress.run('comments', post.id, 2);
  const site = await hosts.prerendered({ config: wordPressAt(wordpress.url) });
  await page.route(/\.(js|wasm)$/, (route) => route.abort());
  await article.open(site, post.slug);
  await expect(page.locator('.comment')).toHaveCount(2);
  expect(await article.axe()).toEqual([]);
});

for (const width of [360, 1280]) {
  test(`nothing moves when styles and program come late: ${width} pixels`, async ({ page, article, hosts }) => {
    const site = await hosts.prerendered();
    await page.setViewportSize({ width, height: 800 });
    for (const [name, path] of [['article', 'article/eda-darija-code'], ['front', ''], ['section', 'section/ثقافة']]) {
      const go = await held(page, /\.(css|js|wasm)$/);
      await page.goto(`${site.url}${path}`, { waitUntil: 'commit' });
      await expect(page.locator('footer')).toBeVisible();
      await page.screenshot({ path: `artefacts/screenshots/prerendered-${name}-${width}-early.png` });
      go();
      await awake(page);
      await page.unrouteAll();
      await page.screenshot({ path: `artefacts/screenshots/prerendered-${name}-${width}.png` });
      expect(await article.layoutShift(), name).toBe(0);
    }
  });
}

test('the few rules that a page brings lay it out as all rules do', async ({ browser, hosts }) => {
  const cases = await blockCases();
  const items = cases.map(({ html }, n) => ({ id: `${n}`, url: `https://news.example/${n}`, title: 'عنوان', content_html: `<p>قبله</p>${html}<p>بعده</p>`, _maqal: { slug: `s${n}` } }));
  const source = await hosts.source({ feed: json({ version: 'https://jsonfeed.org/version/1.1', title: 'م', items }) });
  const [demo, blocks] = [await hosts.prerendered(), await hosts.prerendered({ config: feedAt(source.url) })];
  expect(blocks.written.code, blocks.written.errors).toBe(0);
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  const visited = [
    ...['', 'article/eda-darija-code', 'section/ثقافة'].map((path) => [demo.url + path, path]),
    ...cases.map(({ name }, n) => [`${blocks.url}article/s${n}`, name]),
  ];
  for (const [url, name] of visited) {
    await page.goto(url);
    const [few, all] = await page.evaluate(() => {
      const sheet = [...document.styleSheets].find(({ href }) => href);
      return [true, false].map((disabled) => {
        sheet.disabled = disabled;
        return [...document.querySelectorAll('main *')].map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return [element.tagName, element.className, x, y, width, height].join(' ');
        });
      });
    });
    expect(few.length, name).toBeGreaterThan(10);
    expect(few.flatMap((place, n) => (place !== all[n] ? [[place, all[n]]] : [])).slice(0, 3), name).toEqual([]);
  }
  await context.close();
});

test('from a written page the reader goes on as anywhere in the app', async ({ page, article, hosts, newsroom }) => {
  const site = await hosts.prerendered({ config: wordPressAt(newsroom.url), args: ['--list-pages', '2'] });
  expect(site.written.code, site.written.errors).toBe(0);
  await page.goto(site.url);
  await awake(page);
  const first = page.locator('.teaser__link').first();
  const title = await first.textContent();
  const documents = [];
  page.on('request', (request) => { if (request.isNavigationRequest()) documents.push(request.url()); });
  await page.getByRole('button', { name: 'المزيد' }).click();
  await expect(page.locator('.teaser')).toHaveCount(24);
  await first.click();
  await expect(article.headline).toHaveText(title);
  await expect(page.locator('main')).toHaveCount(1);
  await expect(page.getByRole('banner')).toHaveCount(1);
  await page.goBack();
  await expect(page.locator('.teaser')).toHaveCount(24);
  expect(documents).toEqual([]);
});

test('a reader who has chosen another language gets it, with what was typed before', async ({ page, article, hosts, wordpress }) => {
  const post = await wordpress.run('post', 'مقال بلغتين');
  const site = await hosts.prerendered({ config: wordPressAt(wordpress.url) });
  await page.addInitScript(() => localStorage.setItem('maqal/reading', JSON.stringify({ language: 'fr' })));
  const go = await held(page);
  await article.open(site, post.slug);
  await article.field('التعليق').fill('كُتب قبل اللغة');
  go();
  const form = page.getByRole('form', { name: words.fr.talk.write });
  await expect(form.getByRole('textbox', { name: words.fr.talk.content })).toHaveValue('كُتب قبل اللغة');
  await expect(article.headline).toHaveText('مقال بلغتين');
  await expect(article.body).toHaveText('نص المقال.');
  await expect(page.locator('main')).toHaveCount(1);
});

for (const serviceWorker of [true, false]) {
  test(`the look that a reader has chosen holds on a written page: ${serviceWorker ? 'once it is painted, for who is here first' : 'from the first paint where no service worker can be'}`, async ({ page, article, hosts }) => {
    const site = await hosts.prerendered({ config: { source: { kind: 'json-feed', url: 'demo/feed.json' } } });
    await page.addInitScript((can) => {
      localStorage.setItem('maqal/reading', '{"theme":"dark"}');
      if (!can) Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });
      new MutationObserver((_, observer) => {
        if (!document.querySelector('#maqal')) return;
        window.first = document.documentElement.dataset.theme;
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    }, serviceWorker);
    await held(page);
    await article.open(site, 'eda-darija-code');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    expect(await page.evaluate(() => window.first)).toBe(serviceWorker ? undefined : 'dark');
    // Who loads it anew may have chosen before.
    await page.reload();
    await expect(article.headline).toBeVisible();
    expect(await page.evaluate(() => window.first)).toBe('dark');
  });
}

test('the language changes on a written page as anywhere', async ({ page, article, hosts }) => {
  const feed = { kind: 'json-feed', url: 'demo/feed.json' };
  const site = await hosts.prerendered({ config: { source: feed, comments: { endpoint: 'https://comments.example/' } } });
  await article.open(site, 'eda-darija-code');
  await awake(page);
  const body = await article.body.textContent();
  await article.field('التعليق').fill('لا يضيع');
  await page.locator('#reading-options-button').click();
  await page.locator('#reading-options [name=language]').selectOption('en');
  await expect(page.getByRole('textbox', { name: words.en.talk.content })).toHaveValue('لا يضيع');
  expect(await article.body.textContent()).toBe(body);
});

test('what is written stands where the source cannot be had', async ({ page, article, hosts, wordpress }) => {
  const feed = await hosts.prerendered();
  await page.route('**/demo/feed.json', (route) => route.abort());
  const failed = page.waitForEvent('console', (message) => message.text().includes('feed.json: '));
  await page.goto(feed.url);
  await awake(page);
  await failed;
  await page.waitForTimeout(300);
  await expect(page.locator('.teaser')).toHaveCount(9);
  await expect(page.getByRole('alert')).toHaveCount(0);

  const post = await wordpress.run('post', 'مقال يبقى');
  await wordpress.run('comments', post.id, 2);
  const site = await hosts.prerendered({ config: wordPressAt(wordpress.url) });
  await page.route('**/wp-json/**', (route) => route.abort());
  await article.open(site, post.slug);
  await awake(page);
  await expect(article.comments).toContainText(words.ar.talk.failed);
  await expect(page.locator('.comment')).toHaveCount(2);
});

test('a written site is read offline as any other', async ({ browser, hosts }) => {
  const context = await browser.newContext({ serviceWorkers: 'allow', locale: 'ar-MA' });
  const page = await context.newPage();
  const article = new ArticlePage(page);
  const site = await hosts.prerendered();
  await article.open(site, 'eda-darija-code');
  const headline = await article.headline.textContent();
  await page.evaluate(() => navigator.serviceWorker.ready);
  // What was read before the worker was there is kept as well.
  await expect.poll(() => page.evaluate(async () => (await caches.match(new URL('/demo/feed.json', location))) !== undefined)).toBe(true);
  await context.setOffline(true);
  await site.close();
  await page.goto(`${site.url}article/eda-darija-code`);
  await expect(article.headline).toHaveText(headline);
  await expect(article.body).not.toBeEmpty();
  await page.goto(site.url);
  await expect(page.locator('.teaser').first()).toBeVisible();
  await context.close();
});

test('what has not changed is not touched, and what is gone goes', async ({ hosts, wordpress }) => {
  const [stays, changes, goes] = [await wordpress.run('post', 'يبقى'), await wordpress.run('post', 'يتغير'), await wordpress.run('post', 'يذهب')];
  const site = await hosts.prerendered({ config: wordPressAt(wordpress.url) });
  const at = (post) => join(site.out, 'article', `${post.slug}.html`);
  const times = async () => Promise.all([stays, changes].map(async (post) => (await stat(at(post))).mtimeMs));
  const before = await times();
  await wordpress.run('change', changes.id, 'تغير');
  await wordpress.run('trash', goes.id);
  const again = await site.write();
  expect(again.code, again.errors).toBe(0);
  const after = await times();
  expect(after[0]).toBe(before[0]);
  expect(after[1]).toBeGreaterThan(before[1]);
  expect(await readFile(at(changes), 'utf8')).toContain('تغير');
  await expect(readFile(at(goes))).rejects.toThrow('ENOENT');
  expect(again.text).toMatch(/ [1-9]\d* removed, 0 failed/);
});

/** All files of a folder by their names, but for what the program notes for itself; none where there is no folder yet. */
async function contents(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isFile());
  const paths = names.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !path.includes('/.maqal/'));
  const digest = async (path) => createHash('sha256').update(await readFile(path)).digest('hex');
  return Object.fromEntries(await Promise.all(paths.sort().map(async (path) => [path.slice(folder.length), await digest(path)])));
}

/** The names of the articles that are written. */
const articles = async (site) => (await readdir(join(site.out, 'article'))).sort();

for (const [what, change] of [
  ['answers with an empty list', ({ answers }) => { answers['/posts'] = json([], 200, 0, 1); }],
  ['counts more than it lists', ({ answers }) => {
    const { '/posts': well } = answers;
    answers['/posts'] = (query) => {
      const answer = well(query);
      const items = JSON.parse(answer.body).slice(1);
      return query.get('order') === 'asc' ? json(items, 200, items.length + 1, 1) : answer;
    };
  }],
  ['lists one that cannot be read', ({ answers }) => {
    const { '/posts': well } = answers;
    answers['/posts'] = (query) => {
      const answer = well(query);
      const [first, ...items] = JSON.parse(answer.body);
      return query.get('order') === 'asc' ? json([{ ...first, slug: null }, ...items], 200, items.length + 1, 1) : answer;
    };
  }],
  ['does not give out what it lists', ({ answers }) => {
    const { '/posts': well } = answers;
    answers['/posts'] = (query) => (query.has('include') ? json([], 200, 0, 1) : well(query));
  }],
  ['fails where articles are asked for', ({ answers }) => {
    const { '/posts': well } = answers;
    answers['/posts'] = (query) => (query.has('include') ? json({ code: 'x' }, 500) : well(query));
  }],
  ['no longer gives out its pages', ({ answers }) => { answers['/pages'] = json({ code: 'rest_forbidden' }, 403); }],
]) {
  test(`nothing is taken away where the site ${what}`, async ({ hosts }) => {
    const editions = {};
    const source = await hosts.source(many(5, { editions }));
    const page = { ...JSON.parse(source.answers['/posts'](new URLSearchParams('include=1')).body)[0], id: 99, slug: 'about' };
    source.answers['/pages'] = json([page], 200, 1, 1);
    const site = await hosts.prerendered({ config: wordPressAt(source.url) });
    expect(site.written.code, site.written.errors).toBe(0);
    const [before, embeds] = [await articles(site), await readdir(join(site.out, 'oembed'))];
    expect(before).toHaveLength(6);
    // All are to be made anew.
    for (let id = 1; id <= 5; id += 1) editions[id] = 1;
    change(source);
    const { text } = await site.write();
    expect(text).toContain(' 0 removed');
    expect(await articles(site)).toEqual(before);
    expect(await readdir(join(site.out, 'oembed'))).toEqual(embeds);
  });
}

test('lists and feeds that cannot be made stay as they were', async ({ hosts }) => {
  const source = await hosts.source(many(60));
  const site = await hosts.prerendered({ config: wordPressAt(source.url) });
  const before = await contents(site.out);
  const { '/posts': well } = source.answers;
  source.answers['/posts'] = (query) => (query.get('order') === 'asc' || query.has('include') ? well(query) : json({ code: 'x' }, 500));
  const { code } = await site.write();
  expect(code).toBe(1);
  expect(await contents(site.out)).toEqual(before);
});

test('a feed with half a letter, odd names and a feed.json of its own is made whole', async ({ hosts }) => {
  const item = (id, more) => ({ id, content_html: '<p>نص</p>', title: `مقال ${id}`, _maqal: { slug: `a${id}`, sections: [{ name: 'أخبار' }] }, ...more });
  const feed = (items) => JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 't', items });
  let body = feed([item('1'), item('2')]);
  const source = await hosts.source({ feed: () => ({ ...json([]), body }) });
  const site = await hosts.prerendered({ config: feedAt(source.url) });
  expect(await articles(site)).toEqual(['a1.html', 'a2.html']);
  await writeFile(join(site.dist, 'feed.json'), '{"own": true}');
  body = feed([
    item('1', { title: 'نصف \ud83d حرف' }), item('2', { title: 'رأسي \u000b\uffff', date_published: '9999-12-31T23:59:59-01:00' }),
    item('3', { _maqal: { slug: 'a1' } }), item('4', { _maqal: { slug: 'a/b' } }),
    item('5', { _maqal: { slug: 'a5', sections: [{ name: 'AC\\DC' }, { name: '../..' }, { name: 'ط'.repeat(130) }] } }),
  ]);
  const { code, errors } = await site.write();
  expect(code, errors).toBe(1);
  expect(await articles(site)).toEqual(['a1.html', 'a2.html', 'a5.html']);
  expect(await readFile(join(site.out, 'article/a1.html'), 'utf8')).toContain('نصف');
  expect(await readFile(join(site.out, 'feed.json'), 'utf8')).toBe('{"own": true}');
  expect(await readFile(join(site.out, 'feed.xml'), 'utf8')).not.toMatch(/[\u000b\uffff]/);
  const sitemap = await readFile(join(site.out, 'sitemap.xml'), 'utf8');
  expect(sitemap.match(/<loc>/g)).toHaveLength(4);
  expect(await readFile(join(site.out, '_headers'), 'utf8')).toContain('Content-Security-Policy');
});

test('comments that could not be had come the next time', async ({ hosts }) => {
  const comment = { id: 1, parent: 0, author: 0, author_name: 'قارئ', date: '2026-11-20T09:00:00', date_gmt: '2026-11-20T09:00:00', content: { rendered: '<p>تعليق متأخر</p>' }, status: 'approved' };
  const source = await hosts.source({ ...many(2), '/comments': json({ code: 'x' }, 500) });
  const site = await hosts.prerendered({ config: wordPressAt(source.url) });
  const page = () => readFile(join(site.out, 'article/article-1.html'), 'utf8');
  expect(await page()).not.toContain('تعليق متأخر');
  source.answers['/comments'] = json([comment], 200, 1, 1);
  await site.write();
  expect(await page()).toContain('تعليق متأخر');
});

test('two programs do not write into one folder at once, nor one into the app’s', async ({ hosts }) => {
  const source = await hosts.source(many(30));
  const site = await hosts.prerendered({ config: wordPressAt(source.url) });
  const { '/posts': well } = source.answers;
  let go;
  const gone = new Promise((resolve) => { go = resolve; });
  source.answers['/posts'] = async (query) => { await gone; return well(query); };
  const asked = source.asked.length;
  const first = site.write();
  await expect.poll(() => source.asked.length).toBeGreaterThan(asked);
  const second = await site.write();
  expect(second.code).toBe(2);
  expect(second.errors).toContain('at work there');
  go();
  expect((await first).code).toBe(0);
  const inside = await site.write('--out', join(site.dist, 'site'));
  expect(inside.code).toBe(2);
  expect(await readdir(site.dist)).not.toContain('site');
});

test('killed at any moment it leaves a site that can be served, and the next run makes it whole', async ({ hosts }) => {
  test.setTimeout(240_000);
  const source = await hosts.source(many(120));
  const config = wordPressAt(source.url);
  const whole = await hosts.prerendered({ config });
  expect(whole.written.code, whole.written.errors).toBe(0);
  const expected = await contents(whole.out);
  expect(Object.keys(expected).filter((name) => name.startsWith('/article/'))).toHaveLength(120);
  const began = Date.now();
  await whole.write();
  const killed = await hosts.prerendered({ config, site: whole.url, writes: false });
  const length = Date.now() - began;
  for (let time = 0; time < 50; time += 1) {
    // The same moments each time the test is run.
    await killed.kill(20 + ((time * 0.618) % 1) * length * 1.5);
    const files = await contents(killed.out);
    for (const [name, digest] of Object.entries(files)) {
      // The front page is the app alone until its list is there.
      if (name !== '/index.html') expect(digest, name).toBe(expected[name]);
    }
    const front = files['/index.html'];
    expect([undefined, expected['/index.html'], expected['/404.html']]).toContain(front);
    if (Object.keys(files).some((name) => /article|section/.test(name))) expect(files['/404.html']).toBe(expected['/404.html']);
    // Some of them begin with nothing again.
    if (time % 10 === 9) await rm(killed.out, { recursive: true });
  }
  const last = await killed.write();
  expect(last.code, last.errors).toBe(0);
  expect(await contents(killed.out)).toEqual(expected);
});
