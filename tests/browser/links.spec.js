// Whether every link leads somewhere: what the app draws of a real newsroom is gone through as a reader would, page by page.
// Not by a link checker (lychee, linkinator, linkchecker): they read the HTML as it is sent, and that is the same shell everywhere.
// Every test asks for `article`, also where it only keeps the page to its policy.

import { expect, test, wordPressAt } from './fixtures.js';
import { follow, toTheEnd, whole } from './whole.js';
import { words } from './words.js';

test.setTimeout(480_000);

/** At most so many pages are looked at, those first that are fewer steps away. */
const BOUND = 80;

/** Written to do harm: of this one `hostile.spec.js` takes care. */
const HOSTILE = 'article/hostile';

/** What a file is sent as, by what the page takes it for. */
const TYPES = { icon: /^image\//, picture: /^image\//, stylesheet: /^text\/css/, script: /^text\/javascript/, manifest: /^application\/manifest\+json/, wasm: /^application\/wasm/ };

/** Runs in the page: where it leads, what it is made of, and the names of its places. */
function linksHere() {
  const all = (selector, read) => [...document.querySelectorAll(selector)].flatMap(read);
  const candidates = (srcset) => srcset.split(/,\s+/).filter(Boolean).map((candidate) => new URL(candidate.split(' ')[0], document.baseURI).href);
  const file = (kind) => (element) => ({ kind, href: element.href || element.src });
  return {
    title: document.querySelector('main h1').textContent,
    isFault: document.querySelector('main .fault') !== null,
    places: all('[id]', (element) => element.id),
    links: [
      ...all('a[href]', ({ href, rel, textContent }) => ({ href, rel, name: textContent.trim() })),
      ...all('link[rel=canonical], link[rel=alternate]', ({ href, rel }) => ({ href, rel, name: rel })),
      ...all('form[action]', ({ action, className }) => ({ href: action, rel: '', name: className })),
    ],
    files: [
      ...all('link[rel~=icon], link[rel=apple-touch-icon]', file('icon')),
      ...all('link[rel=stylesheet]', file('stylesheet')),
      ...all('link[rel=modulepreload], script[src]', file('script')),
      ...all('link[rel=preload]', file('wasm')),
      ...all('link[rel=manifest]', file('manifest')),
      ...all('meta[property="og:image"]', ({ content }) => ({ kind: 'picture', href: content })),
      ...all('main img, main source', ({ src, srcset }) => [src, ...candidates(srcset)].filter(Boolean).map((href) => ({ kind: 'picture', href }))),
    ],
  };
}

/** Goes through the app, and keeps where it leads: which page has each link first, and what comes of it. */
class Crawl {
  constructor(page, site, newsroom) {
    Object.assign(this, { page, site: site.url, newsroom: newsroom.url });
    // By address: what led there first, and of the pages that were looked at what is on them.
    this.pages = new Map();
    this.visited = new Map();
    this.there = new Map();
    this.files = new Map();
    this.elsewhere = new Map();
    this.jumps = [];
  }

  /** Looks at pages that are not only known by a link on another one, then at what they lead to. */
  async through(addresses, bound) {
    for (const address of addresses) this.pages.set(new URL(decodeURI(address), this.site).href, `the test: ${address}`);
    await this.page.goto(this.site);
    await whole(this.page);
    // It grows on the way.
    for (const [address, from] of this.pages) {
      if (this.visited.size === bound) break;
      if (address.endsWith(HOSTILE)) continue;
      await follow(this.page, address);
      await toTheEnd(this.page);
      const found = await this.page.evaluate(linksHere);
      this.visited.set(address, found);
      // Nobody is led on from where there is nothing, unless that is what is looked at.
      if (!this.isNothing(address) || from.startsWith('the test: ')) this.keep(decodeURI(address.slice(this.site.length - 1)), found);
    }
  }

  keep(from, { links, files }) {
    for (const { href, rel, name } of links) {
      const on = `${from}: ${name}`;
      const [to, fragment] = href.split('#');
      if (href.startsWith(this.site)) {
        if (!this.pages.has(to)) this.pages.set(to, on);
        if (fragment) this.jumps.push({ on, to, fragment: decodeURIComponent(fragment) });
      } else if (href.startsWith(this.newsroom)) {
        if (!this.there.has(to)) this.there.set(to, on);
      } else {
        this.elsewhere.set(href, { on, rel });
      }
    }
    for (const { kind, href } of files) if (!this.files.has(href)) this.files.set(href, { on: `${from}: ${kind}`, kind });
  }

  /** Whether a page says that there is nothing. One that says that it is for others is one. */
  isNothing(address) {
    const found = this.visited.get(address);
    return found?.isFault && found.title !== words.ar.protected.title;
  }

  deadPages() {
    return [...this.pages].filter(([address]) => this.isNothing(address)).map(([, from]) => from);
  }

  /** Links to a place of a page that has none of that name. */
  deadJumps() {
    return this.jumps.filter(({ to, fragment }) => this.visited.has(to) && !this.visited.get(to).places.includes(fragment)).map(({ on, fragment }) => `${on} #${fragment}`);
  }

  /** What the publisher's own site does not have. */
  deadThere() {
    return deadOf([...this.there], async ([href, on]) => {
      const { status } = await fetch(href, { method: 'HEAD' });
      return status === 200 ? undefined : `${on}: ${status} ${href}`;
    });
  }

  deadFiles() {
    return deadOf([...this.files], async ([href, { on, kind }]) => {
      const { status, headers } = await fetch(href, { method: 'HEAD' });
      const type = headers.get('Content-Type') ?? '';
      return status === 200 && TYPES[kind].test(type) ? undefined : `${on}: ${status} ${type} ${href}`;
    });
  }
}

/** What `ask` says of all of them, four at a time: as many as the site answers at once. */
async function deadOf(all, ask) {
  const said = [];
  while (all.length > 0) said.push(...await Promise.all(all.splice(0, 4).map(ask)));
  return said.filter(Boolean);
}

/** A page of every kind, and every article that something is special about. */
function kinds({ posts, pages, sections, deep, tags, authors }) {
  const { draft, private: hidden, scheduled, links, ...special } = posts;
  const section = (name) => `section/${Object.entries(sections).find(([path]) => path.endsWith(name))[1].slug}`;
  return [
    // Its links are the first to be followed.
    `article/${links.slug}`, '', 'page/2', section('اقتصاد'), section('جهات'), section('نقد'), `section/${deep.slug}`, `category/${deep.path}`,
    `tag/${Object.values(tags)[0].slug}`, ...[0, 5].map((n) => `author/${authors[n].slug}`), '2024', '2024/01', '2024/01/05',
    'search', `search?q=${encodeURIComponent('أخبار الأمن')}`, `search?q=${encodeURIComponent('لاشيءكهذا')}`, 'saved',
    ...Object.values(pages).map(({ slug }) => slug), `?p=${special.english.id}`,
    ...Object.values(special).map(({ slug }) => `article/${slug}`),
  ];
}

test('every link leads to what is there, but the one to what is gone', async ({ page, article, hosts, newsroom }) => {
  const site = await hosts.site({ config: wordPressAt(newsroom.url) });
  const { shortcuts, icons, start_url: start } = await (await fetch(`${site.url}manifest.webmanifest`)).json();
  const crawl = new Crawl(page, site, newsroom);
  await crawl.through([...kinds(newsroom), start, ...shortcuts.map(({ url }) => url)], BOUND);
  for (const { src } of icons) crawl.files.set(site.url + src, { on: 'manifest.webmanifest', kind: 'icon' });

  // What was looked at is as much as it seems: each kind of link has been found, and many of them followed.
  expect(crawl.visited.size).toBe(BOUND);
  expect(crawl.pages.size).toBeGreaterThan(BOUND);
  expect([...crawl.files.values()].map(({ kind }) => kind)).toEqual(expect.arrayContaining(Object.keys(TYPES)));
  expect(crawl.files.size).toBeGreaterThan(60);
  expect(crawl.there.size).toBeGreaterThan(40);
  expect(crawl.jumps.length).toBeGreaterThan(150);
  expect(crawl.elsewhere.size).toBeGreaterThan(15);

  // All that is dead is told at once.
  expect.soft(crawl.deadPages(), 'pages of the app').toEqual(['/article/links: nothing any more']);
  expect.soft(crawl.deadJumps(), 'places on pages').toEqual([]);
  expect.soft(await crawl.deadThere(), 'the publisher’s own pages').toEqual([]);
  expect.soft(await crawl.deadFiles(), 'files').toEqual([]);
  for (const [href, { on, rel }] of crawl.elsewhere) {
    expect.soft(URL.canParse(href) && new URL(href).protocol, on).toMatch(/^(https?|mailto|tel):$/);
    expect.soft(rel, on).toContain('external');
  }
});

test('a page of nothing leads only to what is there', async ({ page, article, hosts, newsroom }) => {
  const nothing = ['wp-admin/', '?cat=7', 'section/no-such-section', 'tag/no-such-tag', 'page/900', `article/${newsroom.posts.draft.slug}`, '2019/05/01/gone/'];
  const crawl = new Crawl(page, await hosts.site({ config: wordPressAt(newsroom.url) }), newsroom);
  await crawl.through(nothing, nothing.length);
  expect([...crawl.visited.values()].map(({ title }) => title)).toEqual([
    ...nothing.slice(0, -2).map(() => words.ar.page_not_found.title), words.ar.not_found.title, words.ar.not_found.title,
  ]);
  expect(await crawl.deadThere()).toEqual([]);
});

test('a list says where it is, though its comments are counted before that can be said', async ({ page, article, hosts, newsroom }) => {
  const site = await hosts.site({ config: wordPressAt(newsroom.url) });
  const counted = page.waitForResponse(/\/comments\?/);
  await page.route('**/maqal-head-*.wasm', async (route) => {
    await counted;
    await expect(page.locator('.teaser__comments:not(:empty)').first()).toBeVisible();
    await route.continue();
  });
  await page.goto(site.url);
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', site.url);
});
