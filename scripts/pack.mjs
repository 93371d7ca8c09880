// Runs at the end of a build, in trunk's folder for it. Makes small what trunk and wasm-bindgen leave
// as it is, the WebAssembly and its glue together: neither names nor carries what the other does not
// use. Divides it into what the first page needs and parts that are fetched later. Tells the service worker
// what the build has. Then copies the page to 404.html, which a static host answers unknown paths with:
// with the app itself, so that links go deep.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { PARTS, divide } from './parts.mjs';
import { place, precache } from './precache.mjs';

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

const digest = (content, algorithm, encoding) => createHash(algorithm).update(content).digest(encoding);

/** Changes a file, and what the page says of its integrity. */
function change(file, to) {
  const before = digest(readFileSync(file), 'sha384', 'base64');
  writeFileSync(file, to);
  const html = readFileSync(page, 'utf8');
  if (!html.includes(before)) throw new Error(`the page says nothing of ${file}`);
  writeFileSync(page, html.replaceAll(before, digest(to, 'sha384', 'base64')));
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
function stripped(binaryen, module, isUsed) {
  binaryen.setDebugInfo(true);
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

/** A module after these passes of binaryen's, and what they print. */
function optimized(module, ...passes) {
  const file = join(folder, 'optimized.wasm');
  const features = FEATURES.map((feature) => `--enable-${feature}`);
  const said = execFileSync('wasm-opt', [...features, ...passes, '-', '-o', file], { input: module, maxBuffer: 1 << 26 });
  const bytes = readFileSync(file);
  rmSync(file);
  return [bytes, said];
}

/** The module and its parts as small as they get, and what the imports and exports are called now. */
function small(binaryen, module) {
  // A door that stands where it is called is none.
  const doors = Object.values(PARTS).flatMap(({ doors }) => doors.map((door) => `--no-inline=*${door}*`));
  const names = ['-g', '--minify-imports-and-exports-and-modules'];
  const [whole, said] = optimized(module, ...doors, '-Oz', '--flatten', '--rereloop', '-Oz', '-Oz', ...names);
  const { first, parts } = divide(binaryen, whole);
  const finish = (bytes) => {
    const text = optimized(bytes, '-Oz')[0].toString('latin1');
    return Buffer.from(text.replace(FILES, (path) => '\0'.repeat(path.length)), 'latin1');
  };
  return { first: finish(first), parts: Object.entries(parts).map(([name, bytes]) => [name, finish(bytes)]), names: JSON.parse(said) };
}

/** Writes the parts beside the app. Gives the function by which the app fetches one, by its number. */
function partsFetcher(parts) {
  const files = parts.map(([name, bytes]) => {
    const file = `maqal-${name}-${digest(bytes, 'sha256', 'hex').slice(0, 16)}.wasm`;
    writeFileSync(join(folder, file), bytes);
    return [file, `sha384-${digest(bytes, 'sha384', 'base64')}`];
  });
  return `
const asked = [];
function fetchPart(index) {
  const [file, integrity] = ${JSON.stringify(files)}[index];
  return asked[index] ??= fetch(new URL(file, import.meta.url), { integrity }).then((answer) => answer.arrayBuffer())
    .then((bytes) => WebAssembly.instantiate(bytes, { m: wasm })).catch((error) => { delete asked[index]; throw error; });
}`;
}

/** The glue with the module's new names, and without what the module no longer asks for. */
function renamed(glue, { imports, exports }) {
  const asked = new Map(imports.map(([, name, short]) => [name, short]));
  const found = new Set();
  // A function, or one of the crate's own that needs no glue.
  const functions = glue.replace(/^ {4}(\w+): (?:function[^]*?^ {4}\}|typeof .*?),?\n/gm, (text, name) => {
    if (!asked.has(name)) return '';
    found.add(name);
    return text.replace(name, asked.get(name));
  });
  for (const name of asked.keys()) if (!found.has(name)) throw new Error(`the glue has no ${name}`);
  const members = new Map(exports.map(([name, short]) => [name, short]));
  return functions.replace(/\bwasm\.(\w+)/g, (text, name) => (members.has(name) ? `wasm.${members.get(name)}` : text))
    .replace('"./maqal_bg.js":', 'a:');
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

const glue = theOne(/^maqal-[0-9a-f]+\.js$/);
if (process.env.TRUNK_PROFILE === 'release') {
  const { default: binaryen } = await import(pathToFileURL(createRequire(process.env.MAQAL_BINARYEN).resolve('binaryen')));
  const wasm = theOne(/_bg\.wasm$/);
  const calls = bundled(readFileSync(glue, 'utf8'));
  // What the crate has of its own is in there now.
  rmSync(join(folder, 'snippets'), { recursive: true });
  writeFileSync(page, readFileSync(page, 'utf8').replace(/<link\b[^>]*\/snippets\/[^>]*>/g, ''));
  const lean = stripped(binaryen, readFileSync(wasm), (name) => new RegExp(`\\bwasm\\.${name}\\b`).test(calls) || name === 'memory');
  const { first, parts, names } = small(binaryen, lean);
  change(wasm, first);
  change(glue, bundled(renamed(calls, names) + partsFetcher(parts), '--minify'));
} else {
  // All of it is there.
  change(glue, `${readFileSync(glue, 'utf8')}\nconst fetchPart = async () => {};\n`);
}
packReading();
writeFileSync(page, place(readFileSync(page, 'utf8'), process.env.TRUNK_PUBLIC_URL));
precache(folder);
copyFileSync(page, join(folder, '404.html'));
