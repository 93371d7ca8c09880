// Words, digits and direction: what a reader of each language sees, held against the native side.

import { expect, feedAt, test } from './fixtures.js';
import { feedOf, LANGUAGES, linesHere, mixedLines, torn, UI, words, yearOfDates } from './words.js';

/** Opens a feed's article in an interface as set. */
async function open({ article, hosts }, feed, ui = {}) {
  const source = await hosts.source({ feed });
  const site = await hosts.site({ config: { ...feedAt(source.url), ui } });
  await article.open(site, 'one');
  await expect(article.headline).toBeVisible();
  return site;
}

/** Opens the demo article. */
async function openDemo({ article, hosts }, ui) {
  const site = await hosts.site({ config: { site: { name: 'مقال' }, source: { kind: 'json-feed', url: '/demo/feed.json' }, ui } });
  await article.open(site, 'eda-darija-code');
  await expect(article.headline).toBeVisible();
  return site;
}

test('a year of dates is the same here and natively, in all languages, digits and calendars', async ({ page, article, hosts }) => {
  const { feed, count, wanted } = await yearOfDates();
  for (const [index, ui] of UI.entries()) {
    await open({ article, hosts }, feed, ui);
    for (let shown = 100; shown < count; shown += 100) {
      await expect(page.locator('.comment')).toHaveCount(shown);
      await page.locator('.comments__more').click();
    }
    await expect(page.locator('.comment')).toHaveCount(count);
    const shown = await page.locator('.comment .date__exact').allTextContents();
    expect(shown, JSON.stringify(ui)).toEqual(wanted[index]);
  }
});

test('mixed lines stand before the eye as the Unicode Bidirectional Algorithm has them', async ({ page, article, hosts }) => {
  const { lines, feed } = await mixedLines();
  expect(lines.length).toBeGreaterThanOrEqual(150);
  await open({ article, hosts }, feed);
  await expect(article.body.locator('> p')).toHaveCount(lines.length);
  // As the app has them, which says which way they run only where that is another one, and not the first view any more.
  await expect(page.locator('.article[dir="rtl"] > .body > p[dir="rtl"], .article[dir="ltr"] > .body > p[dir="ltr"]')).toHaveCount(0);
  expect(torn(lines, await page.evaluate(linesHere))).toEqual([]);
});

for (const language of LANGUAGES) {
  test(`the page speaks ${language}, and is looked at`, async ({ page, article, hosts }) => {
    const say = words[language];
    await openDemo({ article, hosts }, { lang: language });
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.locator('html')).toHaveAttribute('dir', ['en', 'fr'].includes(language) ? 'ltr' : 'rtl');
    await expect(page.getByRole('navigation', { name: say.breadcrumbs })).toBeVisible();
    await expect(page.getByRole('link', { name: say.comments.zero })).toBeVisible();
    await expect(page.getByRole('region', { name: say.talk.title })).toContainText(say.talk.none);
    await expect(page.locator('.tools__time')).toHaveText(say.reading_time.two.replace('{n}', { fa: '۲', ur: '۲' }[language] ?? '2'));
    // The article is what it was, whatever the interface speaks.
    await expect(page.getByRole('article')).toHaveAttribute('dir', 'rtl');
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await article.axe()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await article.screenshot(`language-${language}-${width}`);
    }
    expect(await article.layoutShift()).toBe(0);
  });
}

test('without a language in the settings the page’s own holds; a region decides digits and months', async ({ page, article, hosts }) => {
  await openDemo({ article, hosts }, {});
  await expect(page.locator('.article .date__relative')).toHaveText('9 أبريل 2024');
  await openDemo({ article, hosts }, { lang: 'ar-IQ' });
  await expect(page.locator('.article .date__relative')).toHaveText('٩ نيسان ٢٠٢٤');
});

test('a language whose file does not come: the page says so, in two languages', async ({ page, hosts }) => {
  const site = await hosts.site({ config: { source: { kind: 'json-feed', url: '/demo/feed.json' }, ui: { lang: 'he' } } });
  await page.route('**/lang/*', (route) => route.abort());
  await page.goto(site.url);
  await expect(page.getByRole('alert')).toContainText('تعذّر تحميل الصفحة.');
  await expect(page.getByRole('alert')).toContainText('The page could not be loaded.');
});

test.describe('reading options', () => {
  const button = (page, language = 'ar') => page.getByRole('button', { name: words[language].reading.title });
  const panel = (page, language = 'ar') => page.getByRole('dialog', { name: words[language].reading.title });

  test('by keyboard: opened, chosen, closed; what was chosen holds before the app is there', async ({ page, article, hosts }) => {
    await openDemo({ article, hosts }, {});
    const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
    expect(await size()).toBe('16px');
    await button(page).focus();
    await page.keyboard.press('Enter');
    await expect(panel(page)).toBeVisible();
    await page.keyboard.press('Tab');
    // In a page from right to left the left arrow leads to more.
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await size()).toBe('21px');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await expect(panel(page)).toBeHidden();
    await expect(button(page)).toBeFocused();
    const chosen = { size: '5', spacing: 'wide', theme: 'sepia' };
    expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).toMatchObject(chosen);

    await page.route('**/*.wasm', () => {});
    await page.reload({ waitUntil: 'commit' });
    await expect(page.locator('.skeleton, [data-first]')).toBeVisible();
    expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).toMatchObject(chosen);
    await page.unroute('**/*.wasm');
    await page.reload();
    await button(page).click();
    await expect(panel(page).getByRole('radio', { name: words.ar.reading.theme_sepia })).toBeChecked();
    await expect(panel(page).getByRole('slider')).toHaveValue('5');
    await panel(page).getByRole('button', { name: words.ar.reading.reset }).click();
    expect(await size()).toBe('16px');
    await expect(panel(page).getByRole('radio', { name: words.ar.reading.theme_auto })).toBeChecked();
  });

  test('language and digits change at once, stay, and nothing typed is lost', async ({ page, article, hosts }) => {
    const comments = [{ id: 1, author: { name: 'سعيد' }, content_html: '<p>رأي</p>', date_published: '2024-04-09T10:00:00Z' }];
    const feed = feedOf('<p>نص المقال</p>', { comments_open: true, comments });
    const source = await hosts.source({ feed });
    const site = await hosts.site({ config: { ...feedAt(source.url), comments: { endpoint: `${source.url}endpoint` } } });
    await article.open(site, 'one');
    await article.field('التعليق').fill('رأيي في المقال');
    await button(page).click();
    await panel(page).getByRole('combobox', { name: words.ar.reading.digits }).selectOption('arab');
    await expect(page.locator('.comment .date__relative')).toHaveText('٩ أبريل ٢٠٢٤');
    await expect(button(page)).toBeFocused();
    await button(page).click();
    await panel(page).getByRole('combobox', { name: words.ar.reading.language }).selectOption('fr');
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
    await expect(page.locator('.comment .date__relative')).toHaveText('٩ avril ٢٠٢٤');
    await expect(page.getByRole('textbox', { name: words.fr.talk.content })).toHaveValue('رأيي في المقال');
    await page.reload();
    await expect(page.getByRole('button', { name: words.fr.talk.send })).toBeVisible();
    await expect(page.getByRole('textbox', { name: words.fr.talk.content })).toHaveValue('رأيي في المقال');
    await button(page, 'fr').click();
    await panel(page, 'fr').getByRole('button', { name: words.fr.reading.reset }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  });

  test('a language that does not come is said, and the page stays as it is', async ({ page, article, hosts }) => {
    await openDemo({ article, hosts }, {});
    await page.route('**/lang/fa.json*', (route) => route.abort());
    await button(page).click();
    await panel(page).getByRole('combobox', { name: words.ar.reading.language }).selectOption('fa');
    await expect(panel(page).getByRole('status')).toHaveText(words.ar.unreachable.title);
    await page.reload();
    await expect(article.headline).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  });

  test('what was chosen last is what is shown, however late the other one comes', async ({ page, article, hosts }) => {
    await openDemo({ article, hosts }, {});
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    await page.route('**/lang/fr.json*', async (route) => { await held; await route.continue(); });
    await button(page).click();
    await panel(page).getByRole('combobox', { name: words.ar.reading.language }).selectOption('fr');
    await panel(page).getByRole('combobox', { name: words.ar.reading.language }).selectOption('en');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    const came = page.waitForResponse('**/lang/fr.json*');
    release();
    await came;
    await expect(page.getByRole('button', { name: words.en.share }).or(page.getByRole('button', { name: words.en.copy_link }))).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });

  test('without storage it holds for the page, and a strange record is no obstacle', async ({ page, article, hosts }) => {
    await page.addInitScript(() => localStorage.setItem('maqal/reading', '{"length":"0","theme":7,"language":"../x","size":"4"}'));
    await openDemo({ article, hosts }, {});
    await expect(page.locator('html')).toHaveAttribute('data-size', '4');
    await button(page).click();
    await expect(panel(page).getByRole('radio', { name: words.ar.reading.theme_auto })).toBeChecked();
    await page.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException('denied', 'SecurityError'); }; });
    await panel(page).getByRole('radio', { name: words.ar.reading.theme_dark }).check();
    await panel(page).getByRole('radio', { name: words.ar.reading.spacing_wide }).check();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await panel(page).getByRole('combobox', { name: words.ar.reading.language }).selectOption('ur');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ur');
    await expect(page.getByRole('link', { name: words.ur.comments.zero })).toBeVisible();
    // The article is Arabic all the same, in its own letters.
    expect(await article.headline.evaluate((title) => getComputedStyle(title).fontFamily)).not.toContain('Nastaliq');
    expect(await page.locator('.masthead__name').evaluate((name) => getComputedStyle(name).fontFamily)).toContain('Nastaliq');
  });

  for (const theme of ['light', 'sepia', 'dark']) {
    test(`axe finds nothing among them, and they are looked at: ${theme}`, async ({ page, article, hosts }) => {
      await page.addInitScript((chosen) => localStorage.setItem('maqal/reading', JSON.stringify(chosen)), { theme, size: '4' });
      await openDemo({ article, hosts }, {});
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await button(page).click();
        expect(await article.axe()).toEqual([]);
        await page.screenshot({ path: `artefacts/screenshots/reading-options-${theme}-${width}.png` });
        await page.keyboard.press('Escape');
        expect(await article.axe()).toEqual([]);
      }
    });
  }
});

test.describe('tools', () => {
  const tool = (page, name) => page.getByRole('button', { name: words.ar[name] });

  test('links to the article and to its parts are copied', async ({ page, article, hosts, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const site = await openDemo({ article, hosts }, {});
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await tool(page, 'copy_link').click();
    await expect(page.locator('.tools__note')).toHaveText(words.ar.copied);
    expect(await copied()).toBe(`${site.url}article/eda-darija-code`);
    const heading = article.body.getByRole('heading').first();
    await heading.hover();
    await heading.getByRole('link', { name: words.ar.heading_link }).click();
    await expect.poll(copied).toMatch(/eda-darija-code#in-/);
    expect(await page.evaluate(() => document.querySelector(':target').localName)).toMatch(/^h[2-6]$/);
  });

  test('where a link cannot be copied, that is said', async ({ page, article, hosts }) => {
    await page.addInitScript(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); });
    await openDemo({ article, hosts }, {});
    await tool(page, 'copy_link').click();
    await expect(page.locator('.tools__note')).toHaveText(words.ar.not_copied);
  });

  test('what the browser can do is offered: sharing, printing, hearing in the voice of each block', async ({ page, article, hosts }) => {
    await page.addInitScript(() => {
      window.did = [];
      navigator.share = (what) => { window.did.push(['share', what]); return Promise.reject(new DOMException('closed', 'AbortError')); };
      window.print = () => window.did.push(['print']);
      const voices = [{ lang: 'fr-FR', name: 'fr' }, { lang: 'ar-MA', name: 'ar' }];
      const synthesis = new EventTarget();
      Object.assign(synthesis, { getVoices: () => (synthesis.late ? voices : []), cancel: () => window.did.push(['cancel']),
        speak: (said) => { window.did.push(['speak', said.text, said.lang, said.voice?.name]); window.last = said; } });
      Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
      window.SpeechSynthesisUtterance = function Utterance(text) { this.text = text; };
    });
    const feed = feedOf('<p>فقرة أولى فيها من الكلام العربي ما يكفي</p><p lang="fr">Un paragraphe en français</p>', {});
    const site = await open({ article, hosts }, feed);
    await expect(tool(page, 'copy_link')).toBeHidden();
    await expect(tool(page, 'listen')).toBeHidden();
    await page.evaluate(() => { speechSynthesis.late = true; speechSynthesis.dispatchEvent(new Event('voiceschanged')); });
    await tool(page, 'share').click();
    await tool(page, 'print').click();
    await tool(page, 'listen').click();
    await expect(tool(page, 'stop_listening')).toHaveAttribute('aria-pressed', 'true');
    expect(await page.evaluate(() => window.did)).toEqual([
      ['share', { title: 'عنوان المقال', url: `${site.url}article/one` }], ['print'], ['cancel'],
      ['speak', 'عنوان المقال', 'ar', 'ar'], ['speak', 'فقرة أولى فيها من الكلام العربي ما يكفي', 'ar', 'ar'], ['speak', 'Un paragraphe en français', 'fr', 'fr'],
    ]);
    await page.evaluate(() => window.last.onend());
    await expect(tool(page, 'listen')).toHaveAttribute('aria-pressed', 'false');
  });

  test('the bar shows how far the reader has come, and paper gets neither bar nor buttons', async ({ page, article, hosts }) => {
    await openDemo({ article, hosts }, {});
    const bar = () => page.evaluate(() => getComputedStyle(document.querySelector('.article'), '::after').scale.split(' ')[0]);
    await expect.poll(async () => Number(await bar())).toBe(0);
    await page.locator('.sections').scrollIntoViewIfNeeded();
    await expect.poll(async () => Number((await bar()).replace('none', '1'))).toBeGreaterThan(0.5);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.tools__print')).toBeHidden();
    await expect(page.locator('.reading-options__button')).toBeHidden();
    await expect(page.locator('.tools__time')).toBeVisible();
  });
});
