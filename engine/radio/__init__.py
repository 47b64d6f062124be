"""Queues of what sounds alike: candidates, recordings never twice, spacing, adventure, reasons.

All but :mod:`engine.radio.station` is pure logic over :class:`engine.radio.candidate.Candidate`.
"""
