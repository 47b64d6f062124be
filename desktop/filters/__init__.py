"""The place of learned filters: what the encoder listens for, and the music that excites it."""
