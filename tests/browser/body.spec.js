// Every article's body: what publishers wrote is there, in order, as what it was.

import { blockCases, differences, hostileSnippets, nativeBodies } from './corpus.js';
import { expect, feedAt, test, wordPressAt } from './fixtures.js';
import { longRead } from './longread.js';
import { json, WELL } from './source.js';

/** Where the two parsers differ, and why that is no harm. Each is a part of a snippet. */
const KNOWN = [
  // Browsers keep one <details> of a name open, even in a document that nobody sees.
  '<details name=x ontoggle',
  // scraper's tree does not know annotation-xml as a place for HTML, and lets the picture out of <math>.
  '<annotation-xml encoding="text/html"><img',
  // The url crate refuses a host that browsers take, whose Punycode stands for nothing.
  'https://xn--zzzzzzz-/',
];

test('every block markup is shown as the corpus says', async ({ page, hosts }) => {
  const cases = await blockCases();
  expect(cases.length).toBeGreaterThanOrEqual(80);
  expect(await differences(page, hosts, cases)).toEqual([]);
});

test('both parsers make the same body of what attackers wrote', async ({ page, hosts }) => {
  test.setTimeout(400_000);
  const snippets = await hostileSnippets();
  const native = await nativeBodies(snippets);
  const bodies = snippets.map((html, n) => ({ name: `${n}: ${html}`, html, expected: native[n] }));
  const found = await differences(page, hosts, bodies);
  const isKnown = ({ name }) => KNOWN.some((part) => name.includes(part));
  expect(found.filter((one) => !isKnown(one))).toEqual([]);
  expect(found.length, 'a difference that is gone is struck off the list').toBe(KNOWN.length);
});

/** A feed with one article. */
const feedOf = (html, more = {}) => json({
  version: 'https://jsonfeed.org/version/1.1', title: 't',
  items: [{ id: 'one', url: 'https://news.example/one', title: 'عنوان المقال', content_html: html, _maqal: { slug: 'one', ...more } }],
});

const picture = (width, height) => ({ status: 200, headers: { 'Content-Type': 'image/svg+xml' },
  body: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#89a"/></svg>` });

const KINDS = [
  'drop cap in french', 'paragraph aligned center', 'headings aligned', 'list nested three levels', 'list ordered with start', 'list ordered reversed',
  'list ordered upper roman by style', 'quote with cite', 'pullquote:', 'table with header, footer and caption', 'table merged cells',
  'image linked to media file', 'image centered', 'image aligned left in wrapper', 'gallery:', 'media and text, media left', 'columns two', 'cover with image',
  'audio with caption', 'video with poster', 'file with download button', 'code block:', 'preformatted', 'verse:', 'details closed',
  'details open', 'footnotes:', 'buttons several', 'separator', 'embed youtube:', 'embed x post', 'definition list',
  'ruby', 'english quotation inside arabic', 'long address as text', 'very long unbroken words',
];

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing among all kinds of blocks, and they are looked at: ${colorScheme}`, async ({ page, article, hosts }) => {
    const named = await blockCases();
    const chosen = KINDS.map((kind) => named.find(({ name }) => name.startsWith(kind)));
    expect(chosen.every(Boolean)).toBe(true);
    await page.emulateMedia({ colorScheme });
    await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.fulfill(picture(600, 400)));
    const source = await hosts.source({ feed: feedOf(chosen.map(({ html }) => html).join('\n')) });
    const site = await hosts.site({ config: feedAt(source.url) });
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await article.open(site, 'one');
      await expect(article.body.locator('.footnotes')).toBeVisible();
      expect(await article.axe()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), 'nothing sticks out').toBe(width);
      await article.screenshot(`blocks-${colorScheme}-${width}`);
    }
  });
}

for (const mixed of [false, true]) {
  test(`a long read: ${mixed ? 'mixed' : 'Arabic'}`, async ({ page, article, hosts }, testInfo) => {
    const source = await hosts.source({ picture: picture(1024, 683), feed: () => feedOf(longRead({ mixed, pictures: `${source.url}picture` })) });
    const site = await hosts.site({ config: feedAt(source.url) });
    const session = await page.context().newCDPSession(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.addInitScript(() => {
      // As the app draws it by itself.
      delete Element.prototype.setHTML;
      window.tasks = [];
      window.slices = [];
      new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration)))
        .observe({ type: 'longtask', buffered: true });
      new MutationObserver(() => {
        const body = document.querySelector('#content > div > article > .body');
        if (body && window.slices.at(-1)?.blocks !== body.childElementCount) {
          window.slices.push({ blocks: body.childElementCount, at: performance.now(), words: body.textContent.length });
        }
      }).observe(document, { childList: true, subtree: true });
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await article.open(site, 'one');
    await expect(article.body.locator(':scope > p')).toHaveCount(245, { timeout: 60_000 });
    const { slices, tasks } = await page.evaluate(() => ({ slices: window.slices, tasks: window.tasks }));
    const first = slices.find(({ blocks }) => blocks > 0);
    const last = slices.at(-1);
    expect(first.words, 'the first screen is full').toBeGreaterThan(1500);
    expect(first.blocks, 'and does not wait for the rest').toBeLessThan(last.blocks / 2);
    expect(await article.body.locator('img').count()).toBe(60);
    expect(await article.body.locator('table').count()).toBe(5);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    for (let y = 0; y < 20; y += 1) {
      await page.mouse.wheel(0, 3000);
      await page.waitForTimeout(30);
    }
    await page.waitForLoadState('networkidle');
    expect(await article.layoutShift(), 'nothing moves while it is read').toBe(0);
    const report = `long read (${mixed ? 'mixed' : 'Arabic'}), CPU 4 times slower: longest task ${Math.round(Math.max(0, ...tasks))} ms; `
      + `first ${first.blocks} of ${last.blocks} blocks, all of them ${Math.round(last.at - first.at)} ms later, in ${slices.length} slices`;
    testInfo.annotations.push({ type: 'measured', description: report });
    console.log(report);
  });
}

test('an address that names a place in a long read leads there', async ({ page, article, hosts }) => {
  const source = await hosts.source({ picture: picture(1024, 683), feed: () => feedOf(longRead({ mixed: false, pictures: `${source.url}picture` })) });
  const site = await hosts.site({ config: feedAt(source.url) });
  await page.goto(`${site.url}article/one#in-part-198`);
  await expect(page.locator('#in-part-198')).toBeInViewport();
  await expect(page.locator(':target')).toHaveAttribute('id', 'in-part-198');
});

test('what goes beyond a limit is cut, and says so', async ({ page, article, hosts }) => {
  test.setTimeout(300_000);
  const paragraph = '<p>فقرة كاملة.</p>';
  const bodies = {
    long: paragraph + `<p>${'كلمة '.repeat(300_000)}</p>`,
    many: paragraph + '<p>ن</p>'.repeat(60_000),
    deep: paragraph + '<div>'.repeat(5000) + 'نص' + paragraph,
    wide: paragraph + `<p>${'<b class="a" id="b">ن</b>'.repeat(6000)}</p>`,
  };
  for (const [kind, html] of Object.entries(bodies)) {
    const source = await hosts.source({ feed: feedOf(html) });
    await article.open(await hosts.site({ config: feedAt(source.url) }), 'one');
    const note = page.getByRole('note');
    await expect(note, kind).toContainText('المقال أطول من أن يُعرض كاملًا هنا', { timeout: 90_000 });
    await expect(article.original, kind).toHaveAttribute('href', 'https://news.example/one');
    await expect(article.body.locator('p').first(), kind).toHaveText('فقرة كاملة.');
  }
});

test('pictures that do not come are replaced by words', async ({ page, article, hosts }) => {
  const image = (url) => ({ url, width: 800, height: 450, alt: 'ساحة المسجد', caption_html: 'تعليق الصورة' });
  const source = await hosts.source({
    html: { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<p>no picture</p>' },
    gone: { status: 404, headers: { 'Content-Type': 'image/jpeg' }, body: '' },
    feed: () => feedOf(`<p>نص</p><img src="${source.url}gone" width="600" height="400">`, { image: image(`${source.url}html`) }),
  });
  await article.open(await hosts.site({ config: feedAt(source.url) }), 'one');
  await expect(page.locator('.article__lead')).toContainText('ساحة المسجد');
  await expect(page.locator('.article__lead')).toContainText('تعليق الصورة');
  await article.body.locator('figure').scrollIntoViewIfNeeded();
  await expect(article.body).toContainText('الصورة غير متاحة');
  expect(await article.layoutShift()).toBe(0);
});

test('on an encrypted page pictures are asked for over an encrypted line', async ({ page, article, hosts }) => {
  const site = await hosts.site({ config: feedAt('https://reader.example/') });
  const asked = [];
  await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, async (route) => {
    const url = new URL(route.request().url());
    if (url.pathname === '/feed') return route.fulfill(feedOf('<p>نص</p><img src="http://old.example/a.jpg" width="600" height="400">'));
    if (url.host === 'reader.example') {
      return route.fulfill({ response: await route.fetch({ url: site.url + url.pathname.slice(1) }) });
    }
    asked.push(url.href);
    return route.abort();
  });
  await page.goto('https://reader.example/article/one');
  await expect(article.body).toContainText('تعذّر عرض الصورة عبر اتصال آمن');
  expect(asked).toEqual(['https://old.example/a.jpg']);
  // The icon may still be on its way, and its server is about to stop.
  await page.unrouteAll({ behavior: 'wait' });
});

test('the body stays as it is while the rest of the page changes', async ({ page, article, hosts }) => {
  const source = await hosts.source({ ...WELL, '/comments': json({ code: 'x', message: 'x' }, 500) });
  await article.open(await hosts.site({ config: wordPressAt(source.url) }), 'finance-bill-eda');
  await expect(article.comments.getByText('تعذّر تحميل التعليقات')).toBeVisible();
  const first = article.body.locator('p').first();
  await first.evaluate((element) => { element.sameElement = true; });
  source.answers['/comments'] = 'comments-page1';
  await article.comments.getByRole('button', { name: 'أعد المحاولة' }).click();
  await expect(page.getByRole('link', { name: '18 تعليقًا' })).toBeVisible();
  expect(await first.evaluate((element) => element.sameElement)).toBe(true);
});

test('a word of another script stands where its list and its column do', async ({ page, article, hosts }) => {
  const html = '<ul><li>كلمات عربية كثيرة في هذه القائمة</li><li>An English item</li></ul>'
    + '<table><tr><td>خلية عربية طويلة</td><td>س</td></tr><tr><td>Latin</td><td>ص</td></tr></table>';
  const source = await hosts.source({ feed: feedOf(html) });
  await article.open(await hosts.site({ config: feedAt(source.url) }), 'one');
  const rightEdge = (locator) => locator.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return Math.round(range.getBoundingClientRect().right);
  });
  const items = article.body.locator('li');
  expect(await rightEdge(items.nth(1))).toBe(await rightEdge(items.nth(0)));
  const cells = article.body.locator('td:first-child');
  expect(await rightEdge(cells.nth(1))).toBe(await rightEdge(cells.nth(0)));
});

test('a footnote is read and left again by keyboard', async ({ page, article, hosts }) => {
  const html = '<p>نص<sup data-fn="a" class="fn"><a href="#a" id="a-link">1</a></sup> يتبع.</p>'
    + '<ol class="wp-block-footnotes"><li id="a">الهامش. <a href="#a-link" aria-label="x">↩︎</a></li></ol>';
  const source = await hosts.source({ feed: feedOf(html) });
  await article.open(await hosts.site({ config: feedAt(source.url) }), 'one');
  const reference = page.locator('[role=doc-noteref]');
  await reference.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#in-a$/);
  await page.keyboard.press('Tab');
  await expect(page.locator('[role=doc-backlink]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#in-a-link$/);
  await expect(article.headline).toBeVisible();
});
