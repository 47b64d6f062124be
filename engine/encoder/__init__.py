"""From windows of sound to one vector a track: model bundles, the runtime session, pooling."""
