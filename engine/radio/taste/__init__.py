"""What a listener's habits say of his taste: learned at home, explained, and forgotten on request.

:mod:`~engine.radio.taste.evidence` says what was judged, :mod:`~engine.radio.taste.metric` and
:mod:`~engine.radio.taste.factors` learn from it, and :mod:`~engine.radio.taste.taste` is what a
radio gets to see. Pure logic, but for :mod:`~engine.radio.taste.habits`, which reads the library.
"""
