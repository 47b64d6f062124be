"""What to play: stations, journeys, rankings; each track with its reason.

Pure logic over :class:`engine.radio.candidate.Candidate`, but for these, which read the library:
:mod:`engine.radio.catalogue`, :mod:`engine.radio.station` (the way in), and what gathers an order
or tells a station (:mod:`engine.radio.recipe`, :mod:`engine.radio.station_queue`,
:mod:`engine.radio.station_words`, :mod:`engine.radio.rankings`).
"""
