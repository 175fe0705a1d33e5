"""What the menus hold."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

from engage.ui import actions, handlers, pages
from engage.ui.main_window import MainWindow
from engage.ui.pad.page import PadPage
from engage.ui.pad.review import ReviewPage
from engage.ui.page import Page

KINDS = (*pages.kinds(), PadPage, ReviewPage)


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


def test_what_is_done_in_a_project_is_known(window: MainWindow) -> None:
    """It is looked up when it is called for: a name that nobody knows would be noticed only then."""
    left_to_the_project = {name for name, deed in window._handlers().items() if isinstance(deed, partial)}
    assert left_to_the_project == handlers.DEEDS.keys()


def test_the_table_of_pages_says_what_their_classes_do() -> None:
    """They are loaded one by one, and what all of them have is asked before."""
    for entry in pages.PAGES:
        kind = entry.load()
        assert (entry.name, entry.title(), entry.nouns) == (kind.name, kind.title(), kind.nouns)
    assert frozenset().union(*(kind.deeds for kind in KINDS)) == pages.ON_PAGES
