// A whole reading site, against a real WordPress with a newsroom's 300 articles: lists, the way through them and back.

import { expect, feedAt, test, wordPressAt } from './fixtures.js';
import { json, WELL } from './source.js';
import { words } from './words.js';

/** A list as its readers know it. */
class List {
  constructor(page) {
    this.page = page;
    this.title = page.getByRole('heading', { level: 1 });
    this.teasers = page.locator('.teaser');
    this.links = this.teasers.getByRole('heading').getByRole('link');
    this.more = page.getByRole('button', { name: 'المزيد من المقالات' });
    this.pages = page.getByRole('navigation', { name: 'الصفحات' });
    this.sections = page.getByRole('navigation', { name: 'الأقسام' });
    this.field = page.getByRole('searchbox', { name: 'ابحث في المقالات' });
    this.note = page.locator('.list__note');
  }

  titles() {
    return this.links.allTextContents();
  }

  scrolled() {
    return this.page.evaluate(() => Math.round(window.scrollY));
  }
}

const at = async (hosts, newsroom) => hosts.site({ config: wordPressAt(newsroom.url) });

test('front page, section, its third page, an article, and back to where the reader was', async ({ page, article, hosts, newsroom }) => {
  const site = await at(hosts, newsroom);
  const list = new List(page);
  await page.goto(site.url);
  await expect(list.teasers).toHaveCount(12);
  await expect(page).toHaveTitle('مقال');
  await page.evaluate(() => { window.sameDocument = true; });
  await list.sections.getByRole('link', { name: 'رياضة' }).click();
  await expect(list.title).toHaveText('رياضة');
  await expect(page).toHaveTitle('رياضة – مقال');
  await expect(list.teasers).toHaveCount(12);
  await list.pages.getByRole('link', { name: 'الصفحة 2' }).click();
  await expect(page).toHaveURL(/\/page\/2$/);
  await expect(list.pages.getByRole('link', { name: 'الصفحة 2' })).toHaveAttribute('aria-current', 'page');
  await list.pages.getByRole('link', { name: 'التالية' }).click();
  await expect(page).toHaveURL(/\/page\/3$/);
  await expect(list.pages.getByRole('link', { name: 'الصفحة 3' })).toHaveAttribute('aria-current', 'page');
  const third = await list.titles();

  const link = list.links.nth(5);
  const title = await link.textContent();
  await link.scrollIntoViewIfNeeded();
  await page.evaluate(() => addEventListener('click', () => { window.left = Math.round(window.scrollY); }, { capture: true }));
  await link.click();
  const y = await page.evaluate(() => window.left);
  expect(y, 'the reader has gone down').toBeGreaterThan(100);
  await expect(article.headline).toHaveText(title);
  await expect(article.headline).toBeFocused();
  await expect.poll(() => list.scrolled()).toBe(0);
  // Up to the section that the article names, and all the way back.
  await article.breadcrumbs.getByRole('link').last().click();
  await expect(list.title).toBeVisible();
  await expect(article.article).toBeHidden();
  await page.goBack();
  await expect(article.headline).toHaveText(title);
  await page.goBack();
  await expect(list.links.nth(5)).toHaveText(title);
  await expect(list.links.nth(5)).toBeFocused();
  await expect.poll(() => list.scrolled()).toBe(y);
  expect(await list.titles()).toEqual(third);
  await page.goBack();
  await page.goBack();
  await expect(list.pages.getByRole('link', { name: 'الصفحة 1' })).toHaveAttribute('aria-current', 'page');
  await page.goBack();
  await expect(page).toHaveURL(site.url);
  await expect(list.sections.getByRole('link', { name: 'رياضة' })).toBeFocused();
  expect(await page.evaluate(() => window.sameDocument)).toBe(true);
});

test('more articles are added below, and are still there when the reader comes back', async ({ page, article, hosts, newsroom }) => {
  const list = new List(page);
  await page.goto((await at(hosts, newsroom)).url);
  await expect(list.teasers).toHaveCount(12);
  await list.more.click();
  await expect(list.teasers).toHaveCount(24);
  await list.more.click();
  await expect(list.teasers).toHaveCount(36);
  expect(new Set(await list.titles()).size).toBe(36);
  const title = await list.links.nth(30).textContent();
  await page.evaluate(() => addEventListener('click', () => { window.left = Math.round(window.scrollY); }, { capture: true }));
  await list.links.nth(30).click();
  const y = await page.evaluate(() => window.left);
  await expect(article.headline).toHaveText(title);
  await page.goBack();
  await expect(list.teasers).toHaveCount(36);
  await expect(list.links.nth(30)).toBeFocused();
  await expect.poll(() => list.scrolled()).toBe(y);
});

test('a list that was longer grows again for a reader who comes back to it from a page loaded anew', async ({ page, article, hosts, newsroom }) => {
  // What is asked for ahead would keep the server from the lists.
  await page.addInitScript(() => Object.defineProperty(navigator.connection, 'saveData', { value: true }));
  const list = new List(page);
  await page.goto((await at(hosts, newsroom)).url);
  await expect(list.teasers).toHaveCount(12);
  for (const count of [24, 36]) {
    await list.more.click();
    await expect(list.teasers).toHaveCount(count);
  }
  const link = list.links.nth(30);
  await link.scrollIntoViewIfNeeded();
  const href = await link.getAttribute('href');
  await link.click();
  await expect(article.headline).toBeVisible();
  await page.reload();
  await expect(article.headline).toBeVisible();
  await page.goBack();
  await expect(page.locator(`.teaser__link[href="${href}"]`)).toBeFocused();
  await expect(page.locator(`.teaser__link[href="${href}"]`)).toBeInViewport();
  await expect(list.teasers).toHaveCount(36);
});

/** Which articles the site is asked for, by their slugs. */
function asked(page) {
  const slugs = [];
  page.on('request', (request) => {
    const slug = new URL(request.url()).searchParams.get('slug');
    if (slug && /\/posts/.test(request.url())) slugs.push(slug);
  });
  return slugs;
}

const slugOf = async (link) => decodeURIComponent((await link.getAttribute('href')).split('/').pop());

test('on a good line the articles in sight are asked for ahead, on another the one that is pointed at', async ({ page, article, hosts, newsroom }) => {
  const list = new List(page);
  const slugs = asked(page);
  await page.goto((await at(hosts, newsroom)).url);
  await expect.poll(async () => slugs.includes(await slugOf(list.links.first()))).toBe(true);
  const last = await slugOf(list.links.last());
  expect(slugs, 'it is far down').not.toContain(last);
  await list.links.last().scrollIntoViewIfNeeded();
  await expect.poll(() => slugs).toContain(last);
  await list.links.last().click();
  await expect(article.headline).toBeVisible();
  expect(slugs.filter((slug) => slug === last), 'it was there').toHaveLength(1);
});

test('on a slow line the article is asked for that a reader points at or comes to by keyboard', async ({ page, hosts, newsroom }) => {
  await page.addInitScript(() => Object.defineProperty(navigator.connection, 'effectiveType', { value: '3g' }));
  const list = new List(page);
  const slugs = asked(page);
  await page.goto((await at(hosts, newsroom)).url);
  await list.links.nth(1).hover();
  await expect.poll(() => slugs.length).toBe(1);
  await list.links.nth(2).focus();
  await expect.poll(() => slugs.length).toBe(2);
  expect(slugs).toEqual([await slugOf(list.links.nth(1)), await slugOf(list.links.nth(2))]);
});

test('nothing is asked for ahead where the reader saves data', async ({ page, article, hosts, newsroom }) => {
  await page.addInitScript(() => Object.defineProperty(navigator.connection, 'saveData', { value: true }));
  const list = new List(page);
  const slugs = asked(page);
  await page.goto((await at(hosts, newsroom)).url);
  await list.links.nth(1).hover();
  await list.links.nth(2).focus();
  const slug = await slugOf(list.links.nth(3));
  await list.links.nth(3).click();
  await expect(article.headline).toBeVisible();
  expect(slugs).toEqual([slug]);
});

test('what to read next is asked for when the reader comes near', async ({ page, article, hosts, newsroom }) => {
  const long = newsroom.posts.gallery.slug;
  const lists = [];
  page.on('request', (request) => { if (request.url().includes('exclude=')) lists.push(request.url()); });
  await page.setViewportSize({ width: 360, height: 500 });
  await article.open(await at(hosts, newsroom), long);
  // All above it has come: it would be pushed away.
  await expect(page.locator('.comments:not(.comments--loading)')).toBeVisible();
  await expect(article.body.locator('img').first()).toBeVisible();
  const far = await page.evaluate(() => document.querySelector('.waiting').getBoundingClientRect().top / window.innerHeight);
  expect(far, 'several screens down').toBeGreaterThan(3);
  expect(lists).toEqual([]);
  await page.keyboard.press('End');
  await expect(page.getByRole('complementary', { name: 'اقرأ أيضًا' })).toBeVisible();
  expect(lists.length).toBeGreaterThan(0);
});

test('what may be read next is asked for when a reader points at it, and then it is there', async ({ page, article, hosts, newsroom }) => {
  const slugs = asked(page);
  await article.open(await at(hosts, newsroom), newsroom.posts.gallery.slug);
  await expect(article.comments).toBeVisible();
  await page.keyboard.press('End');
  const link = page.locator('.onward .teaser__link').first();
  const [next, title] = [await slugOf(link), (await link.textContent()).trim()];
  const answered = page.waitForResponse((response) => new URL(response.url()).searchParams.get('slug') === next);
  await link.hover();
  await (await answered).finished();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    window.seen = [];
    new MutationObserver(() => {
      if (document.querySelector('.skeleton')) window.seen.push('skeleton');
    }).observe(document.querySelector('#maqal'), { childList: true, subtree: true });
  });
  await link.click();
  await expect(page).toHaveURL(new RegExp(`${encodeURIComponent(next)}$`, 'i'));
  expect(slugs.filter((slug) => slug === next), 'it was there').toHaveLength(1);
  await expect(article.headline).toHaveText(title);
  expect(await page.evaluate(() => window.seen), 'nothing else is shown before').toEqual([]);
});

test('a correction is said above the text, and told to search engines', async ({ page, article, hosts }) => {
  const correction = 'ورد في نسخة سابقة أن مدرسة EDA فتحت سنة 2006.';
  const item = { id: '1', url: 'https://news.example/one', title: 'عنوان', content_html: '<p>نص</p>', _maqal: { slug: 'one', correction } };
  const source = await hosts.source({ feed: json({ version: 'https://jsonfeed.org/version/1.1', title: 't', items: [item] }) });
  await article.open(await hosts.site({ config: feedAt(source.url) }), 'one');
  await expect(page.getByRole('note')).toHaveText(`تصحيح: ${correction}`);
  const data = page.locator('script[type="application/ld+json"]');
  await expect.poll(async () => JSON.parse(await data.textContent())['@graph'][0].correction).toBe(correction);
});

test('a section has the articles of those in it, and leads up and down', async ({ page, article, hosts, newsroom }) => {
  const list = new List(page);
  await page.goto(`${(await at(hosts, newsroom)).url}category/${newsroom.deep.path}`);
  await expect(list.teasers.first()).toBeVisible();
  const trail = page.getByRole('navigation', { name: 'مسار التصفح' }).getByRole('listitem');
  await expect(trail).toHaveCount(4);
  await trail.nth(1).getByRole('link').click();
  await expect(trail).toHaveCount(2);
  await expect(list.sections.getByRole('link').first()).toBeVisible();
  expect(await article.axe()).toEqual([]);
});

test('a section without articles of its own has those of its parts; an empty one says so', async ({ page, hosts, newsroom }) => {
  const site = await at(hosts, newsroom);
  const list = new List(page);
  await page.goto(`${site.url}section/${newsroom.sections['جهات'].slug}`);
  await expect(list.title).toHaveText('جهات');
  await expect(list.teasers.first()).toBeVisible();
  const empty = Object.entries(newsroom.sections).find(([path]) => path.endsWith('نقد'))[1];
  await page.goto(`${site.url}section/${empty.slug}`);
  await expect(list.note).toHaveText('لا مقالات هنا بعد.');
});

test('tags, authors and dates have their lists', async ({ page, hosts, newsroom }) => {
  const site = await at(hosts, newsroom);
  const list = new List(page);
  const [name, tag] = Object.entries(newsroom.tags)[0];
  await page.goto(`${site.url}tag/${tag.slug}`);
  await expect(list.title).toContainText(name);
  await expect(list.teasers.first()).toBeVisible();
  await page.goto(`${site.url}author/${newsroom.authors[0].slug}`);
  await expect(list.title).toContainText('مقالات');
  await expect(list.teasers.first()).toBeVisible();
  await page.goto(`${site.url}2024/01`);
  await expect(list.title).toHaveText('يناير 2024');
  await expect(list.teasers.first()).toBeVisible();
  for (const date of await list.teasers.locator('time').evaluateAll((times) => times.map((time) => time.dateTime))) {
    expect(date).toMatch(/^2024-01/);
  }
});

for (const words of ['اخبار', 'أخبار']) {
  test(`a search for ${words} finds what is written either way`, async ({ page, article, hosts, newsroom }) => {
    const list = new List(page);
    await page.goto((await at(hosts, newsroom)).url);
    await page.getByRole('link', { name: 'بحث' }).click();
    await expect(list.note).toHaveText('اكتب كلمة أو أكثر، بالهمزة أو من دونها.');
    await list.field.pressSequentially(words);
    await expect(list.note).toHaveText(/نتيج/);
    await expect(page).toHaveURL(new RegExp(`search\\?q=${encodeURIComponent(words)}$`));
    await expect(list.field).toBeFocused();
    // The note may still be that of the letters before.
    await expect.poll(async () => (await list.titles()).join()).toContain('أخبار');
    const marked = await page.evaluate(() => [...CSS.highlights.get('found')].map((range) => range.toString()));
    expect(marked).toContain('أخبار');
    expect(await article.axe()).toEqual([]);
    // The address says what was looked for.
    await page.reload();
    await expect(list.field).toHaveValue(words);
    await expect(list.teasers.first()).toBeVisible();
  });
}

test('nothing found is said', async ({ page, hosts, newsroom }) => {
  const list = new List(page);
  await page.goto(`${(await at(hosts, newsroom)).url}search?q=zzzzqqq`);
  await expect(list.note).toHaveText('لا نتائج. جرّب كلمات أقل أو كتابة أخرى.');
  await expect(list.teasers).toHaveCount(0);
});

test('an answer to what was looked for before comes too late', async ({ page, hosts, article }) => {
  const post = (word) => ({
    id: word.length, slug: word, link: `https://news.example/${word}`, title: { rendered: word }, excerpt: { rendered: '' }, categories: [],
  });
  let release;
  const source = await hosts.source({
    ...WELL,
    '/posts': async (query) => {
      if (query.get('search') === 'slow') await new Promise((resolve) => { release = resolve; });
      return json([post(query.get('search') ?? 'none')], 200, 1, 1);
    },
  });
  const list = new List(page);
  await article.open(await hosts.site({ config: wordPressAt(source.url) }), undefined);
  await page.getByRole('link', { name: 'بحث' }).click();
  await list.field.fill('slow');
  await expect.poll(() => release).toBeDefined();
  await list.field.fill('quick');
  await expect(list.links).toHaveText(['quick']);
  const answered = page.waitForResponse(/search=slow/).catch(() => undefined);
  release();
  await Promise.race([answered, page.waitForTimeout(500)]);
  await expect(list.links).toHaveText(['quick']);
});

test('WordPress’s own addresses lead to the same articles', async ({ page, article, hosts, newsroom }) => {
  const site = await at(hosts, newsroom);
  const { id, slug } = newsroom.posts.english;
  for (const address of [`?p=${id}`, `2024/01/05/${slug}/`, `${slug}/`, `article/${slug}`]) {
    await page.goto(site.url + address);
    await expect(article.headline, address).toBeVisible();
    await expect(article.article, address).toHaveAttribute('dir', 'ltr');
  }
  await page.goto(`${site.url}${newsroom.pages.about.slug}/`);
  await expect(article.headline).toHaveText('من نحن');
});

test('links to the same site stay in the app, others leave it', async ({ article, hosts, newsroom }) => {
  const site = await at(hosts, newsroom);
  await article.open(site, newsroom.posts.links.slug);
  await expect(article.headline).toBeVisible();
  const links = await article.body.getByRole('link').evaluateAll((all) => all.map((a) => [a.href, a.rel, a.target]));
  const inside = links.filter(([href]) => href.startsWith(site.url));
  expect(inside.length).toBeGreaterThan(4);
  for (const [href, rel, target] of links) {
    expect(target).toBe('');
    if (href.startsWith('http') && !href.startsWith(site.url)) expect(rel, href).toContain('noopener');
    // Only the site itself knows whose numbers these are.
    const isForTheSite = /\?(cat|author)=\d|wp-content|\/feed\//.test(href);
    expect(href.startsWith(newsroom.url) && !isForTheSite, href).toBe(false);
  }
});

test('an article says when it was changed, what it is about, who wrote it, and what to read next', async ({ page, article, hosts, newsroom }) => {
  await article.open(await at(hosts, newsroom), newsroom.posts.updated.slug);
  await expect(article.article.getByText('آخر تحديث:')).toBeVisible();
  await expect(page.getByRole('note')).toHaveText('تصحيح: ورد في نسخة سابقة أن عدد الجرحى 2.012.');
  const next = page.getByRole('complementary', { name: 'اقرأ أيضًا' });
  await expect(next.getByRole('listitem')).toHaveCount(4);
  await expect(next.getByRole('link', { name: /المقال السابق/ })).toBeVisible();
  await expect(next.getByRole('link', { name: /المقال التالي/ })).toBeVisible();
  expect(await article.axe()).toEqual([]);
  // Related, and back.
  const title = await article.headline.textContent();
  const related = next.getByRole('heading', { level: 2 }).getByRole('link').first();
  const its = await related.textContent();
  await related.click();
  await expect(article.headline).toHaveText(its);
  await page.goBack();
  await expect(article.headline).toHaveText(title);
});

test('a tag’s article leads back to the tag', async ({ page, hosts, newsroom }) => {
  const [name, { slug }] = Object.entries(newsroom.tags)[0];
  const list = new List(page);
  await page.goto(`${(await at(hosts, newsroom)).url}tag/${slug}`);
  await list.links.first().click();
  await page.getByRole('list', { name: 'وسوم' }).getByRole('link', { name, exact: true }).click();
  await expect(list.title).toContainText(name);
});

test('what the publisher says about an author stands below the article', async ({ page, article, hosts }) => {
  const source = await hosts.source({
    ...WELL,
    '/posts': json([{
      id: 1, slug: 'one', link: 'https://news.example/one', title: { rendered: 'مقال' }, content: { rendered: '<p>نص</p>' }, categories: [],
      date_gmt: '2024-01-05T10:00:00', modified_gmt: '2024-01-05T10:40:00',
      _embedded: { author: [{ id: 3, name: 'سلمى', link: 'https://news.example/author/salma/', description: 'صحفية من <b>سلا</b> منذ 2007' }] },
    }]),
  });
  await article.open(await hosts.site({ config: wordPressAt(source.url) }), 'one');
  await expect(page.getByRole('complementary').getByText('صحفية من سلا منذ 2007')).toBeVisible();
  // Changes while it is being published are none.
  await expect(article.article.getByText('آخر تحديث:')).toBeHidden();
});

test('where the site fails the list says so, and comes when it is asked for again', async ({ page, article, hosts }) => {
  const source = await hosts.source({ ...WELL, '/posts': 'drop' });
  await page.goto((await hosts.site({ config: wordPressAt(source.url) })).url);
  await expect(article.alert.getByRole('heading')).toHaveText('تعذّر الوصول إلى الموقع');
  source.answers['/posts'] = json([{ id: 1, slug: 'a', link: 'https://news.example/a', title: { rendered: 'مقال' }, categories: [] }], 200, 1, 1);
  await article.retry.click();
  await expect(new List(page).teasers.first()).toBeVisible();
});

test('a page behind the last one, and a section that is not there', async ({ page, article, hosts, newsroom }) => {
  const site = await at(hosts, newsroom);
  for (const address of ['page/900', 'section/no-such-section', 'tag/no-such-tag', 'author/nobody']) {
    await page.goto(site.url + address);
    await expect(article.alert.getByRole('heading'), address).toHaveText('الصفحة غير موجودة');
  }
});

test('five hundred articles of a feed: pages, tags, sections, nothing moves', async ({ page, article, hosts }) => {
  const items = Array.from({ length: 500 }, (_, index) => ({
    id: `${index}`, title: `مقال رقم ${index}`, url: `https://news.example/a${index}`, summary: 'ملخص المقال في سطر.', content_text: 'نص.',
    date_published: new Date(Date.UTC(2024, 0, 1) + index * 60_000).toISOString(), tags: index % 2 ? ['فردي'] : [],
    _maqal: { sections: [{ name: index % 3 ? 'سياسة' : 'رياضة' }] },
  }));
  const source = await hosts.source({ feed: json({ version: 'https://jsonfeed.org/version/1.1', title: 'م', items }) });
  const site = await hosts.site({ config: feedAt(source.url) });
  const list = new List(page);
  await page.goto(site.url);
  await expect(list.links.first()).toHaveText('مقال رقم 499');
  for (let count = 12; count < 120; count += 12) {
    await expect(list.teasers).toHaveCount(count);
    await list.more.click();
  }
  expect(await article.layoutShift()).toBe(0);
  await page.goto(`${site.url}tag/${encodeURIComponent('فردي')}/page/21`);
  await expect(list.teasers).toHaveCount(10);
  await page.goto(`${site.url}section/${encodeURIComponent('رياضة')}`);
  await expect(list.links.first()).toHaveText('مقال رقم 498');
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing in lists, and they are looked at: ${colorScheme}`, async ({ page, article, hosts, newsroom }) => {
    await page.emulateMedia({ colorScheme });
    const site = await at(hosts, newsroom);
    for (const [name, address] of [['front', ''], ['section', `category/${newsroom.deep.path}`], ['search', `search?q=${encodeURIComponent('الأمن')}`]]) {
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(site.url + address);
        await expect(page.locator('.teaser').first()).toBeVisible();
        expect(await article.axe(), name).toEqual([]);
        await article.screenshot(`list-${name}-${width}-${colorScheme}`);
      }
    }
  });
}

test('one page fades into the next, for a reader who wants things to move', async ({ page, article, hosts, newsroom }) => {
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addInitScript(() => {
    window.faded = 0;
    const start = Document.prototype.startViewTransition;
    Document.prototype.startViewTransition = function counted(...rest) {
      window.faded += 1;
      return start.apply(this, rest);
    };
  });
  const faded = () => page.evaluate(() => window.faded);
  const list = new List(page);
  await page.goto((await at(hosts, newsroom)).url);
  const third = await list.links.nth(2).textContent();
  await list.links.nth(2).click();
  await expect(article.headline).toBeFocused();
  expect(await faded(), 'one page into the next').toBe(1);
  await page.goBack();
  await expect(list.links.nth(2)).toBeFocused();
  expect(await faded(), 'the way back has pictures of its own').toBe(1);
  // On and back at once, and on to two at once: the last word counts.
  await page.evaluate(() => new Promise((back) => {
    addEventListener('popstate', back, { once: true });
    document.querySelectorAll('.teaser__link')[4].click();
    history.back();
  }));
  await expect(list.links.nth(2)).toHaveText(third);
  await list.links.nth(2).evaluate((link) => {
    document.querySelectorAll('.teaser__link')[4].click();
    link.click();
  });
  await expect(article.headline).toHaveText(third);
  const before = await faded();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByRole('navigation', { name: words.ar.breadcrumbs }).getByRole('link').first().click();
  await expect(list.links.nth(2)).toHaveText(third);
  expect(await faded(), 'nothing moves').toBe(before);
  expect(errors).toEqual([]);
});
