"""The convolutional variational autoencoder: without labels it learns to redraw spectrograms."""
