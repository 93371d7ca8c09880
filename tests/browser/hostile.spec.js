// What attackers wrote arrives dead, with the page's own policy taken away.

import { readFile } from 'node:fs/promises';

import { expect, feedAt, test, wordPressAt } from './fixtures.js';
import { json } from './source.js';

const text = await readFile(new URL('../fixtures/hostile.txt', import.meta.url), 'utf8');
const snippets = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

test('hostile snippets do nothing, and the article around them is shown', async ({ page, article, hosts }) => {
  test.setTimeout(120_000);
  expect(snippets.length).toBeGreaterThanOrEqual(40);
  const items = snippets.map((snippet, index) => ({
    id: `${index}`,
    title: `عنوان ${snippet}`,
    authors: [{ name: `كاتب ${snippet}`, url: 'javascript:window.__attacked=1' }],
    content_html: `<p>قبل</p>${snippet}`,
    _maqal: {
      slug: `s${index}`,
      sections: [{ name: snippet, url: 'javascript:window.__attacked=1' }],
      image: { url: 'https://news.example/lead.jpg', width: 800, height: 600, alt: snippet, caption_html: `تعليق ${snippet}` },
      comments: [{ id: '1', author: { name: snippet }, content_html: `<p>رأي</p>${snippet}` }],
    },
  }));
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 't', items };
  const source = await hosts.source({ feed: json(feed) });
  const site = await hosts.site({ config: feedAt(source.url), policy: false });

  let dialogs = 0;
  const foreign = [];
  page.on('dialog', (dialog) => { dialogs += 1; return dialog.dismiss(); });
  page.on('popup', () => foreign.push('a window'));
  await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => {
    const { hostname } = new URL(route.request().url());
    // Pictures of the publisher's own are no attack; they are just not there.
    if (hostname !== 'news.example') foreign.push(route.request().url());
    return route.abort();
  });

  for (const [index, snippet] of snippets.entries()) {
    const url = `${site.url}article/s${index}`;
    await page.goto(url);
    await expect(article.body.getByText('قبل', { exact: true }), snippet).toBeVisible();
    await expect(article.comments.getByText('رأي', { exact: true }), snippet).toBeVisible();
    // Whoever clicks a link of it gets no script either; where it leads is the reader's to see.
    for (const href of await page.locator('main a[href]').evaluateAll((links) => links.map((link) => link.href))) {
      expect(href, snippet).toMatch(/^(https?|mailto|tel):/);
    }
    const state = await page.evaluate(() => {
      const risky = 'script, style, link, meta, base, iframe, object, embed, form, input, svg, math, template, video, audio, dialog';
      const inside = document.querySelector('main');
      const middle = document.elementFromPoint(innerWidth / 2, 150);
      return {
        attacked: window.__attacked,
        risky: [...inside.querySelectorAll(risky)].map((element) => element.outerHTML),
        handlers: [...inside.querySelectorAll('*')].flatMap((element) =>
          element.getAttributeNames().filter((name) => /^on|^style$|^name$|^srcdoc$|^popover|^contenteditable$/.test(name))),
        clobbered: [document.getElementById('location'), document.getElementById('document')].some(Boolean),
        duplicate: document.querySelectorAll('#maqal').length !== 1,
        covered: getComputedStyle(middle).position === 'fixed',
        styled: [...inside.querySelectorAll('.body *')].some((element) => element.classList.contains('masthead')),
      };
    });
    expect(state, snippet).toEqual({
      attacked: undefined, risky: [], handlers: [], clobbered: false, duplicate: false, covered: false, styled: false,
    });
    expect(page.url(), snippet).toBe(url);
  }
  expect(dialogs).toBe(0);
  expect(foreign, 'requests to strangers').toEqual([]);
});

test('a real WordPress whose administrator wrote scripts', async ({ page, article, hosts, wordpress }) => {
  const site = await hosts.site({ config: wordPressAt(wordpress.url), policy: false });
  await article.open(site, 'hostile');
  await expect(article.body).toContainText('بعد');
  await expect(article.comments.getByRole('listitem')).toHaveCount(2);
  expect(await page.evaluate(() => window.__attacked)).toBeUndefined();
});
