"""The radio's verbs in the context menus of tracks."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.radio.mix_dialog import MixDialog
from desktop.radio.radio_verbs import SIMILAR_NEXT, RadioVerbs


def add_radio_verbs(
    menu: QMenu, window: QWidget, radio: RadioVerbs, track_ids: Sequence[int]
) -> None:
    """Add to a track menu what can be done with the sound of the selected tracks.

    Parameters
    ----------
    menu
        Gets the verbs at its end.
    window
        What dialogs stand over.
    radio
        What acts.
    track_ids
        The selected tracks.
    """
    ids = list(track_ids)
    single = len(ids) == 1
    _add(menu, "Start station", "Ctrl+T").triggered.connect(lambda: radio.start_station(ids))
    if single:
        wider = menu.addMenu("Start station of")
        wider.addAction("The album", lambda: radio.start_album_station(ids[0]))
        wider.addAction("The artist", lambda: radio.start_artist_station(ids[0]))
    words = "Journey to this" if single else "Journey through these"
    _add(menu, words, "Ctrl+J").triggered.connect(lambda: radio.journey(ids))
    _add(menu, "Mix sounds…", "Ctrl+M").triggered.connect(lambda: open_mix(window, radio, ids))
    more = _add(menu, f"Add {SIMILAR_NEXT} similar next", "")
    more.triggered.connect(lambda: radio.add_similar_next(ids[0]))
    more.setEnabled(single)


def open_mix(window: QWidget, radio: RadioVerbs, track_ids: Sequence[int]) -> None:
    """Open the arithmetic of some tracks, and of what plays with a single one."""
    tracks = radio.tracks_to_mix(track_ids)
    if tracks:
        MixDialog(window, radio.operations, radio.radio, tracks, radio.stations.start).open()


def _add(menu: QMenu, words: str, keys: str) -> QAction:
    action = menu.addAction(words)
    if keys:
        # Shown for learning; the window's own actions listen to the keys.
        action.setShortcut(QKeySequence(keys))
    return action
