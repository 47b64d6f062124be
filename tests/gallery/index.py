"""A page with all pictures, to be looked through."""

from collections import defaultdict
from collections.abc import Sequence
from html import escape
from pathlib import Path

_STYLE = (
    "body{font:13px system-ui;margin:24px;background:#888}h2{margin:32px 0 8px}"
    "figure{display:inline-block;margin:0 16px 16px 0}img{display:block;width:640px}"
)


def write_index(folder: Path, pictures: Sequence[Path]) -> Path:
    """Write ``index.html`` with all pictures, one heading a scene, and return it."""
    by_scene: dict[str, list[Path]] = defaultdict(list)
    for picture in pictures:
        by_scene[picture.name.split(".")[0]].append(picture.relative_to(folder))
    sections = (
        f"<h2>{escape(scene)}</h2>{''.join(map(_figure, files))}"
        for scene, files in by_scene.items()
    )
    index = folder / "index.html"
    index.write_text(
        f"<!doctype html><meta charset=utf-8><title>Earshot</title><style>{_STYLE}</style>"
        + "\n".join(sections),
        encoding="utf-8",
    )
    return index


def _figure(file: Path) -> str:
    link = escape(file.as_posix())
    return (
        f"<figure><a href='{link}'><img loading=lazy src='{link}' alt='{link}'></a>"
        f"<figcaption>{link}</figcaption></figure>"
    )
