// A static host, as a publisher would use one: the release build with the publisher's own settings
// in index.html, 404.html for unknown paths, and the README's policy in its headers, which allows
// this machine's servers besides: they have no https.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

import { contentSecurityPolicy } from '../../scripts/csp.mjs';

const DIST = new URL('../../dist/', import.meta.url).pathname;

export const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
};

/**
 * Starts the host. With `rewrites` it answers unknown paths with status 200, as nginx and Apache do; `head` is added to
 * the page's own. `config` takes the place of the built page's; `policy: false` sends no CSP, a function
 * another one, and `policy: 'everywhere'` sends it with every file; `connect` is the source that it names; `folder` is
 * where the app lies, as `trunk build --public-url` would have it; `dist` is the build. `deploy` puts
 * another in its place.
 */
export async function startSite({ config, policy = true, connect = 'http:', folder = '/', dist = DIST, rewrites = false, head = '' } = {}) {
  const asked = [];
  let page, headers;
  const deploy = async (build, settings = config) => {
    dist = build;
    page = (await readFile(join(dist, 'index.html'), 'utf8')).replace(
      /(<script id=maqal-config[^>]*>)[^]*?(<\/script>)/,
      (whole, open, close) => {
        if (settings === undefined) return whole;
        return open + (typeof settings === 'string' ? settings : JSON.stringify(settings)) + close;
      },
    );
    page = page.replace(/((?:href|src)=|from '|module_or_path: ')\//g, `$1${folder}`).replace('</head>', `${head}</head>`);
    const ours = contentSecurityPolicy(page, connect, 'https: http:');
    headers = policy ? { 'Content-Security-Policy': typeof policy === 'function' ? policy(ours) : ours } : {};
  };
  await deploy(dist);

  const server = createServer(async (request, response) => {
    asked.push(request.url);
    let path = new URL(request.url, 'http://host').pathname;
    try {
      path = normalize(decodeURIComponent(path));
      if (!path.startsWith(folder)) throw new Error('beside the folder');
      path = path.slice(folder.length - 1);
      if (path === '/' || path.endsWith('.html')) throw new Error('the page itself');
      const file = await readFile(join(dist, path));
      const type = { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' };
      response.writeHead(200, { ...type, ...(policy === 'everywhere' && headers) }).end(file);
    } catch {
      response.writeHead(path === '/' || rewrites ? 200 : 404, { 'Content-Type': TYPES['.html'], ...headers }).end(page);
    }
  });
  const host = await listen(server);
  return { ...host, url: host.url + folder.slice(1), asked, deploy };
}

/** Listens on a free port of this machine; `url` ends in a slash. */
export async function listen(server) {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    });
  return { url: `http://127.0.0.1:${server.address().port}/`, close };
}

/** A port that is free now, for a program that picks none itself. */
export async function freePort() {
  const { url, close } = await listen(createServer());
  await close();
  return Number(new URL(url).port);
}

/** Waits for a server that is being started. */
export async function answering(url) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not answer`);
}
