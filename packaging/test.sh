#!/usr/bin/env bash
# Everything a change has to pass.
set -euo pipefail
cd "$(dirname "$0")/.."

bash packaging/lint.sh
QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest "$@"
