"""A published tagger that knows sounds of all kinds: YAMNet, one of the encoder's two teachers.

Like every teacher it is needed only while training; nothing of it ends up in the product.
"""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import EarshotError


class Yamnet:
    """YAMNet (Google, AudioSet; MobileNet v1): 1024 numbers for 0.975 s of sound."""

    dimensions = 1_024
    window_samples = 15_600

    _EMBEDDING = 115

    def __init__(self, path: Path) -> None:
        from ai_edge_litert.interpreter import Interpreter

        if not path.is_file():
            raise EarshotError(f"The teacher {path} is missing; name its folder with --teachers.")
        self._interpreter: Any = Interpreter(
            str(path), num_threads=1, experimental_preserve_all_tensors=True
        )
        self._interpreter.allocate_tensors()
        details = {item["index"]: item for item in self._interpreter.get_tensor_details()}
        self._scale, self._zero = details[self._EMBEDDING]["quantization"]
        self._input = self._interpreter.get_input_details()[0]["index"]

    def embed(self, samples: NDArray[np.float32], hop: int) -> NDArray[np.float32]:
        """Return one embedding for each whole window, float32 [windows, 1024].

        Parameters
        ----------
        samples
            float32 [samples] at 16 kHz; shorter than a window gives no rows.
        hop
            Samples between the starts of two windows.
        """
        starts = range(0, len(samples) - self.window_samples + 1, hop)
        rows = [self._one(samples[start : start + self.window_samples]) for start in starts]
        return np.array(rows, dtype=np.float32).reshape(-1, self.dimensions)

    def _one(self, window: NDArray[np.float32]) -> NDArray[np.float32]:
        self._interpreter.set_tensor(self._input, window)
        self._interpreter.invoke()
        stored = self._interpreter.get_tensor(self._EMBEDDING).ravel().astype(np.float32)
        return np.asarray((stored - self._zero) * self._scale, dtype=np.float32)
