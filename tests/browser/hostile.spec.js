// What attackers wrote arrives dead, with the page's own policy taken away.

import { attack } from './attack.js';
import { hostileSnippets } from './corpus.js';
import { expect, test, wordPressAt } from './fixtures.js';

const snippets = await hostileSnippets();
const PARTS = 6;

test('the corpus is large enough', () => expect(snippets.length).toBeGreaterThanOrEqual(400));

for (let part = 0; part < PARTS; part += 1) {
  const from = Math.floor((snippets.length * part) / PARTS);
  const to = Math.floor((snippets.length * (part + 1)) / PARTS);

  test(`snippets ${from} to ${to} do nothing, and the article around them is shown`, async ({ page, hosts }) => {
    const strange = [];
    page.on('dialog', (dialog) => { strange.push('a dialog'); return dialog.dismiss(); });
    page.on('popup', () => strange.push('a window'));
    page.on('framenavigated', (frame) => {
      if (!frame.url().startsWith('http://127.0.0.1:')) strange.push(`went to ${frame.url()}`);
    });
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      // Pictures of the publisher's own are no attack; they are just not there.
      if (/^https?:$/.test(protocol) && !['127.0.0.1', 'news.example'].includes(hostname)) strange.push(`asked ${request.url()}`);
    });

    expect(await attack(page, hosts, snippets.slice(from, to))).toEqual([]);
    expect(strange).toEqual([]);
  });
}

test('a real WordPress whose administrator wrote scripts', async ({ page, article, hosts, wordpress }) => {
  const site = await hosts.site({ config: wordPressAt(wordpress.url), policy: false });
  await article.open(site, 'hostile');
  await expect(article.body).toContainText('بعد');
  await expect(article.comments.getByRole('listitem')).toHaveCount(2);
  expect(await page.evaluate(() => window.__attacked)).toBeUndefined();
});
