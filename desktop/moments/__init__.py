"""Lists of moments in tracks: where a filter is excited, where a passage is found."""
