"""Cleaning texts and reading numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.library.tag_text import (
    LONGEST_TEXT,
    clean_text,
    join_texts,
    parse_flag,
    parse_gain,
    parse_peak,
    parse_position,
    parse_r128_gain,
    parse_year,
    plain_key,
)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("3/12", (3, 12)),
        (" 07", (7, None)),
        ("A1", (1, None)),
        ("3 of 12", (3, 12)),
        ("3/", (3, None)),
        ("/12", (None, 12)),
        ("0/0", (None, None)),
        ("-", (None, None)),
        ("", (None, None)),
        ("99999", (None, None)),
    ],
)
def test_positions(raw: str, expected: tuple[int | None, int | None]) -> None:
    assert parse_position(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("1999", 1999),
        ("1999-05-01", 1999),
        ("1999-05-01T12:00:00Z", 1999),
        ("19990501", 1999),
        ("01/05/1999", 1999),
        ("31121999", 1999),
        ("May 2004", 2004),
        ("(1975) 2010", 1975),
        ("0000", None),
        ("99", None),
        ("soon", None),
        ("12345", None),
    ],
)
def test_years(raw: str, expected: int | None) -> None:
    assert parse_year(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("-7.34 dB", -7.34),
        ("+3,5 dB", 3.5),
        ("0", 0.0),
        ("-200 dB", None),
        ("nan", None),
        ("loud", None),
    ],
)
def test_gains(raw: str, expected: float | None) -> None:
    assert parse_gain(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [("0.5", 0.5), ("0,5", 0.5), ("1e-1", 0.1), ("0", None), ("inf", None), ("nan", None)],
)
def test_peaks(raw: str, expected: float | None) -> None:
    assert parse_peak(raw) == expected


def test_opus_gains() -> None:
    assert parse_r128_gain("0") == 5.0
    assert parse_r128_gain("-1280") == 0.0
    assert parse_r128_gain("99999") is None


def test_flags_and_keys() -> None:
    assert [parse_flag(raw) for raw in ("1", "True", " yes", "0", "", "no")] == [True] * 3 + [
        False
    ] * 3
    spellings = {plain_key(name) for name in ("ALBUM ARTIST", "album_artist", "AlbumArtist")}
    assert spellings == {"albumartist"}


def test_several_values_are_joined_once_each() -> None:
    assert join_texts(["A", " ", "B ", "A"]) == "A; B"
    assert join_texts([]) is None


def test_mojibake_is_left_alone_and_lone_surrogates_are_not() -> None:
    assert clean_text("BjÃ¶rk") == "BjÃ¶rk"
    assert clean_text("a\udcffb") == "a\ufffdb"


def test_what_stood_beside_a_control_character_is_one_space() -> None:
    assert clean_text("one\r\x08 two") == "one two"


@given(st.text())
def test_clean_text_can_be_stored_and_shown(raw: str) -> None:
    text = clean_text(raw)
    if text is not None:
        assert 0 < len(text) <= LONGEST_TEXT
        assert text == text.strip()
        text.encode()
        assert clean_text(text) == text


@given(st.text())
def test_no_parser_raises(raw: str) -> None:
    for parse in (parse_position, parse_year, parse_gain, parse_peak, parse_r128_gain, parse_flag):
        parse(raw)
