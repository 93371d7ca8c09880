#!/usr/bin/env bash
# Runs the browser tests; arguments go to Playwright: scripts/test-browser.sh article.spec.js
set -euo pipefail
. "$(dirname "$0")/env.sh"
MAQAL_CHROMIUM="$(find_chromium)" || die "no Chromium: run 'make test', or set MAQAL_CHROMIUM"
MAQAL_FIREFOX="$(find_firefox)" || die "no Firefox: run 'make test', or set MAQAL_FIREFOX"
export MAQAL_CHROMIUM MAQAL_FIREFOX MAQAL_WORDPRESS="$wordpress_dir"
cd tests/browser
exec npx playwright test "$@"
