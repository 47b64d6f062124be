"""Finds the files that ship with Earshot: models, icons, styles and translations."""

from pathlib import Path

from engine.errors import EarshotError
from engine.words import translate

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "resources", _PACKAGE.parent / "resources")


def resource_path(*parts: str) -> Path:
    """Return the path of a shipped resource.

    A wheel carries the resources inside the package, a source tree beside it.

    Raises
    ------
    EarshotError
        When the resource is not there, which means that the installation is incomplete.
    """
    for place in _PLACES:
        path = place.joinpath(*parts)
        if path.exists():
            return path
    raise EarshotError(
        translate(
            "Library", "The installation lacks “{file}”; reinstall Earshot to bring it back."
        ).format(file="/".join(parts))
    )
