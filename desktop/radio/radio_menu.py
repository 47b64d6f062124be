"""The radio's verbs in the context menus of tracks."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.radio.radio_verbs import SIMILAR_NEXT, RadioVerbs
from engine.words import plural, translate


def add_radio_verbs(menu: QMenu, radio: RadioVerbs, track_ids: Sequence[int]) -> None:
    """Add to a track menu what can be done with the sound of the selected tracks.

    Parameters
    ----------
    menu
        Gets the verbs at its end.
    radio
        What acts.
    track_ids
        The selected tracks.
    """
    ids = list(track_ids)
    single = len(ids) == 1
    start = _add(menu, translate("RadioMenu", "Start station"), "Ctrl+T")
    start.triggered.connect(lambda: radio.start_station(ids))
    if single:
        wider = menu.addMenu(translate("RadioMenu", "Start station of"))
        album, artist = translate("RadioMenu", "The album"), translate("RadioMenu", "The artist")
        wider.addAction(album, lambda: radio.start_album_station(ids[0]))
        wider.addAction(artist, lambda: radio.start_artist_station(ids[0]))
    to, through = (
        translate("RadioMenu", "Journey to this"),
        translate("RadioMenu", "Journey through these"),
    )
    _add(menu, to if single else through, "Ctrl+J").triggered.connect(lambda: radio.journey(ids))
    mix = _add(menu, translate("RadioMenu", "Mix sounds…"), "Ctrl+M")
    mix.triggered.connect(lambda: radio.mix_wanted.emit(ids))
    _add_similar_next(menu.addMenu(translate("RadioMenu", "Add similar next")), radio, ids)


def _add_similar_next(menu: QMenu, radio: RadioVerbs, track_ids: list[int]) -> None:
    for count in SIMILAR_NEXT:
        words = plural("RadioMenu", "%n track", "%n tracks", count)
        menu.addAction(words, partial(radio.add_similar_next, track_ids, count))
    choose = _add(menu, translate("RadioMenu", "Choose…"), "Ctrl+Shift+R")
    choose.triggered.connect(lambda: radio.similar_next_wanted.emit(track_ids))


def _add(menu: QMenu, words: str, keys: str) -> QAction:
    action = menu.addAction(words)
    if keys:
        # Shown for learning; the window's own actions listen to the keys.
        action.setShortcut(QKeySequence(keys))
    return action
