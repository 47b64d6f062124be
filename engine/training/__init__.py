"""Trains the encoder with PyTorch and writes it as a model bundle. Needs the extra ``train``."""
