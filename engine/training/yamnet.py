"""A published tagger that knows sounds of all kinds: YAMNet, one of the encoder's two teachers.

Like every teacher it is needed only while training; nothing of it ends up in the product.
"""

from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.errors import EarshotError
from engine.training.precision import fast_arithmetic

_FRAME, _HOP, _FFT = 400, 160, 512
_SMALLEST = 1e-3
_HANN, _FILTERS, _IMAGE = 11, 22, 28
"""Places of tensors in the file."""
_FIRST_LAYER, _LAST_LAYER = 33, 111
_PER_LAYER = 3
_STRIDED = (33, 42, 54, 66, 102)
"""Layers, by the tensor that holds their weights, that halve both axes."""

_AT_ONCE = 64

Tensors = dict[int, NDArray[np.float32]]


class Yamnet(nn.Module):
    """YAMNet (Google, AudioSet; MobileNet v1): 1024 numbers for 0.975 s of sound.

    The published file holds weights of 8 bits for one window at a time on the processor. Here they
    are layers in PyTorch, so that many windows are heard at once, on any device, in bfloat16 where
    that is faster. Activations keep the ranges that the file gives them, not its steps.

    Parameters
    ----------
    path
        The published model, ``yamnet.tflite``.

    Raises
    ------
    EarshotError
        When the file is missing or holds another network.
    """

    dimensions = 1_024
    window_samples = 15_600

    hann: Tensor
    filters: Tensor

    def __init__(self, path: Path) -> None:
        super().__init__()
        if not path.is_file():
            raise EarshotError(f"The teacher {path} is missing; name its folder with --teachers.")
        try:
            stored, ranges = _read(path)
            self.register_buffer("hann", torch.from_numpy(stored[_HANN]))
            self.register_buffer("filters", torch.from_numpy(stored[_FILTERS].T.copy()))
            self._lowest, self._highest = ranges[_IMAGE]
            self.layers = nn.Sequential(
                *(
                    _layer(stored, ranges, first)
                    for first in range(_FIRST_LAYER, _LAST_LAYER + 1, _PER_LAYER)
                )
            ).eval()
        except (KeyError, IndexError, ValueError, RuntimeError) as error:
            raise EarshotError(f"The teacher {path} holds another network ({error}).") from error

    @torch.no_grad()
    def forward(self, windows: Tensor) -> Tensor:
        """float32 [windows, 15,600] at 16 kHz → float32 [windows, 1024]."""
        frames = windows.unfold(1, _FRAME, _HOP) * self.hann
        spectrum = torch.fft.rfft(frames, _FFT)
        log_mel = torch.log(spectrum.abs() @ self.filters + _SMALLEST)
        image = log_mel.clamp(self._lowest, self._highest).unsqueeze(1)
        with fast_arithmetic(windows.device):
            activations = self.layers(image.contiguous(memory_format=torch.channels_last))
            embeddings: Tensor = activations.float().mean(dim=(2, 3))
        return embeddings

    def embed(self, samples: NDArray[np.float32], hop: int) -> NDArray[np.float32]:
        """Return one embedding for each whole window, float32 [windows, 1024].

        Parameters
        ----------
        samples
            float32 [samples] at 16 kHz; shorter than a window gives no rows.
        hop
            Samples between the starts of two windows.
        """
        if len(samples) < self.window_samples:
            return np.empty((0, self.dimensions), dtype=np.float32)
        windows = torch.from_numpy(samples).to(self.hann.device)
        windows = windows.unfold(0, self.window_samples, hop)
        # All windows of a long recording at once would take gigabytes.
        rows = [self(some) for some in torch.split(windows, _AT_ONCE)]
        return np.asarray(torch.cat(rows).cpu().numpy(), dtype=np.float32)


def _layer(stored: Tensors, ranges: dict[int, tuple[float, float]], number: int) -> nn.Module:
    """Return one convolution with what follows it; its tensors are weights, offsets, result."""
    weights, offsets = torch.from_numpy(stored[number]), torch.from_numpy(stored[number + 1])
    each_its_own = weights.shape[0] == 1
    kernel = weights.permute(3, 0, 1, 2) if each_its_own else weights.permute(0, 3, 1, 2)
    outputs, size = kernel.shape[0], kernel.shape[2]
    stride = 2 if number in _STRIDED else 1
    convolution = nn.Conv2d(
        outputs if each_its_own else kernel.shape[1],
        outputs,
        size,
        stride=stride,
        padding=(size - 1) // 2 if stride == 1 else 0,
        groups=outputs if each_its_own else 1,
    )
    convolution.weight.data = kernel.contiguous(memory_format=torch.channels_last)
    convolution.bias = nn.Parameter(offsets)
    lowest, highest = ranges[number + 2]
    # TensorFlow pads what it halves after the end only.
    padding = [nn.ZeroPad2d((0, 1, 0, 1))] if stride == 2 else []
    return nn.Sequential(*padding, convolution, nn.Hardtanh(max(0.0, lowest), highest))


def _read(path: Path) -> tuple[Tensors, dict[int, tuple[float, float]]]:
    """Return the constants of the file and, for what is computed in 8 bits, its range."""
    from ai_edge_litert.interpreter import Interpreter

    interpreter: Any = Interpreter(str(path))
    details = {item["index"]: item for item in interpreter.get_tensor_details()}
    layers = range(_FIRST_LAYER, _LAST_LAYER + 1, _PER_LAYER)
    constants = (_HANN, _FILTERS, *layers, *(first + 1 for first in layers))
    results = (_IMAGE, *(first + 2 for first in layers))
    return (
        {index: _floats(interpreter.get_tensor(index), details[index]) for index in constants},
        {index: _range(details[index]["quantization_parameters"]) for index in results},
    )


def _range(parameters: dict[str, Any]) -> tuple[float, float]:
    """Return the lowest and the highest number that 8 bits hold here."""
    lowest, highest = (
        float((end - parameters["zero_points"][0]) * parameters["scales"][0]) for end in (-128, 127)
    )
    return lowest, highest


def _floats(values: NDArray[Any], item: dict[str, Any]) -> NDArray[np.float32]:
    parameters = item["quantization_parameters"]
    if not len(parameters["scales"]):
        return values.astype(np.float32)
    shape = [1] * values.ndim
    shape[parameters["quantized_dimension"]] = -1
    shifted = values.astype(np.float32) - parameters["zero_points"].reshape(shape)
    return np.asarray(shifted * parameters["scales"].reshape(shape), dtype=np.float32)
