// A static host whose pages `maqal-prerender` has written, with the policy that it writes as well.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';

import { listen, TYPES } from './site.js';

const ROOT = new URL('../../', import.meta.url).pathname;
const PRERENDER = join(ROOT, 'target/debug/maqal-prerender');

const run = promisify(execFile);

/** What a host looks for when an address is asked for. */
const files = (path) => (path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`, `${path}/index.html`]);

/**
 * Starts the host. `config` takes the place of the built page's. `write` runs the program, with more `args`, and gives
 * what it has printed; it has run once when this comes back, unless `writes` is false. `kill` stops it after so many
 * milliseconds. `site` is the address that is written into the pages, if not the host's own; `head` is added to the
 * built page's.
 */
export async function startPrerendered({ config, args = [], policy = true, site, writes = true, head = '' } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'maqal-prerendered-'));
  const [dist, out] = [join(folder, 'dist'), join(folder, 'site')];
  await cp(join(ROOT, 'dist'), dist, { recursive: true });
  const built = join(dist, 'index.html');
  await writeFile(built, (await readFile(built, 'utf8')).replace('</title>', `</title>${head}`));
  const asked = [];
  const host = { asked, out, dist };
  const server = createServer(async (request, response) => {
    asked.push(request.url);
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://host').pathname));
    const send = (status, name, body) => {
      const type = TYPES[extname(name)] ?? 'application/octet-stream';
      const headers = policy && extname(name) === '.html' ? { 'Content-Security-Policy': host.policy } : {};
      response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-cache', ...headers }).end(body);
    };
    for (const name of files(path)) {
      const body = await readFile(join(out, name)).catch(() => undefined);
      if (body) return send(200, name, body);
    }
    return send(404, '404.html', await readFile(join(out, '404.html')));
  });
  Object.assign(host, await listen(server));
  host.configure = async (settings) => {
    const page = await readFile(built, 'utf8');
    const place = /(<script id=maqal-config[^>]*>)[^]*?(<\/script>)/;
    const given = settings ?? { ...JSON.parse(page.match(/maqal-config[^>]*>([^]*?)<\/script>/)[1]) };
    // The program reads over the network what the page reads beside itself.
    await writeFile(built, page.replace(place, `$1${JSON.stringify(given)}$2`));
  };
  if (config) await host.configure(config);
  const all = () => ['--site', site ?? host.url, '--dist', dist, '--out', out, ...args];
  host.kill = async (after) => {
    const program = spawn(PRERENDER, all(), { stdio: 'ignore' });
    const gone = once(program, 'exit');
    await Promise.race([gone, new Promise((resolve) => { setTimeout(resolve, after); })]);
    program.kill('SIGKILL');
    await gone;
  };
  host.write = async (...more) => {
    const done = await run(PRERENDER, [...all(), ...more]).catch((error) => error);
    const headers = await readFile(join(out, '_headers'), 'utf8').catch(() => '');
    host.policy = headers.match(/Content-Security-Policy: (.*)/)?.[1];
    return { code: done.code ?? 0, text: done.stdout, errors: done.stderr };
  };
  const { close } = host;
  host.close = async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  };
  if (writes) host.written = await host.write();
  return host;
}
