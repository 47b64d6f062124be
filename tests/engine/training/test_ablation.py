import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from engine.evaluation.labels import LabelledTrack  # noqa: E402
from engine.training.ablation import ablation, variants  # noqa: E402
from engine.training.network import Encoder  # noqa: E402


def test_every_way_to_join_is_measured() -> None:
    torch.manual_seed(0)
    encoder = Encoder(window_samples=22_050, dimensions=32, channels=16, blocks=(1, 1)).eval()
    artists = torch.randn(8, sum(encoder.sizes))
    tracks = [
        LabelledTrack(f"{number}", f"artist {number // 4}", f"{number // 2}", f"{number % 3}")
        for number in range(32)
    ]
    parts = [artists[number // 4] + torch.randn(3, sum(encoder.sizes)) for number in range(32)]

    found = dict(ablation(encoder, (tracks, parts), (tracks, parts)))

    assert list(found) == [variant.name for variant in variants()]
    assert all(np.nanmean(quality.each["artist_hit_10"]) > 0.9 for quality in found.values())
