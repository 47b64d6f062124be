"""The language of the window: the system's, or the one chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from engine import words
from engine.resource_files import resource_path

SYSTEM = "system"
LANGUAGES = {"en": "English", "de": "Deutsch"}
"""Code and own name of each language; all but English have a file in resources/translations."""


def install(application: QCoreApplication, choice: str) -> None:
    """Speak a language from now on; what was said before stays as it is.

    Parameters
    ----------
    application
        The application whose texts, those of Qt's own dialogs among them, are translated.
    choice
        A key of :data:`LANGUAGES`, or :data:`SYSTEM`.
    """
    code = chosen(choice, QLocale.system().uiLanguages())
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(_locale(code))
    if code == "en":
        words.speak(words.English())
        return
    qt, ours = QTranslator(application), QTranslator(application)
    if qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(qt)
    ours.load(str(resource_path("translations", f"earshot_{code}.qm")))
    application.installTranslator(ours)
    words.speak(Translated(ours))


def chosen(choice: str, system: Sequence[str]) -> str:
    """Return the code of the language to speak, English where nothing better is known.

    Parameters
    ----------
    choice
        A key of :data:`LANGUAGES`, or anything else for the system's.
    system
        The names of the languages of the system (``de-DE``), best first.
    """
    if choice in LANGUAGES:
        return choice
    codes = (name.replace("_", "-").split("-")[0] for name in system)
    return next((code for code in codes if code in LANGUAGES), "en")


class Translated(words.English):
    """A language that was translated with Qt Linguist."""

    def __init__(self, translator: QTranslator) -> None:
        self._translator = translator
        self._locale = QLocale()

    def text(self, context: str, text: str) -> str:
        """Return a text in this language, or as it is where it was not translated."""
        return self._translator.translate(context, text) or text

    def plural(self, context: str, one: str, several: str, number: int) -> str:
        """Return the form of a text that goes with a number."""
        text = self._translator.translate(context, one, several, number)
        if not text:
            return super().plural(context, one, several, number)
        return text.replace("%n", self.number(number))

    def number(self, number: float, digits: int = 0) -> str:
        """Return a number as this language writes it."""
        return self._locale.toString(float(number), "f", digits)


def _locale(code: str) -> QLocale:
    """Return how the system writes this language, or how it is written where it is at home."""
    system = QLocale.system()
    return system if system.name().startswith(code) else QLocale(code)
