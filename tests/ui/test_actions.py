"""What the menus hold."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

from engage.ui import actions
from engage.ui.main_window import MainWindow


def in_menus(window: MainWindow) -> list[QAction]:
    bar = window.findChild(QMenuBar)
    assert bar is not None
    return [entry for menu in bar.actions() for entry in menu.menu().actions() if not entry.isSeparator()]  # type: ignore[attr-defined]


def test_every_action_stands_in_one_menu(window: MainWindow) -> None:
    counted = Counter(action.objectName() for action in in_menus(window))
    assert counted == Counter(actions.SPECS.keys())


def test_no_two_actions_have_the_same_shortcut(window: MainWindow) -> None:
    keys = Counter(key.toString() for action in in_menus(window) for key in action.shortcuts())
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_shortcut_is_a_key(window: MainWindow) -> None:
    for spec in actions.SPECS.values():
        for shortcut in spec.shortcuts.split():
            assert QKeySequence(shortcut).toString() == shortcut


def test_mnemonics_within_a_menu_differ(window: MainWindow) -> None:
    for menu in actions.MENUS:
        letters = [spec.text[spec.text.index("&") + 1].lower() for block in menu.blocks for spec in block]
        assert len(letters) == len(set(letters)), menu.text


def test_without_a_project_only_what_needs_none_can_be_done(window: MainWindow) -> None:
    for action in in_menus(window):
        assert action.isEnabled() is not actions.SPECS[action.objectName()].needs_project


def test_actions_and_handlers_must_agree(window: MainWindow) -> None:
    with pytest.raises(KeyError, match="undo"):
        actions.build(window, {name: print for name in actions.SPECS if name != "undo"})
