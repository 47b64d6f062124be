"""A program that analyses a library and tells what it has stored: something to kill.

``python -m tests.support.analyse_library LIBRARY``
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from engine.analysis.pipeline import AnalysisPipeline
from engine.encoder.bundle import default_bundle
from engine.store.store import Store


def main() -> None:
    with Store(Path(sys.argv[1])) as store:
        pipeline = AnalysisPipeline(store, default_bundle(), workers=2, on_stored=_announce)
        pipeline.start()
        pipeline.wait()
    print("end", flush=True)


def _announce(track_ids: Sequence[int]) -> None:
    for track_id in track_ids:
        print(track_id, flush=True)


if __name__ == "__main__":
    main()
