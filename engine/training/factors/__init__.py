"""The latent-factor convnet: it hears who would like a track that nobody has played yet."""
