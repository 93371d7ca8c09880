// What Lighthouse says of an article and of the front page, speed aside: a timed test says more of the machine.

import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';

import { expect, test, wordPressAt } from './fixtures.js';

const CATEGORIES = ['accessibility', 'best-practices', 'seo'];

for (const [page, path, source] of [
  ['an article', 'article/eda-darija-code', 'a JSON Feed'],
  ['an article', 'article/eda-darija-code', 'a real WordPress'],
  ['the front page', '', 'a real WordPress'],
]) {
  test(`Lighthouse finds nothing about ${page} from ${source}`, async ({ hosts, wordpress }) => {
    const config = source === 'a JSON Feed' ? undefined : wordPressAt(wordpress.url);
    const site = await hosts.site({ config, rewrites: true });
    const browser = await puppeteer.launch({ executablePath: process.env.MAQAL_CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
    try {
      const flags = { onlyCategories: CATEGORIES, logLevel: 'error' };
      const { lhr } = await lighthouse(`${site.url}${path}`, flags, undefined, await browser.newPage());
      expect(lhr.runtimeError).toBeUndefined();
      const weighed = CATEGORIES.flatMap((category) => lhr.categories[category].auditRefs.filter(({ weight }) => weight > 0));
      const audits = weighed.map(({ id }) => lhr.audits[id]).filter(({ scoreDisplayMode }) => scoreDisplayMode !== 'notApplicable');
      const failed = audits.filter(({ score }) => score !== 1).map(({ id, title, details }) => `${id}: ${title} ${JSON.stringify(details?.items)}`);
      expect(failed).toEqual([]);
      expect(CATEGORIES.map((category) => lhr.categories[category].score)).toEqual([1, 1, 1]);
      expect(audits.length, 'it has looked').toBeGreaterThan(30);
    } finally {
      await browser.close();
    }
  });
}
