"""Makes the fixed split of a labelled collection: no artist in two parts.

Run ``python -m engine.evaluation.split LABELS.csv`` to make ``split.csv`` again.
"""

import csv
import difflib
import itertools
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from engine.evaluation.labels import SPLIT_FILE, LabelledTrack, read_labels

SHARES = {"train": 0.52, "validation": 0.12, "test": 0.36}
NOT_RATED = frozenset({"anthem/brass"})
SEED = 1

NOT_INDEPENDENT = {
    "tangramgames": "the same people as t4ngr4m, who are trained on",
    "thiccdustry": "remakes of the music of Mindustry, which is trained on",
    "thebattleforwesnothost": "names no composers, and some are trained on under their own names",
}
"""Artists that no rule on names can tell from others; found by their nearest neighbours."""


def make_split(tracks: Iterable[LabelledTrack], seed: int = SEED) -> dict[str, str]:
    """Assign every track to train, validation, test, extra, or unused.

    An artist's tracks stay together, and so do artists whose names are alike, because a second
    spelling of a name must not leak. Within a style, such bundles are dealt out to the part that
    lacks most of its share. MIDI renders and brass-band anthems, which are one sound each, are
    ``extra``: good for training, never rated. What cannot be kept apart from the training
    artists is ``unused``.

    Returns
    -------
    File name to part.
    """
    split, rated = {}, []
    for track in tracks:
        if track.machine_made or track.style in NOT_RATED:
            split[track.file] = "extra"
        else:
            rated.append(track)
    for part, bundle in _deal(_bundles(rated), random.Random(seed)):
        split.update((track.file, _kept_apart(track, part)) for track in bundle)
    return split


def flatters(track: LabelledTrack) -> str | None:
    """Say what makes a track alike to many others as a sound, whatever it is as music, or None."""
    if track.machine_made:
        return "renders of MIDI files"
    return track.style if track.style in NOT_RATED else None


def _kept_apart(track: LabelledTrack, part: str) -> str:
    rated = part != "train"
    return "unused" if rated and track.artist in NOT_INDEPENDENT else part


def _deal(
    bundles: list[list[LabelledTrack]], chance: random.Random
) -> Iterator[tuple[str, list[LabelledTrack]]]:
    by_style = defaultdict(list)
    for bundle in bundles:
        by_style[Counter(track.style for track in bundle).most_common(1)[0][0]].append(bundle)
    for style in sorted(by_style):
        chance.shuffle(by_style[style])
        given: Counter[str] = Counter()
        # Largest first, or the last one dealt would upset the shares.
        for bundle in sorted(by_style[style], key=len, reverse=True):
            part = min(SHARES, key=lambda name: (given[name] + len(bundle) / 2) / SHARES[name])
            given[part] += len(bundle)
            yield part, bundle


def _bundles(tracks: list[LabelledTrack]) -> list[list[LabelledTrack]]:
    """Group the tracks by artist, taking names that are alike for one."""
    names = sorted({track.artist for track in tracks})
    group = {name: name for name in names}
    for first, second in itertools.combinations(names, 2):
        if _alike(first, second) and group[first] != group[second]:
            lost, kept = group[second], group[first]
            group = {name: kept if now == lost else now for name, now in group.items()}
    bundles = defaultdict(list)
    for track in tracks:
        bundles[group[track.artist]].append(track)
    return list(bundles.values())


def _alike(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    if len(short) >= 4 and short in long:
        return True
    return difflib.SequenceMatcher(None, first, second).ratio() >= 0.8


def write_split(split: dict[str, str], path: Path) -> None:
    """Write a split as CSV with the columns file and part."""
    with path.open("w", newline="", encoding="utf-8") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(("file", "part"))
        writer.writerows(split.items())


if __name__ == "__main__":
    write_split(make_split(read_labels(Path(sys.argv[1]))), SPLIT_FILE)
