#!/usr/bin/env bash
# Puts the desktop entry, the icon and the AppStream data where the desktop looks for them.
# Usage: install_desktop.sh [PREFIX]; by default the user's own folder, ~/.local.
# Software centres take pictures from the web only: whoever has put resources/screenshots there
# names their address in PICTURES, such as PICTURES=https://example.org/earshot.
set -euo pipefail
cd "$(dirname "$0")/.."

prefix="${1:-$HOME/.local}"
metainfo="$prefix/share/metainfo/org.earshot.Earshot.metainfo.xml"

install -D -m 644 packaging/linux/earshot.desktop "$prefix/share/applications/earshot.desktop"
install -D -m 644 packaging/linux/org.earshot.Earshot.metainfo.xml "$metainfo"
if [ -n "${PICTURES:-}" ]; then
    pictures="$(<packaging/linux/screenshots.xml)"
    pictures="${pictures//@ADDRESS@/"${PICTURES%/}"}" awk \
        '/<launchable/ { print ENVIRON["pictures"] } { print }' \
        packaging/linux/org.earshot.Earshot.metainfo.xml >"$metainfo"
fi
install -D -m 644 resources/icons/earshot.svg "$prefix/share/icons/hicolor/scalable/apps/earshot.svg"
if command -v update-desktop-database >/dev/null; then
    update-desktop-database -q "$prefix/share/applications"
fi
