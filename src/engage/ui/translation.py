"""Other languages: what the window says, as it is read where a translation is at hand.

A widget says `self.tr("...")`. What stands outside of one is marked where it is written, and translated where
it is shown. `tools/translations.py` collects all of it for the translators.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from engage.domain.records import Choice, Noun
from engage.paths import resource

if TYPE_CHECKING:
    from engage.domain.record_fields import Field


def mark(text: str) -> str:
    """Mark a text for translation, which is done when it is shown; for tables of a module."""
    return text


def translated(text: str) -> str:
    """A marked text as it is read."""
    return QCoreApplication.translate("", text)


def word(choice: Choice) -> str:
    """The words for a choice as they are read: "trade body"."""
    if choice in _IN_THE_WINDOW:
        return translated(_IN_THE_WINDOW[choice][0])
    return QCoreApplication.translate(type(choice).__name__, choice.label)


def field_word(field: Field) -> str:
    """What a field is called as it is read: "Family name"."""
    return QCoreApplication.translate(type(field).__name__, field.label)


def plural(noun: Noun) -> str:
    """The word for several as it is read: "organisations"."""
    if noun in _IN_THE_WINDOW:
        return translated(_IN_THE_WINDOW[noun][1])
    return QCoreApplication.translate(Noun.__name__, noun.plural)


_IN_THE_WINDOW: Mapping[Choice, tuple[str, str]] = {
    Noun.COMMITMENT: (mark("follow-up"), mark("follow-ups")),
}
"""What the window calls a noun, one and several, where the command line calls it otherwise."""

_COUNTED = {
    Noun.FEEDBACK: (mark("piece of feedback"), mark("pieces of feedback")),
}
"""What is counted, one and several, where the noun's own words do not say it."""


def counted(noun: Noun, count: int) -> str:
    """So many records as they are read: "1 piece of feedback", "7,231 organisations"."""
    one, several = _COUNTED.get(noun, ("", ""))
    words = (translated(one) or word(noun)) if count == 1 else (translated(several) or plural(noun))
    return f"{count:,} {words}"


def install(app: QApplication, locale: QLocale | None = None, folder: Path | None = None) -> None:
    """Speak the first of the person's languages that is at hand, Qt's own words with it."""
    folder = folder or resource("translations")
    for language in (locale or QLocale.system()).uiLanguages():
        if QLocale(language).language() is QLocale.Language.English:
            return  # which the program is written in
        ours = QTranslator(app)
        if ours.load(f"engage_{language.replace('-', '_')}", str(folder)):
            qt = QTranslator(app)
            if qt.load(QLocale(language), "qtbase", "_", _qt_folder()):
                app.installTranslator(qt)
            app.installTranslator(ours)
            app.setLayoutDirection(QLocale(language).textDirection())
            return


def _qt_folder() -> str:
    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
