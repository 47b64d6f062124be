"""New tracks become vectors: spawned low-priority processes listen, the calling process stores.

:class:`engine.analysis.pipeline.AnalysisPipeline` is the way in. Below it, from the outside in:
``coordinator`` decides what happens next, ``backlog`` knows what is left to do, ``saving`` writes
results, ``team`` and ``split_crew`` keep worker processes busy, and ``worker`` and ``encoding``
are what runs in those processes.
"""
