"""The place of passages: what sounds like a few marked seconds of a track."""
