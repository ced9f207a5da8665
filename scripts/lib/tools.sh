# Finds or installs what Usher is built and tested with. Sourced by scripts/serve, scripts/test and scripts/deep.
#
# What is missing goes into ./.tools (never into the system, unless a system package manager is the only way and we may use
# it), quickest way first: the right version on PATH or in ./.tools, then the project's release archive checked against the
# sha256 published beside it, then `cargo install`. What is there already is not touched again.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
TOOLS=$ROOT/.tools
TRUNK_VERSION=0.21.14 # 0.22 needs a newer Rust than we ask for
RUST_MINIMUM=1.95
export PATH="$TOOLS/bin:$ROOT/node_modules/.bin:$PATH"

say() { printf '» %s\n' "$*" >&2; }
# Says what a person has to do by hand, and stops.
give_up() {
  printf '\n✗ %s\n' "$1" >&2
  shift
  local line
  for line in "$@"; do printf '    %s\n' "$line" >&2; done
  exit 1
}
has() { command -v "$1" >/dev/null 2>&1; }
# Is version $1 at least $2?
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

need_rust() {
  has cargo && has rustc || give_up "Rust is not installed." \
    "Install it from https://rustup.rs (no root needed), open a new shell, and run this again."
  local have
  have=$(rustc --version | cut -d' ' -f2)
  at_least "$have" "$RUST_MINIMUM" || give_up "Rust $have is too old: Usher needs $RUST_MINIMUM or newer." \
    "With rustup:  rustup update stable" "Otherwise:    install it from https://rustup.rs"
}

need_wasm_target() {
  [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null)" ] && return
  local help="rustup target add wasm32-unknown-unknown   (a Rust that is not rustup's: its package of that target)"
  has rustup || give_up "Rust's wasm32-unknown-unknown target is missing and rustup is not here to add it." "$help"
  say "Adding Rust's wasm32-unknown-unknown target (about 20 MB, under a minute)"
  rustup target add wasm32-unknown-unknown >&2 || give_up "Rust's wasm32-unknown-unknown target could not be added." "$help"
}

# rustfmt and clippy, for the tests.
need_rust_checks() {
  local part
  for part in fmt clippy; do
    cargo "$part" --version >/dev/null 2>&1 && continue
    say "Adding cargo $part"
    { has rustup && rustup component add "${part/#fmt/rustfmt}" >&2; } ||
      give_up "cargo $part is missing." "rustup component add ${part/#fmt/rustfmt}"
  done
}

sha256_of() { if has sha256sum; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1; }

# from_release NAME URL SUM_URL: the binary NAME out of a release archive, if it can be fetched and its checksum holds.
from_release() {
  has curl && has tar || return 1
  local name=$1 url=$2 sum_url=$3 work found
  work=$(mktemp -d)
  if curl -fsSL --proto '=https' --connect-timeout 5 --max-time 20 -o "$work/sum" "$sum_url" 2>/dev/null &&
    curl -fsSL --proto '=https' --connect-timeout 5 --max-time 120 -o "$work/archive" "$url" 2>/dev/null &&
    [ "$(cut -d' ' -f1 "$work/sum" | tr -d '[:space:]')" = "$(sha256_of "$work/archive")" ] &&
    tar -xzf "$work/archive" -C "$work" && found=$(find "$work" -type f -name "$name" | head -n 1) && [ -n "$found" ] &&
    "$found" --version >/dev/null 2>&1; then
    mkdir -p "$TOOLS/bin" && install -m 755 "$found" "$TOOLS/bin/$name"
    rm -rf "$work"
    say "$name: release archive, checksum verified"
    return 0
  fi
  rm -rf "$work"
  return 1
}

# The tools' own speed hardly matters, the time to build them does: no LTO, no optimisation.
build_tool() {
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=0 \
    CARGO_TARGET_DIR="$TOOLS/build" cargo install --root "$TOOLS" --quiet "$@" >&2 && rm -rf "$TOOLS/build"
}

machine() { printf '%s-%s' "$(uname -m | sed s/arm64/aarch64/)" "$(uname -s)"; }

need_trunk() {
  [ "$(trunk --version 2>/dev/null)" = "trunk $TRUNK_VERSION" ] && return
  local target base
  case $(machine) in
    *-Linux) target=$(uname -m)-unknown-linux-gnu ;;
    *) target=$(machine | sed s/Darwin/apple-darwin/) ;;
  esac
  base=https://github.com/trunk-rs/trunk/releases/download/v$TRUNK_VERSION/trunk-$target.tar.gz
  from_release trunk "$base" "$base.sha256" && return
  say "Building trunk $TRUNK_VERSION, which bundles the app (about 3 to 6 minutes, once)"
  build_tool trunk@$TRUNK_VERSION --locked --no-default-features --features rustls || give_up "trunk could not be built." \
    "cargo install --root .tools --locked trunk@$TRUNK_VERSION   or put trunk $TRUNK_VERSION on PATH"
}

# Bindings and generator must be of one version, so Cargo.lock decides.
need_wasm_bindgen() {
  local version target base
  version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' "$ROOT/Cargo.lock")
  [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $version" ] && return
  case $(machine) in
    *-Linux) target=$(uname -m)-unknown-linux-musl ;;
    *) target=$(machine | sed s/Darwin/apple-darwin/) ;;
  esac
  base=https://github.com/wasm-bindgen/wasm-bindgen/releases/download/$version/wasm-bindgen-$version-$target.tar.gz
  from_release wasm-bindgen "$base" "$base.sha256sum" && return
  say "Building wasm-bindgen-cli $version, the version in Cargo.lock (about 1 to 3 minutes, once)"
  build_tool "wasm-bindgen-cli@$version" --no-default-features --force || give_up "wasm-bindgen-cli could not be built." \
    "cargo install --root .tools wasm-bindgen-cli@$version   or put wasm-bindgen $version on PATH"
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
# May we use Debian's packages without asking for a password?
may_apt() { has apt-get && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }
apt_install() {
  as_root apt-get update -qq >&2 &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

has_node() { has node && has npm && at_least "$(node --version | tr -d v)" 20; }
need_node() {
  if ! has node || ! has npm; then
    may_apt && say "Installing Node.js from the system's packages (about a minute)" && apt_install nodejs npm
  fi
  has node && has npm || give_up "Node.js with npm is not installed." "Install Node.js 20 or newer: https://nodejs.org"
  at_least "$(node --version | tr -d v)" 20 || give_up "Node.js $(node --version) is too old." "Install Node.js 20 or newer."
}

# wasm-opt, and for the tests Playwright and axe: exactly what package-lock.json says.
need_node_packages() {
  need_node
  local stamp=$ROOT/node_modules/.package-lock-of
  [ "$(cat "$stamp" 2>/dev/null)" = "$(sha256_of "$ROOT/package-lock.json")" ] && return
  say "Installing the packages of package-lock.json: wasm-opt, Playwright, axe (about half a minute)"
  (cd "$ROOT" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2) || give_up "npm ci failed." "npm ci"
  sha256_of "$ROOT/package-lock.json" >"$stamp"
}

# Prints a Chromium that starts, or nothing.
find_chromium() {
  local one
  for one in "${USHER_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium \
    "$(PLAYWRIGHT_BROWSERS_PATH=$TOOLS/browsers node -e \
      'import("@playwright/test").then(p => console.log(p.chromium.executablePath())).catch(() => {})' 2>/dev/null)"; do
    [ -n "$one" ] && has "$one" && "$one" --version >/dev/null 2>&1 && command -v "$one" && return
  done
}

# Sets USHER_CHROMIUM.
need_chromium() {
  cd "$ROOT" || exit 1
  USHER_CHROMIUM=$(find_chromium)
  if [ -z "$USHER_CHROMIUM" ] && may_apt; then
    say "Installing Chromium from the system's packages, for the browser tests (about 2 minutes)"
    apt_install chromium || apt_install chromium-browser || true
    USHER_CHROMIUM=$(find_chromium)
  fi
  if [ -z "$USHER_CHROMIUM" ]; then
    say "Downloading Playwright's Chromium into .tools/browsers, for the browser tests (about 200 MB)"
    PLAYWRIGHT_BROWSERS_PATH=$TOOLS/browsers playwright install chromium >&2 || true
    USHER_CHROMIUM=$(find_chromium)
  fi
  [ -n "$USHER_CHROMIUM" ] || give_up "No Chromium that starts could be found or installed." \
    "Install Chromium or Google Chrome with your system's package manager (or: npx playwright install-deps chromium)," \
    "or name one:  USHER_CHROMIUM=/path/to/chrome scripts/test"
  export USHER_CHROMIUM
}

# What a build of the app needs. Only wasm-opt needs Node.js, and the page works the same without it.
need_build_tools() {
  need_rust
  need_wasm_target
  need_trunk
  need_wasm_bindgen
  if has_node || may_apt; then need_node_packages; else say "No Node.js 20 here: building without wasm-opt"; fi
}

# A free port: the wanted one, or else the next.
free_port() {
  local port=$1
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  printf '%s' "$port"
}
