#!/usr/bin/env bash
# Times Maqal beside a static page and the same page by other libraries; arguments go to tests/bench/run.mjs;
# with --wordpress, how long pages take to be made.
set -euo pipefail
cd "$(dirname "$0")/.."
# Before what building for WebAssembly wants of Rust.
cargo build --quiet --profile prerender --features prerender --bin maqal-prerender
. scripts/env.sh
MAQAL_CHROMIUM="$(find_chromium)" || die "no Chromium: run 'make test', or set MAQAL_CHROMIUM"
export MAQAL_CHROMIUM
[ -d tests/bench/node_modules ] || npm ci --silent --no-audit --no-fund --prefix tests/bench
if [ "${1:-}" = --wordpress ]; then
    export MAQAL_WORDPRESS="$wordpress_dir"
    exec node tests/bench/wordpress.mjs
fi
exec node tests/bench/run.mjs "$@"
