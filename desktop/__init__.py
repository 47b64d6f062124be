"""The Qt desktop app of Earshot. It knows the engine; the engine does not know it."""
