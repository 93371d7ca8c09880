// The article page on good days: the same article from a feed file and from a real WordPress.

import { readFile } from 'node:fs/promises';

import { expect, feedAt, test, wordPressAt } from './fixtures.js';
import { json, WELL } from './source.js';

const SLUG = 'eda-darija-code';
const feed = JSON.parse(await readFile(new URL('../../public/demo/feed.json', import.meta.url), 'utf8'));
const demo = feed.items[0];

/** The texts of the author's HTML, block by block, as a browser reads them. */
async function authorsTexts(page) {
  await page.goto('about:blank');
  return page.evaluate((html) => {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    return [...parsed.querySelectorAll('p, h2, li, th, td, cite')].map((element) =>
      element.textContent.replace(/\s+/g, ' ').trim(),
    );
  }, demo.content_html);
}

for (const source of ['a JSON Feed', 'a real WordPress']) {
  test.describe(`from ${source}`, () => {
    const start = (hosts, wordpress) =>
      source === 'a JSON Feed' ? hosts.site() : hosts.site({ config: wordPressAt(wordpress.url) });

    test('every paragraph is there, in order, letter by letter', async ({ page, article, hosts, wordpress }) => {
      const site = await start(hosts, wordpress);
      const expected = await authorsTexts(page);
      await article.open(site, SLUG);
      await expect(article.headline).toHaveText(demo.title);
      expect(expected.length).toBeGreaterThan(25);
      expect(await article.texts()).toEqual(expected);
    });

    test('breadcrumbs, sections, byline and date are right', async ({ page, article, hosts, wordpress }) => {
      await article.open(await start(hosts, wordpress), SLUG);
      await expect(article.breadcrumbs).toHaveText(['الرئيسية', 'مجتمع', 'تعليم', demo.title]);
      await expect(page.locator('[aria-current=page]')).toHaveText(demo.title);
      await expect(article.sections).toHaveText([/واجهة|تعليم/, /واجهة|تعليم/]);
      await expect(article.article).toContainText('بقلم فاطمة الزهراء بناني');
      const date = article.article.locator('time');
      await expect(date).toHaveText('9 أبريل 2024');
      await expect(date).toHaveAttribute('datetime', '2024-04-09T14:30:00Z');
    });

    test('no comments are said as Arabic says it', async ({ page, article, hosts, wordpress }) => {
      await article.open(await start(hosts, wordpress), SLUG);
      await expect(page.getByRole('link', { name: 'لا تعليقات' })).toBeVisible();
      await expect(article.comments).toContainText('لم يعلّق أحد على هذا المقال بعد.');
    });

    test('the lead picture is shown, its file name is not', async ({ page, article, hosts, wordpress }) => {
      await article.open(await start(hosts, wordpress), SLUG);
      const lead = article.article.locator('img').first();
      await expect(lead).toHaveJSProperty('complete', true);
      expect(await lead.evaluate((image) => image.naturalWidth)).toBeGreaterThan(300);
      await expect(lead).toHaveAttribute('alt', '');
      await expect(lead).toHaveAttribute('fetchpriority', 'high');
      await expect(lead).toHaveAttribute('srcset', /768w.*1024w/);
      await expect(page.getByText('سلا عند الغروب – رسم: مقال')).toBeVisible();
      expect(await page.locator('body').ariaSnapshot()).not.toContain('IMG');
    });
  });
}

test('the front page leads to the newest article', async ({ page, article, hosts }) => {
  await article.open(await hosts.site());
  await expect(page).toHaveTitle('مقال');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('آخر الأخبار');
  await page.getByRole('link', { name: demo.title }).click();
  await expect(article.headline).toHaveText(demo.title);
  await expect(page).toHaveTitle(`${demo.title} – مقال`);
});

test('the demo is a whole newspaper: its articles, their pictures, and the links among them', async ({ page, article, hosts }) => {
  const site = await hosts.site();
  await article.open(site);
  await expect(page.locator('.teaser')).toHaveCount(feed.items.length);
  const addresses = feed.items.map(({ _maqal }) => `${site.url}article/${encodeURIComponent(_maqal.slug)}`);
  for (const { title, language, _maqal: { slug, comment_count: count } } of feed.items) {
    await article.open(site, slug);
    await expect(article.headline).toHaveText(title);
    await expect(article.article, title).toHaveAttribute('dir', language.startsWith('ar') ? 'rtl' : 'ltr');
    await expect(article.comments.getByRole('listitem')).toHaveCount(count);
    for (const picture of await article.article.locator('img').all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect.poll(() => picture.evaluate((image) => image.naturalWidth), title).toBeGreaterThan(0);
    }
    const links = await article.body.locator('a').evaluateAll((all) => all.map(({ href }) => href.split('#')[0]));
    for (const link of links.filter((link) => link.startsWith(site.url))) expect(addresses, title).toContain(link);
    expect(await article.axe(), title).toEqual([]);
  }
});

test('links are followed inside the app, and back leads back', async ({ page, article, hosts }) => {
  const site = await hosts.site();
  await article.open(site, SLUG);
  await expect(article.headline).toHaveText(demo.title);
  await page.evaluate(() => { window.sameDocument = true; });
  await article.breadcrumbs.getByRole('link', { name: 'الرئيسية' }).click();
  await expect(page).toHaveURL(site.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByRole('link', { name: demo.title })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(`${site.url}article/${SLUG}`);
  await expect(article.headline).toHaveText(demo.title);
  expect(await page.evaluate(() => window.sameDocument)).toBe(true);
});

test('the app works in a folder of its host', async ({ page, article, hosts }) => {
  const site = await hosts.site({ folder: '/reader/' });
  await article.open(site, SLUG);
  await expect(article.headline).toHaveText(demo.title);
  await article.breadcrumbs.getByRole('link', { name: 'الرئيسية' }).click();
  await expect(page).toHaveURL(site.url);
  await page.getByRole('link', { name: demo.title }).click();
  await expect(page).toHaveURL(`${site.url}article/${SLUG}`);
  await expect(article.headline).toHaveText(demo.title);
});

test('the exact date opens by keyboard', async ({ page, article, hosts }) => {
  await article.open(await hosts.site(), SLUG);
  const exact = page.getByText('الثلاثاء، 9 أبريل 2024');
  await expect(article.headline).toBeVisible();
  await expect(exact).toBeHidden();
  await article.article.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(exact).toBeVisible();
  await expect(exact).toContainText('14:30');
});

test('a fresh article says how long ago', async ({ article, hosts }) => {
  const ago = (hours) => new Date(Date.now() - hours * 3_600_000).toISOString();
  const item = (hours) => ({ ...demo, id: `${hours}`, date_published: ago(hours), _maqal: { slug: `h${hours}` } });
  const source = await hosts.source({ feed: json({ ...feed, items: [item(2), item(30)] }) });
  const site = await hosts.site({ config: feedAt(source.url) });
  await article.open(site, 'h2');
  await expect(article.article.locator('time')).toHaveText('قبل ساعتين');
  await article.open(site, 'h30');
  await expect(article.article.locator('time')).toHaveText('أمس');
});

test('text runs its own way inside the article', async ({ page, article, hosts }) => {
  await article.open(await hosts.site(), SLUG);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  const direction = (locator) => locator.evaluate((element) => getComputedStyle(element).direction);
  expect(await direction(article.headline)).toBe('rtl');
  expect(await direction(page.getByText('+212 537 00 00 00'))).toBe('ltr');
  expect(await direction(page.getByText('Atlas Data Systems (ADS)'))).toBe('ltr');
});

test('the skip link leads past the header', async ({ page, article, hosts }) => {
  await article.open(await hosts.site(), SLUG);
  await expect(article.headline).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'انتقل إلى المحتوى' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('comments stand behind what they answer', async ({ page, article, hosts }) => {
  const source = await hosts.source();
  await article.open(await hosts.site({ config: wordPressAt(source.url) }), 'finance-bill-eda');
  await expect(page.getByRole('link', { name: '18 تعليقًا' })).toBeVisible();
  await expect(article.comments.getByRole('listitem').nth(0)).toContainText('تحليل جيد، شكرا.');
  await expect(article.comments.getByRole('listitem').nth(1)).toContainText('أتفق معك.');
});

test('an Arabic slug leads to its article', async ({ article, hosts }) => {
  const item = { ...demo, _maqal: { slug: 'البرمجة-EDA-2007' } };
  const source = await hosts.source({ feed: json({ ...feed, items: [{ id: 'other' }, item] }) });
  await article.open(await hosts.site({ config: feedAt(source.url) }), 'البرمجة-EDA-2007');
  await expect(article.headline).toHaveText(demo.title);
});

test('an article in another language runs its own way as a whole', async ({ page, article, hosts }) => {
  const item = {
    id: 'en', language: 'en', title: 'Maqal (مقال) means article', content_html: '<p>A short text.</p><p>وفقرة بالعربية</p>',
    _maqal: { slug: 'en' },
  };
  const source = await hosts.source({ feed: json({ ...feed, items: [item] }) });
  await article.open(await hosts.site({ config: feedAt(source.url) }), 'en');
  await expect(article.article).toHaveAttribute('dir', 'ltr');
  await expect(article.article).toHaveAttribute('lang', 'en');
  await expect(page.getByText('وفقرة بالعربية')).toHaveAttribute('dir', 'rtl');
});

test('nothing moves while the parts arrive', async ({ article, hosts, page }) => {
  const source = await hosts.source({ ...WELL }, { delay: 300 });
  await page.setViewportSize({ width: 360, height: 740 });
  await article.open(await hosts.site({ config: wordPressAt(source.url) }), 'finance-bill-eda');
  await expect(page.getByRole('link', { name: '18 تعليقًا' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(await article.layoutShift()).toBe(0);
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing, and it is looked at: ${colorScheme}`, async ({ page, article, hosts, wordpress }) => {
    await page.emulateMedia({ colorScheme });
    const site = await hosts.site({ config: wordPressAt(wordpress.url) });
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await article.open(site, SLUG);
      await expect(article.comments).toContainText('لم يعلّق أحد');
      await page.locator('img').last().scrollIntoViewIfNeeded();
      await page.waitForLoadState('networkidle');
      expect(await article.axe()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), 'nothing sticks out').toBe(width);
      await article.screenshot(`article-${colorScheme}-${width}`);
    }
  });
}
