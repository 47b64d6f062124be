#!/usr/bin/env bash
# Builds .venv from nothing: system packages, Python packages, the command .venv/bin/earshot.
# Usage: set_up.sh runtime|test|benchmark|screenshots. What is there already is not done again.
set -euo pipefail
cd "$(dirname "$0")/.."

kind="${1:?usage: set_up.sh runtime|test|benchmark|screenshots}"

runtime_packages=(
    libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libpulse0 libglib2.0-0
    libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
    libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1
    fonts-dejavu-core
)
# Names in every script, and pictures that are small enough for the repository.
picture_packages=(fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji optipng)
test_packages=(pulseaudio pulseaudio-utils xvfb dbus playerctl desktop-file-utils)

say() { printf '%s\n' "$*" >&2; }

find_python() {
    local candidate
    for candidate in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11; do
        [ -n "$candidate" ] || continue
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$candidate"
            return
        fi
    done
    return 1
}

missing_packages() {
    local package
    for package in "$@"; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed$' \
            || printf '%s ' "$package"
    done
}

set_up_system() {
    local wanted=("${runtime_packages[@]}") missing
    case "$kind" in
        runtime) ;;
        screenshots) wanted+=("${picture_packages[@]}") ;;
        *) wanted+=("${test_packages[@]}") ;;
    esac
    if ! command -v dpkg-query >/dev/null; then
        [ -e .venv ] || say "Not a Debian-like system: Qt's usual X11, EGL and PulseAudio libraries must be there."
        return
    fi
    find_python >/dev/null || wanted+=(python3)
    # Debian's python3 comes without the module that makes environments complete.
    python="$(find_python || printf python3)"
    "$python" -c 'import ensurepip' 2>/dev/null || wanted+=(python3-venv)
    missing="$(missing_packages "${wanted[@]}")"
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -eq 0 ]; then
        say "Installing system packages: $missing"
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq
        # shellcheck disable=SC2086
        apt-get install -y -qq --no-install-recommends $missing >/dev/null
    else
        say "Some system packages are missing. Please run this line, then start again:"
        say "    sudo apt-get install --no-install-recommends $missing"
        exit 1
    fi
}

set_up_python() {
    local python extras
    python="$(find_python)" || {
        say "Python 3.11 or newer was not found; install it, or name it with PYTHON=/path/to/python."
        exit 1
    }
    case "$kind" in
        runtime | screenshots) extras="." ;;
        test) extras=".[train,dev]" ;;
        benchmark) extras=".[benchmark]" ;;
        *) say "set_up.sh: unknown kind “$kind”"; exit 2 ;;
    esac
    local stamp=".venv/.set-up-$kind"
    if [ -x .venv/bin/earshot ] && [ "$stamp" -nt pyproject.toml ]; then
        return
    fi
    [ -x .venv/bin/python ] || "$python" -m venv .venv
    say "Installing Python packages into .venv (the first time this takes some minutes) …"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable "$extras"
    touch "$stamp"
}

set_up_system
set_up_python
