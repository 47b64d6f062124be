"""What a network's last filters say, as outputs beside the vector.

After Dieleman, “Recommending music on Spotify with deep learning” (2014), who found the tracks that
excite a filter most once by its maximum over time and once by its mean.
"""

from pathlib import Path
from typing import Protocol, runtime_checkable

import onnx
from torch import Tensor, nn

from engine.encoder.bundle import FILTER_OUTPUTS

_TIME_AXIS = 2


@runtime_checkable
class HasFilters(Protocol):
    """A network that shows what its last filters say."""

    def with_activations(self, samples: Tensor) -> tuple[Tensor, Tensor]:
        """float32 [batch, window_samples] → vectors, activations [batch, filters, time]."""


class WithFilterOutputs(nn.Module):
    """The network as it is exported: the vector and :data:`engine.encoder.bundle.FILTER_OUTPUTS`.

    Parameters
    ----------
    encoder
        A network that :class:`HasFilters`.
    """

    def __init__(self, encoder: HasFilters) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, samples: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """float32 [batch, window_samples] → vector, maximum, mean, moment."""
        vectors, activations = self.encoder.with_activations(samples)
        return vectors, *over_time(activations)


def over_time(activations: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Return maximum, mean and the moment of the maximum, each float32 [batch, filters].

    Parameters
    ----------
    activations
        float32 [batch, filters, time]. A moment is the middle of its step in time, as a share of
        the window.
    """
    steps = activations.shape[_TIME_AXIS]
    moment = (activations.argmax(dim=_TIME_AXIS).float() + 0.5) / steps
    return activations.amax(dim=_TIME_AXIS), activations.mean(dim=_TIME_AXIS), moment


def filter_count(network: Path) -> dict[str, int]:
    """Return what the card says of the filters of an ONNX file: nothing where it has none."""
    outputs = onnx.load(network, load_external_data=False).graph.output
    shapes = {output.name: output.type.tensor_type.shape for output in outputs}
    shape = shapes.get(FILTER_OUTPUTS[0])
    return {} if shape is None else {"filters": shape.dim[1].dim_value}
