"""From files to samples: decoding, choosing windows and streaming for playback."""
