// Makes small what wasm-bindgen leaves as it is, the WebAssembly and its glue together: neither names nor
// carries what the other does not use. Divides it into what is needed first and parts that are fetched later.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { divide } from './parts.mjs';

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

/** What only servers' functions need, of which there are none: its exports go, but the function table would keep the rest. */
const STREAMS = /\bwasm_streams\b/;

/** The files that panics would name, with the folders of whoever built this. */
const FILES = /\/?(?:[\w/.-]*\/registry\/src|rustc\/[0-9a-f]{40}|rust\/deps)\/[\w/.+-]+?\.rs|src\/[a-z_/]+\.rs/g;

export const digest = (content, algorithm, encoding) => createHash(algorithm).update(content).digest(encoding);

/** A script as one text with all that it imports, itself under `./glue.js` in this folder. */
function bundled(folder, glue, entry, ...options) {
  const source = join(folder, 'glue.js');
  // These two keep things alive by what they do to them.
  writeFileSync(source, glue.replaceAll('if (Symbol.dispose)', 'if (false)')
    .replaceAll('new FinalizationRegistry(', '/* @__PURE__ */ new FinalizationRegistry('));
  const all = ['--bundle', '--format=esm', '--log-level=error', ...options];
  const text = execFileSync('esbuild', all, { cwd: folder, input: entry, encoding: 'utf8' });
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
    const name = getName(function_);
    if (STREAMS.test(name.replace(/\[\w+\]/g, '')) && getBody(function_)) setBody(function_, parsed.unreachable());
    if (PANICS.test(name) && getBody(function_)) {
      setBody(function_, parsed.unreachable());
      panics += 1;
    }
  }
  if (panics === 0) throw new Error('no panic has its name');
  return parsed.emitBinary();
}

/** A module after these passes of binaryen's, and what they print. */
function optimized(folder, module, ...passes) {
  const file = join(folder, 'optimized.wasm');
  const features = FEATURES.map((feature) => `--enable-${feature}`);
  const said = execFileSync('wasm-opt', [...features, ...passes, '-', '-o', file], { input: module, maxBuffer: 1 << 26 });
  const bytes = readFileSync(file);
  rmSync(file);
  return [bytes, said];
}

/** The module and its parts as small as they get, and what the imports and exports are called now. */
function small(folder, binaryen, module, own) {
  // A door that stands where it is called is none, and functions that are alike are told apart by their names.
  const doors = Object.values(own).flatMap(({ doors }) => doors.map((door) => `--no-inline=*${door}*`));
  const names = ['-g', '--minify-imports-and-exports-and-modules'];
  const apart = '--skip-pass=duplicate-function-elimination';
  const [whole, said] = optimized(folder, module, ...doors, apart, '-Oz', '--flatten', '--rereloop', '-Oz', '-Oz', ...names);
  const { first, parts } = divide(binaryen, whole, own);
  const finish = (bytes) => {
    const text = optimized(folder, bytes, '-Oz', '-Oz')[0].toString('latin1');
    return Buffer.from(text.replace(FILES, (path) => '\0'.repeat(path.length)), 'latin1');
  };
  return { first: finish(first), parts: Object.entries(parts).map(([name, bytes]) => [name, finish(bytes)]), names: JSON.parse(said) };
}

/** Writes the parts into the folder. Gives the functions by which one is fetched, ahead or to be used, by its number. */
function partsFetcher(folder, parts) {
  const files = parts.map(([name, bytes]) => {
    const file = `maqal-${name}-${digest(bytes, 'sha256', 'hex').slice(0, 16)}.wasm`;
    writeFileSync(join(folder, file), bytes);
    return [file, `sha384-${digest(bytes, 'sha384', 'base64')}`];
  });
  return `
const files = ${JSON.stringify(files)};
const [ahead, asked] = [[], []];
export function fetchAhead(index, priority) {
  const [file, integrity] = files[index];
  return ahead[index] ??= fetch(new URL(file, import.meta.url), { integrity, priority }).then((answer) => answer.arrayBuffer())
    .catch((error) => { delete ahead[index]; throw error; });
}
function fetchPart(index) {
  return asked[index] ??= fetchAhead(index).then((bytes) => WebAssembly.instantiate(bytes, { m: wasm }))
    .catch((error) => { delete asked[index]; throw error; }).finally(() => { delete ahead[index]; });
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
    .replace(/"\.\/[\w-]+_bg\.js":/, 'a:');
}

/**
 * Makes a module and its glue small. `exports` is what is called of the glue, and `parts` are those of its parts that
 * there are; they are written into a folder of their own, or this one. Gives both, the glue not yet bundled with what uses it.
 */
export async function shrink(folder, { wasm, glue, exports, parts, into = folder }) {
  const { default: binaryen } = await import(pathToFileURL(createRequire(process.env.MAQAL_BINARYEN).resolve('binaryen')));
  const calls = bundled(folder, readFileSync(glue, 'utf8'), `export { ${exports} } from './glue.js'`);
  const lean = stripped(binaryen, readFileSync(wasm), (name) => new RegExp(`\\bwasm\\.${name}\\b`).test(calls) || name === 'memory');
  const { first, parts: pieces, names } = small(folder, binaryen, lean, parts);
  return { wasm: first, glue: renamed(calls, names) + partsFetcher(into, pieces) };
}

/** The glue of a build that is not made small: all of its parts are there. */
export const whole = (glue) => `${readFileSync(glue, 'utf8')}\nconst fetchPart = async () => {};\n`;

/** A script as small as it gets, with all that it imports; `glue` is what it imports under `./glue.js`. */
export const minified = (folder, glue, entry, ...options) => bundled(folder, glue, entry, '--minify', ...options);
