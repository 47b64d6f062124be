"""Patterns of what is left out of a folder."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.library.exclusions import Exclusions

ROOT = Path("/music")


@pytest.mark.parametrize(
    ("pattern", "path", "left_out"),
    [
        ("Podcasts", "Podcasts/a.mp3", True),
        ("podcasts", "Talk/PODCASTS/deep/a.mp3", True),
        ("Podcasts", "My Podcasts/a.mp3", False),
        ("*podcasts*", "My Podcasts/a.mp3", True),
        ("*.m4b", "Books/One.M4B", True),
        ("*.m4b", "Books/One.m4a", False),
        ("Live/*", "Live/1/a.mp3", True),
        ("Live/*", "Other/Live/a.mp3", False),
        ("/Live/", "Live/a.mp3", True),
        ("", "a.mp3", False),
        ("/", "a.mp3", False),
    ],
)
def test_patterns(pattern: str, path: str, left_out: bool) -> None:
    assert Exclusions(ROOT, [pattern]).excludes(ROOT / path) is left_out


def test_what_lies_elsewhere_or_apart() -> None:
    exclusions = Exclusions(ROOT, ["*"], [ROOT / "Books"])
    assert not exclusions.excludes(Path("/other/a.mp3"))
    assert exclusions.is_apart(ROOT / "Books" / "a.mp3")
    assert not exclusions.is_apart(ROOT / "Bookshelf" / "a.mp3")


@given(st.lists(st.text()), st.lists(st.text(min_size=1).filter(lambda name: "/" not in name)))
def test_no_pattern_breaks_anything(patterns: list[str], names: list[str]) -> None:
    path = ROOT.joinpath(*[name for name in names if "\0" not in name])
    assert Exclusions(ROOT, patterns).leaves_out(path) in (True, False)
