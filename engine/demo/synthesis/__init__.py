"""Instruments in NumPy: oscillators, strings, drums, filters and rooms."""
