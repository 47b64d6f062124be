"""Albums, artists, genres and folders in the words that a grid or list shows."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop import formatting
from desktop.library.places import RailPlace
from engine.store import folders, groups
from engine.store.criteria import Group
from engine.store.groups import AlbumRow, GroupRow
from engine.store.store import Store
from engine.store.text_keys import fold


@dataclass(frozen=True, slots=True)
class GroupItem:
    """What can be opened: its name, a line below it, a number at the end, a track with its cover.

    `searched` holds the folded words that the filter looks in; `sort_keys` what the orders of the
    kind go by.
    """

    group: Group
    title: str
    subtitle: str
    tail: str
    cover_track: int
    searched: str
    sort_keys: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupOrder:
    """An order to show items in: its words, and the place of its key in `GroupItem.sort_keys`."""

    title: str
    key: int
    descending: bool = False


@dataclass(frozen=True, slots=True)
class GroupKind:
    """A kind of groups.

    Attributes
    ----------
    place
        Its entry in the rail.
    read
        Gathers all items, in the first of the orders; called off the UI thread.
    covers
        ``"square"`` or ``"round"`` in a grid of covers, ``"none"`` in a list.
    noun
        What one and several are called.
    orders
        What they can be sorted by; where there is one, nothing is offered.
    """

    place: RailPlace
    read: Callable[[Store], list[GroupItem]]
    covers: str
    noun: tuple[str, str]
    orders: tuple[GroupOrder, ...] = (GroupOrder("By name", 0),)

    def count(self, number: int) -> str:
        """Return ``1 album`` or ``1,204 albums``."""
        return f"{formatting.count(number)} {self.noun[number != 1]}"


def _albums(store: Store) -> list[GroupItem]:
    return [_album(number, row) for number, row in enumerate(store.read(groups.albums))]


def _album(number: int, row: AlbumRow) -> GroupItem:
    artist = row.artist or "Various artists"
    return GroupItem(
        group=row.album,
        title=row.title,
        subtitle=f"{artist} · {row.year}" if row.year else artist,
        tail="",
        cover_track=row.cover_track,
        searched=fold(f"{row.title} {artist} {row.year or ''}"),
        sort_keys=(number, row.album.key, row.year or 0, row.added_at),
    )


def _artists(store: Store) -> list[GroupItem]:
    return [_artist(row) for row in store.read(groups.artists)]


def _artist(row: GroupRow) -> GroupItem:
    tracks = formatting.tracks(row.tracks)
    albums = f"{formatting.count(row.albums)} album{'' if row.albums == 1 else 's'}"
    subtitle = f"{albums} · {tracks}" if row.albums else tracks
    return _item(row, row.name or "Unknown artist", subtitle, "")


def _genres(store: Store) -> list[GroupItem]:
    return [
        _item(row, row.name or "No genre", "", formatting.tracks(row.tracks))
        for row in store.read(groups.genres)
    ]


def _folders(store: Store) -> list[GroupItem]:
    rows = store.read(groups.directories)
    roots = [str(folder.path) for folder in store.read(folders.all_folders)]
    return [_folder(row, row.name or os.sep, roots) for row in rows]


def _folder(row: GroupRow, path: str, roots: Sequence[str]) -> GroupItem:
    """Name a folder, and where it lies as seen from the listener's folder that holds it.

    By text, as there are thousands: a Path would take longer than everything else.
    """
    parent, _, name = path.rpartition(os.sep)
    for root in roots:
        if path.startswith(root.rstrip(os.sep) + os.sep):
            parent = parent[len(root.rpartition(os.sep)[0]) :].lstrip(os.sep)
            break
    return _item(row, name or path, parent or os.sep, _amount(row))


def _amount(row: GroupRow) -> str:
    return f"{formatting.tracks(row.tracks)} · {formatting.clock(row.seconds)}"


def _item(row: GroupRow, title: str, subtitle: str, tail: str) -> GroupItem:
    searched = fold(f"{title} {subtitle}" if tail else title)
    return GroupItem(row.group, title, subtitle, tail, row.cover_track, searched)


_ALBUM_ORDERS = (
    GroupOrder("By artist", 0),
    GroupOrder("By title", 1),
    GroupOrder("Newest releases first", 2, descending=True),
    GroupOrder("Last added first", 3, descending=True),
)
KINDS: Sequence[GroupKind] = (
    GroupKind(
        RailPlace("albums", "Albums", "disc"),
        _albums,
        "square",
        ("album", "albums"),
        _ALBUM_ORDERS,
    ),
    GroupKind(RailPlace("artists", "Artists", "users"), _artists, "round", ("artist", "artists")),
    GroupKind(RailPlace("genres", "Genres", "tag"), _genres, "none", ("genre", "genres")),
    GroupKind(RailPlace("folders", "Folders", "folders"), _folders, "none", ("folder", "folders")),
)
