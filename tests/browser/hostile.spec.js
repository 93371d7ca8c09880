// What attackers wrote arrives dead, with the page's own policy taken away.

import puppeteer from 'puppeteer-core';

import { attackedFeed, lookOver } from './attack.js';
import { hostileSnippets } from './corpus.js';
import { expect, feedAt, test, wordPressAt } from './fixtures.js';

const snippets = await hostileSnippets();
const PARTS = 6;

test('the corpus is large enough', () => expect(snippets.length).toBeGreaterThanOrEqual(400));

for (let part = 0; part < PARTS; part += 1) {
  const from = Math.floor((snippets.length * part) / PARTS);
  const to = Math.floor((snippets.length * (part + 1)) / PARTS);

  test(`snippets ${from} to ${to} do nothing, and the article around them is shown`, async ({ page, article, hosts }) => {
    test.setTimeout(180_000);
    const source = await hosts.source({
      feed: () => attackedFeed(snippets[source.selected] ?? '', `s${source.selected}`),
    });
    const site = await hosts.site({ config: feedAt(source.url), policy: false });

    const strange = [];
    page.on('dialog', (dialog) => { strange.push('a dialog'); return dialog.dismiss(); });
    page.on('popup', () => strange.push('a window'));
    page.on('framenavigated', (frame) => {
      if (!frame.url().startsWith(site.url)) strange.push(`went to ${frame.url()}`);
    });
    await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => {
      const { hostname } = new URL(route.request().url());
      // Pictures of the publisher's own are no attack; they are just not there.
      if (hostname !== 'news.example') strange.push(`asked ${route.request().url()}`);
      return route.abort();
    });

    source.selected = from;
    await article.open(site, `s${from}`);
    await expect(article.body).toBeVisible();
    const wrong = await page.evaluate(lookOver, { select: `${source.url}select?`, from, to });
    const told = wrong.map((line) => `${line}\n  ${snippets[Number.parseInt(line, 10)]}`);
    expect(told).toEqual([]);
    expect(strange).toEqual([]);
  });
}

test('the same in Firefox', async ({ hosts }) => {
  test.setTimeout(300_000);
  const source = await hosts.source({
    feed: () => attackedFeed(snippets[source.selected] ?? '', `s${source.selected}`),
  });
  const site = await hosts.site({ config: feedAt(source.url), policy: false });
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.MAQAL_FIREFOX });
  try {
    const page = await browser.newPage();
    const strange = [];
    page.on('dialog', (dialog) => { strange.push('a dialog'); return dialog.dismiss(); });
    page.on('popup', () => strange.push('a window'));
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      // The browser's own controls of a video have a font in a data: URL.
      if (protocol !== 'data:' && !['127.0.0.1', 'news.example'].includes(hostname)) strange.push(`asked ${request.url()}`);
    });
    source.selected = 0;
    await page.goto(`${site.url}article/s0`);
    await page.waitForSelector('.body p');
    const options = { select: `${source.url}select?`, from: 0, to: snippets.length };
    const wrong = await page.evaluate(lookOver, options);
    expect(wrong.map((line) => `${line}\n  ${snippets[Number.parseInt(line, 10)]}`)).toEqual([]);
    expect(strange).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('a real WordPress whose administrator wrote scripts', async ({ page, article, hosts, wordpress }) => {
  const site = await hosts.site({ config: wordPressAt(wordpress.url), policy: false });
  await article.open(site, 'hostile');
  await expect(article.body).toContainText('بعد');
  await expect(article.comments.getByRole('listitem')).toHaveCount(2);
  expect(await page.evaluate(() => window.__attacked)).toBeUndefined();
});
