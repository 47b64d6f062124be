"""The map: the library as points, of which near ones sound alike."""
