// A site as its publisher would run it: files compressed as far as they go, those with a hash in their name kept for
// ever, and WordPress's REST API on the same host.

import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { brotliCompressSync, constants } from 'node:zlib';

import { TYPES } from '../browser/site.js';

const DEMO = new URL('../../public/', import.meta.url).pathname;

const packed = new Map();

/** A body as it goes over the line, and its name. */
function pack(body, quality) {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
  const key = etag + quality;
  if (!packed.has(key)) packed.set(key, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }));
  return { etag, packed: packed.get(key) };
}

/** What the REST API answers, as far as the pages here ask. */
function api({ posts, categories, comments }, url) {
  const query = url.searchParams;
  const page = (items) => {
    const [size, number] = [Number(query.get('per_page') ?? 10), Number(query.get('page') ?? 1)];
    return { items: items.slice((number - 1) * size, number * size), total: items.length, pages: Math.ceil(items.length / size) };
  };
  switch (url.pathname.split('/')[4]) {
    case 'posts': {
      const slug = query.get('slug');
      const [include, exclude] = ['include', 'exclude'].map((name) => query.get(name)?.split(',').map(Number));
      return page(posts.filter((post) => (!slug || post.slug === slug) && (!include || include.includes(post.id)) && !exclude?.includes(post.id)));
    }
    case 'categories':
      return page(categories);
    case 'comments':
      return page(query.get('post') === '1' ? comments : []);
    default:
      return page([]);
  }
}

/** A comment as it comes back. */
function answered(form, id) {
  return {
    id, post: Number(form.get('post')), parent: 0, author: 0, author_name: form.get('author_name'), author_url: '',
    date: '2026-04-01T10:00:00', date_gmt: '2026-04-01T10:00:00', status: 'approved',
    content: { rendered: `<p>${form.get('content').replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`)}</p>` },
  };
}

/**
 * Serves a folder on a port. What is unknown there is answered with its `404.html`, else its `index.html`. `data` is
 * what the API has, by the host's own address.
 */
export async function startHost(folder, port, data) {
  const at = `http://localhost:${port}`;
  const site = data(at);
  let posted = 0;
  const find = (path) => {
    for (const name of [path, `${path}.html`, `${path}/index.html`, '/404.html', '/index.html']) {
      for (const root of name.startsWith('/demo/') ? [folder, DEMO] : [folder]) {
        if (statSync(join(root, name), { throwIfNoEntry: false })?.isFile()) return join(root, name);
      }
    }
    return undefined;
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, at);
    const send = (body, type, cache, quality, headers = {}) => {
      const { etag, packed: short } = pack(body, quality);
      const isSame = request.headers['if-none-match'] === etag;
      const isText = !/^image\/[jw]/.test(type) && /\bbr\b/.test(request.headers['accept-encoding']);
      response.writeHead(isSame ? 304 : 200, {
        'Content-Type': type, 'Cache-Control': cache, ETag: etag, ...headers, ...(isText && { 'Content-Encoding': 'br' }),
      });
      response.end(isSame ? undefined : isText ? short : body);
    };
    if (url.pathname.startsWith('/wp-json/')) {
      if (request.method === 'POST') {
        posted += 1;
        response.writeHead(201, { 'Content-Type': 'application/json' });
        return response.end(JSON.stringify(answered(new URLSearchParams(await text(request)), 90_000 + posted)));
      }
      const { items, total, pages } = api(site, url);
      return send(Buffer.from(JSON.stringify(items)), TYPES['.json'], 'no-cache', 5, { 'X-WP-Total': total, 'X-WP-TotalPages': pages });
    }
    const file = find(decodeURIComponent(url.pathname));
    const isKept = /-[\da-f]{8,}|-[A-Z\d]{8}\.|\.(jpg|webp)$/.test(file);
    return send(readFileSync(file), TYPES[extname(file)] ?? 'application/octet-stream', isKept ? 'public, max-age=31536000, immutable' : 'no-cache', 11);
  });
  await new Promise((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  return { at, close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }) };
}
