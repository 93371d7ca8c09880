// What stands in the document's head: for search engines and for the previews of links.

import { readFile } from 'node:fs/promises';

import { expect, feedAt, test, wordPressAt } from './fixtures.js';
import { faults } from './schema-org.js';
import { html, json, WELL } from './source.js';

const feed = JSON.parse(await readFile(new URL('../../public/demo/feed.json', import.meta.url), 'utf8'));
const [demo] = feed.items;
const SLUG = demo._maqal.slug;

/** The head, once it is the whole one of an article: by name, all that is said under it. */
async function headOf(page) {
  await expect(page.locator('head > script[type="application/ld+json"]')).toHaveCount(1);
  return page.evaluate(() => {
    const said = {};
    for (const element of document.head.querySelectorAll('meta, link[rel=canonical]')) {
      const name = element.name || element.getAttribute('property') || element.rel;
      if (name) (said[name] ??= []).push(element.content ?? element.href);
    }
    const data = JSON.parse(document.head.querySelector('script[type="application/ld+json"]').text);
    return { said, data, own: document.querySelectorAll('[data-head]').length };
  });
}

/** What the page has of its own, and the title. */
const brief = (page) =>
  page.evaluate(() => [document.title, ...[...document.head.querySelectorAll('[data-head]')].map((element) => element.outerHTML)]);

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    window.breaches = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => window.breaches.push([violatedDirective, sample]));
  });
});

test.afterEach(async ({ page }) => {
  expect(await page.evaluate(() => window.breaches), 'the policy holds, for data too').toEqual([]);
});

for (const source of ['a JSON Feed', 'a real WordPress']) {
  test(`an article from ${source} is told to search engines as they ask for it`, async ({ page, article, hosts, wordpress }) => {
    const isFeed = source === 'a JSON Feed';
    const site = await hosts.site(isFeed ? {} : { config: wordPressAt(wordpress.url) });
    await article.open(site, SLUG);
    const { said, data } = await headOf(page);
    const address = isFeed ? `${site.url}article/${SLUG}` : `${wordpress.url}2024/04/09/${SLUG}/`;
    expect(said.canonical).toEqual([address]);
    expect(said.robots).toEqual(['max-image-preview:large']);
    expect(said.description[0]).toMatch(/^ملي بدات مدرسة \(EDA\) سنة 2007 .*…$/);
    expect(said.description[0].length).toBeLessThanOrEqual(160);
    expect(said.author).toEqual([demo.authors[0].name]);
    expect(said).toMatchObject({
      'og:url': [address],
      'og:type': ['article'],
      'og:title': [demo.title],
      'og:description': said.description,
      'og:site_name': ['مقال'],
      'og:locale': ['ar_MA'],
      'og:image': [expect.stringMatching(/^http.*IMG-20240409-WA0139\S*\.jpg$/)],
      'og:image:width': [expect.stringMatching(/^1[56]\d\d$/)],
      'og:image:height': [expect.stringMatching(/^[89]\d\d$/)],
      'twitter:card': ['summary_large_image'],
      'article:published_time': ['2024-04-09T14:30:00Z'],
      'article:section': ['مجتمع'],
    });
    expect(said['og:image:alt'], 'a file’s name says nothing').toBeUndefined();

    expect(await faults(data)).toEqual([]);
    const [news, breadcrumbs] = data['@graph'];
    expect(news).toMatchObject({ headline: demo.title, url: address, mainEntityOfPage: address, articleSection: expect.arrayContaining(['تعليم']) });
    for (const asked of ['author', 'dateModified', 'datePublished', 'headline', 'image']) expect(news, asked).toHaveProperty(asked);
    const names = breadcrumbs.itemListElement.map(({ name }) => name);
    // The demo's sections have no pages.
    expect(names).toEqual(['الرئيسية', ...(isFeed ? [] : ['مجتمع', 'تعليم']), demo.title]);
    await expect(page.locator('h1')).toHaveCount(1);
  });
}

test('a recorded article says all that WordPress knows of it', async ({ page, article, hosts }) => {
  const source = await hosts.source();
  await article.open(await hosts.site({ config: wordPressAt(source.url) }), 'finance-bill-eda');
  const { said, data } = await headOf(page);
  expect(await faults(data)).toEqual([]);
  expect(said.description).toEqual(['قدمت وزيرة الاقتصاد الخطوط العريضة لمشروع قانون المالية (EDA).']);
  expect(said['article:tag']).toEqual(['EDA', 'البرلمان', 'قانون المالية']);
  expect(said['article:author']).toEqual(['http://127.0.0.1:8090/author/fatima']);
  expect(said['og:image:alt']).toEqual(['جلسة عمومية بالبرلمان']);
  const [{ author, keywords }] = data['@graph'];
  expect(keywords).toEqual(said['article:tag']);
  expect(author).toEqual([
    {
      '@type': 'Person',
      name: 'فاطمة الزهراء بناني',
      url: 'http://127.0.0.1:8090/author/fatima',
      image: expect.stringContaining('s=96'),
      description: 'صحافية متخصصة في الشأن السياسي',
    },
  ]);
});

test('structured data is checked by what it says and not by being there', async ({ page, article, hosts }) => {
  await article.open(await hosts.site(), SLUG);
  const { data } = await headOf(page);
  const broken = async (change) => {
    const copy = structuredClone(data);
    change(...copy['@graph']);
    return (await faults(copy)).length;
  };
  expect(await broken((news) => (news.headLine = 'x'))).toBe(1);
  expect(await broken((news) => (news.datePublished = 'أمس'))).toBe(1);
  expect(await broken((news) => (news['@type'] = 'NewsStory'))).toBe(1);
  expect(await broken((news) => delete news.author[0].name)).toBe(1);
  expect(await broken((news, { itemListElement: [first] }) => delete first.item)).toBe(1);
});

test('the head is each page’s own, there and back', async ({ page, article, hosts }) => {
  const other = { ...demo, id: '2', title: 'مقال آخر', url: 'https://elsewhere.example/other', date_published: '2025-01-01T00:00:00Z', _maqal: { slug: 'other' } };
  const source = await hosts.source({ feed: json({ ...feed, items: [demo, other] }) });
  const site = await hosts.site({ config: feedAt(source.url) });
  await article.open(site, SLUG);
  await headOf(page);
  const first = await brief(page);
  expect(first[0]).toBe(`${demo.title} – مقال`);

  await article.breadcrumbs.getByRole('link', { name: 'الرئيسية' }).click();
  await expect(page).toHaveTitle('مقال');
  const { said, data, own } = await headOf(page);
  expect(said.canonical).toEqual([site.url]);
  expect(data['@graph'][0]['@type']).toBe('CollectionPage');
  // Of colours there is one for light and one for dark.
  for (const [name, all] of Object.entries(said)) expect(all, name).toHaveLength(name === 'theme-color' ? 2 : 1);
  expect(own).toBe((await brief(page)).length - 1);

  await page.goBack();
  await expect(page).toHaveTitle(`${demo.title} – مقال`);
  await headOf(page);
  expect(await brief(page), 'letter by letter as before').toEqual(first);
});

test('nobody finds what is not there, and nothing of the article before', async ({ page, article, hosts }) => {
  const source = await hosts.source();
  const site = await hosts.site({ config: wordPressAt(source.url) });
  await article.open(site, 'finance-bill-eda');
  await headOf(page);
  source.answers['/posts'] = html(503);
  await article.breadcrumbs.getByRole('link', { name: 'الرئيسية' }).click();
  await expect(article.alert).toBeVisible();
  const noindex = '<meta data-head="" name="robots" content="noindex">';
  expect(await brief(page)).toEqual(['عطل في موقع الناشر – مقال', noindex]);

  source.answers['/posts'] = WELL['/posts'];
  await article.retry.click();
  await expect(page.locator('.teaser')).toBeVisible();
  expect((await headOf(page)).said.robots, 'it can be found again').not.toEqual(['noindex']);

  await page.goto(`${site.url}wp-admin/`);
  await expect(article.alert).toBeVisible();
  expect(await brief(page)).toEqual(['الصفحة غير موجودة – مقال', noindex]);
});

test('while an article is on its way, nothing is said about another one', async ({ page, article, hosts }) => {
  const source = await hosts.source();
  const site = await hosts.site({ config: wordPressAt(source.url) });
  await article.open(site, 'finance-bill-eda');
  await headOf(page);
  source.answers['/posts'] = 'hang';
  await article.breadcrumbs.getByRole('link', { name: 'الرئيسية' }).click();
  await expect(page.getByRole('status').first()).toHaveText('جارٍ تحميل المقالات…');
  expect(await brief(page)).toEqual(['مقال']);
});

test('what a publisher has put into the page stays, unless it says the same thing differently', async ({ page, article, hosts }) => {
  const head = [
    '<meta name=description content="جريدة">',
    '<meta property=og:image content=https://news.example/logo.png>',
    '<meta property=fb:app_id content=7>',
    '<meta name=robots content=noarchive>',
    '<link rel=canonical href=https://news.example/>',
    '<script type=application/ld+json>{"@type":"Organization"}</script>',
  ].join('');
  await article.open(await hosts.site({ head }), SLUG);
  const own = page.locator('head > script[type="application/ld+json"][data-head]');
  await expect(own).toHaveCount(1);
  await expect(page.locator('head > script[type="application/ld+json"]')).toHaveCount(2);
  for (const [name, count] of [['meta[name=description]', 1], ['meta[property="og:image"]', 1], ['link[rel=canonical]', 1], ['meta[name=robots]', 2], ['meta[property="fb:app_id"]', 1]]) {
    await expect(page.locator(name), name).toHaveCount(count);
  }
  await expect(page.locator('meta[name=description]')).toHaveAttribute('content', /^ملي بدات/);
});

test('a hostile title gets out of neither attribute nor data', async ({ page, article, hosts }) => {
  const title = 'أ</script><script>window.__attacked=1</script>"><img src=x onerror=window.__attacked=1>\u2028<!--';
  const source = await hosts.source({ feed: json({ ...feed, items: [{ ...demo, title, summary: title, tags: [title], _maqal: { slug: 'x' } }] }) });
  await article.open(await hosts.site({ config: feedAt(source.url) }), 'x');
  const { said, data } = await headOf(page);
  const read = title.replace(/\s+/g, ' ').replace('\u2028', ' ');
  expect(said['og:title'][0].replace('\u2028', ' ')).toBe(read);
  expect(data['@graph'][0].headline.replace('\u2028', ' ')).toBe(read);
  expect(await page.evaluate(() => window.__attacked)).toBeUndefined();
});

test('an article is there to be read when the code for the head fails', async ({ page, article, hosts }) => {
  await page.route('**/maqal-head-*.wasm', (route) => route.abort());
  await article.open(await hosts.site(), SLUG);
  await expect(article.headline).toHaveText(demo.title);
  await expect(page).toHaveTitle(`${demo.title} – مقال`);
  await expect(article.comments).toContainText('لم يعلّق أحد');
  expect(await brief(page)).toHaveLength(1);
});
