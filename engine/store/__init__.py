"""The library on disk: one SQLite file, one module for each subject.

Every function takes a :class:`sqlite_utils.Database` first and holds all SQL of its subject.
:class:`engine.store.store.Store` decides on which thread and connection it runs. This room knows
no other room of the engine but :mod:`engine.errors`.
"""
