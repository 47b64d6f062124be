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
from engine.words import mark, plural, translate


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
class GroupWords:
    """What a page says of its groups.

    Attributes
    ----------
    count
        Returns ``1 album`` or ``1,204 albums``.
    filter, none_fits, none_yet
        What the field asks for, that nothing has the words in it, that there is nothing at all;
        marked, not translated.
    """

    count: Callable[[int], str]
    filter: str
    none_fits: str
    none_yet: str


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
    words
        What the page says of them.
    orders
        What they can be sorted by; where there is one, nothing is offered.
    """

    place: RailPlace
    read: Callable[[Store], list[GroupItem]]
    covers: str
    words: GroupWords
    orders: tuple[GroupOrder, ...] = (GroupOrder(mark("Library", "By name"), 0),)


def _albums(store: Store) -> list[GroupItem]:
    return [_album(number, row) for number, row in enumerate(store.read(groups.albums))]


def _album(number: int, row: AlbumRow) -> GroupItem:
    artist = row.artist or translate("Library", "Various artists")
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
    albums = plural("Library", "%n album", "%n albums", row.albums)
    subtitle = f"{albums} · {tracks}" if row.albums else tracks
    return _item(row, row.name or translate("Library", "Unknown artist"), subtitle, "")


def _genres(store: Store) -> list[GroupItem]:
    return [
        _item(row, row.name or translate("Library", "No genre"), "", formatting.tracks(row.tracks))
        for row in store.read(groups.genres)
    ]


def _folders(store: Store) -> list[GroupItem]:
    rows = store.read(groups.directories)
    roots = [str(folder.path) for folder in store.read(folders.all_folders)]
    return [_folder(row, (row.name or "").rstrip(os.sep), roots) for row in rows]


def _folder(row: GroupRow, path: str, roots: Sequence[str]) -> GroupItem:
    """Name a folder, and where it lies as seen from the listener's folder that holds it.

    By text, as there are thousands: a Path would take longer than everything else.
    """
    parent, _, name = path.rpartition(os.sep)
    for root in roots:
        if path.startswith(root.rstrip(os.sep) + os.sep):
            parent = parent[len(root.rpartition(os.sep)[0]) :].lstrip(os.sep)
            break
    return _item(row, name or os.sep, parent or os.sep, _amount(row))


def _amount(row: GroupRow) -> str:
    return f"{formatting.tracks(row.tracks)} · {formatting.clock(row.seconds)}"


def _item(row: GroupRow, title: str, subtitle: str, tail: str) -> GroupItem:
    searched = fold(f"{title} {subtitle}" if tail else title)
    return GroupItem(row.group, title, subtitle, tail, row.cover_track, searched)


_ALBUM_ORDERS = (
    GroupOrder(mark("Library", "By artist"), 0),
    GroupOrder(mark("Library", "By title"), 1),
    GroupOrder(mark("Library", "Newest releases first"), 2, descending=True),
    GroupOrder(mark("Library", "Last added first"), 3, descending=True),
)
KINDS: Sequence[GroupKind] = (
    GroupKind(
        RailPlace("albums", mark("Places", "Albums"), "disc"),
        _albums,
        "square",
        GroupWords(
            lambda number: plural("Library", "%n album", "%n albums", number),
            mark("Library", "Filter albums"),
            mark("Library", "None of the albums has all of these words."),
            mark("Library", "No albums here yet"),
        ),
        _ALBUM_ORDERS,
    ),
    GroupKind(
        RailPlace("artists", mark("Places", "Artists"), "users"),
        _artists,
        "round",
        GroupWords(
            lambda number: plural("Library", "%n artist", "%n artists", number),
            mark("Library", "Filter artists"),
            mark("Library", "None of the artists has all of these words."),
            mark("Library", "No artists here yet"),
        ),
    ),
    GroupKind(
        RailPlace("genres", mark("Places", "Genres"), "tag"),
        _genres,
        "none",
        GroupWords(
            lambda number: plural("Library", "%n genre", "%n genres", number),
            mark("Library", "Filter genres"),
            mark("Library", "None of the genres has all of these words."),
            mark("Library", "No genres here yet"),
        ),
    ),
    GroupKind(
        RailPlace("folders", mark("Places", "Folders"), "folders"),
        _folders,
        "none",
        GroupWords(
            lambda number: plural("Library", "%n folder", "%n folders", number),
            mark("Library", "Filter folders"),
            mark("Library", "None of the folders has all of these words."),
            mark("Library", "No folders here yet"),
        ),
    ),
)
