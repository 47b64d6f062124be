#!/usr/bin/env bash
# Opens the app: on the listener's library with a folder added, or on the demo library.
# Usage: run.sh MUSIC-FOLDER-OR-NOTHING DEMO-FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."

music="${1:-}"
demo="${2:?usage: run.sh MUSIC DEMO}"

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ] && [ "$(uname)" = Linux ]; then
    echo "There is no screen here. Start it where a desktop runs, or under a virtual screen:" >&2
    echo "    sudo apt-get install xvfb; xvfb-run make run" >&2
    exit 1
fi

if [ -n "$music" ]; then
    exec .venv/bin/earshot --folder "$music"
fi

mkdir -p "$demo"
.venv/bin/earshot demo "$demo/music" --library "$demo/library.db"
exec .venv/bin/earshot --folder "$demo/music" --library "$demo/library.db"
