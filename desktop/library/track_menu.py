"""The context menu of tracks: the same verbs in the same order everywhere."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.radio.radio_menu import add_radio_verbs
from desktop.verbs import Verbs
from engine.store.ratings import MOST_STARS
from engine.words import translate

Act = Callable[[], None]


def track_menu(
    parent: QWidget,
    verbs: Verbs,
    track_ids: Sequence[int],
    *,
    play: Act | None = None,
    try_again: Act | None = None,
    add_to_playlist: Callable[[QMenu], QMenu] | None = None,
) -> QMenu:
    """Return the menu for the selected tracks; it deletes itself.

    Parameters
    ----------
    parent, verbs
        Where it opens, and what acts.
    track_ids
        The selected tracks; verbs for one track are off for several.
    play
        What Play does, if not just playing these tracks.
    try_again
        Listens to tracks again that could not be listened to, where that is what is shown.
    add_to_playlist
        Makes the menu of the playlists that they can be added to, below the given one.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    ids = list(track_ids)
    single = len(ids) == 1
    _add(menu, translate("Library", "Play"), "Return", play or (lambda: verbs.play(ids)))
    _add(menu, translate("Library", "Play next"), "Shift+Return", lambda: verbs.play_next(ids))
    _add(menu, translate("Library", "Add to queue"), "Ctrl+Return", lambda: verbs.add_to_queue(ids))
    similar = _add(
        menu,
        translate("Library", "Play similar"),
        "Ctrl+R",
        lambda: verbs.play_similar(ids[0]),
        single,
    )
    font = similar.font()
    font.setBold(True)
    similar.setFont(font)
    add_radio_verbs(menu, verbs.radio, ids)
    menu.addSeparator()
    _add(menu, translate("Library", "Show on map"), "", lambda: verbs.show_on_map(ids[0]), single)
    if add_to_playlist:
        menu.addMenu(add_to_playlist(menu))
    menu.addMenu(_rating_menu(menu, verbs, ids))
    if try_again:
        _add(menu, translate("Library", "Try again"), "", try_again)
    _add(
        menu, translate("Library", "Properties…"), "Alt+Return", lambda: verbs.show_properties(ids)
    )
    _add(
        menu,
        translate("Library", "Show in folder"),
        "",
        lambda: verbs.show_in_folder(ids[0]),
        single,
    )
    return menu


def _rating_menu(parent: QMenu, verbs: Verbs, ids: list[int]) -> QMenu:
    menu = QMenu(translate("Library", "Rating"), parent)
    for stars in range(MOST_STARS, -1, -1):
        words = "★" * stars or translate("Library", "No rating")
        _add(menu, words, f"Alt+{stars}", partial(verbs.rate, ids, stars))
    return menu


def _add(menu: QMenu, words: str, keys: str, act: Act, enabled: bool = True) -> QAction:
    action = menu.addAction(words, act)
    action.setEnabled(enabled)
    if keys:
        # Shown for learning; the window's own actions listen to the keys.
        action.setShortcut(QKeySequence(keys))
    return action
