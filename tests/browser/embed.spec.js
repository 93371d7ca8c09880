// `<maqal-article>` on pages of other people, whatever they do: an article is shown, a comment is posted, and the
// page is as it was.

import { readFile } from 'node:fs/promises';

import { comments, element, expect, hostState, integrity, plain, POST, scripted, shown, test, write } from './embedding.js';
import { ArticlePage } from './fixtures.js';
import { PAGES } from './pages.js';
import { json, recorded } from './source.js';

/** A page whose own framework has done its work, if it has one. */
async function settled(page, url) {
  await page.goto(url);
  if (await page.locator('body script:not([data-embed])').count() > 0) await expect(page.locator('#count')).toHaveText('many');
}

for (const [name, html] of Object.entries(PAGES)) {
  test(`on ${name} an article is shown, a comment is posted, and nothing is touched`, async ({ embedding, page }) => {
    const [widget, source] = [await embedding.widget(), await embedding.source()];
    let embed = '';
    const host = await embedding.page(() => html(embed, { widget, source }));
    await settled(page, host.url);
    const before = await page.evaluate(hostState);
    embed = scripted(widget) + element(source);
    await settled(page, host.url);
    await shown(page);
    // The same address: no entry is added to the history.
    const after = await page.evaluate(hostState);
    expect(after).toEqual(before);
    await comments(page, source);
    // Whoever has sent a comment is taken to it.
    expect({ ...await page.evaluate(hostState), scroll: [] }).toEqual({ ...before, scroll: [] });
    await page.screenshot({ path: `artefacts/screenshots/embed-${Object.keys(PAGES).indexOf(name)}.png`, fullPage: true });
    expect(embedding.errors).toEqual([]);
  });
}

const STRICT = (widget, source, more = '') => [
  "default-src 'none'", `script-src ${widget.url} 'wasm-unsafe-eval'`, `connect-src ${widget.url} ${source.url}`, 'img-src http: data:',
  "base-uri 'none'", "form-action 'none'", "frame-src 'none'", 'report-uri /report', ...more ? [more] : [],
].join('; ');

/** An article whose author has styled it. */
const styled = async () => {
  const [post] = JSON.parse((await recorded('post-slug-embed')).body);
  post.content.rendered += '<p style="text-align:center;color:red">نص <b STYLE = "color:blue">style=</b></p><table style="width:10px"><tr><td style=color:red>1</table>';
  return json([post]);
};

for (const [name, more] of Object.entries({
  'a strict policy': '',
  'a strict policy with Trusted Types': "require-trusted-types-for 'script'; trusted-types maqal",
})) {
  test(`under ${name} all works, and nothing is reported`, async ({ embedding, page }) => {
    const [widget, source] = [await embedding.widget(), await embedding.source({ '/posts': await styled() })];
    const host = await embedding.page(() => plain(scripted(widget) + element(source)), { 'Content-Security-Policy': STRICT(widget, source, more) });
    await page.goto(host.url);
    const article = await shown(page);
    await expect(article.body.getByText('نص style=')).toHaveCSS('text-align', 'center');
    await comments(page, source);
    expect(host.reports).toEqual([]);
    expect(embedding.errors).toEqual([]);
  });
}

test('a policy without WebAssembly leaves what the page has inside', async ({ embedding, page }) => {
  const [widget, source] = [await embedding.widget(), await embedding.source()];
  const policy = STRICT(widget, source).replace("'wasm-unsafe-eval'", '');
  const host = await embedding.page(() => plain(element(source)), { 'Content-Security-Policy': policy });
  await page.goto(host.url);
  const error = page.evaluate(() => new Promise((resolve) => addEventListener('maqal-error', ({ detail }) => resolve(detail.reason))));
  await page.addScriptTag({ url: `${widget.url}maqal.js`, type: 'module' });
  expect(await error).toBe('script');
  await expect(page.getByText('هذا المقال في موقعه')).toBeVisible();
});

test('the script may be checked by its integrity', async ({ embedding, page }) => {
  const [widget, source] = [await embedding.widget(), await embedding.source()];
  const checked = scripted(widget, `crossorigin integrity="${await integrity('maqal.js')}"`);
  const host = await embedding.page(() => plain(checked + element(source)));
  await page.goto(host.url);
  await shown(page);
  await comments(page, source);
  expect(embedding.errors).toEqual([]);
});

test('in a sandbox without storage, origin and forms an article is shown and a comment is posted', async ({ embedding, page }) => {
  const [widget, source] = [await embedding.widget(), await embedding.source()];
  const host = await embedding.page({
    '/': plain('<iframe sandbox="allow-scripts" src="inner.html" style="width:100%;height:600px"></iframe>'),
    '/inner.html': plain(scripted(widget) + element(source)),
  });
  await page.goto(host.url);
  const frame = page.frameLocator('iframe');
  await shown(frame);
  // What is typed outlives the element, as long as the page is there.
  await new ArticlePage(frame).field('التعليق').fill('مسودة');
  await frame.locator('maqal-article').evaluate(async (own) => {
    const { parentElement } = own;
    own.remove();
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    parentElement.append(own);
  });
  await expect(new ArticlePage(frame).field('التعليق')).toHaveValue('مسودة');
  await comments(frame, source);
  expect(embedding.errors).toEqual([]);
});

test('two versions of the script on one page: the first one stays, and both articles are shown', async ({ embedding, page }) => {
  const [widget, other, source] = [await embedding.widget(), await embedding.widget(), await embedding.source()];
  const host = await embedding.page(() => plain(scripted(widget) + element(source) + element(source, 'lang="fr"') + scripted(other)));
  await page.goto(host.url);
  await expect(page.locator('maqal-article .article')).toHaveCount(2);
  await expect(page.locator('maqal-article .respond')).toHaveCount(2);
  expect(other.asked).toEqual(['maqal.js']);
  expect(embedding.errors).toEqual([]);
});

test('a page with its own elements for browsers of old', async ({ embedding, page }) => {
  const [widget, source] = [await embedding.widget(), await embedding.source()];
  const polyfill = await readFile(new URL('node_modules/@webcomponents/custom-elements/custom-elements.min.js', import.meta.url), 'utf8');
  const head = `<script>customElements.forcePolyfill = true;</script><script>${polyfill}</script>
    <script>customElements.define('host-box', class extends HTMLElement { connectedCallback() { this.dataset.here = ''; } });</script>`;
  const host = await embedding.page(() => plain(`<host-box>${element(source)}</host-box>${scripted(widget)}`, { head }));
  await page.goto(host.url);
  await shown(page);
  await comments(page, source);
  await expect(page.locator('host-box')).toHaveAttribute('data-here', '');
  expect(embedding.errors).toEqual([]);
});

test('two hundred times in and out: nothing is left', async ({ embedding, page }) => {
  const [widget, source] = [await embedding.widget(), await embedding.source()];
  const host = await embedding.page(() => plain(scripted(widget)));
  await page.addInitScript(() => {
    performance.setResourceTimingBufferSize(0);
    const own = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...args) => {
      const made = await own.apply(WebAssembly, args);
      document.memory = Object.values(made.instance.exports).find((it) => it instanceof WebAssembly.Memory);
      return made;
    };
  });
  await page.goto(host.url);
  const devtools = await page.context().newCDPSession(page);
  const rounds = (count) => page.evaluate(async ([count, url, post]) => {
    const moment = () => new Promise((resolve) => { setTimeout(resolve, 5); });
    for (let round = 0; round < count; round += 1) {
      const article = document.createElement('maqal-article');
      Object.assign(article, { source: url, post });
      (document.seen ??= []).push(new WeakRef(article));
      document.getElementById('place').append(article);
      while (!article.shadowRoot.querySelector('.comment')) await moment();
      article.remove();
      await moment();
    }
  }, [count, source.url, POST]);
  const measure = async () => {
    for (let time = 0; time < 3; time += 1) await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize: heap } = await devtools.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
    const [memory, elements] = await page.evaluate(() => [
      document.memory.buffer.byteLength, document.seen.splice(0).filter((seen) => seen.deref()).length]);
    return { heap, memory, nodes, listeners: jsEventListeners, elements };
  };
  // The browser compiles what is run often, and keeps that and a word of every request.
  await rounds(200);
  const before = await measure();
  await rounds(200);
  const after = await measure();
  console.log(`before: ${JSON.stringify(before)}, after: ${JSON.stringify(after)}`);
  expect(before.memory).toBeGreaterThan(1_000_000);
  expect(after).toEqual({ ...before, heap: after.heap, memory: after.memory });
  // It comes by pages of 64 KB, and is never given back.
  expect(after.memory - before.memory).toBeLessThanOrEqual(65_536);
  expect(after.elements).toBe(0);
  expect(after.heap).toBeLessThanOrEqual(before.heap * 1.05);
  expect(embedding.errors).toEqual([]);
});

test('a page of a real WordPress shows an article of another by one line in a Custom HTML block', async ({ embedding, page, hosts, wordpress }) => {
  const [widget, blog] = [await embedding.widget(), await hosts.wordPress()];
  const post = await wordpress.run('post', 'مقال للتضمين');
  const line = `<script data-embed type="module" src="${widget.url}maqal.js"></script><maqal-article source="${wordpress.url}" post="${post.slug}"></maqal-article>`;
  const [without, id] = [await blog.run('page', '<div id="place"></div>'), await blog.run('page', `<div id="place">${line}</div>`)];
  const state = async (of) => {
    await page.goto(`${blog.url}?page_id=${of}`);
    if (of === id) await expect(page.locator('.respond')).toBeVisible();
    const { globals, title, scroll, styles } = await page.evaluate(hostState);
    // Its two addresses are all that differs.
    return { globals, title, scroll, styles: styles.filter(([name]) => !/^(LINK|META|STYLE|SCRIPT)/.test(name)) };
  };
  // WordPress tries the browser's emoji out, once a session.
  await page.goto(`${blog.url}?page_id=${without}`);
  await page.waitForFunction(() => sessionStorage.getItem('wpEmojiSettingsSupports') !== null);
  expect(await state(id)).toEqual(await state(without));
  await page.goto(`${blog.url}?page_id=${id}`);
  const article = new ArticlePage(page);
  await expect(article.headline).toHaveText('مقال للتضمين');
  await write(page, 'من صفحة أخرى');
  await expect(page.locator('.comment').filter({ hasText: 'من صفحة أخرى' })).toBeVisible();
  expect((await wordpress.run('rows', post.id)).map(({ content }) => content)).toEqual(['من صفحة أخرى']);
  await page.screenshot({ path: 'artefacts/screenshots/embed-wordpress.png', fullPage: true });
  expect(embedding.errors).toEqual([]);
});
