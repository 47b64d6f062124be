"""Everything in Earshot that needs no screen: library, audio, encoder, similarity and radio."""

__version__ = "0.1.0"
