// Runs at the end of a build, in trunk's folder for it. Makes the app small, and packs the widget. Tells the
// service worker what the build has. Then copies the page to 404.html, which a static host answers unknown
// paths with: with the app itself, so that links go deep.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { packWidget } from './embed.mjs';
import { PARTS } from './parts.mjs';
import { place, precache } from './precache.mjs';
import { digest, minified, shrink, whole } from './shrink.mjs';

const folder = process.env.TRUNK_STAGING_DIR;
const page = join(folder, 'index.html');

/** The file of the build whose name is like this. */
function theOne(pattern) {
  const [name, ...others] = readdirSync(folder).filter((file) => pattern.test(file));
  if (name === undefined || others.length > 0) throw new Error(`one file is ${pattern}`);
  return join(folder, name);
}

/** Changes a file, and what the page says of its integrity. */
function change(file, to) {
  const before = digest(readFileSync(file), 'sha384', 'base64');
  writeFileSync(file, to);
  const html = readFileSync(page, 'utf8');
  if (!html.includes(before)) throw new Error(`the page says nothing of ${file}`);
  writeFileSync(page, html.replaceAll(before, digest(to, 'sha384', 'base64')));
}

const css = (name) => execFileSync('esbuild', ['--minify', '--loader=css'], { input: readFileSync(join('target/style', name)), encoding: 'utf8' }).trim();

/**
 * What the first view needs stands in the page itself. All else that it fetches waits in a `<template>` until boot.js
 * lets it in: nothing goes before the words.
 */
function writePage() {
  const waiting = [];
  let html = readFileSync(page, 'utf8');
  for (const what of [
    /<link\b[^>]*\brel="?stylesheet[^>]*>/g,
    /<link\b[^>]*\brel="?(?:module)?preload\b[^>]*>/g,
    /<script\b[^>]*\btype="?module[^]*?<\/script>/g,
  ]) {
    html = html.replace(what, (element) => {
      waiting.push(element);
      return '';
    });
  }
  html = html.replace('</head>', () => `<style id=maqal-first>${css('first.css')}</style></head>`);
  html = html.replace(/(?=<script id="?maqal-config)/, () => `<template id=maqal-later>${waiting.join('')}</template>`);
  html = html.replace(/<script([^>]*?) src="?(public\/(?:early|boot)\.js)"?>/g, (_, id, file) => {
    const input = readFileSync(file);
    return `<script${id}>${execFileSync('esbuild', ['--minify', '--format=iife'], { input, encoding: 'utf8' }).trim()}`;
  });
  writeFileSync(page, html);
}

/** Makes `reading.js` small, and files of their own of what it fetches when somebody asks for it. */
function packReading() {
  const out = join(folder, 'reading');
  const split = ['--bundle', '--splitting', '--format=esm', '--minify', '--log-level=error'];
  execFileSync('esbuild', ['public/reading.js', ...split, `--outdir=${out}`, '--chunk-names=[name]-[hash]']);
  for (const file of readdirSync(out)) {
    const text = readFileSync(join(out, file));
    if (file === 'reading.js') change(theOne(/^reading-[0-9a-f]+\.js$/), text);
    else writeFileSync(join(folder, file), text);
  }
  rmSync(out, { recursive: true });
  const worker = join(folder, 'sw.js');
  writeFileSync(worker, execFileSync('esbuild', ['--minify', '--format=iife'], { input: readFileSync(worker) }));
}

/** Where an article is shown first, the code for its comments comes with the app, not after it has begun. */
const ENTRY = `
import { fetchAhead } from './glue.js';
if (document.querySelector('.article')) fetchAhead(${Object.keys(PARTS).indexOf('comments')}, 'low').catch(() => {});
export { default } from './glue.js';`;

const isRelease = process.env.TRUNK_PROFILE === 'release';
const glue = theOne(/^maqal-[0-9a-f]+\.js$/);
const wasm = theOne(/^maqal-[0-9a-f]+_bg\.wasm$/);
if (isRelease) {
  const app = await shrink(folder, { wasm, glue, exports: 'default', parts: PARTS });
  change(wasm, app.wasm);
  change(glue, minified(folder, app.glue, ENTRY));
} else {
  change(glue, whole(glue));
}
await packWidget(folder, isRelease);
if (isRelease) {
  // What the crate has of its own is in the glue now.
  rmSync(join(folder, 'snippets'), { recursive: true });
  writeFileSync(page, readFileSync(page, 'utf8').replace(/<link\b[^>]*\/snippets\/[^>]*>/g, ''));
}
packReading();
writePage();
// For `maqal-prerender`, which writes them into its pages.
mkdirSync(join(folder, 'prerender'));
for (const name of ['article.css', 'blocks.css', 'comments.css', 'list.css']) writeFileSync(join(folder, 'prerender', name), css(name));
writeFileSync(page, place(readFileSync(page, 'utf8'), process.env.TRUNK_PUBLIC_URL));
precache(folder);
copyFileSync(page, join(folder, '404.html'));
