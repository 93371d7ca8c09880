#!/usr/bin/env bash
# What a reader downloads before the article stands, compressed as a good host does, and its ceiling.
set -euo pipefail
. "$(dirname "$0")/env.sh"

CEILING=160000

node --input-type=module - "$CEILING" <<'JS'
import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const ceiling = Number(process.argv[2]);
const compressed = (file) =>
  brotliCompressSync(readFileSync(`dist/${file}`), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const files = readdirSync('dist').filter((file) => /\.(wasm|js|css)$/.test(file));
let total = 0;
for (const file of files) {
  const size = compressed(file);
  total += size;
  console.log(`${String(size).padStart(8)}  ${file.replace(/-[0-9a-f]+(?=[._])/, '')}`);
}
console.log(`${String(total).padStart(8)}  in all, brotli; at most ${ceiling}`);
if (files.length < 3 || total > ceiling) {
  console.error('The app is larger than it may be.');
  process.exit(1);
}
JS
