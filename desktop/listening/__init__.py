"""Keeping up with the listener's folders: scanning, listening, and telling how far it is."""
