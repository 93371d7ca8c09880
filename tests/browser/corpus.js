// The fixtures of bodies: hostile snippets, and benign markup with what is to come of it.

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

import { feedAt } from './fixtures.js';
import { json, passing } from './source.js';

const ROOT = new URL('../../', import.meta.url).pathname;
const read = (name) => readFile(`${ROOT}tests/fixtures/bodies/${name}`, 'utf8');

/** The hostile snippets. `⟨U+0000⟩` stands for a character that cannot stand in a line. */
export async function hostileSnippets() {
  const lines = (await read('hostile.txt')).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const character = (whole, code) => String.fromCodePoint(Number.parseInt(code, 16));
  return lines.map((line) => line.replace(/⟨U\+([0-9A-F]+)⟩/g, character));
}

/** The benign cases: name, HTML, and the body's canonical HTML. */
export async function blockCases() {
  const cases = `\n${await read('blocks.txt')}`.split('\n## ').slice(1);
  return cases.map((text) => {
    const [name, ...rest] = text.split('\n');
    const [html, expected] = rest.join('\n').split('\n== ');
    return { name, html, expected: expected.trimEnd() };
  });
}

/** What the native parser and the policy make of snippets, as canonical HTML. */
export const nativeBodies = (snippets) => native('bodies', snippets, ['--features', 'writer']);

/** What one of the crate's examples prints about `input`. */
export function native(example, input, features = []) {
  return new Promise((resolve, reject) => {
    const command = ['run', '--quiet', ...features, '--example', example];
    const options = { cwd: ROOT, maxBuffer: 1 << 28 };
    const child = execFile('cargo', command, options, (error, stdout) => (error ? reject(error) : resolve(JSON.parse(stdout))));
    child.stdin.end(JSON.stringify(input));
  });
}

/** A list's length in parts: Safari lets a page change its address a hundred times in ten seconds, and then only one that is loaded anew. */
export function* parts(length) {
  const most = 90;
  for (let from = 0; from < length; from += most) yield { from, to: Math.min(from + most, length) };
}

const TITLE = 'عنوان عربي طويل بما يكفي ليحدد اتجاه المقال كله، مهما كان ما تحته من كلام بلغات أخرى تكتب من اليسار إلى اليمين ';

/** A title that outweighs the letters of a body. Not longer than that: laying it out takes most of a test's time. */
const titleFor = (html) => TITLE.repeat(1 + Math.ceil(html.length / TITLE.length));

/** Shows bodies in any engine's page, and gives those that are not what their canonical HTML says. */
export async function differences(page, hosts, bodies) {
  // On the empty page: under the site's policy nobody but the app may parse HTML.
  const canonical = bodies.map(({ expected }) => expected);
  const wanted = await page.evaluate(`(${JSON.stringify(canonical)}).map((html) => (${outline})({ html, around: 'rtl' }))`);
  const item = (n) => ({
    id: `s${n}`, url: 'https://news.example/2024/a.html', title: titleFor(bodies[n].html), content_html: bodies[n].html, _maqal: { slug: `s${n}` },
  });
  // With the next one: its page may share an answer that the page before has asked for.
  const items = () => [source.selected, source.selected + 1].filter((n) => n < bodies.length).map(item);
  const feed = () => passing(json({ version: 'https://jsonfeed.org/version/1.1', title: 't', items: items() }));
  const source = await hosts.source({ feed });
  const site = await hosts.site({ config: feedAt(source.url) });
  source.selected = 0;
  const shown = [];
  for (const part of parts(bodies.length)) {
    await page.goto(`${site.url}no/such/page`);
    const options = { select: `${source.url}select?`, ...part, around: 'rtl' };
    shown.push(...await page.evaluate(`(${eachShown})(${outline}, ${JSON.stringify(options)})`));
  }
  const pairs = bodies.map(({ name }, n) => ({ name, shown: shown[n], wanted: wanted[n] }));
  return pairs.filter((pair) => JSON.stringify(pair.shown) !== JSON.stringify(pair.wanted));
}

/** Runs in the page: goes from article to article as the app's own links do; gives each body's outline. */
async function eachShown(outline, { select, from, to, around }) {
  // Pictures do not come, and the words that take their place are not what is compared.
  addEventListener('error', (event) => event.stopPropagation(), true);
  const until = async (is) => {
    for (const end = performance.now() + 15_000; !is() && performance.now() < end; ) {
      await new Promise((resolve) => { setTimeout(resolve, 2); });
    }
  };
  await until(() => document.querySelector('main .fault'));
  const shown = [];
  for (let n = from; n < to; n += 1) {
    await fetch(`${select}${n}`);
    history.pushState(null, '', `/article/s${n}`);
    dispatchEvent(new PopStateEvent('popstate'));
    const body = () => document.querySelector('#content > div > article > .body:not([data-seen])');
    await until(() => body()?.childNodes.length > 0 || document.querySelector('.body__note'));
    shown.push(body()?.parentElement.getAttribute('dir') === around ? outline({ selector: '.body', around }) : 'not shown');
    if (body()) body().dataset.seen = '';
    document.querySelector('.body__note')?.remove();
  }
  return shown;
}

/**
 * Runs in the page: a body as a list of what its elements and texts are, from the page itself or
 * from canonical HTML. What the page adds of its own (wrappers, labels, a link's `rel`) is left out;
 * directions are the ones in force.
 */
function outline({ selector, html, around }) {
  const root = html === undefined
    ? document.querySelector(selector).cloneNode(true)
    : new DOMParser().parseFromString(`<body dir="${around}"><div>${html}</div>`, 'text/html').querySelector('div');
  const kept = ['src', 'srcset', 'alt', 'width', 'height', 'lang', 'colspan', 'rowspan', 'start', 'reversed', 'type',
    'value', 'open', 'poster', 'kind', 'srclang', 'label'];
  const lines = [];
  // What is drawn besides: links to headings, buttons, and pieces of text that are kept apart.
  root.querySelectorAll('.heading-link, .facade').forEach((it) => it.remove());
  root.querySelectorAll('.picture-button').forEach((button) => button.replaceWith(...button.childNodes));
  if (html === undefined) root.querySelectorAll('span[dir]').forEach((piece) => piece.replaceWith(piece.textContent));
  root.normalize();
  // A caption's direction is found when it is drawn, and is not the body's to say.
  const direction = (element) =>
    element.closest('figcaption, caption, code, kbd, samp') ? 'any' : (element.closest('[dir]')?.getAttribute('dir') ?? around);
  function walk(node) {
    if (node.nodeType === Node.TEXT_NODE) {
      const words = node.data.split(/[ \t\n\r\f]+/).join('');
      if (words === '') return;
      const line = `"${words}" ${direction(node.parentElement)}`;
      lines.push(line);
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const tag = node.localName;
    // A card stands for a frame and for a file.
    if (tag === 'iframe' || node.matches('.wp-block-file')) {
      lines.push(`card ${node.getAttribute('src') ?? node.querySelector('a').getAttribute('href')}`);
      return;
    }
    if (node.matches('.card')) {
      lines.push(`card ${node.querySelector('a').getAttribute('href')}`);
      return;
    }
    const isWrapper = ['div', 'section', 'p'].includes(tag) || (tag === 'span' && !node.id);
    if (!isWrapper) {
      const attributes = kept.filter((name) => node.hasAttribute(name) && !(tag === 'img' && name === 'alt' && node.alt === ''))
        .map((name) => `${name}=${node.getAttribute(name)}`);
      const own = (id) => (html === undefined ? id.replace(/^in-/, '') : id);
      const href = node.getAttribute('href');
      if (href?.startsWith('#')) attributes.push(`href=#${own(href.slice(1)).replaceAll('%25', '%')}`);
      else if (href !== null) attributes.push(`href=${href}`);
      const { id } = node.parentElement.matches('.table') ? node.parentElement : node;
      if (id) attributes.push(`id=${own(id)}`);
      lines.push([tag, ...attributes].join(' '));
    }
    // Without a word of the author's, the page has its own.
    if (tag === 'summary' && node.textContent === 'التفاصيل') return;
    if (tag === 'summary' && node.textContent === '') return;
    if (node.getAttribute('role') !== 'doc-backlink') node.childNodes.forEach(walk);
    else lines.push(`"↩︎" ${direction(node)}`);
    if (!isWrapper) lines.push(`/${tag}`);
  }
  root.childNodes.forEach(walk);
  // Texts that touch are one.
  return lines.reduce((joined, line) => {
    const before = joined.at(-1);
    const [, words, dir] = /^"(.*)" (\w+)$/s.exec(line) ?? [];
    const [, wordsBefore, dirBefore] = /^"(.*)" (\w+)$/s.exec(before ?? '') ?? [];
    if (words !== undefined && wordsBefore !== undefined && dir === dirBefore) joined[joined.length - 1] = `"${wordsBefore}${words}" ${dir}`;
    else joined.push(line);
    return joined;
  }, []);
}
