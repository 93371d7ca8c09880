#!/usr/bin/env bash
# Fuzzes the body's reader and both sources' mappings, at the same time, from the fixtures on.
#   scripts/fuzz.sh 60     for a minute each, on from where it came before
#   scripts/fuzz.sh 60 1   for a minute each, from the fixtures alone and the same way every time
set -euo pipefail
. "$(dirname "$0")/env.sh"
export PATH="$cargo_fuzz_dir/bin:$PATH"

seconds="${1:-60}"
seed="${2:-0}"
work=target/fuzz
[ "$seed" = 0 ] || rm -rf "$work"/{body,wordpress,json_feed}
mkdir -p "$work"/{body,wordpress,json_feed} "$work"/seeds/{body,wordpress,json_feed}

node --input-type=module - "$work/seeds" <<'JS'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

const folder = process.argv[2];
const fixtures = 'tests/fixtures';
const read = (name) => readFileSync(`${fixtures}/${name}`, 'utf8');
const seed = (target, texts) => texts.forEach((text, n) => writeFileSync(`${folder}/${target}/${n}`, text));

const hostile = read('bodies/hostile.txt').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
const blocks = `\n${read('bodies/blocks.txt')}`.split('\n## ').slice(1).map((one) => one.split('\n== ')[0].split('\n').slice(1).join('\n'));
seed('body', [...hostile, ...blocks]);
const recorded = readdirSync(`${fixtures}/wordpress`, { recursive: true }).filter((name) => name.endsWith('.http'));
const answers = recorded.map((name) => read(`wordpress/${name}`).replaceAll('\r\n', '\n'));
seed('wordpress', answers.map((answer) => answer.slice(answer.indexOf('\n\n') + 2)));
// An article a seed: the whole feed is longer than what is fuzzed, and would be cut.
const feed = JSON.parse(readFileSync('public/demo/feed.json', 'utf8'));
seed('json_feed', feed.items.map((item) => JSON.stringify({ ...feed, items: [item] })));
JS

say "Building the fuzz targets"
# Coverage without a sanitizer needs nothing that a stable compiler lacks.
CARGO_TARGET_DIR=target/fuzz/build cargo fuzz build --sanitizer none 2> "$work/build.log" || { cat "$work/build.log" >&2; exit 1; }

say "Fuzzing for $seconds s"
fuzz() {
    local target="$1" length="$2"
    CARGO_TARGET_DIR=target/fuzz/build cargo fuzz run --sanitizer none "$target" "$work/$target" "$work/seeds/$target" -- \
        -seed="$seed" -max_total_time="$seconds" -max_len="$length" -timeout=20 -print_final_stats=1 > "$work/$target.log" 2>&1
}
fuzz body 2048 & body=$!
fuzz wordpress 16384 & wordpress=$!
fuzz json_feed 16384 & json_feed=$!
failed=0
for target in body wordpress json_feed; do
    wait "${!target}" || { failed=1; tail -n 40 "$work/$target.log" >&2; }
    runs="$(awk '/stat::number_of_executed_units/ { print $2 }' "$work/$target.log")"
    covered="$(grep -o 'cov: [0-9]*' "$work/$target.log" | tail -n 1)"
    echo "  $target: ${runs:-0} executions, ${covered:-no coverage} edges"
done
exit $failed
