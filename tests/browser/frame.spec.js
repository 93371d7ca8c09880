// `embed/frame.html`: an article in a frame, for pages where no script may run.

import { readFile } from 'node:fs/promises';

import { expect, plain, POST, shown, test, TITLE } from './embedding.js';

const FRAME = new URL('../../dist/embed/frame.html', import.meta.url);
const SANDBOX = 'sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox"';

/** A page with this in it, and `frame.html` on the widget's host with this source in its settings. */
async function open({ embedding, page }, embed, { comments = {}, config } = {}) {
  const source = await embedding.source();
  const settings = config ?? JSON.stringify({ source: { kind: 'wordpress', url: source.url }, ui: { lang: 'ar' }, comments });
  const html = (await readFile(FRAME, 'utf8')).replace(/(<script type="application\/json"[^>]*>)[^]*?(<\/script>)/, `$1${settings}$2`);
  const widget = await embedding.widget({ instead: { 'frame.html': html } });
  const host = await embedding.page(() => plain(embed(widget, source)));
  await page.goto(host.url);
  return { widget, source, host, frame: page.frameLocator('iframe').first() };
}

const framed = (widget, query = `post=${POST}`, more = SANDBOX) => (
  `<iframe src="${widget.url}frame.html?${query}" title="مقال" style="width:100%;height:150px;border:0" ${more}></iframe>`);

test('a frame shows the article of its own source, and gets the height that it needs', async ({ embedding, page }) => {
  const { frame } = await open({ embedding, page }, (widget) => `${framed(widget)}<script type="module" src="${widget.url}resize.js"></script>`);
  await shown(frame);
  const height = (own) => own.evaluate((it) => it.getBoundingClientRect().height);
  expect(await height(frame.locator('maqal-article'))).toBeGreaterThan(500);
  await expect.poll(async () => await height(page.locator('iframe')) - await height(frame.locator('maqal-article'))).toBeGreaterThan(-2);
  expect(await frame.locator('title').textContent()).toBe(TITLE);
  expect(embedding.errors).toEqual([]);
});

test('the address names no source, and opens no comments that are closed', async ({ embedding, page }) => {
  const { source, frame } = await open({ embedding, page }, (widget, { url }) => (
    framed(widget, `post=${POST}&source=${encodeURIComponent(`${url}elsewhere/`)}&endpoint=${url}&comments=show&lang=fr&theme=dark`)), { comments: { post: false } });
  await expect(frame.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(frame.locator('.embed')).toHaveAttribute('lang', 'fr');
  await expect(frame.locator('.embed')).toHaveCSS('color-scheme', 'dark');
  await expect(frame.locator('.comments__closed')).toBeVisible();
  expect(source.asked.filter((url) => url.includes('elsewhere'))).toEqual([]);
});

test('heights are heeded of such frames alone', async ({ embedding, page }) => {
  const { widget } = await open({ embedding, page }, (own) => `${framed(own)}<iframe src="https://" hidden></iframe>
    <iframe id="other" src="${own.url}other.html" style="height:100px"></iframe>
    <iframe id="stranger" style="height:100px" srcdoc="<script>parent.postMessage({ message: 'height', value: 5000 }, '*')</script>"></iframe>
    <script type="module" src="${own.url}resize.js"></script>`);
  await shown(page.frameLocator('iframe').first());
  const heights = () => page.locator('iframe').evaluateAll((all) => all.map((it) => it.style.height));
  // The last one: comments come after the article.
  const inside = page.frameLocator('iframe').first().locator('maqal-article');
  await expect.poll(async () => (await heights())[0] === `${Math.ceil(await inside.evaluate((it) => it.getBoundingClientRect().height))}px`).toBe(true);
  const [first] = await heights();
  // The page itself, a frame of another page on the same host, and one of no host at all say something.
  await page.evaluate(() => postMessage({ message: 'height', value: 7 }, '*'));
  await page.locator('#other').evaluate((it) => it.contentWindow.postMessage('', '*'));
  const other = page.frames().find((frame) => frame.url().includes('other.html'));
  await other.evaluate(() => parent.postMessage({ message: 'height', value: 5000 }, '*'));
  const own = page.frames().find((frame) => frame.url().includes('frame.html'));
  for (const value of ['x', -1, null, undefined, {}]) await own.evaluate((it) => parent.postMessage({ message: 'height', value: it }, '*'), value);
  await page.waitForTimeout(200);
  expect(await heights()).toEqual([first, '', '100px', '100px']);
  expect(widget.asked).toContain('resize.js');
});

test('WordPress gets its secret back with the height', async ({ embedding, page }) => {
  await open({ embedding, page }, (widget) => framed(widget, `post=${POST}#?secret=a1B2c3D4e5`, 'sandbox="allow-scripts"'));
  const said = await page.evaluate(() => new Promise((resolve) => {
    addEventListener('message', ({ data, origin }) => data.value > 500 && resolve({ ...data, origin }));
    // It may have been told already.
    document.querySelector('iframe').contentWindow.postMessage({ message: 'height?' }, '*');
  }));
  expect(said).toEqual({ message: 'height', value: expect.any(Number), secret: 'a1B2c3D4e5', origin: 'null' });
});

test('links open beside the page', async ({ embedding, page }) => {
  const { frame, source } = await open({ embedding, page }, (widget) => framed(widget));
  await shown(frame);
  const opened = page.waitForEvent('popup');
  await frame.getByRole('navigation').getByRole('link').first().click();
  expect((await opened).url()).toBe(source.url);
});

test('a page whose script comes late asks for the height', async ({ embedding, page }) => {
  const { widget } = await open({ embedding, page }, (own) => framed(own));
  await shown(page.frameLocator('iframe'));
  await page.addScriptTag({ url: `${widget.url}resize.js`, type: 'module' });
  await expect.poll(() => page.locator('iframe').evaluate((it) => it.style.height)).not.toBe('150px');
});

for (const config of ['{', 'null', '[]', '{"source": null}', '{"ui": null, "comments": {"require": "name"}}']) {
  test(`settings that cannot be used are told: ${config}`, async ({ embedding, page }) => {
    const { frame } = await open({ embedding, page }, (widget) => framed(widget), { config });
    await expect(frame.getByRole('alert')).toBeVisible();
    expect(embedding.errors.some((error) => error.startsWith('maqal-config: '))).toBe(config === '{');
  });
}
