"""Pictures of every place of the window: ``make screenshots``."""
