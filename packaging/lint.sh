#!/usr/bin/env bash
# Style and types, as strict as the project asks for.
set -euo pipefail
cd "$(dirname "$0")/.."

.venv/bin/ruff check .
.venv/bin/ruff format --check .
.venv/bin/mypy --strict engine
.venv/bin/mypy desktop
