"""Playback: the queue, the outputs, and the thread that brings one to the other."""
