"""The statements of each step of the schema, one module a subject; see ``migrations.py``."""
