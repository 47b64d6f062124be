"""What comes next, on the screen."""
