"""The library on the screen: places, the table of tracks, search."""
