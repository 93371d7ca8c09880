// Runs at the end of a build, in trunk's folder for it. Makes small what trunk and wasm-bindgen leave
// as it is, the WebAssembly and its glue together: neither names nor carries what the other does not
// use. Then copies the page to 404.html, which a static host answers unknown paths with: with the app
// itself, so that links go deep.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.env.TRUNK_STAGING_DIR;
const page = join(folder, 'index.html');

/** What browsers of the last years have all of; no more may be used. */
const FEATURES = ['bulk-memory', 'mutable-globals', 'nontrapping-float-to-int', 'sign-ext', 'reference-types', 'multivalue'];

/**
 * Functions that only a panic needs. Nobody reads its words: no hook prints them. So a panic is a trap
 * at once, and what would have put its words together goes.
 */
const PANICS = new RegExp([
  /^core(\[\w+\])?::(panicking|cell::panic|cell::lazy::panic|(option|result)::(unwrap|expect)_failed)/,
  /^core(\[\w+\])?::(str::slice_error|slice::.*_fail)/,
  /^alloc(\[\w+\])?::(raw_vec::handle_error|alloc::handle_alloc_error)|::assert_failed$/,
  /^std(\[\w+\])?::(panicking|thread::local::panic)|^__rustc.*::rust_panic/,
  / as core(\[\w+\])?::fmt::Debug>::fmt|^core(\[\w+\])?::fmt::builders|^<core(\[\w+\])?::fmt::builders/,
].map(({ source }) => source).join('|'));

/** The files that panics would name, with the folders of whoever built this. */
const FILES = /\/?(?:[\w/.-]*\/registry\/src|rustc\/[0-9a-f]{40}|rust\/deps)\/[\w/.+-]+?\.rs|src\/[a-z_/]+\.rs/g;

/** The file of the build whose name is like this. */
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

/** The glue's one function that the page calls, and what that needs. */
function bundled(glue, ...options) {
  const source = join(folder, 'glue.js');
  // These two keep things alive by what they do to them.
  writeFileSync(source, glue.replaceAll('if (Symbol.dispose)', 'if (false)')
    .replaceAll('new FinalizationRegistry(', '/* @__PURE__ */ new FinalizationRegistry('));
  const input = "export { default } from './glue.js'";
  const all = ['--bundle', '--format=esm', '--log-level=error', ...options];
  const text = execFileSync('esbuild', all, { cwd: folder, input, encoding: 'utf8' });
  rmSync(source);
  return text;
}

/** The module without exports that nobody uses, and without the words of panics. */
async function stripped(module, isUsed) {
  const { default: binaryen } = await import(pathToFileURL(createRequire(process.env.MAQAL_BINARYEN).resolve('binaryen')));
  const parsed = binaryen.readBinary(module);
  const exports = Array.from({ length: parsed.getNumExports() }, (_, index) => (
    binaryen.getExportInfo(parsed.getExportByIndex(index)).name));
  for (const name of exports) {
    if (!isUsed(name)) parsed.removeExport(name);
  }
  let panics = 0;
  for (let index = 0; index < parsed.getNumFunctions(); index += 1) {
    const { getName, getBody, setBody } = binaryen.Function;
    const function_ = parsed.getFunctionByIndex(index);
    if (PANICS.test(getName(function_)) && getBody(function_)) {
      setBody(function_, parsed.unreachable());
      panics += 1;
    }
  }
  if (panics === 0) throw new Error('no panic has its name');
  return parsed.emitBinary();
}

/** The module as small as it gets, and what its imports and exports are called now. */
function optimized(module) {
  const file = join(folder, 'optimized.wasm');
  const features = FEATURES.map((feature) => `--enable-${feature}`);
  const passes = ['-Oz', '--flatten', '--rereloop', '-Oz', '-Oz', '--minify-imports-and-exports-and-modules'];
  const names = JSON.parse(execFileSync('wasm-opt', [...features, ...passes, '-', '-o', file], { input: module, maxBuffer: 1 << 26 }));
  const small = readFileSync(file).toString('latin1').replace(FILES, (path) => '\0'.repeat(path.length));
  rmSync(file);
  return [Buffer.from(small, 'latin1'), names];
}

/** The glue with the module's new names, and without what the module no longer asks for. */
function renamed(glue, { imports, exports }) {
  const asked = new Map(imports.map(([, name, short]) => [name, short]));
  const functions = glue.replace(/^ {4}(\w+): function[^]*?^ {4}\},?\n/gm, (text, name) => (
    asked.has(name) ? text.replace(name, asked.get(name)) : ''));
  const members = new Map(exports.map(([name, short]) => [name, short]));
  return functions.replace(/\bwasm\.(\w+)/g, (text, name) => (members.has(name) ? `wasm.${members.get(name)}` : text))
    .replace('"./maqal_bg.js":', 'a:');
}

if (process.env.TRUNK_PROFILE === 'release') {
  const glue = theOne(/^maqal-[0-9a-f]+\.js$/);
  const wasm = theOne(/_bg\.wasm$/);
  const calls = bundled(readFileSync(glue, 'utf8'));
  const lean = await stripped(readFileSync(wasm), (name) => new RegExp(`\\bwasm\\.${name}\\b`).test(calls) || name === 'memory');
  const [small, names] = optimized(lean);
  change(wasm, small);
  change(glue, bundled(renamed(calls, names), '--minify'));
  const reading = theOne(/^reading-[0-9a-f]+\.js$/);
  change(reading, execFileSync('esbuild', ['--minify'], { input: readFileSync(reading) }));
}
copyFileSync(page, join(folder, '404.html'));
