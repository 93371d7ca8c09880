#!/usr/bin/env bash
# Puts a WordPress for the tests into the cache folder: its files, and a plugin that keeps its
# database in SQLite. Each test run has a data folder of its own; nothing here is written to later.
set -euo pipefail
. "$(dirname "$0")/env.sh"

site="$wordpress_dir"
[ -e "$site/wp-config.php" ] && exit

say "Fetching WordPress for the tests"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# WordPress's own archive; where only Debian's packages can be reached, the newest of those. It is
# unpacked, not installed, with lists of its own: the machine's stay as they are.
from_wordpress_org() {
    curl -fsSL --connect-timeout 10 --max-time 300 "https://wordpress.org/wordpress-$WORDPRESS_VERSION.tar.gz" \
        | tar -xz -C "$work"
}

from_debian() {
    local mirror
    mirror="$(apt-get indextargets --format '$(REPO_URI)' 'ORIGIN: Debian' 2>/dev/null | grep -v security | head -n 1)"
    [ -n "$mirror" ] || return 1
    mkdir -p "$work/apt/lists/partial" "$work/apt/cache/archives/partial" "$work/debian" "$work/packages"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror sid main" > "$work/apt/sources.list"
    local own=(-o "Dir::Etc::SourceList=$work/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null -o Dir::Etc::Preferences=/dev/null
        -o Dir::Etc::PreferencesParts=/dev/null -o "Dir::State::Lists=$work/apt/lists" -o "Dir::Cache=$work/apt/cache"
        -o APT::Sandbox::User=root -o APT::Default-Release=sid)
    apt-get "${own[@]}" update -qq
    (cd "$work/packages" && apt-get "${own[@]}" download -qq wordpress wordpress-theme-twentytwentyfive)
    local package
    for package in "$work"/packages/*.deb; do dpkg-deb -x "$package" "$work/debian"; done
    # Debian links the two halves of the tree to each other by absolute paths.
    find "$work/debian" -xtype l -delete
    mv "$work/debian/usr/share/wordpress" "$work/wordpress"
    cp -r "$work/debian/var/lib/wordpress/wp-content/." "$work/wordpress/wp-content/"
}

from_wordpress_org 2>/dev/null || from_debian
[ -e "$work/wordpress/wp-load.php" ] || die "WordPress could not be fetched"

(cd "$work" && npm pack --silent "@wp-playground/cli@$PLAYGROUND_VERSION" >/dev/null && tar -xzf ./*.tgz)
content="$work/wordpress/wp-content"
mkdir -p "$content/plugins"
unzip -q "$work/package/sqlite-database-integration.zip" -d "$content/plugins"
plugin="$(basename "$(dirname "$(find "$content/plugins" -name db.copy | head -n 1)")")"
sed -e "s#{SQLITE_IMPLEMENTATION_FOLDER_PATH}#$site/wp-content/plugins/$plugin#" \
    -e "s#{SQLITE_PLUGIN}#$plugin/load.php#" "$content/plugins/$plugin/db.copy" > "$content/db.php"
# The settings are the tests' own.
echo "<?php require getenv('MAQAL_WP_CONFIG');" > "$work/wordpress/wp-config.php"

rm -rf "$site"
mv "$work/wordpress" "$site"
