"""How numbers get to the device that trains, without it ever standing still for them."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor


def sent(numbers: Tensor | NDArray[np.generic], device: torch.device) -> Tensor:
    """Return a few numbers from the processor on the device, which may go on working meanwhile.

    CUDA takes its copy of ordinary memory before this returns, so that the original may change. The
    usual copy waits for all that the card has to do: with a dozen of them in a step, card and
    processor worked by turns. Never for the way back, where nothing would tell that all is there.
    """
    tensor = numbers if isinstance(numbers, Tensor) else torch.from_numpy(numbers)
    return tensor.to(device, non_blocking=True)
