"""How far from the nearest a radio strays."""

import numpy as np
import numpy.typing as npt


def preference_order(count: int, adventure: float, seed_number: int) -> npt.NDArray[np.int64]:
    """Return in which order ranked candidates are preferred, int64 [count], a permutation.

    With `adventure` 0 it is the ranking itself. Above, it is drawn without replacement with
    weights rank^(-1 / adventure), the softmax of -log(rank) at temperature `adventure`: at 1 the
    tenth nearest is drawn a tenth as often as the nearest, at 0.5 a hundredth. Ranks and not
    similarities are weighted because every library and model spreads its similarities otherwise.

    The draw is the Gumbel-top-k trick (Kool, van Hoof and Welling 2019, eq. 3): noise of the
    standard Gumbel distribution is added to the log weights, and the sums are sorted.

    Raises
    ------
    ValueError
        When `adventure` is not between 0 and 1.
    """
    if not 0.0 <= adventure <= 1.0:
        raise ValueError("adventure is between 0 and 1")
    ranks = np.arange(1, count + 1)
    if adventure == 0.0:
        return ranks - 1
    noise = np.random.default_rng(seed_number).gumbel(size=count)
    return np.argsort(np.log(ranks) - adventure * noise, kind="stable")
