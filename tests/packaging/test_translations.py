"""Every text can be translated, and every language has translated it."""

import importlib.util
import re
from collections import Counter
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from desktop.language import LANGUAGES

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "resources" / "translations").glob("earshot_*.ts"))
FORMS = {"de": 2}


def load_script() -> ModuleType:
    path = ROOT / "packaging" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


script = load_script()


class Message:
    """One text of a file of Qt Linguist with its translations."""

    def __init__(self, context: str, element: ElementTree.Element) -> None:
        self.context = context
        self.source = element.findtext("source", "")
        self.several = element.findtext("comment", "")
        translation = element.find("translation")
        assert translation is not None
        self.finished = translation.get("type") is None
        forms = [form.text or "" for form in translation.iter("numerusform")]
        self.is_plural = element.get("numerus") == "yes"
        self.forms = forms if self.is_plural else [translation.text or ""]


def messages(file: Path) -> list[Message]:
    contexts = ElementTree.parse(file).iter("context")
    return [
        Message(context.findtext("name", ""), element)
        for context in contexts
        for element in context.iter("message")
    ]


def placeholders(text: str) -> Counter[str]:
    return Counter(re.findall(r"\{[^{}]*\}|%n|</?\w+>", text))


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def file(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_every_language_has_its_file() -> None:
    assert {file.stem.removeprefix("earshot_") for file in FILES} == set(LANGUAGES) - {"en"}


def test_the_file_holds_the_texts_of_the_code(file: Path) -> None:
    """Run ``make translations`` when this fails, and translate what it names."""
    written = {(one.context, one.source, one.several) for one in messages(file)}
    assert set(map(tuple, script.texts())) == written


def test_everything_is_translated(file: Path) -> None:
    missing = [m.source for m in messages(file) if not m.finished or not all(m.forms)]
    assert missing == []


def test_translations_keep_placeholders_and_punctuation(file: Path) -> None:
    wrong = []
    for message in messages(file):
        # English says “a track” or the like of one, without the number.
        sources = [message.source, message.several] if message.is_plural else [message.source]
        for form in message.forms:
            kept = any(placeholders(form) == placeholders(source) for source in sources)
            # “Nr.” may stand for “Number”, but a sentence or a dialog to come stays one.
            ends = all(form.endswith(end) for end in ".…:?" if message.source.endswith(end))
            spaces = message.source.strip() == message.source or form.strip() != form
            if not (kept and ends and spaces):
                wrong.append((message.source, form))
    assert wrong == []


def test_plurals_have_all_forms(file: Path) -> None:
    forms = FORMS[file.stem.removeprefix("earshot_")]
    plurals = [message for message in messages(file) if message.is_plural]
    assert [m.source for m in plurals if len(m.forms) != forms] == []
    assert all("%n" in message.several for message in plurals)


def test_german_quotes(file: Path) -> None:
    if file.stem == "earshot_de":
        forms = [form for message in messages(file) for form in message.forms]
        assert [form for form in forms if re.search('”|“[^“„]*“|"\\w', form)] == []


def test_what_ships_is_compiled_from_the_file(file: Path, tmp_path: Path) -> None:
    script.compile_to(file, tmp_path / "compiled.qm")
    assert (tmp_path / "compiled.qm").read_bytes() == file.with_suffix(".qm").read_bytes()
