// Lists whose site is slow or broken, or that readers leave at the wrong moment: nothing stays dead, and nobody loses their place.

import { expect, feedAt, test, wordPressAt } from './fixtures.js';
import { json, WELL } from './source.js';
import { words } from './words.js';

const { lists } = words.ar;

const teaser = (id) => ({
  id, slug: `a${id}`, link: `https://news.example/a${id}/`, title: { rendered: `مقال رقم ${id}` }, excerpt: { rendered: '' }, categories: [],
});

const post = (id, more) => ({
  ...teaser(id), date: '2024-01-05T09:30:00', date_gmt: '2024-01-05T08:30:00', comment_status: 'open', content: { rendered: '<p>نص</p>' }, ...more,
});

/** A site of `pages` pages, each of 12 articles; `change` may give another answer, or wait before this one. */
async function newspaper(hosts, { pages = 2, change = () => undefined } = {}) {
  const source = await hosts.source({
    ...WELL,
    '/categories': json([]),
    '/comments': json([], 200, 0, 1),
    '/posts': async (query) => {
      const slug = query.get('slug');
      if (slug) return json([post(Number(slug.slice(1)))]);
      const page = Number(query.get('page') ?? 1);
      const changed = await change(query, page);
      if (changed) return changed;
      const first = (page - 1) * 12;
      return json(Array.from({ length: 12 }, (_, index) => teaser(first + index + 1)), 200, pages * 12, pages);
    },
  });
  return { source, site: await hosts.site({ config: wordPressAt(source.url) }) };
}

/** A promise, and what keeps it. */
function gate() {
  let open;
  const opened = new Promise((resolve) => { open = resolve; });
  return { open, opened };
}

const teasers = (page) => page.locator('.list .teaser');
const linkOf = (page, id) => page.locator(`.teaser__link[href="/article/a${id}"]`);
const more = (page) => page.getByRole('button', { name: lists.more });
const note = (page) => page.locator('.list__note');
const field = (page) => page.getByRole('searchbox', { name: lists.search_label });

test('a list that was left while more was on its way goes on when the reader is back', async ({ page, article, hosts }) => {
  const { opened, open } = gate();
  let held = false;
  const { site } = await newspaper(hosts, {
    change: async (query, page) => {
      if (page !== 2 || held) return;
      held = true;
      await opened;
    },
  });
  // Comments are counted while more is on its way.
  const counted = gate();
  await page.route(/\/comments\?/, async (route) => {
    await counted.opened;
    await route.continue();
  });
  await page.goto(site.url);
  await expect(teasers(page)).toHaveCount(12);
  await more(page).click();
  await expect(note(page)).toHaveText(lists.loading);
  const answered = page.waitForResponse(/\/comments\?/);
  counted.open();
  await answered;
  await linkOf(page, 3).click();
  await expect(article.headline).toHaveText('مقال رقم 3');
  open();
  await page.goBack();
  await expect(linkOf(page, 3)).toBeFocused();
  await expect(note(page)).not.toHaveText(lists.loading);
  await more(page).click();
  await expect(teasers(page)).toHaveCount(24);
});

test('whoever asks for the last articles is at the first of them', async ({ page, article, hosts }) => {
  const { site } = await newspaper(hosts);
  await page.goto(site.url);
  await expect(teasers(page)).toHaveCount(12);
  await more(page).press('Enter');
  await expect(teasers(page)).toHaveCount(24);
  await expect(more(page)).toBeHidden();
  await expect(linkOf(page, 13)).toBeFocused();
});

test('a site that does not say how many articles it has ends where it has no more', async ({ page, article, hosts }) => {
  const { site } = await newspaper(hosts, {
    change: (query, page) => {
      if (page > 1) return json({ code: 'rest_post_invalid_page_number' }, 400);
      return json(Array.from({ length: 12 }, (_, index) => teaser(index + 1)));
    },
  });
  await page.goto(site.url);
  await expect(teasers(page)).toHaveCount(12);
  await more(page).click();
  await expect(more(page)).toBeHidden();
  await expect(note(page)).toBeEmpty();
  await expect(page.getByRole('button', { name: words.ar.retry })).toBeHidden();
});

test('a search that fails leaves the reader in the field, and comes when it is asked for again', async ({ page, article, hosts }) => {
  let isDown = true;
  const { site } = await newspaper(hosts, { change: (query) => (query.has('search') && isDown ? 'drop' : undefined) });
  await page.goto(`${site.url}search`);
  await field(page).pressSequentially('الأمن');
  await expect(note(page)).toContainText(words.ar.unreachable.title);
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('الأمن');
  expect(await article.axe()).toEqual([]);
  isDown = false;
  await page.getByRole('button', { name: words.ar.retry }).click();
  await expect(teasers(page)).toHaveCount(12);
  await expect(field(page)).toHaveValue('الأمن');
});

test('a list that is asked for again says so, and has the focus when it is there', async ({ page, article, hosts }) => {
  const { opened, open } = gate();
  const { source, site } = await newspaper(hosts);
  const well = source.answers['/posts'];
  source.answers['/posts'] = 'drop';
  await page.goto(site.url);
  await expect(article.alert).toBeVisible();
  source.answers['/posts'] = async (query) => {
    await opened;
    return well(query);
  };
  await article.retry.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: lists.loading })).toBeAttached();
  await expect(article.alert).toBeHidden();
  open();
  await expect(teasers(page)).toHaveCount(12);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('the link to the search begins a new one; the link to where the reader is shows it anew', async ({ page, article, hosts }) => {
  const { source, site } = await newspaper(hosts);
  await page.goto(`${site.url}search`);
  await field(page).fill('الأمن');
  await expect(teasers(page)).toHaveCount(12);
  await page.getByRole('link', { name: lists.search, exact: true }).click();
  await expect(field(page)).toHaveValue('');
  await expect(teasers(page)).toHaveCount(0);
  await expect(page).toHaveURL(`${site.url}search`);

  await page.goto(site.url);
  await expect(teasers(page)).toHaveCount(12);
  const length = await page.evaluate(() => history.length);
  source.answers['/posts'] = json([teaser(99)], 200, 1, 1);
  // What has come within a minute is as good as new.
  await page.clock.install();
  await page.clock.setSystemTime(Date.now() + 120_000);
  await page.getByRole('banner').getByRole('link', { name: 'مقال', exact: true }).click();
  await expect(linkOf(page, 99)).toBeVisible();
  expect(await page.evaluate(() => history.length)).toBe(length);
});

test('what was looked for stays when the page speaks another language', async ({ page, article, hosts }) => {
  const { site } = await newspaper(hosts);
  await page.goto(`${site.url}search`);
  await field(page).fill('الأمن');
  await expect(teasers(page)).toHaveCount(12);
  await page.locator('#reading-options-button').click();
  await page.locator('#reading-options [name=language]').selectOption('fr');
  await expect(page.getByRole('searchbox', { name: words.fr.lists.search_label })).toHaveValue('الأمن');
  await expect(teasers(page)).toHaveCount(12);
});

test('a link to the comments of another article leads to them, whatever comes above them meanwhile', async ({ page, article, hosts }) => {
  const long = Array.from({ length: 40 }, (_, index) => `<p>فقرة ${index} من نص طويل يملأ أكثر من شاشة.</p>`).join('');
  const { source, site } = await newspaper(hosts);
  const comment = (id) => ({ id, parent: 0, author: 0, author_name: 'قارئ', date_gmt: '2024-01-05T09:00:00', content: { rendered: `<p>${'تعليق '.repeat(60)}</p>` }, status: 'approved' });
  source.answers['/comments'] = json(Array.from({ length: 30 }, (_, index) => comment(index + 1)), 200, 30, 1);
  source.answers['/posts'] = (query) => (query.has('slug') ? json([post(1, { content: { rendered: long } })]) : json([teaser(1)], 200, 1, 1));
  await page.goto(`${site.url}article/a1#comments`);
  const title = page.locator('#comments-title');
  await expect(title).toBeFocused();
  await expect.poll(() => title.evaluate((it) => Math.round(it.getBoundingClientRect().top))).toBeLessThan(120);
  await expect(title).toBeInViewport();
});

test('an author of a feed is found by the page that the feed names', async ({ page, article, hosts }) => {
  const author = { name: 'فاطمة الزهراء', url: 'https://news.example/author/fatima/' };
  const item = { id: '1', url: 'https://news.example/one', title: 'عنوان', content_text: 'نص', authors: [author], _maqal: { slug: 'one' } };
  const feed = json({ version: 'https://jsonfeed.org/version/1.1', title: 't', home_page_url: 'https://news.example/', items: [item] });
  const source = await hosts.source({ feed });
  await article.open(await hosts.site({ config: { ...feedAt(source.url), site: { name: 'مقال', url: 'https://news.example/' } } }), 'one');
  await article.article.getByRole('link', { name: author.name }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(author.name);
  await expect(teasers(page)).toHaveCount(1);
});

test('a page of the site has nobody’s name over it, and nothing to read next', async ({ page, article, hosts }) => {
  const _embedded = { author: [{ name: 'admin' }] };
  const { source, site } = await newspaper(hosts);
  source.answers['/posts'] = json([]);
  source.answers['/pages'] = json([{ ...post(7, { comment_status: 'closed', _embedded }), slug: 'about' }]);
  await page.goto(`${site.url}about/`);
  await expect(article.headline).toHaveText('مقال رقم 7');
  await expect(article.article).not.toContainText('admin');
  await expect(article.article.locator('time')).toHaveCount(0);
  await expect(article.comments).toHaveCount(0);
  await page.keyboard.press('End');
  await expect(page.locator('.waiting')).toHaveCount(0);
});
