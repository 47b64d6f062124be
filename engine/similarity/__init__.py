"""Which tracks sound alike: every vector of the library in memory, searched exactly."""
