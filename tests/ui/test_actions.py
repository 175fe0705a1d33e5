"""What the menus hold."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

from engage.ui import actions
from engage.ui.main_window import MainWindow
from engage.ui.page import Page
from engage.ui.pages import FULL, PAGES

KINDS = (*(kind for kind, _, _ in PAGES), *FULL)


def in_menus(window: MainWindow) -> list[QAction]:
    bar = window.findChild(QMenuBar)
    assert bar is not None
    return [entry for menu in bar.actions() for entry in menu.menu().actions() if not entry.isSeparator()]  # type: ignore[attr-defined]


def test_every_action_stands_in_one_menu(window: MainWindow) -> None:
    counted = Counter(action.objectName() for action in in_menus(window))
    assert counted == Counter(actions.SPECS.keys())


@pytest.mark.parametrize("page", KINDS)
def test_no_two_actions_that_a_page_has_share_a_shortcut(page: type[Page], window: MainWindow) -> None:
    elsewhere = frozenset().union(*(each.deeds for each in KINDS)) - page.deeds
    here = (action for action in in_menus(window) if action.objectName() not in elsewhere)
    keys = Counter(key.toString() for action in here for key in action.shortcuts())
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
