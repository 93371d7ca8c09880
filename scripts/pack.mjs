// Runs at the end of a build, in trunk's folder for it. Makes small what trunk leaves as it is:
// wasm-bindgen's glue, and what only the unused part of the glue calls in the WebAssembly (streams
// that come with Leptos). Then copies the page to 404.html, which a static host answers unknown paths
// with: with the app itself, so that links go deep.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.TRUNK_STAGING_DIR;
const page = join(folder, 'index.html');

/** The files of the build by their names' endings. */
function theOne(pattern) {
  const [name, ...others] = readdirSync(folder).filter((file) => pattern.test(file));
  if (name === undefined || others.length > 0) throw new Error(`one file is ${pattern}`);
  return join(folder, name);
}

/** Changes a file, and what the page says of its integrity. */
function change(file, to) {
  const integrity = () => createHash('sha384').update(readFileSync(file)).digest('base64');
  const before = integrity();
  writeFileSync(file, to);
  const html = readFileSync(page, 'utf8');
  if (!html.includes(before)) throw new Error(`the page says nothing of ${file}`);
  writeFileSync(page, html.replaceAll(before, integrity()));
}

/** A module with only those exports that `isUsed` (WebAssembly Core Specification, 5.5.10). */
function withExports(module, isUsed) {
  let at = 8;
  const number = () => {
    let [value, shift, byte] = [0, 0, 0x80];
    for (; byte & 0x80; shift += 7) {
      byte = module[at++];
      value |= (byte & 0x7f) << shift;
    }
    return value;
  };
  const encoded = (value) => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...encoded(value >>> 7)]);
  const sections = [module.subarray(0, at)];
  while (at < module.length) {
    const start = at;
    const id = module[at++];
    const end = number() + at;
    if (id === 7) {
      const kept = [];
      for (let left = number(); left > 0; left -= 1) {
        const entry = at;
        const length = number();
        const name = module.toString('utf8', at, (at += length));
        at += 1;
        number();
        if (isUsed(name)) kept.push(module.subarray(entry, at));
      }
      const body = Buffer.concat([Buffer.from(encoded(kept.length)), ...kept]);
      sections.push(Buffer.from([id, ...encoded(body.length)]), body);
    } else {
      sections.push(module.subarray(start, end));
    }
    at = end;
  }
  return Buffer.concat(sections);
}

if (process.env.TRUNK_PROFILE === 'release') {
  const glue = theOne(/^maqal-[0-9a-f]+\.js$/);
  // Of what the glue exports, the page calls one function. These two keep the rest alive by what they
  // do to it.
  const unbound = readFileSync(glue, 'utf8').replaceAll('if (Symbol.dispose)', 'if (false)')
    .replaceAll('new FinalizationRegistry(', '/* @__PURE__ */ new FinalizationRegistry(');
  writeFileSync(join(folder, 'glue.js'), unbound);
  const input = "export { default } from './glue.js'";
  const options = ['--bundle', '--minify', '--format=esm', '--log-level=error'];
  change(glue, execFileSync('esbuild', options, { cwd: folder, input }));
  rmSync(join(folder, 'glue.js'));

  const wasm = theOne(/_bg\.wasm$/);
  const calls = readFileSync(glue, 'utf8');
  const lean = withExports(readFileSync(wasm), (name) => calls.includes(name));
  const [, parameters] = readFileSync('index.html', 'utf8').match(/data-wasm-opt-params="([^"]*)"/);
  change(wasm, execFileSync('wasm-opt', [...parameters.split(' '), '-', '-o', '-'], { input: lean, maxBuffer: 1 << 26 }));
}
copyFileSync(page, join(folder, '404.html'));
