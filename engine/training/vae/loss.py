"""What the variational autoencoder is trained to make small."""

import torch
from torch import Tensor


def reconstruction_error(pictures: Tensor, drawn: Tensor) -> Tensor:
    """Return half the squared error of a window, summed over it, as a mean over the batch.

    It is the negative log-likelihood of a Gaussian with variance 1, but for a constant.

    Parameters
    ----------
    pictures, drawn
        float32 [windows, frames, bands], normalised.
    """
    return 0.5 * (pictures - drawn).square().sum(dim=(1, 2)).mean()


def divergence(mean: Tensor, log_variance: Tensor) -> Tensor:
    """Return the Kullback–Leibler divergence from the standard normal in nats, mean over the batch.

    Kingma and Welling, 2014, appendix B.

    Parameters
    ----------
    mean, log_variance
        float32 [windows, latent].
    """
    each = mean.square() + log_variance.exp() - 1.0 - log_variance
    return 0.5 * each.sum(dim=1).mean()


def draw_latent(mean: Tensor, log_variance: Tensor, generator: torch.Generator) -> Tensor:
    """Draw from the latent distribution so that gradients pass (the reparametrisation trick)."""
    noise = torch.randn(mean.shape, generator=generator)
    return mean + noise * torch.exp(0.5 * log_variance)
