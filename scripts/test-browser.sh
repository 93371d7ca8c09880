#!/usr/bin/env bash
# Runs the browser tests; arguments go to Playwright: scripts/test-browser.sh article.spec.js
set -euo pipefail
# Before what building for WebAssembly wants of Rust.
(cd "$(dirname "$0")/.." && cargo build --quiet --features prerender --bin maqal-prerender)
. "$(dirname "$0")/env.sh"
MAQAL_CHROMIUM="$(find_chromium)" || die "no Chromium: run 'make test', or set MAQAL_CHROMIUM"
MAQAL_FIREFOX="$(find_firefox)" || die "no Firefox: run 'make test', or set MAQAL_FIREFOX"
MAQAL_WEBKIT_DRIVER="$(find_webkit_driver)" \
    || die "no WebKitWebDriver with Xvfb: run 'make test', or install webkit2gtk-driver and xvfb, or set MAQAL_WEBKIT_DRIVER"
MAQAL_ESBUILD="$esbuild_dir/node_modules/.bin/esbuild"
export MAQAL_ESBUILD MAQAL_CHROMIUM MAQAL_FIREFOX MAQAL_WEBKIT_DRIVER MAQAL_WORDPRESS="$wordpress_dir"
cd tests/browser
exec npx playwright test "$@"
