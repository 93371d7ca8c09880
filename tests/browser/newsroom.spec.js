// The newsroom that other tests read: whether a real WordPress says of it what tests/wordpress/newsroom.php says.

import { expect, test } from './fixtures.js';

/** Asks the REST API as a guest: what it answers, and how many there are in all. */
async function ask({ url }, path, query = {}) {
  const answer = await fetch(`${url}wp-json/wp/v2/${path}?${new URLSearchParams(query)}`);
  const total = answer.headers.get('X-WP-Total');
  return { status: answer.status, found: await answer.json(), total: total === null ? null : Number(total) };
}

const totals = async (newsroom, ...paths) =>
  Object.fromEntries(await Promise.all(paths.map(async (path) => [path, (await ask(newsroom, path)).total])));

test('there are 300 articles besides the three that every test’s WordPress has, in pages', async ({ newsroom }) => {
  // Forty of the sections and twelve of the authors are the newsroom's own.
  expect(await totals(newsroom, 'posts', 'pages', 'categories', 'tags', 'users')).toEqual({
    posts: 303,
    pages: 3,
    categories: 42,
    tags: 60,
    users: 14,
  });
  expect(await totals(newsroom, ...Object.keys(newsroom.counts))).toEqual(newsroom.counts);
  const own = { after: '2023-01-01T00:00:00', before: '2024-04-01T00:00:00', exclude: newsroom.ids.protected };
  expect((await ask(newsroom, 'posts', own)).total).toBe(300);
  const seen = [];
  for (let page = 1; page <= 26; page += 1) {
    seen.push(...(await ask(newsroom, 'posts', { page, per_page: 12, _fields: 'id,date,title,slug' })).found);
  }
  expect(new Set(seen.map(({ id }) => id)).size, 'none twice, none left out').toBe(303);
  expect(new Set(seen.map(({ title }) => title.rendered)).size, 'no two headlines alike').toBe(303);
  const dates = seen.map(({ date }) => date);
  expect(dates).toEqual([...dates].sort().reverse());
  const beyond = await ask(newsroom, 'posts', { page: 27, per_page: 12 });
  expect([beyond.status, beyond.found.code]).toEqual([400, 'rest_post_invalid_page_number']);
});

test('sections are three deep, and one has nothing in it', async ({ newsroom }) => {
  const { found } = await ask(newsroom, 'categories', { per_page: 100 });
  const sections = new Map(found.map((section) => [section.id, section]));
  const depth = ({ parent }) => (parent ? 1 + depth(sections.get(parent)) : 1);
  const own = Object.values(newsroom.sections).map(({ id }) => sections.get(id));
  expect([1, 2, 3].map((level) => own.filter((section) => depth(section) === level).length)).toEqual([8, 16, 16]);
  expect(own.filter(({ slug }) => slug.startsWith('%')).length, 'slugs in Arabic').toBeGreaterThan(10);
  expect(own.filter(({ description }) => description).length).toBe(7);
  expect(own.filter(({ count }) => count === 0).map(({ name }) => name).sort()).toEqual(['جهات', 'نقد']);

  const { deep } = newsroom;
  expect(sections.get(deep.id).link).toBe(`${newsroom.url}category/${deep.path}`);
  expect(deep.path.split('/').filter(Boolean)).toHaveLength(3);
  for (const { link } of own) expect((await fetch(link)).status, link).toBe(200);

  // A section's articles are its own alone, unless those of the sections below are asked for.
  const regions = newsroom.sections['جهات'].id;
  expect((await ask(newsroom, 'posts', { categories: regions })).total).toBe(0);
  const below = { 'categories[terms]': regions, 'categories[include_children]': 'true' };
  const counts = Object.keys(newsroom.sections).filter((path) => path.startsWith('جهات/')).map((path) => sections.get(newsroom.sections[path].id).count);
  expect((await ask(newsroom, 'posts', below)).total).toBe(counts.reduce((sum, count) => sum + count, 0));
});

test('what is special about an article is there', async ({ newsroom }) => {
  const { draft, private: hidden, scheduled, ...visible } = newsroom.posts;
  const articles = {};
  for (const [name, { id, slug }] of Object.entries(visible)) {
    const { found } = await ask(newsroom, 'posts', { slug, _embed: 'wp:term,wp:featuredmedia,author' });
    expect(found.map((article) => article.id), name).toEqual([id]);
    articles[name] = found[0];
  }
  const body = (name) => articles[name].content.rendered;
  const count = (name, pattern) => body(name).match(pattern)?.length ?? 0;
  expect(articles.untitled.title.rendered).toBe('');
  expect(articles.long.title.rendered.length).toBeGreaterThan(250);
  expect(articles.arabicSlug.slug).toMatch(/^(%[0-9a-f]{2}|-)+$/);
  expect(articles.deep.categories).toEqual([newsroom.deep.id]);
  expect(articles.several.categories).toHaveLength(5);
  expect([articles.untagged.tags, articles.several.tags.length]).toEqual([[], 6]);
  expect(articles.withoutPicture.featured_media).toBe(0);
  expect(articles.pictured._embedded['wp:featuredmedia'][0].source_url).toMatch(/-scaled\.\w+$/);
  expect(articles.closed.comment_status).toBe('closed');
  expect([articles.updated.date, articles.updated.modified]).toEqual(['2023-09-09T06:15:00', '2024-01-07T06:15:00']);
  expect(articles.twin.date).toBe(articles.otherTwin.date);
  expect((await ask(newsroom, 'posts', { sticky: 'true' })).found.map(({ id }) => id)).toEqual([visible.sticky.id]);
  expect([count('gallery', /<figure class="wp-block-image/g), count('gallery', /<figcaption/g)]).toEqual([4, 4]);
  expect([count('embeds', /<figure class="wp-block-embed/g), count('embeds', /<iframe/g), count('embeds', /<blockquote/g)]).toEqual([11, 6, 4]);
});

test('an article has as many comments as it says, and none that waits or is spam', async ({ newsroom }) => {
  const numbers = new Map();
  for (const page of [1, 2, 3]) {
    const { found } = await ask(newsroom, 'comments', { page, per_page: 100, _fields: 'post' });
    for (const { post } of found) numbers.set(post, (numbers.get(post) ?? 0) + 1);
  }
  expect([...new Set(numbers.values())].sort((a, b) => a - b)).toEqual([1, 2, 3, 11]);
  const thread = await ask(newsroom, 'comments', { post: newsroom.posts.discussed.id, per_page: 100 });
  expect([thread.total, thread.found.filter(({ parent }) => parent).length]).toEqual([11, 2]);
  expect((await ask(newsroom, 'comments', { post: newsroom.posts.closed.id })).total).toBe(2);
  expect((await ask(newsroom, 'comments', { post: newsroom.posts.withoutComments.id })).total).toBe(0);
});

test('what guests may not see is not there', async ({ newsroom }) => {
  for (const name of ['draft', 'private', 'scheduled']) {
    const { id, slug } = newsroom.posts[name];
    expect((await ask(newsroom, 'posts', { slug })).found, name).toEqual([]);
    expect((await ask(newsroom, `posts/${id}`)).status, name).toBe(401);
  }
  const [locked] = (await ask(newsroom, 'posts', { slug: newsroom.posts.protected.slug })).found;
  expect([locked.content, locked.excerpt]).toEqual(Array(2).fill({ rendered: '', protected: true }));
  expect((await ask(newsroom, 'comments', { post: locked.id })).status, 'nor what is said of it').toBe(401);
  // She has published nothing.
  expect((await ask(newsroom, 'users', { slug: newsroom.editor.slug })).found).toEqual([]);
  const authors = (await ask(newsroom, 'users', { per_page: 100 })).found;
  expect(authors.filter(({ description }) => description).length).toBe(8);
});

test('every link inside leads somewhere, but the one to what is gone', async ({ newsroom }) => {
  const [article] = (await ask(newsroom, 'posts', { slug: newsroom.posts.links.slug })).found;
  const links = [...article.content.rendered.matchAll(/<a href="([^"]*)">([^<]*)</g)];
  const inside = links
    .map(([, href, name]) => ({ name, url: new URL(href.replaceAll('&amp;', '&'), article.link) }))
    .filter(({ url }) => url.origin === new URL(newsroom.url).origin);
  expect(inside.length).toBeGreaterThan(20);
  const lost = [];
  for (const { name, url } of inside) if ((await fetch(url)).status !== 200) lost.push(name);
  expect(lost).toEqual(['nothing any more']);
});

test('a search finds letters as they were written, with their hamza', async ({ newsroom }) => {
  const found = async (search) => (await ask(newsroom, 'posts', { search, search_columns: 'post_title', per_page: 100 })).found.map(({ id }) => id);
  expect(await found('أخبار الأمن')).toEqual([newsroom.posts.hamza.id]);
  expect(await found('اخبار الامن')).toEqual([]);
  expect(await found('مُحاكَمَة')).toEqual([newsroom.posts.diacritics.id]);
  expect(await found('محاكمة')).toEqual([]);
});
