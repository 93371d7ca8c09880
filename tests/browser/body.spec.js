// Every article's body: what publishers wrote is there, in order, as what it was.

import { blockCases, hostileSnippets, nativeBodies, outline } from './corpus.js';
import { expect, feedAt, test } from './fixtures.js';
import { json } from './source.js';

/** Where the two parsers differ, and why that is no harm. Each is a part of a snippet. */
const KNOWN = [
  // Browsers keep one <details> of a name open, even in a document that nobody sees.
  '<details name=x ontoggle',
  // scraper's tree does not know annotation-xml as a place for HTML, and lets the picture out of <math>.
  '<annotation-xml encoding="text/html"><img',
  // The url crate refuses a host that browsers take, whose Punycode stands for nothing.
  'https://xn--zzzzzzz-/',
];

const TITLE = 'عنوان عربي طويل بما يكفي ليحدد اتجاه المقال كله، مهما كان ما تحته من كلام بلغات أخرى تكتب من اليسار إلى اليمين '.repeat(40);
const DOT = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Runs in the page: goes from article to article as the app's own links do; gives each body's outline. */
async function eachShown(outline, { select, count, around }) {
  const shown = [];
  for (let n = 0; n < count; n += 1) {
    await fetch(`${select}${n}`);
    history.pushState(null, '', `/article/s${n}`);
    dispatchEvent(new PopStateEvent('popstate'));
    const end = performance.now() + 3000;
    const body = () => document.querySelector('.body:not([data-seen])');
    while (performance.now() < end && !(body()?.childNodes.length > 0 || document.querySelector('.body__note'))) {
      await new Promise((resolve) => { setTimeout(resolve, 2); });
    }
    shown.push(body()?.parentElement.getAttribute('dir') === around ? outline({ selector: '.body', around }) : 'not shown');
    if (body()) body().dataset.seen = '';
    document.querySelector('.body__note')?.remove();
  }
  return shown;
}

/** Shows bodies one after the other, and gives those that are not what their canonical HTML says. */
async function differences({ page, article, hosts }, bodies) {
  const item = (n) => ({
    id: `s${n}`, url: 'https://news.example/2024/a.html', title: TITLE, content_html: bodies[n].html, _maqal: { slug: `s${n}` },
  });
  const feed = () => json({ version: 'https://jsonfeed.org/version/1.1', title: 't', items: [item(source.selected)] });
  const source = await hosts.source({ feed });
  const site = await hosts.site({ config: feedAt(source.url), policy: false });
  await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.fulfill({ contentType: 'image/gif', body: DOT }));
  source.selected = 0;
  await page.goto(`${site.url}no/such/page`);
  await expect(article.alert).toBeVisible();
  const options = { select: `${source.url}select?`, count: bodies.length, around: 'rtl' };
  const shown = await page.evaluate(`(${eachShown})(${outline}, ${JSON.stringify(options)})`);
  const canonical = bodies.map(({ expected }) => expected);
  const wanted = await page.evaluate(`(${JSON.stringify(canonical)}).map((html) => (${outline})({ html, around: 'rtl' }))`);
  const pairs = bodies.map(({ name }, n) => ({ name, shown: shown[n], wanted: wanted[n] }));
  return pairs.filter((pair) => JSON.stringify(pair.shown) !== JSON.stringify(pair.wanted));
}

test('every block markup is shown as the corpus says', async ({ page, article, hosts }) => {
  test.setTimeout(120_000);
  const cases = await blockCases();
  expect(cases.length).toBeGreaterThanOrEqual(80);
  expect(await differences({ page, article, hosts }, cases)).toEqual([]);
});

test('both parsers make the same body of what attackers wrote', async ({ page, article, hosts }) => {
  test.setTimeout(180_000);
  const snippets = await hostileSnippets();
  const native = await nativeBodies(snippets);
  const bodies = snippets.map((html, n) => ({ name: `${n}: ${html}`, html, expected: native[n] }));
  const found = await differences({ page, article, hosts }, bodies);
  const isKnown = ({ name }) => KNOWN.some((part) => name.includes(part));
  expect(found.filter((one) => !isKnown(one))).toEqual([]);
  expect(found.length, 'a difference that is gone is struck off the list').toBe(KNOWN.length);
});
