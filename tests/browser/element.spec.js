// `<maqal-article>` as its page sees it: attributes, properties, events, methods, and what it does while it waits.

import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';

import { element, expect, plain, POST, scripted, shown, test, TITLE } from './embedding.js';
import { ArticlePage, wordPressAt } from './fixtures.js';
import { json, recorded } from './source.js';

/** A page with the script and this in it, and what its events said. */
async function open({ embedding, page }, embed, { answers, options } = {}) {
  const [widget, source] = [await embedding.widget(options), await embedding.source(answers)];
  const html = typeof embed === 'function' ? embed(widget, source) : embed;
  const host = await embedding.page(() => plain(html));
  await page.addInitScript(() => {
    const told = Object.defineProperty(document, 'told', { value: [], enumerable: false }).told;
    for (const name of ['ready', 'error', 'navigate', 'comment']) {
      addEventListener(`maqal-${name}`, ({ type, detail, target }) => told.push([type, detail, target.localName]));
    }
  });
  await page.goto(host.url);
  return { widget, source, host };
}

const told = (page, type) => page.evaluate((type) => document.told.filter(([of]) => of === type).map(([, detail]) => detail), `maqal-${type}`);

test('what is inside the element is seen until the article is there', async ({ embedding, page }) => {
  let answer;
  const wait = new Promise((resolve) => { answer = resolve; });
  const answers = { '/posts': async () => { await wait; return recorded('post-slug-embed'); } };
  await open({ embedding, page }, (widget, source) => scripted(widget) + element(source), { answers });
  await expect(page.locator('maqal-article .skeleton')).toBeAttached();
  await expect(page.getByText('هذا المقال في موقعه')).toBeVisible();
  await expect(page.locator('maqal-article .skeleton')).toBeHidden();
  answer();
  await shown(page);
  await expect(page.getByText('هذا المقال في موقعه')).toBeHidden();
  expect(await told(page, 'ready')).toEqual([{ id: '8', slug: POST, title: TITLE, url: expect.stringContaining('finance-bill-eda') }]);
});

test('an article that cannot be had leaves what is inside, and tells why; without anything inside the reader is told', async ({ embedding, page }) => {
  const { source } = await open({ embedding, page }, (widget, { url }) => `${scripted(widget)}
    <maqal-article source="${url}" post="gone" id="full"><p>هذا المقال في موقعه</p></maqal-article>
    <maqal-article source="${url}" post="gone" id="empty">
    </maqal-article>`, { answers: { '/posts': json([]) } });
  const article = new ArticlePage(page);
  await expect(article.alert.filter({ visible: true })).toContainText('المقال غير موجود');
  await expect(page.getByText('هذا المقال في موقعه')).toBeVisible();
  expect((await told(page, 'error')).map(({ reason }) => reason)).toEqual(['not-found', 'not-found']);
  source.answers['/posts'] = 'post-slug-embed';
  await article.retry.filter({ visible: true }).click();
  await expect(page.locator('#empty').getByRole('heading', { level: 1 })).toBeVisible();
  await page.locator('#full').evaluate((own) => own.reload());
  await expect(page.locator('#full').getByRole('heading', { level: 1 })).toBeVisible();
});

test('where the script cannot fetch the rest, a link stands in an element that is empty', async ({ embedding, page }) => {
  const { widget, source } = await open({ embedding, page }, (own, { url }) => `${scripted(own)}<maqal-article source="${url}" post="${POST}">
    </maqal-article>`, { options: { instead: { '.wasm': undefined } } });
  const link = page.locator('maqal-article').getByRole('link');
  await expect(link).toHaveAttribute('href', source.url);
  expect(await told(page, 'error')).toEqual([{ reason: 'script', message: expect.any(String) }]);
  delete widget.instead['.wasm'];
  await page.locator('maqal-article').evaluate((own) => own.reload());
  await shown(page);
  await expect(page.getByRole('link', { name: '127.0.0.1' })).toHaveCount(0);
});

test('where the words cannot be had, it is as if the script could not', async ({ embedding, page }) => {
  const { widget } = await open({ embedding, page }, (own, { url }) => `${scripted(own)}<maqal-article source="${url}" post="${POST}"></maqal-article>`,
    { options: { instead: { lang: '[]' } } });
  await expect(page.locator('maqal-article').getByRole('link')).toBeVisible();
  expect((await told(page, 'error'))[0].reason).toBe('script');
  delete widget.instead.lang;
  await page.locator('maqal-article').evaluate((own) => own.reload());
  await shown(page);
});

test('attributes that make no sense are named', async ({ embedding, page }) => {
  const wrong = { source: '', kind: 'drupal', post: ' ', digits: 'roman', endpoint: 'javascript:1', require: 'name,email' };
  await open({ embedding, page }, (widget, source) => scripted(widget) + Object.entries(wrong).map(([name, value]) => {
    const attributes = { source: source.url, post: POST, [name]: value };
    return `<maqal-article ${Object.entries(attributes).map(([key, it]) => `${key}="${it}"`).join(' ')}></maqal-article>`;
  }).join(''));
  await expect(new ArticlePage(page).alert).toHaveCount(6);
  expect((await told(page, 'error')).map(({ reason, message }) => [reason, message.split(':')[0]])).toEqual(Object.keys(wrong).map((name) => ['config', name]));
});

test('attributes are live, and properties mirror them', async ({ embedding, page }) => {
  const { source } = await open({ embedding, page }, (widget, own) => scripted(widget) + element(own));
  const article = await shown(page);
  const own = page.locator('maqal-article');
  await article.field('التعليق').fill('مسودة');
  await own.evaluate((it) => { it.lang = 'fr'; it.digits = 'arab'; });
  await expect(page.getByRole('textbox', { name: 'Commentaire' })).toHaveValue('مسودة');
  await expect(page.locator('.embed')).toHaveAttribute('dir', 'ltr');
  await expect(page.locator('article time').first()).toContainText(/[٠-٩]/);
  expect((await told(page, 'ready')).length).toBe(2);
  await own.evaluate((it) => { it.dir = 'rtl'; it.removeAttribute('digits'); });
  await expect(page.locator('.embed')).toHaveAttribute('dir', 'rtl');
  await own.evaluate((it) => { it.comments = 'closed'; it.lang = 'ar'; });
  await expect(page.getByText('باب التعليق مغلق.')).toBeVisible();
  await own.evaluate((it) => { it.comments = 'hide'; });
  await expect(page.locator('.comments')).toHaveCount(0);
  await own.evaluate((it) => { it.theme = 'dark'; });
  await expect(page.locator('.embed')).toHaveCSS('color-scheme', 'dark');
  expect(await own.evaluate((it) => it.outerHTML)).toContain('comments="hide" theme="dark"');
  source.answers['/posts'] = json([]);
  await own.evaluate((it) => { it.post = 'another'; });
  await expect(page.getByText('هذا المقال في موقعه')).toBeVisible();
  expect(await own.evaluate((it) => [it.source, it.loading, it.require, 'theme' in it])).toEqual([source.url, '', '', true]);
});

test('an element is fed by properties before the script is there, and by a page that makes it later', async ({ embedding, page }) => {
  const { widget, source } = await open({ embedding, page }, '<maqal-article id="early"></maqal-article>');
  await page.evaluate(([url, post]) => Object.assign(document.getElementById('early'), { source: url, post }), [source.url, POST]);
  await page.addScriptTag({ url: `${widget.url}maqal.js`, type: 'module' });
  await expect(page.locator('#early').getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.locator('#early').getAttribute('source')).toBe(source.url);
  await page.evaluate(([url, post]) => {
    const later = document.createElement('maqal-article');
    later.id = 'later';
    later.source = url;
    later.post = post;
    document.getElementById('after').append(later);
  }, [source.url, POST]);
  await expect(page.locator('#later').getByRole('heading', { level: 1 })).toBeVisible();
  // One program and one answer are enough for both.
  expect(widget.asked.filter((file) => /maqal-[0-9a-f]+\.wasm/.test(file))).toHaveLength(1);
  expect(source.asked.filter((url) => url.includes('/posts'))).toHaveLength(1);
});

test('a lazy element fetches nothing before the reader comes near', async ({ embedding, page }) => {
  const { widget, source } = await open({ embedding, page }, (own, its) => `${scripted(own)}<div style="height: 3000px"></div>${element(its, 'loading="lazy"')}`);
  await page.waitForTimeout(500);
  expect([widget.asked, source.asked]).toEqual([['maqal.js'], []]);
  await page.mouse.wheel(0, 2000);
  await shown(page);
});

test('a moved element keeps what is typed, what is loaded and where it is scrolled', async ({ embedding, page }) => {
  const [post] = JSON.parse((await recorded('post-slug-embed')).body);
  post.content.rendered += `<table><tr>${'<td>خانة عريضة جدا</td>'.repeat(40)}</table>`;
  const { source } = await open({ embedding, page }, (widget, own) => scripted(widget) + element(own), { answers: { '/posts': json([post]) } });
  const article = await shown(page);
  await article.field('التعليق').fill('مسودة');
  const place = page.locator('maqal-article .table').last();
  await place.evaluate((it) => new Promise((seen) => { it.addEventListener('scroll', seen, { once: true }); it.scrollLeft = -300; }));
  expect(await place.evaluate((it) => it.scrollLeft)).toBe(-300);
  const asked = source.asked.length;
  const keep = await place.elementHandle();
  for (const how of ['append', 'moveBefore']) {
    await page.waitForTimeout(100);
    await page.evaluate((how) => {
      const own = document.querySelector('maqal-article');
      const to = document.getElementById(how === 'append' ? 'after' : 'place');
      if (how === 'append' || !to.moveBefore) to.append(own);
      else to.moveBefore(own, null);
    }, how);
    expect(await keep.evaluate((it) => [it.isConnected, it.scrollLeft])).toEqual([true, -300]);
  }
  await expect(article.field('التعليق')).toHaveValue('مسودة');
  await page.waitForTimeout(200);
  await expect(article.headline).toBeVisible();
  expect(source.asked.length).toBe(asked);
});

test('links tell where they lead, and can be kept from leading there', async ({ embedding, page }) => {
  const [post] = JSON.parse((await recorded('post-slug-embed')).body);
  post.content.rendered += '<p><a href="https://other.example/page">رابط</a></p><h2 id="below">أسفل</h2><p><a href="#below">إلى أسفل</a></p>';
  const { host } = await open({ embedding, page }, (widget, source) => scripted(widget) + element(source), { answers: { '/posts': json([post]) } });
  const article = await shown(page);
  await page.evaluate(() => addEventListener('maqal-navigate', (event) => event.preventDefault()));
  await article.breadcrumbs.getByRole('link').first().click();
  await article.breadcrumbs.getByRole('link').nth(1).click();
  await page.getByRole('link', { name: 'رابط', exact: true }).click();
  await page.getByRole('link', { name: 'إلى أسفل' }).click();
  await page.getByRole('link', { name: /تعليق/ }).first().click();
  expect((await told(page, 'navigate')).map(({ kind, url }) => [kind, new URL(url).hostname])).toEqual([
    ['home', '127.0.0.1'], ['section', expect.any(String)], ['link', 'other.example']]);
  expect(page.url()).toBe(host.url);
  expect(await page.evaluate(() => history.length)).toBe(2);
  await expect(page.locator('#comments-title')).toBeFocused();
});

test('without a word against it a link leads to the original', async ({ embedding, page }) => {
  const { source } = await open({ embedding, page }, (widget, own) => scripted(widget) + element(own));
  const article = await shown(page);
  await article.breadcrumbs.getByRole('link').first().click();
  await page.waitForURL(source.url);
});

test('comments can be asked for by the page, and a comment is told of', async ({ embedding, page }) => {
  const { source } = await open({ embedding, page }, (widget, own) => `${scripted(widget)}<div style="height: 3000px"></div>${element(own, 'loading="lazy"')}`);
  await page.locator('maqal-article').evaluate((own) => own.focusComments());
  await expect(page.getByRole('heading', { name: 'التعليقات' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'التعليقات' })).toBeInViewport();
  const article = await shown(page);
  source.answers.POST = 'posted/ok-hold';
  await article.write();
  await article.send.click();
  await expect(article.comment('تعليق جديد')).toBeFocused();
  expect(await told(page, 'comment')).toEqual([{ id: expect.stringMatching(/^\d+$/), status: 'hold' }]);
});

for (const theme of ['light', 'dark']) {
  test(`it is looked at from 240 to 1,200 pixels: ${theme}`, async ({ embedding, page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open({ embedding, page }, (widget, source) => scripted(widget) + element(source, `theme="${theme}"`));
    await shown(page);
    for (const width of [240, 360, 600, 1200]) {
      await page.locator('#place').evaluate((place, size) => { place.style.width = `${size}px`; }, width);
      const wide = await page.locator('.embed').evaluate((place) => [...place.querySelectorAll('*')]
        .filter((it) => it.getBoundingClientRect().width > place.getBoundingClientRect().width + 1 && !it.closest('.table, .visually-hidden')).map((it) => it.className));
      expect(wide).toEqual([]);
      await page.locator('maqal-article').screenshot({ path: `artefacts/screenshots/element-${theme}-${width}.png` });
    }
    const { violations } = await new AxeBuilder({ page }).include('maqal-article').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
  });
}

test('where the page asks how wide it wants to be, it has a width', async ({ embedding, page }) => {
  await open({ embedding, page }, (widget, source) => `${scripted(widget)}<div style="display: flex; width: 1000px">${element(source)}</div>
    <div style="float: right">${element(source)}</div>
    <div style="display: grid; grid-template-columns: auto 1fr; width: 900px">${element(source)}<p>beside</p></div>`);
  await expect(page.locator('maqal-article h1').filter({ visible: true })).toHaveCount(3);
  const widths = await page.locator('maqal-article').evaluateAll((all) => all.map((own) => own.getBoundingClientRect().width));
  expect(widths.every((width) => width > 500 && width <= 1000)).toBe(true);
});

test('the widget and the app are made of the same', async ({ embedding, hosts, page }) => {
  const { source } = await open({ embedding, page }, (widget, own) => scripted(widget) + element(own));
  // What is not for other people's pages: what helps in reading, and pictures that open on their own.
  const drawn = () => page.locator('.article, .comments').evaluateAll((roots) => roots.flatMap((root) => (
    [...root.querySelectorAll(':not(.tools, .tools *, .tools__time, .tools__time *, .tools__words, .picture-button)')].map((it) => [
      it.localName, it.className, it.id, it.getAttribute('dir'), it.getAttribute('lang'), it.childElementCount === 0 ? it.textContent : '']))));
  await shown(page);
  const widget = await drawn();
  await page.goto(`${(await hosts.site({ config: wordPressAt(source.url) })).url}article/${POST}`);
  await shown(page);
  expect(widget.length).toBeGreaterThan(80);
  expect(widget).toEqual(await drawn());
});

test('the page that shows all this is whole, and its playground plays', async ({ embedding, page }) => {
  const demo = await embedding.demo();
  await page.goto(`${demo.url}embed-demo.html`);
  const played = page.locator('#played');
  await expect(played.getByRole('heading', { level: 1 })).toBeVisible();
  await page.locator('select[name=lang]').selectOption('fr');
  await page.locator('select[name=comments]').selectOption('closed');
  await expect(page.locator('#code')).toHaveText('<maqal-article source="demo/feed.json" post="eda-darija-code" endpoint="demo/comments" lang="fr" comments="closed"></maqal-article>');
  await expect(played.locator('.embed')).toHaveAttribute('lang', 'fr');
  await expect(page.locator('#events')).toContainText('maqal-ready');
  for (const name of ['Light', 'Dark', 'Left to right', 'Narrow', 'In the colours of its page']) {
    const region = page.getByRole('region', { name });
    await region.scrollIntoViewIfNeeded();
    await expect(region.getByRole('heading', { level: 1 })).toBeVisible();
    await region.screenshot({ path: `artefacts/screenshots/demo-${name.toLowerCase().replaceAll(' ', '-')}.png` });
  }
  // Six articles on one page have landmarks of the same names.
  const { violations } = await new AxeBuilder({ page }).disableRules(['landmark-unique']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
  expect(embedding.errors).toEqual([]);
});

test('the folder is a package for npm, and its types are right', async () => {
  const folder = new URL('../../dist/embed/', import.meta.url).pathname;
  const [packed] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  const files = packed.files.map(({ path }) => path);
  for (const file of await readdir(folder, { recursive: true })) if (/\.\w+$/.test(file)) expect(files).toContain(file);
  const { exports } = JSON.parse(await readFile(`${folder}package.json`, 'utf8'));
  expect(files).toEqual(expect.arrayContaining([exports['.'].types, exports['.'].default, exports['./resize'].default].map((path) => path.slice(2))));
  const use = await mkdtemp(join(tmpdir(), 'maqal-types-'));
  await writeFile(join(use, 'use.ts'), `
    import type { MaqalNavigation } from '${folder}maqal.js';
    const article = document.querySelector('maqal-article')!;
    article.source = 'https://news.example';
    article.theme = 'dark';
    article.addEventListener('maqal-navigate', (event) => { const asked: MaqalNavigation = event.detail; event.preventDefault(); console.log(asked.kind, article.post); });
    article.addEventListener('click', () => article.focusComments());
    // @ts-expect-error: no such theme
    article.theme = 'sepia';
    // @ts-expect-error: no such member
    article.addEventListener('maqal-ready', (event) => event.detail.author);
  `);
  execFileSync(process.execPath, [new URL('node_modules/typescript/bin/tsc', import.meta.url).pathname, '--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', join(use, 'use.ts')], { stdio: 'inherit' });
  await rm(use, { recursive: true });
});

test('a policy that refuses ours of Trusted Types leaves what is inside, and that is told', async ({ embedding, page }) => {
  const [widget, source] = [await embedding.widget(), await embedding.source()];
  const host = await embedding.page(() => plain(scripted(widget) + element(source)), { 'Content-Security-Policy': "require-trusted-types-for 'script'; trusted-types 'none'" });
  const errors = [];
  await page.exposeFunction('tell', (reason) => errors.push(reason));
  await page.addInitScript(() => addEventListener('maqal-error', ({ detail }) => window.tell(detail.reason)));
  await page.goto(host.url);
  await expect.poll(() => errors).toEqual(['script']);
  await expect(page.getByText('هذا المقال في موقعه')).toBeVisible();
});

test('what the page hides is hidden, whatever it does with the element’s parts', async ({ embedding, page }) => {
  const { source } = await open({ embedding, page }, (widget, own) => `<style>maqal-article::part(embed) { display: grid }</style>${scripted(widget)}
    ${element(own, 'hidden')}${element(own, 'popover')}<maqal-article source="${own.url}" post="gone"><p>هذا المقال في موقعه</p></maqal-article>`,
  { answers: { '/posts': async (query) => (query.get('slug') === POST ? recorded('post-slug-embed') : json([])) } });
  await expect.poll(async () => (await told(page, 'ready')).length).toBe(2);
  await expect.poll(async () => (await told(page, 'error')).length).toBe(1);
  expect(await page.locator('maqal-article').evaluateAll((all) => all.map((own) => own.getBoundingClientRect().height > 0))).toEqual([false, false, true]);
  await expect(page.locator('.fault')).toBeHidden();
  expect(source.asked.length).toBeGreaterThan(0);
});

test('a form of the page around the element has fields of any name', async ({ embedding, page }) => {
  await open({ embedding, page }, (widget, source) => `<form lang="fr"><select name="lang"></select><input name="parentElement"><input name="closest">
    ${element(source)}</form>${scripted(widget)}`);
  // Such names are too much for Playwright's own eyes.
  const language = () => page.evaluate(() => document.querySelector('maqal-article').shadowRoot.querySelector('.article')?.parentElement.parentElement.lang);
  await expect.poll(language).toBe('fr');
});

test('in another document it has its styles, and back again', async ({ embedding, page }) => {
  await open({ embedding, page }, (widget, source) => `<iframe srcdoc="<html lang=ar><body><div id=there></div>" style="width:600px;height:600px"></iframe>${element(source)}${scripted(widget)}`);
  await shown(page);
  const styled = (own) => own.evaluate((it) => getComputedStyle(it.shadowRoot.querySelector('.embed')).containerType);
  await page.evaluate(() => document.querySelector('iframe').contentDocument.getElementById('there').append(document.querySelector('maqal-article')));
  const there = page.frameLocator('iframe').locator('maqal-article');
  expect(await styled(there)).toBe('inline-size');
  await expect(there.locator('.article')).toBeVisible();
  await there.evaluate((own) => window.parent.document.getElementById('place').append(own));
  expect(await styled(page.locator('maqal-article'))).toBe('inline-size');
});

test('what is inside the element is the page’s: its links, its elements, its comments', async ({ embedding, page }) => {
  const { host } = await open({ embedding, page }, (widget, source) => `${scripted(widget)}<h2 id="there">There</h2>
    <maqal-article id="outer" source="${source.url}" post="gone"><a href="#there">jump</a> ${element(source, 'id="inner"')}</maqal-article>
    <maqal-article id="comment" source="${source.url}" post="gone"><!-- v-if --></maqal-article>`,
  { answers: { '/posts': async (query) => (query.get('slug') === POST ? recorded('post-slug-embed') : json([])) } });
  await expect(page.locator('#inner').getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('#comment').getByRole('alert')).toBeVisible();
  await page.getByRole('link', { name: 'jump' }).click();
  expect(page.url()).toBe(`${host.url}#there`);
});

test('a page that stops its events still gets its article', async ({ embedding, page }) => {
  await page.addInitScript(() => addEventListener('maqal-ready', (event) => event.stopImmediatePropagation(), { capture: true }));
  await open({ embedding, page }, (widget, source) => scripted(widget) + element(source));
  await shown(page);
  await expect(page.getByText('هذا المقال في موقعه')).toBeHidden();
});

test('comments that come late keep the focus that was asked for; hidden ones take none', async ({ embedding, page }) => {
  const { widget } = await open({ embedding, page }, (own, source) => scripted(own) + element(source, 'comments="hide" loading="lazy"'));
  await expect(page.locator('maqal-article h1')).toBeVisible();
  await page.locator('maqal-article').evaluate((own) => own.focusComments());
  let answer;
  await page.route('**/maqal-comments-*.wasm', async (route) => { await new Promise((resolve) => { answer = resolve; }); await route.continue(); });
  await page.locator('#after textarea').focus();
  await page.locator('maqal-article').evaluate((own) => { own.comments = 'show'; });
  await expect.poll(() => Boolean(answer)).toBe(true);
  await expect(page.locator('#after textarea')).toBeFocused();
  await page.locator('maqal-article').evaluate((own) => own.focusComments());
  await expect(page.locator('#comments-title')).toBeFocused();
  answer();
  await expect(page.locator('.respond')).toBeVisible();
  await expect(page.locator('#comments-title')).toBeFocused();
  expect(widget.asked.filter((file) => file.includes('comments'))).toHaveLength(1);
});

test('what says the same as before changes nothing, and a comment on its way is waited for', async ({ embedding, page }) => {
  let answer;
  const { source } = await open({ embedding, page }, (widget, own) => scripted(widget) + element(own));
  const article = await shown(page);
  await article.field('التعليق').fill('مسودة');
  await page.locator('maqal-article').evaluate((own) => { own.kind = 'wordpress'; own.lang = 'ar'; own.comments = 'show'; own.setAttribute('require', 'name email'); });
  await page.waitForTimeout(100);
  await expect(article.field('التعليق')).toBeFocused();
  source.answers.POST = async () => { await new Promise((resolve) => { answer = resolve; }); return recorded('posted/ok-approved'); };
  await article.write({ content: 'سطر أول' });
  await article.send.click();
  await expect.poll(() => Boolean(answer)).toBe(true);
  await page.locator('maqal-article').evaluate((own) => { own.lang = 'fr'; });
  answer();
  await expect.poll(() => told(page, 'comment')).toEqual([{ id: '26', status: 'approved' }]);
  await expect(page.locator('.embed')).toHaveAttribute('lang', 'fr');
});

test('what is typed is no shortcut of the page’s', async ({ embedding, page }) => {
  await page.addInitScript(() => addEventListener('keydown', (event) => {
    if (!event.target.matches('input, textarea') && [' ', 'k', '/'].includes(event.key)) event.preventDefault();
    if (event.key === 'Escape') document.title = 'escaped';
  }));
  await open({ embedding, page }, (widget, source) => scripted(widget) + element(source));
  const article = await shown(page);
  await article.field('التعليق').pressSequentially('ok k/x');
  await expect(article.field('التعليق')).toHaveValue('ok k/x');
  await page.keyboard.press('Escape');
  await expect(page).toHaveTitle('escaped');
});

test('a link to a place of an odd name is no error', async ({ embedding, page }) => {
  const [post] = JSON.parse((await recorded('post-slug-embed')).body);
  post.content.rendered += '<p><a href="#100%">مئة</a></p>';
  await open({ embedding, page }, (widget, source) => scripted(widget) + element(source), { answers: { '/posts': json([post]) } });
  await shown(page);
  await page.getByRole('link', { name: 'مئة' }).click();
  expect(embedding.errors).toEqual([]);
});
