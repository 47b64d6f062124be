"""No literal reaches a label, button, menu, notice or error without having been marked."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
TAKERS = {
    "setText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setWindowTitle",
    "setPlaceholderText", "setInformativeText", "setDetailedText", "setLabelText", "setTitle",
    "setStatusTip", "setWhatsThis", "setSuffix", "setPrefix", "setSpecialValueText", "setTabText",
    "setOkButtonText", "setHeaderLabels", "addAction", "addMenu", "addButton", "addRow", "addTab",
    "addItem", "addItems", "addSection", "getOpenFileName", "getOpenFileNames", "getSaveFileName",
    "getExistingDirectory", "getText", "QLabel", "QPushButton", "QCheckBox", "QRadioButton",
    "QGroupBox", "QMenu", "QAction", "QListWidgetItem", "QStandardItem", "ElidedLabel",
    "IconButton", "ToggleSwitch", "MessagePage", "RailPlace", "Shortcut", "Column", "Page",
    "Switch", "Choice", "Number", "set_label", "say", "show_trouble", "show_title", "show_count",
    "use_as_filter", "emit", "plain_tooltip", "EarshotError", "QueryError", "NotListenedYetError",
    "refuse",
}  # fmt: skip
"""What puts its arguments in front of people."""

LABELS = {"QLabel", "QPushButton", "setText", "setSpecialValueText", "addRow", "setToolTip"}
"""What takes nothing but words, so that single small ones are words too."""

NAMES = {"Earshot"}
NOT_FOR_PEOPLE = ("engine/cli", "engine/training", "engine/evaluation", "engine/demo")
KEY = re.compile(
    r"(?:Ctrl|Alt|Shift|Meta)\+.*|F\d+|Space|Return|Left|Right|Up|Down|Delete|Home|End"
)


def called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def reads_like_words(text: str) -> bool:
    """Tell words from the names of icons, signals and settings."""
    text = re.sub(r"<[^>]*>", " ", text)
    is_sentence = re.search(r"[^\W\d_]{2,}[^\w]* [^\W\d_]|^[^\W\d_]+ |[^\W\d_]{2,} $", text)
    is_label = re.fullmatch(r"[A-Z][a-z]+(?:…|\.\.\.)?", text)
    return bool(is_sentence or is_label) and text not in NAMES and not KEY.fullmatch(text)


def literals(node: ast.expr) -> Iterator[str]:
    """Yield the literals that an argument is made of, but not those of calls inside it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = (v.value if isinstance(v, ast.Constant) else "\0" for v in node.values)
        yield "".join(str(part) for part in parts)
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.BinOp):
        yield from literals(node.left)
        yield from literals(node.right)
    elif isinstance(node, ast.Tuple | ast.List):
        for element in node.elts:
            yield from literals(element)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from literals(value)


def unmarked(source: str) -> list[tuple[int, str]]:
    return [
        (call.lineno, text)
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and called(call) in TAKERS
        for argument in (*call.args, *(keyword.value for keyword in call.keywords))
        for text in literals(argument)
        if reads_like_words(text) or (called(call) in LABELS and re.fullmatch("[a-z]{2,}", text))
    ]


def test_the_search_finds_what_was_forgotten() -> None:
    forgotten = (
        'label.setText(f"{count} of {all} tracks" if all else "Nothing")\n'
        'QLabel("Up next")\nQLabel("to")'
    )
    assert [text for _, text in unmarked(forgotten)] == [
        "\0 of \0 tracks",
        "Nothing",
        "Up next",
        "to",
    ]
    fine = (
        'label.setText(self.tr("Nothing found"))\nIconButton(theme, "skip-back", label)\n'
        'menu.addAction(name, act, "Ctrl+F")\nQLabel("Earshot")\nlabel.setText(" · ".join(words))'
    )
    assert unmarked(fine) == []


def test_everything_shown_was_marked() -> None:
    """Wrap what this names as CONTRIBUTING.md says under “Texts people read”."""
    found = [
        f"{path.relative_to(ROOT)}:{line} {text!r}"
        for room in ("desktop", "engine")
        for path in sorted((ROOT / room).rglob("*.py"))
        if not str(path.relative_to(ROOT)).startswith(NOT_FOR_PEOPLE)
        for line, text in unmarked(path.read_text(encoding="utf-8"))
    ]
    assert found == []
