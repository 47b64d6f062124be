"""Brings the files of Qt Linguist up to date with the code, and compiles them.

``python packaging/translations.py`` (``make translations``) collects every text of ``engine/`` and
``desktop/``, has ``lupdate`` merge them into ``resources/translations/earshot_*.ts``, and
``lrelease`` write the ``.qm`` files that ship. It ends with 1 while a translation is missing.
"""

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
_ROOMS = ("desktop", "engine")
_WITH_CONTEXT = {"translate": 2, "mark": 2, "plural": 3}
"""The functions that take texts, and how many of their first arguments are literals."""


class Text(NamedTuple):
    """A text that people read; `several` is its English plural where it goes with a number."""

    context: str
    source: str
    several: str = ""


def texts(root: Path = ROOT) -> list[Text]:
    """Return every text of the code, each once, in the order of the files.

    Raises
    ------
    SystemExit
        When something that is no literal is to be translated: nobody could ever translate it.
    """
    found = (
        text
        for room in _ROOMS
        for path in sorted((root / room).rglob("*.py"))
        for text in _texts_of(path, ast.parse(path.read_text(encoding="utf-8")), "")
    )
    return list(dict.fromkeys(found))


def _texts_of(path: Path, node: ast.AST, class_name: str) -> Iterator[Text]:
    for child in ast.iter_child_nodes(node):
        inside = child.name if isinstance(child, ast.ClassDef) else class_name
        if isinstance(child, ast.Call):
            yield from _texts_of_call(path, child, class_name)
        yield from _texts_of(path, child, inside)


def _texts_of_call(path: Path, call: ast.Call, class_name: str) -> Iterator[Text]:
    name = _name(call.func)
    if name == "tr":
        yield Text(class_name, *_literals(path, call, 1))
    elif name in _WITH_CONTEXT and path != ROOT / "engine" / "words.py":
        # Other functions of these names begin with no literal.
        is_ours = len(call.args) > 1 and _literal(call.args[0]) is not None
        if is_ours and not _is_marked(name, call.args[1]):
            yield Text(*_literals(path, call, _WITH_CONTEXT[name]))


def _is_marked(function: str, text: ast.expr) -> bool:
    """Tell whether a text comes out of a table, where it was marked."""
    return function == "translate" and isinstance(text, ast.Name | ast.Attribute | ast.Subscript)


def _literals(path: Path, call: ast.Call, number: int) -> list[str]:
    found = [_literal(argument) for argument in call.args[:number]]
    if len(call.args) < number or None in found or (number == 1 and len(call.args) != 1):
        sys.exit(f"{path}:{call.lineno}: {ast.unparse(call)} is not made of literals.")
    return [text for text in found if text is not None]


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def update(file: Path) -> None:
    """Merge the texts of the code into a file of Qt Linguist; what is gone leaves it.

    ``lupdate`` itself reads Python, but knows no plural behind a context: it is given the texts in
    the one form that it understands.
    """
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "texts.py"
        lines = (
            f"translate({_quoted(text.context)}, {_quoted(text.source)}"
            + (f", {_quoted(text.several)}, 1)" if text.several else ")")
            for text in texts()
        )
        listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
        _run("lupdate", listed, "-locations", "none", "-no-obsolete", "-silent", "-ts", file)


def compile_to(file: Path, target: Path) -> None:
    """Compile a file of Qt Linguist."""
    _run("lrelease", "-silent", file, "-qm", target)


def unfinished(file: Path) -> list[str]:
    """Return the texts of a file that nobody has translated."""
    messages = ElementTree.parse(file).iter("message")
    return [
        message.findtext("source", "")
        for message in messages
        if (translation := message.find("translation")) is None or translation.get("type")
    ]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _run(tool: str, *arguments: str | Path) -> None:
    command = [Path(sys.executable).parent / f"pyside6-{tool}", *arguments]
    subprocess.run([str(part) for part in command], check=True)


def main() -> int:
    """Bring every language up to date."""
    missing = 0
    for file in sorted(TRANSLATIONS.glob("earshot_*.ts")):
        update(file)
        compile_to(file, file.with_suffix(".qm"))
        open_texts = unfinished(file)
        missing += len(open_texts)
        for text in open_texts:
            sys.stderr.write(f"{file.name}: {text!r} is not translated yet.\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
