// The widget on pages of other people: a host for its files, a host for the page, and what must be the same on that
// page with the widget and without it.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { text } from 'node:stream/consumers';

import { ArticlePage, expect, test as base } from './fixtures.js';
import { listen, TYPES } from './site.js';
import { WELL } from './source.js';

export { expect };

const EMBED = new URL('../../dist/embed/', import.meta.url).pathname;
const HERE = new URL('.', import.meta.url).pathname;

/**
 * Serves the widget's files to every page. `instead` has some by a part of their path: what is served in place of the
 * built one, or `undefined` for a line that is cut. `folder` is what is served.
 */
export async function startWidget({ instead = {}, folder = EMBED } = {}) {
  const asked = [];
  const host = { asked, instead };
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, 'http://host').pathname).slice(1);
    asked.push(path);
    try {
      const known = Object.keys(instead).find((part) => path.includes(part));
      if (known && instead[known] === undefined) return request.socket.destroy();
      const body = known ? instead[known] : await readFile(join(folder, path));
      return response.writeHead(200, { 'Content-Type': TYPES[extname(path)], 'Access-Control-Allow-Origin': '*' }).end(body);
    } catch {
      return response.writeHead(404, { 'Access-Control-Allow-Origin': '*' }).end();
    }
  });
  return Object.assign(host, await listen(server));
}

/**
 * A page of somebody else's. `pages` has HTML, or a script, by path; of a page the browser reports to `/report`, which
 * `reports` collects.
 */
export async function startPage(pages, headers = {}) {
  const reports = [];
  const server = createServer(async (request, response) => {
    const path = request.url.split('?')[0];
    if (path === '/report') {
      reports.push(JSON.parse(await text(request))['csp-report']);
      return response.writeHead(204).end();
    }
    const body = typeof pages === 'function' ? pages(request.url) : pages[path];
    if (body === undefined) return response.writeHead(404).end();
    const type = TYPES[extname(path)] ?? TYPES['.html'];
    return response.writeHead(200, { 'Content-Type': type, ...headers }).end(body);
  });
  return { reports, ...(await listen(server)) };
}

/** What a page's `<script>` names in `integrity`. */
export async function integrity(file) {
  return `sha384-${createHash('sha384').update(await readFile(join(EMBED, file))).digest('base64')}`;
}

/** A page's own script with the libraries that it imports. */
export const bundled = (script) => execFileSync(process.env.MAQAL_ESBUILD,
  ['--bundle', '--format=iife', '--define:process.env.NODE_ENV="production"', '--define:__VUE_OPTIONS_API__=true',
    '--define:__VUE_PROD_DEVTOOLS__=false', '--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false', '--alias:vue=vue/dist/vue.esm-bundler.js'],
  { cwd: HERE, input: script, encoding: 'utf8' });

/**
 * What the widget must leave alone, as it is now: every element's style, the globals, the title, the address, the
 * history and the scroll. The sizes of what is around `#place` and in it are its own.
 */
export function hostState() {
  const place = document.getElementById('place');
  const sizes = /^(height|width|block-size|inline-size|perspective-origin|transform-origin)$/;
  const own = [...document.querySelectorAll('*')].filter((element) => (
    !element.matches('maqal-article, maqal-article *, script[data-embed]') && element.getRootNode() === document));
  const styles = own.map((element) => {
    const style = getComputedStyle(element);
    const isAround = element.contains(place) || place.contains(element);
    const names = [...style].filter((name) => !isAround || !sizes.test(name));
    return [element.tagName + (element.id && `#${element.id}`), names.map((name) => `${name}: ${style.getPropertyValue(name)}`).join('; ')];
  });
  return {
    styles,
    globals: Object.getOwnPropertyNames(window).sort(),
    attributes: [document.documentElement, document.body].map((element) => element.cloneNode().outerHTML),
    title: document.title,
    history: [location.href, history.length, JSON.stringify(history.state)],
    scroll: [scrollX, scrollY],
    sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
    lists: [[].toString(), Object.keys(Array.prototype), String(fetch), String(Element.prototype.append)],
  };
}

/** The recorded site's article. */
export const POST = 'finance-bill-eda';
export const TITLE = 'مشروع قانون المالية: “EDA” & الحكومة – ما الجديد؟';

/** Starts the widget's host, a WordPress that takes comments, and a page; all stop after the test. */
export const test = base.extend({
  embedding: async ({ hosts, page }, use) => {
    const running = [];
    const keep = async (host) => {
      running.push(await host);
      return running.at(-1);
    };
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    // The recorded site's pictures are on no server.
    await page.route('http://127.0.0.1:8090/**', (route) => route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>' }));
    await use({
      errors,
      widget: (options) => keep(startWidget(options)),
      demo: () => keep(startWidget({ folder: join(EMBED, '..') })),
      page: (pages, headers) => keep(startPage(pages, headers)),
      source: (answers = {}) => hosts.source({ ...WELL, POST: 'posted/ok-approved', ...answers }),
    });
    await Promise.all(running.map((host) => host.close()));
  },
});

export const scripted = (widget, attributes = '') => `<script data-embed type="module" src="${widget.url}maqal.js" ${attributes}></script>`;
export const element = (source, attributes = '') => `<maqal-article source="${source.url}" post="${POST}" ${attributes}><p>هذا المقال في موقعه</p></maqal-article>`;

/** What a page of somebody else's has besides. */
const AROUND = `<header id="masthead"><h1>Host</h1><nav><a href="/a">One</a> <a href="/b">Two</a></nav></header>
  <article><h2>A text of its own</h2><p>With <em>emphasis</em>, <code>code</code> and <button type="button">a button</button>.</p></article>`;
const AFTER = '<div id="after"><form><input value="a field"><textarea>text</textarea></form><footer><p>The end</p></footer></div>';

export const plain = (embed, { head = '', html = 'lang="ar" dir="rtl"', doctype = '<!doctype html>' } = {}) => `${doctype}
  <html ${html}><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">${head}</head>
  <body>${AROUND}<div id="place">${embed}</div>${AFTER}</body></html>`;

/** Waits for the article and its comments. */
export async function shown(page) {
  const article = new ArticlePage(page);
  await expect(article.headline).toHaveText(TITLE);
  await expect(page.locator('.comments .comment').first()).toBeVisible();
  return article;
}

/** Writes a comment, in whatever language, and sends it. */
export async function write(page, content) {
  for (const [field, text] of Object.entries({ content, name: 'قارئ', email: 'reader@example.ma' })) await page.locator(`#respond-${field}`).fill(text);
  await page.locator('#respond-send').click();
}

/** Writes a comment and sees it published. */
export async function comments(page, source) {
  await write(page, 'سطر أول');
  await expect(page.locator('.comment').filter({ hasText: 'سطر ثان' })).toBeVisible();
  expect(source.posted.at(-1).get('content')).toBe('سطر أول');
}
