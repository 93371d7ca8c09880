// The app in Firefox, and in WebKit for Safari: what depends on the engine, under the real policy.

import { readFile } from 'node:fs/promises';

import { attack } from './attack.js';
import { blockCases, differences, hostileSnippets } from './corpus.js';
import { element, hostState, scripted, startPage, startWidget } from './embedding.js';
import { startFirefox, startWebKit } from './engines.js';
import { test as base, expect, feedAt, wordPressAt } from './fixtures.js';
import { many } from './many.js';
import { PAGES } from './pages.js';
import { json, WELL } from './source.js';
import { linesHere, mixedLines, torn, UI, words, yearOfDates } from './words.js';

const ENGINES = { Firefox: startFirefox, WebKit: startWebKit };

const test = base.extend({
  engine: ['', { option: true }],

  page: async ({ engine }, use) => {
    const page = await ENGINES[engine]();
    await use(page);
    await page.close();
  },
});

const isShown = (selector) => document.querySelector(selector) !== null;
const isFocused = (id) => document.activeElement.id === id;
const texts = (selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent);

/** How Arabic counts comments, from none to the hundreds. */
const COUNTS = { 0: 'لا تعليقات', 1: 'تعليق واحد', 2: 'تعليقان', 3: '3 تعليقات', 11: '11 تعليقًا', 100: '100 تعليق' };

for (const engine of Object.keys(ENGINES)) {
  test.describe(engine, () => {
    test.use({ engine });

    test('the demo article is shown', async ({ page, hosts }) => {
      const [demo] = JSON.parse(await readFile(new URL('../../public/demo/feed.json', import.meta.url), 'utf8')).items;
      await page.goto(`${(await hosts.site()).url}article/eda-darija-code`);
      await page.waitFor(isShown, '.comment-count:not([hidden])');
      expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(['ar', 'rtl']);
      expect(await page.evaluate(texts, 'article h1')).toEqual([demo.title]);
      expect(await page.evaluate(texts, '.breadcrumbs li')).toEqual(['الرئيسية', 'مجتمع', 'تعليم', demo.title]);
      expect(await page.evaluate(texts, 'article time')).toEqual(['9 أبريل 2024']);
      await page.press('article summary', 'Enter');
      await page.waitFor(() => document.querySelector('article details').innerText.includes('الثلاثاء، 9 أبريل 2024، 14:30'));
    });

    test('the article comes in the place of grey shapes, and then nothing moves', async ({ page, hosts }) => {
      // Neither engine tells of layout shifts: where the headline is in each frame does.
      const head = `<script>(${() => {
        window.heads = [];
        window.faults = [];
        window.addEventListener('error', ({ message }) => window.faults.push(message));
        // Not every engine tells of it.
        try {
          new PerformanceObserver((list) => { window.largest = list.getEntries().at(-1).startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
        } catch {}
        const note = () => {
          const head = document.querySelector('.article h1');
          const place = head ? `${head.textContent} ${Math.round(head.getBoundingClientRect().top)}` : '';
          if (document.querySelector('.skeleton, .article') && place !== window.heads.at(-1)) window.heads.push(place);
          if (head) window.shown ??= performance.now();
          requestAnimationFrame(note);
        };
        requestAnimationFrame(note);
      }})()</script>`;
      const source = await hosts.source();
      const site = await hosts.site({ config: wordPressAt(source.url), head, policy: false });
      await page.goto(`${site.url}article/finance-bill-eda`);
      await page.waitFor(isShown, '.comment');
      const { heads, faults, shown, largest } = await page.evaluate(() => {
        const { heads, faults, shown, largest } = window;
        return { heads, faults, shown, largest };
      });
      expect(faults).toEqual([]);
      expect(heads.filter(Boolean)).toHaveLength(1);
      const paint = largest === undefined ? 'it does not tell of the largest paint' : `largest paint after ${Math.round(largest)} ms`;
      console.log(`${engine}, a line and a processor without limits: headline after ${Math.round(shown)} ms, ${paint}`);
      expect(await page.evaluate(() => document.body.textContent.includes('جارٍ تحميل'))).toBe(false);
    });

    test('a page that was written before is taken over as it is', async ({ page, hosts }) => {
      const head = `<script>(${() => document.addEventListener('DOMContentLoaded', () => {
        window.before = [...document.querySelectorAll('#maqal *')];
      })})()</script>`;
      const source = await hosts.source(many(2));
      const site = await hosts.prerendered({ config: wordPressAt(source.url), head, policy: false });
      expect(site.written.code, site.written.errors).toBe(0);
      const { length } = source.asked;
      await page.goto(`${site.url}article/article-1`);
      await page.waitFor(() => document.querySelector('[data-drawn]') === null);
      await page.waitFor(isShown, '#respond[novalidate]');
      const now = await page.evaluate(() => ({
        all: window.before.length,
        gone: window.before.filter((element) => !element.isConnected).map((element) => element.outerHTML.slice(0, 200)),
      }));
      expect(now.gone).toEqual([]);
      expect(now.all).toBeGreaterThan(100);
      expect(source.asked.slice(length).filter((url) => /slug=article-1&|categories\?/.test(url))).toEqual([]);
    });

    test('on pages of other people an article is shown, a comment is posted, and nothing is touched', async ({ page, hosts }) => {
      const [widget, source] = [await startWidget(), await hosts.source({ ...WELL, POST: 'posted/ok-approved' })];
      let html;
      const host = await startPage(() => html);
      const inside = (selector) => document.querySelector('maqal-article')?.shadowRoot?.querySelector(selector);
      for (const name of Object.keys(PAGES).filter((it) => !/React|Vue/.test(it))) {
        html = PAGES[name]('', { widget, source });
        await page.goto(host.url);
        const before = await page.evaluate(hostState);
        html = PAGES[name](scripted(widget) + element(source), { widget, source });
        await page.goto(host.url);
        await page.waitFor(`Boolean((${inside})('.comment'))`);
        expect(await page.evaluate(hostState), name).toEqual(before);
        await page.evaluate(`(${(find) => {
          for (const [field, text] of Object.entries({ content: 'سطر أول', name: 'قارئ', email: 'reader@example.ma' })) {
            const place = find(`#respond-${field}`);
            place.value = text;
            place.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
          }
          find('#respond-send').click();
        }})(${inside})`);
        await page.waitFor(`(${inside})('.comments__list').textContent.includes('سطر ثان')`);
        expect(source.posted.splice(0).map((form) => form.get('content')), name).toEqual(['سطر أول']);
      }
      expect(await page.strange()).toEqual([]);
      await Promise.all([widget.close(), host.close()]);
    });

    test('comments are counted as Arabic does', async ({ page, hosts }) => {
      const source = await hosts.source();
      const site = await hosts.site({ config: wordPressAt(source.url) });
      const shown = {};
      for (const count of Object.keys(COUNTS)) {
        source.answers['/comments'] = json([], 200, count, 1);
        await page.goto(`${site.url}article/finance-bill-eda`);
        await page.waitFor(isShown, '.comment-count:not([hidden])');
        [shown[count]] = await page.evaluate(texts, '.comment-count');
      }
      expect(shown).toEqual(COUNTS);
    });

    test('dates through a year are those of CLDR', async ({ page, hosts }) => {
      const { feed, count, wanted } = await yearOfDates(4);
      const source = await hosts.source({ feed });
      for (const [index, ui] of UI.entries()) {
        await page.goto(`${(await hosts.site({ config: { ...feedAt(source.url), ui } })).url}article/one`);
        await page.waitFor((count) => document.querySelectorAll('.comment').length === count, count);
        expect(await page.evaluate(texts, '.comment .date__exact'), JSON.stringify(ui)).toEqual(wanted[index]);
      }
    });

    test('mixed lines stand before the eye as the Unicode Bidirectional Algorithm has them', async ({ page, hosts }) => {
      const { lines, feed } = await mixedLines();
      const source = await hosts.source({ feed });
      await page.goto(`${(await hosts.site({ config: feedAt(source.url) })).url}article/one`);
      await page.waitFor((count) => document.querySelectorAll('#content > div > article > .body > p').length === count, lines.length);
      // As the app has them, which says which way they run only where that is another one, and not the first view any more.
      await page.waitFor(() => !document.querySelector('.article[dir="rtl"] > .body > p[dir="rtl"], .article[dir="ltr"] > .body > p[dir="ltr"]'));
      expect(torn(lines, await page.evaluate(linesHere))).toEqual([]);
    });

    test('what was read is there with all hosts gone', async ({ page, hosts }) => {
      const source = await hosts.source();
      const site = await hosts.site({ config: wordPressAt(source.url) });
      const open = async () => {
        await page.goto(`${site.url}article/finance-bill-eda`);
        await page.waitFor(isShown, '.article__title');
      };
      await open();
      await page.waitFor(() => navigator.serviceWorker.controller?.state === 'activated');
      await open();
      await page.waitFor(isShown, '.comment');
      await page.waitFor(async () => {
        const [name] = (await caches.keys()).filter((name) => name.endsWith('answers'));
        return name !== undefined && (await (await caches.open(name)).keys()).length >= 3;
      });
      await site.close();
      await source.close();
      await open();
      await page.waitFor(isShown, '.comment');
    });

    test('another language and other digits are chosen', async ({ page, hosts }) => {
      await page.goto(`${(await hosts.site()).url}article/eda-darija-code`);
      await page.waitFor(isShown, '#reading-options-button');
      await page.click('#reading-options-button');
      const choose = (name, value) => page.evaluate((name, value) => {
        const field = document.querySelector(`#reading-options [name=${name}]`);
        field.value = value;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }, name, value);
      await choose('language', 'fa');
      await page.waitFor(() => document.documentElement.lang === 'fa');
      await page.waitFor(isShown, '.comment-count:not([hidden])');
      expect(await page.evaluate(texts, '.article time')).toEqual(['۲۱ فروردین ۱۴۰۳']);
      expect(await page.evaluate(texts, '.comment-count')).toEqual([words.fa.comments.zero]);
      await choose('digits', 'latn');
      await page.waitFor(() => document.querySelector('.article time')?.textContent === '21 فروردین 1403');
    });

    test('a picture opens on its own, is turned over, and the Back button closes it', async ({ page, hosts }) => {
      await page.goto(`${(await hosts.site()).url}article/eda-darija-code`);
      await page.waitFor(isShown, '.article__lead .picture-button');
      const box = (name) => page.evaluate((name) => document.querySelector(`.lightbox${name}`)?.textContent, name);
      const count = (n) => words.ar.lightbox.count.replace('{n}', n).replace('{count}', '2');
      await page.click('.article__lead .picture-button');
      await page.waitFor(isShown, '.lightbox[open] .lightbox__picture');
      expect(await page.evaluate(() => document.activeElement.className)).toContain('lightbox__close');
      expect(await box('__count')).toBe(count(1));
      await page.press('.lightbox__close', 'ArrowLeft');
      expect(await box('__count')).toBe(count(2));
      await page.evaluate(() => history.back());
      await page.waitFor(() => document.querySelector('.lightbox') === null);
      await page.waitFor(() => document.activeElement.closest('.body figure') !== null);

      await page.click('.article__lead .picture-button');
      await page.waitFor(isShown, '.lightbox[open] .lightbox__picture');
      await page.click('.lightbox__close');
      await page.waitFor(() => document.querySelector('.lightbox') === null && !history.state?.lightbox);
      await page.waitFor(() => document.activeElement.closest('.article__lead') !== null);
    });

    test('every block markup is shown as the corpus says', async ({ page, hosts }) => {
      expect(await differences(page, hosts, await blockCases())).toEqual([]);
    });

    test('what attackers wrote does nothing', async ({ page, hosts }) => {
      test.setTimeout(600_000);
      // Chromium is shown all of it. The engines read HTML by the same rules, so that of the others each has its share.
      const engines = Object.keys(ENGINES);
      const share = (await hostileSnippets()).filter((_, n) => engines[n % engines.length] === engine);
      expect(share.length).toBeGreaterThan(500);
      expect(await attack(page, hosts, share)).toEqual([]);
      // Pictures of the publisher's own are no attack; they are just not there.
      expect([...new Set(await page.strange())]).toEqual(['asked news.example']);
    });

    test('a comment is mended, outlives the page, and is sent', async ({ page, hosts }) => {
      const source = await hosts.source({ ...WELL, POST: 'posted/ok-approved' });
      const site = await hosts.site({ config: wordPressAt(source.url) });
      const open = async () => {
        await page.goto(`${site.url}article/finance-bill-eda`);
        await page.waitFor(isShown, '#respond');
      };
      const fields = (property) => page.evaluate((property) => {
        const elements = [...document.querySelectorAll('.field__text')];
        return elements.map((element) => (property === 'direction' ? getComputedStyle(element).direction : element[property]));
      }, property);

      await open();
      await expect.poll(() => fields('direction')).toEqual(['rtl', 'rtl', 'ltr', 'ltr']);
      await page.click('#respond-send');
      await page.waitFor(isFocused, 'respond-report');
      expect(await page.evaluate(texts, '#respond-report a')).toEqual(['التعليق', 'الاسم', 'البريد الإلكتروني']);
      expect(await fields('ariaInvalid')).toEqual(['true', 'true', 'true', null]);
      await page.press('#respond-report a', 'Enter');
      await page.waitFor(isFocused, 'respond-content');

      await page.type('#respond-content', 'تعليق عن EDA');
      await page.press('#respond-content', 'Tab');
      await page.waitFor(isFocused, 'respond-name');
      await page.type('#respond-name', 'Nadia');
      await page.type('#respond-email', 'nadia@example.ma');
      await expect.poll(() => fields('ariaInvalid')).toEqual([null, null, null, null]);
      await expect.poll(() => fields('direction')).toEqual(['rtl', 'ltr', 'ltr', 'ltr']);

      await open();
      await expect.poll(() => fields('value')).toEqual(['تعليق عن EDA', 'Nadia', 'nadia@example.ma', '']);
      await page.press('#respond-email', 'Enter');
      await page.waitFor(isFocused, 'comment-26');
      expect(Object.fromEntries(source.posted[0])).toMatchObject({
        content: 'تعليق عن EDA', author_name: 'Nadia', author_email: 'nadia@example.ma',
      });
      await expect.poll(() => fields('value')).toEqual(['', 'Nadia', 'nadia@example.ma', '']);
    });
  });
}
