# `make serve` and `make test` do everything; `make help` lists the rest.

.DEFAULT_GOAL := help
.PHONY: help setup serve build prerender bench test lint fmt test-native test-fuzz fuzz test-browser sizes csp clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what building needs and is missing
	@scripts/setup.sh build

serve: setup ## build and serve the demo newspaper at http://127.0.0.1:8080/
	@echo "==> Building; the first time takes some minutes" >&2
	@scripts/wasm trunk serve --release

build: setup ## build into dist/
	@echo "==> Building dist/" >&2
	@scripts/wasm trunk build --release

prerender: ## write every article as finished HTML into site/: make prerender SITE=https://reader.example/
	@cargo run --quiet --profile prerender --features prerender --bin maqal-prerender -- --site "$(SITE)" $(ARGS)

bench: build ## time it beside a static page, Preact, Solid and React; nothing else may run meanwhile
	@scripts/bench.sh $(ARGS)

test: ## install what is missing and run every test
	@scripts/setup.sh test
	@$(MAKE) --no-print-directory lint test-native test-fuzz test-browser

lint: ## formatting, clippy (native and WebAssembly)
	@echo "==> Formatting" >&2
	@cargo fmt --check
	@echo "==> Clippy, native" >&2
	@cargo clippy --quiet --all-targets --features writer,prerender -- -D warnings
	@echo "==> Clippy, WebAssembly" >&2
	@scripts/wasm cargo clippy --quiet --features app,widget --target wasm32-unknown-unknown -- -D warnings

fmt: ## format the code
	@cargo fmt

test-native: ## tests that need no browser
	@echo "==> Native tests" >&2
	@cargo test --quiet --features prerender

test-fuzz: ## fuzz for half a minute each, the same way every time
	@scripts/fuzz.sh 30 1

fuzz: ## fuzz for as long as you like, on new ways: make fuzz SECONDS=3600
	@scripts/setup.sh test
	@scripts/fuzz.sh $(or $(SECONDS),3600)

test-browser: build sizes ## tests in Chromium, Firefox and WebKit, against the release build and a real WordPress
	@echo "==> Browser tests" >&2
	@scripts/test-browser.sh

sizes: ## what a reader downloads, against its ceiling
	@scripts/sizes.sh

csp: ## print the Content-Security-Policy for dist/: make csp SOURCE=https://news.example
	@node scripts/csp.mjs "$(SOURCE)"

clean: ## remove what was built here; the tools' cache folder stays
	@cargo clean --quiet
	@rm -rf dist tests/browser/node_modules tests/browser/artefacts
