"""What can be set, as declarations: the dialog makes the controls."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Switch:
    """Something that is on or off; `hint` says in a sentence what is not obvious."""

    title: str
    get: Callable[[], bool]
    set: Callable[[bool], None]
    hint: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values, each with the words for it."""

    title: str
    choices: Sequence[tuple[Any, str]]
    get: Callable[[], Any]
    set: Callable[[Any], None]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number between two others, with its unit."""

    title: str
    least: float
    most: float
    step: float
    unit: str
    get: Callable[[], float]
    set: Callable[[float], None]
    hint: str = ""


Field: TypeAlias = Switch | Choice | Number


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the dialog: fields one below the other, and one part of its own below them."""

    title: str
    icon: str
    fields: Sequence[Field] = ()
    part: Callable[[], QWidget] | None = None
