"""What a station lets in, however its rules are written down."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.radio.names import album_key
from engine.radio.recipe import Recipe
from engine.radio.rules import Rules, genre_names
from engine.radio.seasons import is_out_of_season
from tests.engine.radio.test_names import track

JULY, DECEMBER = 7, 12
names = st.frozensets(st.text(max_size=8), max_size=3)
rules = st.builds(
    Rules,
    shortest=st.none() | st.floats(0, 600),
    longest=st.none() | st.floats(0, 6000),
    genres=names,
    without_genres=names,
    folders=names,
    first_year=st.none() | st.integers(1900, 2030),
    last_year=st.none() | st.integers(1900, 2030),
    without_tracks=st.frozensets(st.integers(1, 99), max_size=4),
    without_artists=names,
    without_albums=names,
    music_only=st.booleans(),
    in_season=st.booleans(),
)


@given(rules, st.floats(0, 1), st.sampled_from(["seed", "vibe"]), st.integers(0, 2**40))
def test_a_recipe_is_the_same_after_a_restart(
    one: Rules, adventure: float, anchor: str, number: int
) -> None:
    recipe = Recipe(adventure, anchor, one, number)  # type: ignore[arg-type]
    assert Recipe.from_json(recipe.to_json()) == recipe


@given(st.text() | st.sampled_from(['{"rules": 3, "adventure": "x"}', "[1]", '{"genres": [[]]}']))
def test_a_damaged_recipe_is_the_usual_one(text: str) -> None:
    assert Recipe.from_json(text).rules == Rules()
    assert Rules.from_json(text) == Rules()


@pytest.mark.parametrize(
    ("rule", "passes"),
    [
        (Rules(), True),
        (Rules(shortest=180, longest=300), True),
        (Rules(shortest=201), False),
        (Rules(longest=199), False),
        (Rules(genres=frozenset({"post-rock"})), True),
        (Rules(genres=frozenset({"Rock"})), False),
        (Rules(without_genres=frozenset({"JAZZ"})), False),
        (Rules(first_year=1990, last_year=1999), True),
        (Rules(first_year=2000), False),
        (Rules(last_year=1990), False),
        (Rules(folders=frozenset({"/music"})), True),
        (Rules(folders=frozenset({"/mus"})), False),
        (Rules(without_tracks=frozenset({1})), False),
        (Rules(without_artists=frozenset({"artist"})), False),
        (Rules(without_albums=frozenset({"album|artist"})), False),
    ],
)
def test_each_rule_keeps_out_what_it_says(rule: Rules, passes: bool) -> None:
    one = replace(
        track(album="The Album", album_artist="Artist"),
        duration=200.0,
        genre="Post-Rock; Jazz",
        year=1995,
    )
    assert album_key(one) == "album|artist"
    assert rule.allows(one, JULY) is passes


def test_what_a_file_does_not_tell() -> None:
    unknown = replace(track(), duration=None, genre=None, year=None)
    assert Rules(shortest=100, without_genres=frozenset({"x"})).allows(unknown, JULY)
    assert not Rules(first_year=1).allows(unknown, JULY)
    assert not Rules(genres=frozenset({"x"})).allows(unknown, JULY)


@pytest.mark.parametrize(
    ("title", "album"),
    [
        ("White Christmas", None),
        ("Stille Nacht", None),
        ("Jingle Bell Rock", "A Merry Xmas"),
        ("Vánoce", None),
        ("Monster Mash", None),
    ],
)
def test_songs_of_a_season_stay_out_of_others(title: str, album: str | None) -> None:
    assert is_out_of_season(title, album, JULY)
    winter = title != "Monster Mash"
    assert is_out_of_season(title, album, DECEMBER) is not winter
    assert not Rules().allows(track(title, album=album), JULY)
    assert Rules(in_season=False).allows(track(title, album=album), JULY)


@pytest.mark.parametrize("title", ["Julia", "Noelle", "Adventure", "Natalia", "Eastern", "Kersten"])
def test_names_that_only_begin_like_a_season_do_not_belong_to_one(title: str) -> None:
    assert not is_out_of_season(title, None, JULY)


def test_genres_are_split_and_folded() -> None:
    assert genre_names("Post-Rock;Jazz / Hörspiel") == {"post-rock", "jazz", "horspiel"}
    assert genre_names(None) == frozenset()


def test_rules_are_told_in_words() -> None:
    words = Rules(
        genres=frozenset({"Jazz"}),
        without_genres=frozenset({"Swing"}),
        first_year=1990,
        last_year=1999,
        shortest=120,
        longest=600,
        folders=frozenset({str(Path("/music/vinyl"))}),
    ).describe()
    assert words == "Jazz · no Swing · 1990–1999 · 2–10 min · from vinyl"
    assert Rules().describe() == ""
