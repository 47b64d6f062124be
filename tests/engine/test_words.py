"""English, other languages in its place, and stored sentences told anew."""

from collections.abc import Iterator

import pytest

from engine import words


class Loud(words.English):
    """A language that is easily told from English."""

    def text(self, context: str, text: str) -> str:
        return text.upper().replace("{PATH}", "{path}").replace("{WHY}", "{why}")


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    words.speak(words.English())


@pytest.mark.parametrize(
    ("count", "told"), [(0, "0 tracks"), (1, "1 track"), (2, "2 tracks"), (12_345, "12,345 tracks")]
)
def test_english_plurals(count: int, told: str) -> None:
    assert words.plural("Test", "%n track", "%n tracks", count) == told


def test_english_numbers() -> None:
    assert words.number(1204) == "1,204"
    assert words.number(0.914, digits=2) == "0.91"


def test_another_language_is_spoken_from_then_on() -> None:
    assert words.translate("Test", "Play") == "Play"
    words.speak(Loud())
    assert words.translate("Test", "Play") == "PLAY"


def test_a_stored_sentence_is_told_anew_with_its_values() -> None:
    words.mark("Stored", "“{path}” cannot be read ({why}); close it.")
    sentence = "“/a {b} (c).flac” cannot be read (no\nidea); close it."
    assert words.retell("Stored", sentence) == sentence
    words.speak(Loud())
    assert words.retell("Stored", sentence) == (
        "“/a {b} (c).flac” CANNOT BE READ (no\nidea); CLOSE IT."
    )


def test_a_sentence_that_nobody_marked_stays_as_it_is() -> None:
    words.speak(Loud())
    assert words.retell("Stored", "Something else.") == "Something else."
    assert words.retell("No room", "Something else.") == "Something else."
