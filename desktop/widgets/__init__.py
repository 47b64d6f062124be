"""Small parts that know nothing of the app."""
