"""Other languages: what is collected for translators, and that a language is spoken once it is at hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from engage.domain.feedback import Stance
from engage.domain.organisations import OrganisationKind
from engage.domain.records import Noun
from engage.ui import actions, translation
from tools import translations

WELSH = {"&Project": "&Prosiect", "trade body": "corff masnach", "feedback": "adborth"}


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The program, which speaks English again afterwards."""
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def make_language(path: Path, words: dict[str, str]) -> None:
    """A language of few words, collected, translated and compiled as any other."""
    translations.collect(path)
    language = ElementTree.parse(path)  # noqa: S314  our own file
    for message in language.iter("message"):
        if (text := message.findtext("source", "")) in words:
            there = message.find("translation")
            assert there is not None
            del there.attrib["type"]
            there.text = words[text]
    language.write(path, "utf-8")
    translations.compile_for_qt(path)


def test_the_language_of_the_person_is_spoken(app: QApplication, tmp_path: Path) -> None:
    make_language(tmp_path / "engage_cy.ts", WELSH)
    translation.install(app, QLocale("cy_GB"), tmp_path)
    assert actions.plain(actions.MENUS[0].text) == "Prosiect"
    assert translation.word(OrganisationKind.TRADE_BODY) == "corff masnach"
    assert translation.plural(Noun.FEEDBACK) == "adborth"
    assert translation.word(Stance.SUPPORT) == "support", "what is not translated yet stays English"
    assert app.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_a_language_from_right_to_left_turns_the_window_round(app: QApplication, tmp_path: Path) -> None:
    make_language(tmp_path / "engage_he.ts", {"&Project": "פרויקט"})
    translation.install(app, QLocale("he_IL"), tmp_path)
    assert app.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") != "Cancel", "Qt's own words come along"


@pytest.mark.parametrize("locale", ["en_GB", "en_US", "de_DE"])
def test_english_is_spoken_where_no_other_language_is_at_hand(
    locale: str, app: QApplication, tmp_path: Path
) -> None:
    make_language(tmp_path / "engage_cy.ts", WELSH)
    translation.install(app, QLocale(locale), tmp_path)
    assert actions.plain(actions.MENUS[0].text) == "Project"


def test_the_words_of_every_choice_are_collected(tmp_path: Path) -> None:
    path = tmp_path / translations.SOURCE
    translations.collect(path)
    collected = translations.texts(path)
    assert ("OrganisationKind", "trade body") in collected
    assert ("Noun", "organisations") in collected
    assert ("", "&New project…") in collected, "what is marked in a table"
    assert ("AgendaEditor", "Levels from the top") in collected, "what stands in a form"
