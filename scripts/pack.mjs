// Runs at the end of a build, in trunk's folder for it: makes wasm-bindgen's glue small, which trunk
// leaves as it is, and copies the page to 404.html, which a static host answers unknown paths with:
// with the app itself, so that links go deep.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.TRUNK_STAGING_DIR;
const page = join(folder, 'index.html');

if (process.env.TRUNK_PROFILE === 'release') {
  const [name, ...others] = readdirSync(folder).filter((file) => /^maqal-[0-9a-f]+\.js$/.test(file));
  if (name === undefined || others.length > 0) throw new Error('the glue is one file');
  const glue = join(folder, name);
  const integrity = () => createHash('sha384').update(readFileSync(glue)).digest('base64');
  const before = integrity();
  writeFileSync(glue, execFileSync('esbuild', ['--minify', '--format=esm', glue]));
  const html = readFileSync(page, 'utf8');
  if (!html.includes(before)) throw new Error('the page says nothing of the glue’s integrity');
  writeFileSync(page, html.replaceAll(before, integrity()));
}
copyFileSync(page, join(folder, '404.html'));
