"""The library as a map: near means sounds alike; directions mean nothing.

Positions are float32 [n, 2] in units of their own; a view fits them to its window.
"""
