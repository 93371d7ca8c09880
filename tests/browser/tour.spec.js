// A reader's way through a real newsroom and all the way back; and every page that there is, looked at in all its looks.
// Every test asks for `article`, also where it only keeps the page to its policy.

import { expect, test, wordPressAt } from './fixtures.js';
import { follow, toTheEnd, whole } from './whole.js';
import { words } from './words.js';

const { lists, saved } = words.ar;

/** Runs in the page, which then tells where an element is: on what page, and which link of all; and where one was followed. */
function placeHere() {
  window.place = (element) => ({
    title: document.querySelector('main h1')?.textContent,
    href: element.getAttribute('href'),
    at: [...document.querySelectorAll('main a[href]')].indexOf(element),
  });
  addEventListener('click', ({ target }) => {
    const link = target.closest('a[href]');
    if (link) window.left = { ...window.place(link), y: window.scrollY };
  }, { capture: true });
}

/** A reader, who remembers of every page where it was left, and through which link. */
class Reader {
  constructor(page) {
    this.page = page;
    this.trail = [];
    this.title = page.getByRole('heading', { level: 1 });
    this.teasers = page.locator('.list .teaser');
    this.links = this.teasers.getByRole('heading').getByRole('link');
    this.more = page.getByRole('button', { name: lists.more });
    this.crumbs = page.getByRole('navigation', { name: words.ar.breadcrumbs }).getByRole('link');
    this.related = page.getByRole('complementary', { name: lists.related }).getByRole('heading', { level: 2 }).getByRole('link');
  }

  async open(url) {
    await this.page.goto(url);
    await whole(this.page);
    // It is gone if the app leaves the document.
    await this.page.evaluate(placeHere);
  }

  /** Goes down to the articles that may be read next. */
  async next(n) {
    await toTheEnd(this.page);
    return this.related.nth(n);
  }

  /** The same, and on to one of them. */
  async followNext(n, press) {
    const link = await this.next(n);
    await this.follow(link, await link.textContent(), press);
  }

  pageLink(n) {
    return this.page.getByRole('navigation', { name: lists.pages }).getByRole('link', { name: lists.page.replace('{n}', n), exact: true });
  }

  /** Goes where a link leads, as `press` presses it. The reader has come to `to`, and to the top of it. */
  async follow(link, to, press = (link) => link.click()) {
    await link.evaluate((link) => {
      link.scrollIntoView({ block: 'center' });
      document.querySelector('main h1').dataset.left = '';
    });
    await press(link);
    this.trail.push(await this.page.evaluate(() => window.left));
    await whole(this.page);
    await expect(this.title).toHaveText(to);
    await expect(this.title).toBeFocused();
    await expect.poll(() => this.scrolled()).toBe(0);
  }

  /** Goes back as far as the reader has come, and finds each page as it was left. */
  async back() {
    for (const { y, ...place } of this.trail.splice(0).reverse()) {
      const now = () => this.page.evaluate(() => window.place(document.activeElement));
      await this.page.goBack();
      await expect.poll(now, `${place.title}: the focus`).toEqual(place);
      await whole(this.page);
      await expect.poll(() => this.scrolled(), `${place.title}: the place`).toBeCloseTo(y, 0);
      expect(await now(), place.title).toEqual(place);
    }
  }

  scrolled() {
    return this.page.evaluate(() => window.scrollY);
  }

  deepest() {
    return Math.max(...this.trail.map(({ y }) => y));
  }
}

const withKeys = (link) => link.press('Enter');

test('down to a section three deep, up again, to more and more articles, from one to the next, and back', async ({ page, article, hosts, newsroom }) => {
  const site = await hosts.site({ config: wordPressAt(newsroom.url) });
  const reader = new Reader(page);
  await reader.open(site.url);
  const sections = page.getByRole('navigation', { name: words.ar.sections });
  for (const name of ['رياضة', 'كرة القدم', 'البطولة الاحترافية']) await reader.follow(sections.getByRole('link', { name }), name);
  await expect(reader.crumbs).toHaveText([words.ar.home, 'رياضة', 'كرة القدم']);
  await expect(page).toHaveURL(`${site.url}section/${newsroom.deep.slug}`);
  await reader.follow(reader.crumbs.nth(1), 'رياضة');
  for (const count of [24, 36]) {
    await reader.more.click();
    await expect(reader.teasers).toHaveCount(count);
  }
  const link = reader.links.nth(31);
  await reader.follow(link, await link.textContent());
  for (const n of [2, 0]) await reader.followNext(n);
  expect(reader.deepest(), 'the reader has gone far down').toBeGreaterThan(2000);
  await reader.back();
  await expect(page).toHaveURL(site.url);
});

test('by keyboard and by pages’ numbers: to the third page, to articles, and back', async ({ page, article, hosts, newsroom }) => {
  const site = await hosts.site({ config: wordPressAt(newsroom.url) });
  const reader = new Reader(page);
  await reader.open(site.url);
  await reader.follow(reader.pageLink(2), lists.latest, withKeys);
  await expect(reader.pageLink(2)).toHaveAttribute('aria-current', 'page');
  const second = await reader.links.allTextContents();
  await reader.follow(reader.pageLink(3), lists.latest, withKeys);
  await expect(page).toHaveURL(`${site.url}page/3`);
  await expect(reader.pageLink(3)).toHaveAttribute('aria-current', 'page');
  expect((await reader.links.allTextContents()).filter((title) => second.includes(title)), 'other articles').toEqual([]);
  await reader.follow(reader.links.nth(7), await reader.links.nth(7).textContent(), withKeys);
  await reader.followNext(1, withKeys);
  await reader.back();
});

test('from the top of a page, and back as soon as the next one is there', async ({ page, article, hosts, newsroom }) => {
  const reader = new Reader(page);
  await reader.open((await hosts.site({ config: wordPressAt(newsroom.url) })).url);
  await reader.follow(page.getByRole('navigation', { name: words.ar.sections }).getByRole('link', { name: 'رياضة' }), 'رياضة', withKeys);
  await reader.back();
});

test('a link that is there more than once has the focus again where it was followed', async ({ page, article, hosts, newsroom }) => {
  const site = await hosts.site({ config: wordPressAt(newsroom.url) });
  const reader = new Reader(page);
  await reader.open(`${site.url}section/${newsroom.sections['رياضة'].slug}`);
  await reader.follow(reader.teasers.getByRole('link', { name: 'البطولة الاحترافية', exact: true }).nth(1), 'البطولة الاحترافية', withKeys);
  await reader.follow(reader.links.last(), await reader.links.last().textContent());
  await reader.back();
});

test('comments that come late do not take the reader elsewhere', async ({ page, article, hosts, newsroom }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  const reader = new Reader(page);
  await reader.open(`${(await hosts.site({ config: wordPressAt(newsroom.url) })).url}article/${newsroom.posts.closed.slug}`);
  const link = await reader.next(0);
  await reader.follow(link, await link.textContent());
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route(/\/comments\?/, async (route) => {
    await held;
    await route.continue();
  });
  const returned = reader.back();
  await expect(link).toBeFocused();
  release();
  await returned;
});

test('who has come to the pages’ numbers stays there when comments are counted', async ({ page, article, hosts, newsroom }) => {
  const site = await hosts.site({ config: wordPressAt(newsroom.url) });
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route(/\/comments\?/, async (route) => {
    await held;
    await route.continue();
  });
  const reader = new Reader(page);
  await reader.open(site.url);
  await reader.pageLink(2).focus();
  release();
  await expect(page.locator('.teaser__comments:not(:empty)').first()).toBeVisible();
  await expect(reader.pageLink(2)).toBeFocused();
});

test('with hamza and without, a search finds the same article, and the reader comes back to what was found', async ({ page, article, hosts, newsroom }) => {
  const reader = new Reader(page);
  await reader.open((await hosts.site({ config: wordPressAt(newsroom.url) })).url);
  const found = [];
  for (const looked of ['أخبار الأمن', 'اخبار الامن']) {
    await page.getByRole('link', { name: lists.search, exact: true }).click();
    const field = page.getByRole('searchbox', { name: lists.search_label });
    await field.pressSequentially(looked);
    const link = reader.links.and(page.locator(`[href="/article/${newsroom.posts.hamza.slug}"]`));
    await expect(link).toBeVisible();
    await whole(page);
    await expect(page).toHaveURL(new RegExp(`\\?q=${encodeURIComponent(looked)}$`));
    found.push(await reader.links.allTextContents());
    await reader.follow(link, await link.textContent());
    await reader.followNext(0);
    await reader.back();
    await expect(field).toHaveValue(looked);
  }
  expect(found[1]).toEqual(found[0]);
});

/** Every kind of page: its name, and where it is. */
const PAGES = {
  front: () => '',
  'front-2': () => 'page/2',
  section: ({ sections }) => `section/${sections['رياضة'].slug}`,
  'section-deep': ({ deep }) => `section/${deep.slug}/`,
  'section-empty': ({ sections }) => `section/${sections['ثقافة/سينما/نقد'].slug}`,
  tag: ({ tags }) => `tag/${tags['L’Oriental'].slug}`,
  author: ({ authors }) => `author/${authors[10].slug}`,
  date: () => '2024/01/05',
  search: () => 'search',
  'search-found': () => `search?q=${encodeURIComponent('اخبار الامن')}`,
  'search-nothing': () => `search?q=${encodeURIComponent('لا شيء كهذا')}`,
  'saved-empty': () => 'saved',
  article: ({ posts }) => `article/${posts.discussed.slug}`,
  'article-long': ({ posts }) => `article/${posts.long.slug}`,
  'article-english': ({ posts }) => `article/${posts.english.slug}`,
  page: ({ pages }) => pages.about.slug,
  'not-found': () => 'wp-admin/',
};

/** Runs in the page: nothing of it is left out because it is out of sight. */
function showAll() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { content-visibility: visible !important; }');
  document.adoptedStyleSheets.push(sheet);
  return Promise.allSettled([...document.images].map((image) => {
    image.loading = 'eager';
    return image.decode();
  }));
}

/** Looks at all of a page in light and dark, on a telephone and on a desk. */
async function lookedAt(page, article, name) {
  await page.evaluate(showAll);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const looks = `${name}-${width}-${colorScheme}`;
      expect.soft(await article.axe(), looks).toEqual([]);
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), looks).toBeLessThanOrEqual(width);
      await article.screenshot(`tour-${looks}`);
    }
  }
  await expect(page.locator('h1')).toHaveCount(1);
}

for (const [name, address] of Object.entries(PAGES)) {
  test(`looked at, and axe finds nothing: ${name}`, async ({ page, article, hosts, newsroom }) => {
    await page.goto((await hosts.site({ config: wordPressAt(newsroom.url) })).url + address(newsroom));
    await whole(page);
    await toTheEnd(page);
    await lookedAt(page, article, name);
  });
}

test('looked at, and axe finds nothing: offline', async ({ page, context, article, hosts, newsroom }) => {
  await page.goto((await hosts.site({ config: wordPressAt(newsroom.url) })).url);
  await whole(page);
  await context.setOffline(true);
  await follow(page, `/article/${newsroom.posts.closed.slug}`);
  await expect(article.alert.getByRole('heading')).toHaveText(words.ar.offline.title);
  await lookedAt(page, article, 'offline');
});

test('looked at, and axe finds nothing: bad settings', async ({ page, article, hosts }) => {
  await page.goto((await hosts.site({ config: { source: { kind: 'wordpres', url: 'https://news.example/' } } })).url);
  await expect(article.alert.getByRole('heading')).toHaveText(words.ar.bad_config.title);
  await lookedAt(page, article, 'bad-settings');
});

test.describe('with a service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('looked at, and axe finds nothing: an article that is saved', async ({ page, article, hosts, newsroom }) => {
    await article.open(await hosts.site({ config: wordPressAt(newsroom.url) }), newsroom.posts.arabicSlug.slug);
    await whole(page);
    await page.getByRole('button', { name: saved.save }).click();
    await expect(page.locator('.tools__note')).toHaveText(saved.saved);
    await follow(page, '/saved');
    await expect(page.locator('.list .teaser')).toHaveCount(1);
    await lookedAt(page, article, 'saved');
  });
});
