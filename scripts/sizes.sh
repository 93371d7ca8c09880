#!/usr/bin/env bash
# What a reader downloads before the article stands, and what may follow it, compressed as a good host
# does, with their ceilings.
set -euo pipefail
. "$(dirname "$0")/env.sh"

CEILING=160000
CEILING_WITH_PARTS=232000

node --input-type=module - "$CEILING" "$CEILING_WITH_PARTS" <<'JS'
import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const [ceiling, whole] = process.argv.slice(2).map(Number);
const compressed = (file) =>
  brotliCompressSync(readFileSync(`dist/${file}`), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const isLater = (file) => !/^maqal-[0-9a-f]+(_bg)?\.|^reading-/.test(file);
const files = readdirSync('dist').filter((file) => /\.(wasm|js|css)$/.test(file));
const sum = (some) => some.reduce((total, file) => {
  const size = compressed(file);
  console.log(`${String(size).padStart(8)}  ${file.replace(/-[0-9A-Za-z]{8,}(?=[._])/, '')}`);
  return total + size;
}, 0);
const first = sum(files.filter((file) => !isLater(file)));
console.log(`${String(first).padStart(8)}  in all, brotli; at most ${ceiling}\n`);
const later = sum(files.filter(isLater));
console.log(`${String(first + later).padStart(8)}  with what is fetched when it is needed; at most ${whole}`);
if (files.length < 3 || first > ceiling || first + later > whole) {
  console.error('The app is larger than it may be.');
  process.exit(1);
}
JS
