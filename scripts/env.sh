# Sourced by the other scripts: where tools live, and the environment that compiles to WebAssembly.
# Nothing is installed here; scripts/setup.sh does that.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

# One folder a user, keyed by tool and version: a second clone finds everything ready.
MAQAL_CACHE="${MAQAL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/maqal}"

TRUNK_VERSION=0.21.14
BINARYEN_VERSION=132.0.0
ESBUILD_VERSION=0.28.2
# The command line tool must be of the library's own version.
WASM_BINDGEN_VERSION="$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)"

CARGO_FUZZ_VERSION=0.13.1
WORDPRESS_VERSION=7.1.4
# For its plugin that keeps WordPress's database in SQLite.
PLAYGROUND_VERSION=3.1.56

trunk_dir="$MAQAL_CACHE/trunk-$TRUNK_VERSION"
wasm_bindgen_dir="$MAQAL_CACHE/wasm-bindgen-$WASM_BINDGEN_VERSION"
binaryen_dir="$MAQAL_CACHE/binaryen-$BINARYEN_VERSION"
esbuild_dir="$MAQAL_CACHE/esbuild-$ESBUILD_VERSION"
cargo_fuzz_dir="$MAQAL_CACHE/cargo-fuzz-$CARGO_FUZZ_VERSION"
wordpress_dir="$MAQAL_CACHE/wordpress-$WORDPRESS_VERSION-$PLAYGROUND_VERSION"

say() { printf '\n==> %s\n' "$*" >&2; }
die() { printf '\nmaqal: %s\n' "$*" >&2; exit 1; }

# The ordinary way: the toolchain on PATH has the target.
toolchain_has_wasm() {
    command -v rustc >/dev/null && [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]
}

# Where rustup's server is out of reach: Debian's Rust for browsers has the standard library's source,
# and cargo builds it along with the app.
debian_has_wasm() {
    [ -x /usr/bin/rust-lld ] && /usr/bin/rustc --print target-list 2>/dev/null | grep -q '^wasm32-unknown-unknown$' \
        && [ -d "$(/usr/bin/rustc --print sysroot)/lib/rustlib/src/rust/library/std" ]
}

# Every command that compiles to WebAssembly runs inside this environment.
use_wasm_toolchain() {
    if ! toolchain_has_wasm; then
        debian_has_wasm || die "no toolchain for WebAssembly yet: run 'make setup'"
        export PATH="/usr/bin:$PATH" CARGO_UNSTABLE_BUILD_STD=std,panic_abort
    fi
    # Names that tell of what types a function is made: scripts/parts.mjs goes by them. Functions that are alike must
    # not be one under the name of either, or what the first module needs is taken for a part's. Stable Rust knows
    # that option only when it is asked for what is not stable.
    export RUSTC_BOOTSTRAP=1
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-C symbol-mangling-version=v0 -Z merge-functions=disabled"
    export MAQAL_BINARYEN="$binaryen_dir/node_modules/"
    export PATH="$trunk_dir/bin:$wasm_bindgen_dir/bin:$binaryen_dir/node_modules/.bin:$esbuild_dir/node_modules/.bin:$PATH"
}

# Browsers for the tests: $MAQAL_CHROMIUM, $MAQAL_FIREFOX and $MAQAL_WEBKIT_DRIVER, or the system's.
find_chromium() { first_of "${MAQAL_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; }
find_firefox() { first_of "${MAQAL_FIREFOX:-}" firefox firefox-esr; }
# WebKit's browser opens windows: it needs a screen, and Xvfb is one that nobody sees.
find_webkit_driver() { command -v Xvfb >/dev/null && first_of "${MAQAL_WEBKIT_DRIVER:-}" WebKitWebDriver; }

first_of() {
    local name
    for name; do
        if [ -n "$name" ] && command -v "$name"; then return; fi
    done
    return 1
}
