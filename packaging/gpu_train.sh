#!/usr/bin/env bash
# The long training on a machine with an NVIDIA GPU:
#   bash packaging/gpu_train.sh MUSIC LABELS.csv TEACHERS OUTPUT [OPTION …]
# Options are those of "earshot train earshot": --also, --cache, --steps, --model-version …
# It goes on where it was when it is started again. PyTorch must be built for CUDA
# (https://pytorch.org/get-started/locally); the extra "train" pins the small one for processors.
# PYTHON names the interpreter that has it; by default the one of this folder's environment.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ $# -lt 4 ]; then
  echo "usage: bash packaging/gpu_train.sh MUSIC LABELS.csv TEACHERS OUTPUT [OPTION ...]" >&2
  exit 2
fi
exec "${PYTHON:-.venv/bin/python}" -m engine.cli train earshot "$1" --labels "$2" --teachers "$3" \
  --output "$4" --fixed-split --long --device cuda "${@:5}"
