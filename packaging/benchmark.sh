#!/usr/bin/env bash
# Runs every benchmark; each prints a Markdown table with ratios measured in the same run.
# The music of the analysis benchmark is ../shared/music/full or MUSIC=/path.
set -euo pipefail
cd "$(dirname "$0")/.."

python=.venv/bin/python
music="${MUSIC:-../shared/music/full}"

echo "## Window"
"$python" -m tests.benchmarks.window_speed
echo "## Library"
"$python" -m tests.benchmarks.library_speed
echo "## Beside Quod Libet"
"$python" -m tests.benchmarks.quod_libet
echo "## Play similar"
"$python" -m tests.benchmarks.similar_speed
echo "## Endurance"
"$python" -m tests.benchmarks.endurance
echo "## Map"
"$python" -m tests.benchmarks.map_speed
if [ -d "$music" ]; then
    echo "## Analysis"
    "$python" -m tests.benchmarks.analysis_speed "$music"
    echo "## Copies of one recording"
    "$python" -m tests.benchmarks.same_sound "$music" 8
else
    echo "No music in “$music”: name a folder with MUSIC=/path to measure the analysis." >&2
fi
