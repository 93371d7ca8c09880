#!/usr/bin/env bash
# Runs the browser tests; arguments go to Playwright: scripts/test-browser.sh article.spec.js
set -euo pipefail
. "$(dirname "$0")/env.sh"
MAQAL_CHROMIUM="$(find_chromium)" || die "no Chromium: run 'make test', or set MAQAL_CHROMIUM"
export MAQAL_CHROMIUM MAQAL_CACHE
cd tests/browser
exec npx playwright test "$@"
