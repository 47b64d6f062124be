"""The listener's playlists: in the rail, on their page, from and to files."""
