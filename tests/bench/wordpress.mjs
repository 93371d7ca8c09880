// How long a real WordPress takes to render its own pages, and `maqal-prerender` to write the same articles from that
// WordPress and from what it answers, on this machine:
//
//     scripts/bench.sh --wordpress

import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { listen } from '../browser/site.js';
import { startWordPress } from '../browser/wordpress.js';

const ROOT = new URL('../../', import.meta.url).pathname;
const PROGRAM = join(ROOT, 'target/prerender/maqal-prerender');
const SITE = 'http://localhost:4300/';
const ROUNDS = 3;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

async function timed(act) {
  const begun = performance.now();
  await act();
  return performance.now() - begun;
}

/** Answers again what a site has answered. */
async function recorder(url) {
  const known = new Map();
  return listen(createServer(async (request, response) => {
    if (!known.has(request.url)) {
      const answer = await fetch(url + request.url.slice(1));
      known.set(request.url, [answer.status, Object.fromEntries(answer.headers), Buffer.from(await answer.arrayBuffer())]);
    }
    const [status, headers, body] = known.get(request.url);
    const kept = Object.entries(headers).filter(([name]) => /^(content-type|x-wp-)/.test(name));
    response.writeHead(status, Object.fromEntries(kept)).end(body);
  }));
}

const folder = mkdtempSync(join(tmpdir(), 'maqal-bench-'));
const wordpress = await startWordPress({ newsroom: true });
const again = await recorder(wordpress.url);

/** Writes all articles of a site, from nothing. */
async function prerender(source) {
  const [dist, out] = [join(folder, 'dist'), join(folder, 'site')];
  rmSync(out, { recursive: true, force: true });
  cpSync(join(ROOT, 'dist'), dist, { recursive: true });
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const settings = JSON.stringify({ source: { kind: 'wordpress', url: source } });
  writeFileSync(join(dist, 'index.html'), page.replace(/(<script id=maqal-config[^>]*>)[^]*?(<\/script>)/, `$1${settings}$2`));
  const options = ['--quiet', '--list-pages', '1', '--site', SITE, '--dist', dist, '--out', out];
  return timed(() => promisify(execFile)(PROGRAM, options).catch((error) => { throw new Error(error.stderr); }));
}

const links = [];
for (let page = 1; ; page += 1) {
  const answer = await fetch(`${wordpress.url}wp-json/wp/v2/posts?per_page=100&page=${page}&_fields=link`);
  links.push(...(await answer.json()).map(({ link }) => link));
  if (page >= Number(answer.headers.get('X-WP-TotalPages'))) break;
}
const pages = () => timed(async () => {
  for (const link of links) await (await fetch(link)).text();
});
// What is made the first time is made once.
await pages();
const times = { php: [], prerender: [], again: [] };
await prerender(again.url);
for (let round = 0; round < ROUNDS; round += 1) {
  times.php.push(await pages());
  times.prerender.push(await prerender(wordpress.url));
  times.again.push(await prerender(again.url));
}
const each = (name) => (median(times[name]) / links.length).toFixed(1);
console.log(`${links.length} articles, medians of ${ROUNDS} rounds, milliseconds an article:`);
console.log(`  WordPress renders its own page, one after the other   ${each('php')}`);
console.log(`  maqal-prerender, from that WordPress                  ${each('prerender')}`);
console.log(`  maqal-prerender, from what WordPress had answered     ${each('again')}`);
await again.close();
await wordpress.close();
rmSync(folder, { recursive: true, force: true });
