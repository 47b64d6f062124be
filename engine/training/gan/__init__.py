"""The InfoGAN that the second seed's author tried: a generator whose codes can be read back."""
