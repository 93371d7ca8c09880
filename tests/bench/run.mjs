// Side by side: every page is visited in every round, one after the other, each round beginning with another one.
//
//     make bench                                    seven rounds of everything
//     node tests/bench/run.mjs --rounds 3 --profiles "slow 4G" --only static,preact,prerendered

import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';

import { chromium } from 'playwright-core';

import { fixture } from './fixture.mjs';
import { startHost } from './host.mjs';
import { buildPeer } from './peers.mjs';
import { report } from './report.mjs';
import { PROFILES, glance, visit } from './visit.mjs';

const ROOT = new URL('../../', import.meta.url).pathname;
const PATH = '/article/old-city-1';
const PEERS = ['static', 'preact', 'preact-early', 'solid', 'solid-early', 'react', 'react-early'];
const OURS = ['client-rendered', 'prerendered', 'widget'];
const PEER_FIELDS = { comment: '#respond-comment', author: '#respond-author', email: '#respond-email' };
const OWN_FIELDS = { comment: '#respond-content', author: '#respond-name', email: '#respond-email' };

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    profiles: { type: 'string', default: 'slow 4G,fast 3G' },
    only: { type: 'string', default: [...PEERS, ...OURS].join(',') },
    big: { type: 'boolean', default: false },
    out: { type: 'string', default: join(ROOT, 'target/bench') },
  },
});

/** Somebody's page with an article in it. */
const HOST = (at) => '<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
  + `<title>صفحة</title><link rel="icon" href="data:,"><script type="module" src="/embed/maqal.js"></script><maqal-article source="${at}/" post="old-city-1"></maqal-article>`;

/** What a reader goes on to: in the app by what it offers below the article. */
const NEXT = { static: (at) => ({ url: `${at}/article/old-city-2` }), 'client-rendered': () => ({ link: '.onward .teaser__link' }) };

/** Maqal as its publisher would put it on a host at `at`. */
function buildOurs(name, folder, at) {
  const dist = name === 'prerendered' ? `${folder}-dist` : folder;
  cpSync(join(ROOT, 'dist'), dist, { recursive: true });
  const settings = JSON.stringify({ site: { name: 'مقال' }, source: { kind: 'wordpress', url: `${at}/` } });
  for (const file of ['index.html', '404.html']) {
    const page = readFileSync(join(dist, file), 'utf8');
    writeFileSync(join(dist, file), page.replace(/(<script id=maqal-config[^>]*>)[^]*?(<\/script>)/, `$1${settings}$2`));
  }
  if (name === 'widget') {
    mkdirSync(join(dist, 'article'));
    writeFileSync(join(dist, `${PATH}.html`), HOST(at));
  }
  const program = join(ROOT, 'target/prerender/maqal-prerender');
  // It asks the host, which is not there yet.
  return () => name === 'prerendered' && promisify(execFile)(program, ['--quiet', '--site', `${at}/`, '--dist', dist, '--out', folder]);
}

const chosen = options.only.split(',');
const folder = mkdtempSync(join(tmpdir(), 'maqal-bench-'));
const pages = [];
for (const [number, name] of chosen.entries()) {
  const own = join(folder, name);
  const at = `http://localhost:${4300 + number}`;
  const finish = OURS.includes(name) ? buildOurs(name, own, at) : await buildPeer(name, own, at, options.big);
  const host = await startHost(own, 4300 + number, (address) => fixture(address, options.big));
  await finish?.();
  pages.push({ name, next: NEXT[name]?.(host.at), url: `${host.at}${PATH}`, fields: OURS.includes(name) ? OWN_FIELDS : PEER_FIELDS, close: host.close });
}

const browser = await chromium.launch({ executablePath: process.env.MAQAL_CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
const phone = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 2.625, isMobile: true, hasTouch: true, locale: 'ar-MA' };
const visits = [];
for (const profile of options.big ? ['no limit'] : options.profiles.split(',')) {
  for (let round = 0; round < Number(options.rounds); round += 1) {
    for (let turn = 0; turn < pages.length; turn += 1) {
      const { name, url, fields, next } = pages[(turn + round) % pages.length];
      process.stderr.write(`\r${profile}, round ${round + 1}: ${name}              `);
      // Of very many comments Maqal shows a hundred, and more when they are asked for.
      const settings = { fields, writes: true, ...(options.big && { needs: ['readable', 'usable'] }) };
      // A reader who never was here before, and comes a second time.
      const come = async (cold, warm) => {
        const context = await browser.newContext(phone);
        await context.addInitScript(() => Object.defineProperty(navigator, 'deviceMemory', { value: 2 }));
        const found = [await cold(context, url, PROFILES[profile], settings)];
        if (!options.big) found.push(await warm(context, url, PROFILES[profile], { fields, next }));
        await context.close();
        return found;
      };
      const [alone, watched] = [await come(glance, glance), await come(visit, visit)];
      for (const [index, cache] of ['cold', 'warm'].entries()) {
        if (watched[index]) visits.push({ name, profile, round, cache, ...watched[index], ...alone[index] });
      }
    }
  }
}
process.stderr.write('\n');
const machine = `${cpus().length} × ${cpus()[0].model}, Chromium ${browser.version()}`;
await browser.close();
for (const page of pages) await page.close();
rmSync(folder, { recursive: true, force: true });

writeFileSync(`${options.out}.json`, JSON.stringify({ machine, options, visits }));
const text = report(visits, machine, Number(options.rounds));
writeFileSync(`${options.out}.md`, text);
console.log(text);
