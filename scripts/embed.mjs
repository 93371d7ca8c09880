// Packs the widget into `embed/` of a build: the loader `maqal.js`, whose name stays, and beside it what it
// fetches, under names that change with what is in them. trunk has built the widget's WebAssembly with the
// app's, as a worker: the one other kind of program that it knows.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { PARTS } from './parts.mjs';
import { digest, minified, shrink, whole } from './shrink.mjs';

const SOURCES = resolve('src/widget');

/** What `view.js` calls of the glue. */
const EXPORTS = 'default, hide, reload, show';

/**
 * The style sheet for a shadow root. There the page's own `rem` would come in, which some pages make 10 pixels:
 * lengths go by one of the widget's own, and the widths that a container is asked for by pixels.
 */
function styles() {
  const own = (css) => css.replace(/(-?[\d.]+)rem\b/g, 'calc($1 * var(--rem))');
  const rules = readFileSync('target/style/widget.css', 'utf8').split(/(@(?:container|media)[^{]*)/);
  return rules.map((text) => {
    if (text.startsWith('@container')) return text.replace(/([\d.]+)rem\b/g, (_, rem) => `${rem * 16}px`);
    return text.startsWith('@media') ? text : own(text);
  }).join('');
}

export async function packWidget(folder, isRelease) {
  const embed = join(folder, 'embed');
  mkdirSync(embed, { recursive: true });
  const [glue, wasm] = ['.js', '_bg.wasm'].map((end) => join(folder, `maqal-widget${end}`));
  const { comments } = PARTS;
  const packed = isRelease
    ? await shrink(folder, { wasm, glue, exports: EXPORTS, parts: { comments }, into: embed })
    : { wasm: readFileSync(wasm), glue: whole(glue) };
  rmSync(glue);
  rmSync(wasm);

  const named = (name, bytes) => {
    const [stem, end] = name.split('.');
    const file = `${stem}-${digest(bytes, 'sha256', 'hex').slice(0, 16)}.${end}`;
    writeFileSync(join(embed, file), bytes);
    return file;
  };
  const css = join(folder, 'widget.css');
  writeFileSync(css, execFileSync('esbuild', ['--minify', '--loader=css'], { input: styles() }));
  const view = minified(folder, packed.glue, readFileSync(join(SOURCES, 'view.js')), `--alias:maqal-styles=${css}`,
    `--alias:maqal-glue=${join(folder, 'glue.js')}`, `--alias:maqal-facades=${resolve('public/facades.js')}`, '--loader:.css=text');
  rmSync(css);
  cpSync('public/lang', join(embed, 'lang'), { recursive: true });
  cpSync('LICENSE', join(embed, 'LICENSE'));
  const words = digest(readdirSync('public/lang').map((file) => readFileSync(join('public/lang', file))).join(''), 'sha256', 'hex').slice(0, 16);
  const files = { view: named('maqal-view.js', view), wasm: named('maqal.wasm', packed.wasm), words };
  const integrity = `sha384-${digest(packed.wasm, 'sha384', 'base64')}`;
  const loader = readFileSync(join(SOURCES, 'element.js'));
  const minify = ['--minify', '--format=esm', `--define:FILES=${JSON.stringify({ ...files, integrity })}`];
  writeFileSync(join(embed, 'maqal.js'), execFileSync('esbuild', minify, { input: loader }));
}
