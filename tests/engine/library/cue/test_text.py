"""In which encoding sheets were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.library.cue.text import decode_text

WESTERN = 'PERFORMER "Mötley Crüe"\nTITLE "L’été à Köln – “Ça va”, Ænima; ÉTÉ"\nREM naïve señor'
JAPANESE = 'PERFORMER "宇多田ヒカル"\nTITLE "初恋"\nTITLE "あなた"\nTITLE "Play A Love Song"'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_western_sheets_of_every_encoding_say_the_same(encoding: str) -> None:
    assert decode_text(WESTERN.encode(encoding)) == WESTERN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_japanese_sheets_of_every_encoding_say_the_same(encoding: str) -> None:
    assert decode_text(JAPANESE.encode(encoding)) == JAPANESE


@pytest.mark.parametrize("title", ["東京", "ラブ・ストーリーは突然に", "さくら（独唱）"])
def test_a_single_japanese_title_is_told_from_accents(title: str) -> None:
    text = f'TITLE "{title}"'
    assert decode_text(text.encode("cp932")) == text


@pytest.mark.parametrize(
    "title", ["Don’t", "Été", "Café Über", "“Heroes”", "Für Elise", "Señorita"]
)
def test_a_single_accent_is_told_from_japanese(title: str) -> None:
    text = f'TITLE "{title}"'
    assert decode_text(text.encode("cp1252")) == text


@given(st.binary())
def test_any_bytes_become_some_text(data: bytes) -> None:
    assert isinstance(decode_text(data), str)
