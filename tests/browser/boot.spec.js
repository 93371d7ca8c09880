// The first view of an article, which boot.js shows while the app is on its way.

import { hostileSnippets } from './corpus.js';
import { expect, feedAt, test, wordPressAt } from './fixtures.js';
import { json, WELL } from './source.js';
import { words } from './words.js';

/** Holds the app back; what it gives lets it come. */
async function held(page) {
  let go;
  const gone = new Promise((resolve) => { go = resolve; });
  await page.route(/_bg\.wasm$/, async (route) => {
    await gone;
    await route.continue();
  });
  return go;
}

const first = (page) => page.locator('[data-first] .article');
const isTaken = (page) => expect(page.locator('#content')).toBeVisible();

/** Where things of the first screen are. */
const places = (page) => page.evaluate(() => Object.fromEntries(
  ['.masthead', '.breadcrumbs', '.breadcrumbs li:last-child', 'h1', '.byline', '.article__meta', '.tools', '.article__lead .picture',
    '.body > :first-child', '.body > :nth-child(2)'].map((selector) => {
    const { x, y, width, height } = document.querySelector(selector)?.getBoundingClientRect() ?? {};
    return [selector, [x, y, width, height].map(Math.round).join(' ')];
  }),
));

/** Notes what heads the page in each frame. */
const noteFrames = (page) => page.addInitScript(() => {
  window.frames = [];
  const note = () => {
    const head = document.querySelector('h1')?.textContent ?? '';
    if (head !== window.frames.at(-1)) window.frames.push(head);
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
});

for (const [name, open] of [
  ['a WordPress site', async (hosts) => ({ config: wordPressAt((await hosts.source()).url), slug: 'finance-bill-eda' })],
  ['a JSON Feed', async () => ({ slug: 'eda-darija-code' })],
]) {
  for (const width of [360, 1280]) {
    test(`an article of ${name} is there before the app, which draws it in the same place: ${width} pixels`, async ({ page, article, hosts }) => {
      const { config, slug } = await open(hosts);
      const site = await hosts.site({ config });
      const asked = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.setViewportSize({ width, height: 800 });
      await noteFrames(page);
      const go = await held(page);
      await article.open(site, slug);
      await expect(first(page).getByRole('heading', { level: 1 })).toHaveText(/\S/);
      const date = await first(page).locator('.date').textContent();
      const [before, text] = [await places(page), await page.locator('.body p').first().textContent()];
      const author = () => page.locator('.byline').evaluate((byline) => getComputedStyle(byline.querySelector('bdi') ?? byline.lastChild).color);
      const colour = await author();
      await page.screenshot({ path: `artefacts/screenshots/boot-${slug}-${width}.png` });
      expect(await article.axe()).toEqual([]);
      go();
      await isTaken(page);
      expect(await article.headline.textContent()).toBe((await page.evaluate(() => window.frames)).at(-1));
      await expect(first(page)).toHaveCount(0);
      expect(await places(page)).toEqual(before);
      expect(await author(), 'the colour of who wrote it').toBe(colour);
      expect((await article.article.locator('.date__relative').first().textContent())).toBe(date);
      await expect(article.body.locator('p').first()).toHaveText(text);
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => window.frames.filter(Boolean))).toHaveLength(1);
      expect(await article.layoutShift()).toBe(0);
      const once = asked.filter((url) => /\/posts|\/categories|feed\.json|\/lang\//.test(url));
      expect(once).toEqual([...new Set(once)]);
    });
  }
}

test('an article whose name is Arabic is asked for once, and what was written there is shown', async ({ page, article, hosts, wordpress }) => {
  const post = await wordpress.run('post', 'عنوان بالعربية & بغيرها', 'بعض-الكلام');
  const site = await hosts.site({ config: wordPressAt(wordpress.url) });
  const asked = [];
  page.on('request', (request) => { if (request.url().includes('/posts?slug')) asked.push(request.url()); });
  const go = await held(page);
  await article.open(site, post.slug);
  await expect(first(page).getByRole('heading', { level: 1 })).toHaveText('عنوان بالعربية & بغيرها');
  go();
  await isTaken(page);
  await expect(article.headline).toHaveText('عنوان بالعربية & بغيرها');
  expect(asked).toHaveLength(1);
});

test('how long ago something of the last days was is left to the app', async ({ page, article, hosts }) => {
  const date = new Date(Date.now() - 3 * 3600e3).toISOString().slice(0, 19);
  const post = { id: 1, slug: 'x', link: 'https://news.example/x', date, date_gmt: date, categories: [], title: { rendered: 'خبر اليوم' }, content: { rendered: '<p>نص</p>' } };
  const site = await hosts.site({ config: wordPressAt((await hosts.source({ ...WELL, '/posts': json([post]) })).url) });
  const go = await held(page);
  await article.open(site, 'x');
  await expect(first(page)).toContainText('نص');
  await expect(first(page).locator('.article__meta > *')).toBeHidden();
  go();
  await expect(article.article.locator('.date__relative')).toHaveText('قبل 3 ساعات');
});

test('the first view speaks the publisher’s language', async ({ page, article, hosts }) => {
  const source = await hosts.source();
  const site = await hosts.site({ config: { ...wordPressAt(source.url), ui: { lang: 'en' } } });
  const go = await held(page);
  await article.open(site, 'finance-bill-eda');
  await expect(first(page)).toHaveAttribute('dir', 'rtl');
  await expect(first(page).getByText(words.en.home, { exact: true })).toBeVisible();
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(['en', 'ltr']);
  const before = await places(page);
  go();
  await isTaken(page);
  expect(await places(page)).toEqual(before);
});

test('an address that was cut off within a letter has its words asked for as early', async ({ page, hosts }) => {
  const site = await hosts.site({ config: { ...wordPressAt((await hosts.source()).url), ui: { lang: 'en' } } });
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await held(page);
  await page.goto(`${site.url}article/%D8%A7%D9`);
  await expect.poll(() => asked.filter((url) => url.includes('/lang/en.json'))).toHaveLength(1);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('a browser without setHTML shows grey shapes, then the article', async ({ page, article, hosts }) => {
  await page.addInitScript(() => { delete Element.prototype.setHTML; });
  const site = await hosts.site({ config: wordPressAt((await hosts.source()).url) });
  const go = await held(page);
  const begins = page.waitForRequest(/_bg\.wasm$/);
  await article.open(site, 'finance-bill-eda');
  await begins;
  await expect(page.locator('.skeleton')).toBeVisible();
  await expect(first(page)).toHaveCount(0);
  go();
  await expect(article.headline).toHaveText(/\S/);
  expect(await article.layoutShift()).toBe(0);
});

/** A feed of one article. */
const feedOf = (item) => json({ version: 'https://jsonfeed.org/version/1.1', title: 't', items: [{ id: 'x', content_html: '<p>نص المقال</p>', ...item }] });

for (const [what, item, expected] of [
  ['without a title', {}, { title: words.ar.untitled, dir: 'rtl' }],
  ['with a Latin title over Arabic text', { title: 'iPhone 17 Pro', content_html: `<p>${'كلمات عربية '.repeat(20)}</p>` }, { title: 'iPhone 17 Pro', dir: 'rtl' }],
  ['with an Arabic word in an English title', { title: 'The word كتاب means book', content_html: `<p>${'English words '.repeat(20)}</p>` }, { title: 'The word كتاب means book', dir: 'ltr' }],
  ['with as many Latin letters as Arabic ones', { title: 'مقال one', content_html: '<p>نص one</p>' }, { title: 'مقال one', dir: 'rtl' }],
  ['of several authors', { title: 'عنوان', authors: [{ name: 'أ' }, { name: 'ب' }, { name: 'ج' }] }, { title: 'عنوان', dir: 'rtl' }],
  ['with a table, a list of terms and pictures', {
    title: 'عنوان',
    content_html: '<h5>فرعي</h5><table><tr><td>خلية</td></tr></table><dl><dt>كلمة</dt><dd>معناها</dd></dl><picture><source srcset="a.webp"><img src="a.jpg" width="60" height="40"></picture><p>نص</p>',
  }, { title: 'عنوان', dir: 'rtl' }],
]) {
  test(`an article ${what} looks the same before the app`, async ({ page, article, hosts }) => {
    const source = await hosts.source({ feed: feedOf(item) });
    const site = await hosts.site({ config: feedAt(source.url) });
    const go = await held(page);
    await article.open(site, 'x');
    const seen = async (root) => ({
      title: await root.locator('h1').textContent(),
      dir: await root.getAttribute('dir'),
      byline: await root.locator('.byline').allTextContents(),
      crumbs: await root.locator('.breadcrumbs li').allTextContents(),
      text: await root.locator('.body').innerText(),
    });
    const before = await seen(first(page));
    expect(before).toMatchObject(expected);
    go();
    await expect(article.headline).toBeVisible();
    const now = await seen(article.article);
    // Headings have links of their own then, and pictures that do not come a word.
    expect({ ...now, text: now.text.replace('#', '').replace(words.ar.picture_missing, '').replace(/\s+/g, ' ') }).toEqual({ ...before, text: before.text.replace(/\s+/g, ' ') });
  });
}

test('what the reader chose holds in the first view', async ({ page, article, hosts }) => {
  await page.addInitScript(() => localStorage.setItem('maqal/reading', JSON.stringify({ theme: 'dark', size: '5', spacing: 'wide' })));
  const site = await hosts.site({ config: wordPressAt((await hosts.source()).url) });
  const look = () => page.evaluate(() => {
    const { backgroundColor, fontSize } = getComputedStyle(document.documentElement);
    return [backgroundColor, fontSize, getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('.body p')).lineHeight];
  });
  const go = await held(page);
  await article.open(site, 'finance-bill-eda');
  await expect(first(page)).toBeVisible();
  const [before, where] = [await look(), await places(page)];
  go();
  await isTaken(page);
  await expect(article.headline).toBeVisible();
  expect(await look()).toEqual(before);
  expect(await places(page)).toEqual(where);
});

test('a reader who is far down when the app comes stays there', async ({ page, article, hosts }) => {
  const words = 'كلمات كثيرة في فقرة طويلة من مقال طويل جدا ';
  const html = Array.from({ length: 400 }, (_, n) => `<p>الفقرة ${n}: ${words.repeat(6)}</p>`).join('\n');
  const source = await hosts.source({ feed: feedOf({ title: 'طويل', content_html: html }) });
  const site = await hosts.site({ config: feedAt(source.url) });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  const go = await held(page);
  await article.open(site, 'x');
  await first(page).locator('.body > p').nth(380).scrollIntoViewIfNeeded();
  const y = await page.evaluate(() => scrollY);
  expect(y).toBeGreaterThan(10_000);
  await page.evaluate(() => {
    window.counts = new Set();
    new MutationObserver(() => window.counts.add(document.querySelectorAll('.body > p').length))
      .observe(document.querySelector('.body'), { childList: true });
  });
  go();
  await isTaken(page);
  // The app says of a paragraph which way it runs only where it is another one.
  await expect(article.body.locator('> p').last()).not.toHaveAttribute('dir');
  await expect(article.body.locator('> p')).toHaveCount(400);
  expect(await page.evaluate(() => scrollY)).toBe(y);
  expect(await page.evaluate(() => [...window.counts].filter((count) => count !== 400)), 'nothing stands there twice').toEqual([]);
});

test('what stands below a film waits for the app, or would be pushed away', async ({ page, article, hosts }) => {
  const html = '<p>قبل</p><figure><iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe></figure><p>بعد</p>';
  const source = await hosts.source({ feed: feedOf({ title: 'خبر', content_html: html }) });
  const site = await hosts.site({ config: feedAt(source.url) });
  const go = await held(page);
  await article.open(site, 'x');
  await expect(first(page).locator('.body')).toHaveText('قبل');
  go();
  await isTaken(page);
  await expect(article.body.locator('> p')).toHaveText(['قبل', 'بعد']);
  await page.waitForLoadState('networkidle');
  expect(await article.layoutShift()).toBe(0);
});

test('what is right stays: a reader keeps the headline, and what was selected', async ({ page, article, hosts }) => {
  const source = await hosts.source({ feed: feedOf({ title: 'خبر', content_html: '<p>فقرة <strong>أولى</strong></p>\n\n<p>فقرة ثانية</p>\n<ul>\n<li>بند</li>\n</ul>' }) });
  const site = await hosts.site({ config: feedAt(source.url) });
  const go = await held(page);
  await article.open(site, 'x');
  await expect(first(page).locator('.body li')).toHaveText('بند');
  await page.evaluate(() => {
    window.kept = ['h1', '.body strong', '.body p + p', '.body li'].map((selector) => document.querySelector(`[data-first] ${selector}`).firstChild);
    getSelection().setBaseAndExtent(window.kept[1], 1, window.kept[2], 4);
  });
  const selected = await page.evaluate(() => getSelection().toString());
  expect(selected).toContain('فقرة');
  go();
  await isTaken(page);
  await expect(article.comments).toBeVisible();
  expect(await page.evaluate(() => window.kept.map((node) => node.isConnected))).toEqual([true, true, true, true]);
  expect(await page.evaluate(() => getSelection().toString())).toBe(selected);
});

for (const [what, open] of [
  ['WordPress', async (hosts) => ({ config: wordPressAt((await hosts.source()).url), slug: 'finance-bill-eda' })],
  ['the demo', async () => ({ slug: 'eda-darija-code' })],
]) {
  test(`an article of ${what} is in the end as it would be without a first view`, async ({ page, article, hosts }) => {
    const { config, slug } = await open(hosts);
    const site = await hosts.site({ config });
    const drawn = async () => {
      await article.open(site, slug);
      await expect(article.comments.getByRole('status').first()).not.toHaveText(words.ar.talk.loading);
      await expect(page.locator('#content > div')).toHaveCount(3);
      return page.locator('#maqal').evaluate((root) => {
        // Attributes have no order.
        const said = (node) => node.data ?? [node.localName, Array.from(node.attributes, ({ name, value }) => `${name}=${value}`).toSorted().join(' '), [...node.childNodes].map(said)];
        return [...root.querySelectorAll('header, article, footer')].map((part) => JSON.stringify(said(part), null, 1));
      });
    };
    const over = await drawn();
    await page.addInitScript(() => { delete Element.prototype.setHTML; });
    const alone = await drawn();
    expect(over).toHaveLength(3);
    expect(over).toEqual(alone);
  });
}

test('an article that the app cannot read stays where it is, and that is said', async ({ page, article, hosts }) => {
  const post = { slug: 'x', link: 'https://news.example/x', date: '2024-01-05T09:30:00', date_gmt: '2024-01-05T08:30:00', categories: [], title: { rendered: 'خبر' }, content: { rendered: '<p>نص</p>' } };
  const source = await hosts.source({ ...WELL, '/posts': json([post]), '/categories': json([]) });
  const site = await hosts.site({ config: wordPressAt(source.url) });
  await article.open(site, 'x');
  await expect(article.alert.getByRole('heading')).toHaveText(words.ar.wrong_shape.title);
  await expect(first(page).locator('.body')).toHaveText('نص');
  source.answers['/posts'] = json([{ ...post, id: 1 }]);
  await article.retry.click();
  await expect(article.headline).toHaveText('خبر');
  await expect(article.alert).toHaveCount(0);
});

test('an article whose section is a rare one stays where it is while that is looked for', async ({ page, article, hosts }) => {
  let answer;
  const late = new Promise((resolve) => { answer = resolve; });
  const post = { id: 1, slug: 'x', link: 'https://news.example/x', date: '2024-01-05T09:30:00', date_gmt: '2024-01-05T08:30:00', categories: [500], title: { rendered: 'خبر' }, content: { rendered: '<p>نص</p>' } };
  const rare = (id, name, parent) => ({ id, name, slug: `rare-${id}`, link: `https://news.example/category/rare-${id}/`, parent, count: 1, description: '', taxonomy: 'category' });
  post._embedded = { 'wp:term': [[rare(500, 'نادر')]] };
  const categories = async (query) => (query.has('include') ? late.then(() => json([rare(500, 'نادر', 0)])) : json([]));
  const source = await hosts.source({ ...WELL, '/posts': json([post]), '/categories': categories });
  const site = await hosts.site({ config: wordPressAt(source.url) });
  await noteFrames(page);
  const looks = page.waitForRequest((request) => request.url().includes('include=500'));
  const go = await held(page);
  await article.open(site, 'x');
  await expect(first(page)).toContainText('نص');
  go();
  await looks;
  await expect(page.locator('#content [data-first]')).toContainText('نص');
  answer();
  await expect(page.locator('[data-first]')).toHaveCount(0);
  await expect(article.headline).toHaveText('خبر');
  expect(await page.evaluate(() => window.frames.filter(Boolean))).toEqual(['خبر']);
});

for (const [what, path, script] of [
  ['a list', '', () => {}],
  ['an article where there is no setHTML', 'article/finance-bill-eda', () => { delete Element.prototype.setHTML; }],
]) {
  test(`${what} has nothing to wait for`, async ({ page, hosts }) => {
    await page.addInitScript(script);
    const never = () => new Promise(() => {});
    const source = await hosts.source({ ...WELL, '/posts': never });
    const site = await hosts.site({ config: wordPressAt(source.url) });
    const order = [];
    await page.route(/\/lang\/|\/posts/, () => {});
    page.on('request', (request) => order.push(new URL(request.url()).pathname));
    await page.clock.install();
    await page.goto(`${site.url}${path}`, { waitUntil: 'commit' });
    // The clock stands still: nothing but time would let it in otherwise.
    await expect.poll(() => order.filter((name) => name.endsWith('_bg.wasm'))).toHaveLength(1);
  });
}

test('an article that stops half-way is given up in the end', async ({ page, article, hosts }) => {
  const source = await hosts.source({ ...WELL, '/posts': { ...json([]), body: '[{"id": 1', stops: true } });
  const site = await hosts.site({ config: wordPressAt(source.url) });
  await page.clock.install();
  await article.open(site, 'finance-bill-eda');
  await expect(page.getByRole('heading', { name: words.ar.loading })).toBeAttached();
  await page.clock.runFor(100_000);
  await expect(article.alert.getByRole('heading')).toHaveText(words.ar.timeout.title);
});

test('the app does not wait for an article that does not come, nor asks for it twice', async ({ page, article, hosts }) => {
  let answer;
  const late = new Promise((resolve) => { answer = resolve; });
  const source = await hosts.source({ ...WELL, '/posts': () => late });
  const site = await hosts.site({ config: wordPressAt(source.url) });
  const asked = [];
  page.on('request', (request) => { if (request.url().includes('/posts?')) asked.push(request.url()); });
  await article.open(site, 'finance-bill-eda');
  await expect(page.getByRole('heading', { name: words.ar.loading })).toBeAttached();
  answer('post-slug-embed');
  await expect(article.headline).toHaveText(/\S/);
  await expect(first(page)).toHaveCount(0);
  expect(asked).toHaveLength(1);
});

test('a protected article and one that is not there have no first view', async ({ page, article, hosts }) => {
  for (const answer of ['post-protected', 'post-slug-none', 'no-route']) {
    const source = await hosts.source({ ...WELL, '/posts': answer });
    const site = await hosts.site({ config: wordPressAt(source.url) });
    const go = await held(page);
    const begins = page.waitForRequest(/_bg\.wasm$/);
    await article.open(site, 'x');
    await begins;
    await expect(first(page)).toHaveCount(0);
    go();
    await expect(article.alert).toBeVisible();
    await page.unrouteAll();
  }
});

test('a long read is not waited for: its first screens are shown, and the rest follows', async ({ page, article, hosts }) => {
  const paragraphs = Array.from({ length: 300 }, (_, n) => `<p>فقرة ${n}: ${'كلام '.repeat(50)}</p>`);
  const source = await hosts.source({ feed: json({ version: 'https://jsonfeed.org/version/1.1', title: 't', items: [
    { id: 'one', title: 'مقال طويل', content_html: paragraphs.join('\n'), date_published: '2024-04-09T10:00:00Z', _maqal: { slug: 'one' } },
  ] }) });
  const site = await hosts.site({ config: feedAt(source.url) });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.addInitScript(() => {
    window.counts = [];
    const note = () => {
      const all = document.querySelectorAll('[data-first] .body > p');
      if (all.length !== window.counts.at(-1)?.count) window.counts.push({ count: all.length, end: all[all.length - 1]?.getBoundingClientRect().bottom });
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  const go = await held(page);
  await article.open(site, 'one');
  const shown = first(page).locator('.body > p');
  await expect(shown).toHaveCount(300);
  const counts = (await page.evaluate(() => window.counts)).filter(({ count }) => count > 0);
  expect(counts[0].end, 'a screen').toBeGreaterThan(740);
  expect(counts[0].count, 'and not much more').toBeLessThan(20);
  expect(await shown.evaluateAll((all) => all.map((one) => one.textContent.match(/\d+/)[0]).join())).toBe(paragraphs.map((_, n) => n).join());
  // Whoever is far down stays there when the app takes over.
  await shown.nth(200).scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  go();
  await isTaken(page);
  await expect(article.body.locator(':scope > p')).toHaveCount(300);
  expect(await page.evaluate(() => scrollY)).toBe(before);
});

test('what attackers wrote arrives dead', async ({ page, hosts }) => {
  const strange = [];
  page.on('dialog', (dialog) => { strange.push('a dialog'); return dialog.dismiss(); });
  page.on('popup', () => strange.push('a window'));
  await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => {
    strange.push(`asked ${route.request().url()}`);
    return route.abort();
  });
  await page.route(/_bg\.wasm$/, (route) => route.abort());
  const site = await hosts.site({ config: feedAt('https://news.example/'), policy: false });
  await page.route('https://news.example/feed', (route) => route.abort());
  await page.goto(`${site.url}article/s`);
  // The same script again for each snippet, as it runs when its feed has come.
  const wrong = await page.evaluate(async (snippets) => {
    const settings = document.getElementById('maqal-config');
    const skeleton = document.querySelector('main').cloneNode(true);
    const code = document.getElementById('maqal-boot').textContent;
    const allowed = new Set(['nav', 'ol', 'li', 'a', 'bdi', 'h1', 'p', 'div', 'figure', 'figcaption', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'dl', 'dt', 'dd', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'blockquote', 'br',
      'hr', 'strong', 'em', 'b', 'i', 'code', 'pre', 'sub', 'sup', 'span', 'u', 's', 'del', 'ins', 'mark', 'small', 'abbr', 'bdo', 'cite', 'q', 'time', '@class', '@dir', '@lang', '@href', '@style']);
    const wrong = [];
    for (const [n, snippet] of snippets.entries()) {
      const item = {
        id: 's', title: `عنوان ${snippet}`, authors: [{ name: snippet }], content_html: `<p>قبل</p>${snippet}`,
        _maqal: { slug: 's', sections: [{ name: snippet, ancestors: [{ name: snippet }] }], image: { width: '1;}', height: '"><', caption_html: snippet } },
      };
      document.querySelector('main').replaceWith(skeleton.cloneNode(true));
      document.head.append(Object.assign(document.createElement('template'), { id: 'maqal-later' }));
      settings.feed = [Promise.resolve({ items: [item] }), 'https://news.example/'];
      (0, eval)(code);
      for (const end = performance.now() + 2000; !document.querySelector('[data-first]') && performance.now() < end;) await new Promise((resolve) => { setTimeout(resolve); });
      const main = document.querySelector('main');
      const check = (name, is) => { if (!is) wrong.push(`${n}: ${name}\n  ${snippet}`); };
      check('the article is shown', main.querySelector('.body > p')?.textContent === 'قبل');
      const elements = [...main.querySelectorAll('.article *')];
      for (const { localName } of elements) check(localName, allowed.has(localName));
      for (const name of elements.flatMap((element) => element.getAttributeNames())) check(name, allowed.has(`@${name}`));
      for (const { href } of main.querySelectorAll('[href]')) check(href, /^https?:/.test(href));
      check('a script ran', !window.__attacked);
    }
    return wrong;
  }, await hostileSnippets());
  expect(wrong).toEqual([]);
  expect(strange).toEqual([]);
});
