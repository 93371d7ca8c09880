#!/usr/bin/env bash
# Installs what is missing, and skips what is there.
#   scripts/setup.sh build   what building needs
#   scripts/setup.sh test    what the tests need besides
set -euo pipefail
. "$(dirname "$0")/env.sh"

# Debian's packages; on other systems the message says what to install by hand.
debian() {
    local packages=("$@") sudo=""
    [ "$(id -u)" = 0 ] || sudo=sudo
    command -v apt-get >/dev/null || die "please install: ${packages[*]}"
    say "Installing Debian packages: ${packages[*]}"
    if [ ! -e "$MAQAL_CACHE/apt-updated" ] || [ -n "$(find "$MAQAL_CACHE/apt-updated" -mtime +0)" ]; then
        $sudo apt-get update -qq
        touch "$MAQAL_CACHE/apt-updated"
    fi
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
}

# Builds a tool from crates.io for use, not for benchmarks: a third of the time.
cargo_tool() {
    local dir="$1" tool="$2"; shift 2
    [ -x "$dir/bin/$tool" ] && return
    say "Building $tool (${dir##*-}), once for all clones: a few minutes"
    CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        CARGO_TARGET_DIR="$MAQAL_CACHE/building" cargo install --quiet --root "$dir.new" "$@"
    rm -rf "$MAQAL_CACHE/building" "$dir"
    mv "$dir.new" "$dir"
}

npm_tool() {
    local dir="$1" package="$2"
    [ -d "$dir/node_modules" ] && return
    say "Fetching $package"
    rm -rf "$dir.new"
    mkdir -p "$dir.new"
    npm install --silent --no-save --no-audit --no-fund --prefix "$dir.new" "$package"
    mv "$dir.new" "$dir"
}

trunk_can_download() {
    local release="https://github.com/rustwasm/wasm-bindgen/releases/download/$WASM_BINDGEN_VERSION"
    [ -d "$wasm_bindgen_dir" ] && return 1
    curl -fsIL --connect-timeout 5 --max-time 20 -o /dev/null \
        "$release/wasm-bindgen-$WASM_BINDGEN_VERSION-$(uname -m)-unknown-linux-musl.tar.gz" 2>/dev/null
}

setup_build() {
    command -v cargo >/dev/null || die "Rust is missing: https://rustup.rs"
    if ! toolchain_has_wasm && ! debian_has_wasm; then
        say "Adding the WebAssembly target to Rust"
        if ! { command -v rustup >/dev/null && timeout 120 rustup target add wasm32-unknown-unknown; }; then
            say "rustup cannot fetch it; taking Debian's Rust for browsers instead"
            debian rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy lld-22
        fi
    fi
    cargo_tool "$trunk_dir" trunk trunk --version "$TRUNK_VERSION" --locked --no-default-features --features rustls
    command -v npm >/dev/null || debian nodejs npm
    npm_tool "$esbuild_dir" "esbuild@$ESBUILD_VERSION"
    npm_tool "$binaryen_dir" "binaryen@$BINARYEN_VERSION"
    # This one trunk downloads itself, in the version it needs, where it can.
    if ! trunk_can_download; then
        # Without --locked: its lock file names releases that were withdrawn.
        cargo_tool "$wasm_bindgen_dir" wasm-bindgen wasm-bindgen-cli --version "$WASM_BINDGEN_VERSION"
    fi
}

setup_test() {
    find_chromium >/dev/null || debian chromium fonts-noto-core
    find_firefox >/dev/null || debian firefox-esr
    find_webkit_driver >/dev/null || debian webkit2gtk-driver xvfb
    command -v php >/dev/null || debian php-cli php-sqlite3 php-gd php-mbstring php-xml
    command -v unzip >/dev/null || debian unzip
    command -v g++ >/dev/null || debian g++
    cargo_tool "$cargo_fuzz_dir" cargo-fuzz cargo-fuzz --version "$CARGO_FUZZ_VERSION"
    if [ ! -d tests/browser/node_modules ] || [ tests/browser/package-lock.json -nt tests/browser/node_modules ]; then
        say "Fetching the browser tests' packages"
        npm ci --silent --no-audit --no-fund --prefix tests/browser
        touch tests/browser/node_modules
    fi
    scripts/setup-wordpress.sh
}

mkdir -p "$MAQAL_CACHE"
setup_build
[ "${1:-build}" = build ] || setup_test
