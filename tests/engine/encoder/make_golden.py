"""Writes what the shipped network says now; run it when a new network is shipped on purpose.

``python -m tests.engine.encoder.make_golden`` from the repository's root.
"""

import json
from pathlib import Path

import numpy as np

from engine.encoder.bundle import default_bundle
from engine.encoder.session import EncoderSession
from tests.engine.encoder.synthetic import chord

COUNT = 3

if __name__ == "__main__":
    bundle = default_bundle()
    vectors = EncoderSession(bundle, "cpu").encode(
        np.stack([chord(seed=number) for number in range(COUNT)])
    )
    golden = {
        "sha256": bundle.card["sha256"],
        "vectors": [[round(float(value), 6) for value in vector] for vector in vectors],
    }
    path = Path(__file__).with_name("golden.json")
    path.write_text(json.dumps(golden) + "\n", encoding="utf-8")
