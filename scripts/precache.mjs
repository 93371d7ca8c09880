// Tells the service worker of a built folder which files the build has: a line before all else in its
// sw.js. Each file has its hash, and all of them with the worker a version. The page names it too, so
// that neither is taken for the other build's.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the app cannot do without, or may ask for later. Not the page, in which a publisher changes
 * settings; nor the manifest and its icons, which the browser keeps by itself and publishers change too.
 */
const NEEDED = /^(?!sw\.js$)[\w-]+\.(js|wasm|css)$|^icon-[\w-]+\.svg$|^lang\/\w+\.json$/;

/** The version in the page. */
const MARK = /(content="?)Maqal[^" >]*/;

/** Writes all that, or writes it anew. `limits` take the place of the worker's own, by their names. */
export function precache(folder, { limits } = {}) {
  const names = readdirSync(folder, { recursive: true }).map((name) => name.replaceAll('\\', '/'));
  const hash = (data, how = 'base64') => createHash('sha256').update(data).digest(how);
  const files = Object.fromEntries(names.filter((name) => NEEDED.test(name)).sort().map((name) => (
    [name, `sha256-${hash(readFileSync(join(folder, name)))}`])));
  const file = join(folder, 'sw.js');
  const worker = readFileSync(file, 'utf8').replace(/^self\.build=.*\n/, '');
  const page = join(folder, 'index.html');
  const html = readFileSync(page, 'utf8');
  const settings = /<script[^>]*maqal-config[^]*?<\/script>/;
  const own = JSON.stringify([files, limits, worker, html.replace(settings, '').replace(MARK, '')]);
  const version = hash(own, 'base64url').slice(0, 12);
  if (!MARK.test(html)) throw new Error('the page has no place for its version');
  writeFileSync(page, html.replace(MARK, `$1Maqal/${version}`));
  writeFileSync(file, `self.build=${JSON.stringify({ version, limits, files })};\n${worker}`);
}

/**
 * Puts addresses of files that have no hash, in `index.html`, into the folder of the host that the app
 * will lie in. Elsewhere in the page trunk does so.
 */
export function place(html, folder) {
  return html.replace(/(href="?)\/(?=manifest\.webmanifest|icons\/)/g, `$1${folder.replace(/\/?$/, '/')}`);
}
