"""What some tracks have in common."""

from engine.radio.in_common import traits

LIBRARY = {"rock": 500, "chiptune": 40, "jazz": 100}


def names(found: list[str | None], most: int = 3) -> list[str]:
    return [one.name for one in traits(found, LIBRARY, 1000, most)]


def test_what_is_frequent_everywhere_is_nothing_in_common() -> None:
    assert names(["rock"] * 25 + ["jazz"] * 5 + [None] * 20) == []


def test_what_is_more_frequent_than_in_the_library_is_told_most_surprising_first() -> None:
    top: list[str | None] = ["rock"] * 10 + ["chiptune"] * 20 + ["jazz"] * 15 + [None] * 5

    assert names(top) == ["chiptune", "jazz"]
    assert names(top, most=1) == ["chiptune"]


def test_two_of_fifty_are_a_coincidence() -> None:
    assert names(["chiptune"] * 2 + [None] * 48) == []


def test_where_everything_is_one_genre_it_says_nothing() -> None:
    assert traits(["rock"] * 50, {"rock": 1000}, 1000, 2) == []


def test_all_of_them_and_of_nobody_else() -> None:
    (only,) = traits(["solo"] * 50, {"solo": 50}, 1000, 2)

    assert (only.name, only.count) == ("solo", 50)
