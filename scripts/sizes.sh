#!/usr/bin/env bash
# What a reader downloads before the article stands, and what may follow it, in the app and on other pages, compressed
# as a good host does, with their ceilings.
set -euo pipefail
. "$(dirname "$0")/env.sh"

CEILING=160000
CEILING_WITH_PARTS=244000
# What stands in every page ahead of its words.
BOOT=3490
# The widget: its loader, what an article needs, and all of it.
LOADER=2000
WIDGET=120000
WIDGET_WITH_COMMENTS=160000

node --input-type=module - "$CEILING" "$CEILING_WITH_PARTS" "$BOOT" "$LOADER" "$WIDGET" "$WIDGET_WITH_COMMENTS" <<'JS'
import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const [ceiling, whole, boot, loader, widget, widgetWhole] = process.argv.slice(2).map(Number);
const brotli = (content) => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const compressed = (file) => brotli(readFileSync(`dist/${file}`));
const sum = (files) => files.reduce((total, file) => {
  const size = compressed(file);
  console.log(`${String(size).padStart(8)}  ${file.replace(/-[0-9A-Za-z]{8,}(?=[._])/, '')}`);
  return total + size;
}, 0);
let isTooLarge = false;
const hold = (size, what, ceiling) => {
  console.log(`${String(size).padStart(8)}  ${what}; at most ${ceiling}\n`);
  isTooLarge ||= size > ceiling;
};
/** The files of a folder, and which of them come later. */
const split = (folder, isLater) => {
  const files = readdirSync(`dist/${folder}`).filter((file) => /\.(wasm|js|css)$|^index\.html$/.test(file)).map((file) => folder + file);
  return [files.filter((file) => !isLater(file)), files.filter(isLater)];
};

const [app, later] = split('', (file) => !/^maqal-[0-9a-f]+(_bg)?\.|^reading-|^index/.test(file));
const first = sum(app);
hold(first, 'in all, brotli', ceiling);
hold(first + sum(later), 'with what is fetched when it is needed', whole);
const scripts = readFileSync('dist/index.html', 'utf8').matchAll(/<script id=maqal-(?:early|boot)>([^]*?)<\/script>/g);
hold(brotli([...scripts].map(([, code]) => code).join('')), 'before the app, of index.html', boot);

// The frame's own files are no part of the element.
const [embed, comments] = split('embed/', (file) => !/\/maqal(-view-[0-9a-f]+|-[0-9a-f]+)?\.(js|wasm)$/.test(file));
hold(sum(embed.filter((file) => file.endsWith('/maqal.js'))), 'before an article is to be shown', loader);
const shown = sum(embed);
hold(shown, 'an article on another page', widget);
hold(shown + sum(comments.filter((file) => file.includes('comments'))), 'with its comments', widgetWhole);
if (app.length < 3 || embed.length < 3 || isTooLarge) {
  console.error('It is larger than it may be.');
  process.exit(1);
}
JS
