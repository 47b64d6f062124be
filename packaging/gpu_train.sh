#!/usr/bin/env bash
# The long training on a machine with an NVIDIA GPU:
#   bash packaging/gpu_train.sh MUSIC LABELS.csv TEACHERS OUTPUT
# It goes on where it was when it is started again. PyTorch must be built for CUDA
# (https://pytorch.org/get-started/locally); the extra "train" pins the small one for processors.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ $# -ne 4 ]; then
  echo "usage: bash packaging/gpu_train.sh MUSIC LABELS.csv TEACHERS OUTPUT" >&2
  exit 2
fi
exec .venv/bin/python -m engine.cli train earshot "$1" --labels "$2" --teachers "$3" \
  --output "$4" --fixed-split --long --device cuda
