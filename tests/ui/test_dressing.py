"""Changing colours while the window is in use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from engage.settings import Appearance, TextSize
from engage.ui import theme
from engage.ui.dressing import Dresser
from engage.ui.main_window import MainWindow
from engage.ui.theme import DARK, LIGHT
from tests.ui.conftest import settle, show_page


@pytest.fixture
def dresser(qapp: QApplication) -> Iterator[Dresser]:
    dresser = Dresser(qapp)
    yield dresser
    theme.apply(qapp, Appearance.LIGHT)
    dresser.deleteLater()


def change(dresser: Dresser, appearance: Appearance, qtbot: QtBot) -> None:
    dresser.dress(appearance, TextSize.USUAL)
    qtbot.waitUntil(lambda: dresser.is_done)


def inks(window: QWidget) -> set[str]:
    """The colours in which the fields of a window show their text."""
    return {
        field.palette().color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text).name()
        for field in window.findChildren(QLineEdit)
    }


def test_what_is_hidden_is_dressed_like_what_is_seen(
    opened: MainWindow, dresser: Dresser, qtbot: QtBot
) -> None:
    view = opened.project_view
    assert view is not None
    for name in ("stakeholders", "engagements", "overview"):
        view.show_page(name)
        settle(qtbot, view.context)
    assert inks(opened) == {LIGHT.text}
    change(dresser, Appearance.DARK, qtbot)
    assert theme.current() is DARK
    assert inks(opened) == {DARK.text}
    change(dresser, Appearance.LIGHT, qtbot)
    assert inks(opened) == {LIGHT.text}


def test_whoever_changes_their_mind_at_once_gets_what_they_chose_last(
    opened: MainWindow, dresser: Dresser, qtbot: QtBot
) -> None:
    show_page(opened, "feedback", qtbot)
    dresser.dress(Appearance.DARK, TextSize.USUAL)
    qtbot.waitUntil(lambda: theme.current() is DARK)
    change(dresser, Appearance.LIGHT, qtbot)
    assert inks(opened) == {LIGHT.text}
    assert opened.updatesEnabled()


def test_a_control_may_go_before_its_turn_has_come(dresser: Dresser, qtbot: QtBot) -> None:
    with_field = QWidget()
    QLineEdit(with_field)
    with_field.ensurePolished()
    dresser.dress(Appearance.DARK, TextSize.USUAL)
    qtbot.waitUntil(lambda: theme.current() is DARK)
    with_field.deleteLater()
    qtbot.waitUntil(lambda: dresser.is_done)
    assert theme.current() is DARK
