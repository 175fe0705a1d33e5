"""The header and the navigation, where there is much room and where there is little."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication, QMenuBar, QStyle, QStyleOptionViewItem, QToolButton
from pytestqt.qtbot import QtBot

from engage.ui.actions import MENUS
from engage.ui.header import Header
from engage.ui.icons import icon
from engage.ui.main_window import MainWindow
from engage.ui.navigation import Navigation, Place, short_count
from engage.ui.widgets.key_button import KeyButton
from engage.ui.widgets.page_head import PageHead
from engage.ui.widgets.words import OneLine, Words, tip

LONG_NAME = "A programme of work with a name that nobody would ever want to write out in full"


def at_width(window: MainWindow, width: int) -> Header:
    window.header.show_project(LONG_NAME)
    window.header.setParent(None)
    window.header.resize(width, 48)
    window.header.show()
    QApplication.processEvents()
    return window.header


def parts(header: Header) -> tuple[OneLine, QMenuBar, QToolButton, KeyButton, KeyButton]:
    name = header.findChild(OneLine)
    menu_bar = header.findChild(QMenuBar)
    # The bar has a button of its own, which Qt shows where it does not fit.
    own = Qt.FindChildOption.FindDirectChildrenOnly
    menus = next(button for button in header.findChildren(QToolButton, options=own) if button.menu())
    search, log = header.findChildren(KeyButton)
    assert name is not None
    assert menu_bar is not None
    return name, menu_bar, menus, search, log


@pytest.mark.parametrize("width", [1900, 1366, 1100, 911, 800, 683, 520])
def test_everything_has_its_place_at_every_width(window: MainWindow, width: int, qtbot: QtBot) -> None:
    header = at_width(window, width)
    qtbot.addWidget(header)
    name, menu_bar, menus, search, log = parts(header)
    assert menu_bar.isVisible() != menus.isVisible()
    if menu_bar.isVisible():
        assert menu_bar.width() >= menu_bar.sizeHint().width()
    shown = [widget for widget in (name, menu_bar, menus, search, log) if widget.isVisible()]
    for left, right in pairwise(shown):
        assert left.geometry().right() < right.x()
    assert shown[-1].geometry().right() < header.width()
    if search.text():
        assert search.width() > QFontMetrics(search.font()).horizontalAdvance(search.text())
    assert search.accessibleName() == "Search or jump to…"


def test_the_search_field_gives_way_before_the_menus(window: MainWindow, qtbot: QtBot) -> None:
    header = at_width(window, 1900)
    qtbot.addWidget(header)
    _, menu_bar, _, search, _ = parts(header)
    order = []
    for width in range(1900, 500, -20):
        header.resize(width, 48)
        QApplication.processEvents()
        state = ("jump" in search.text(), menu_bar.isVisible())
        if not order or order[-1] != state:
            order.append(state)
    assert order == [(True, True), (False, True), (False, False)] or order == [
        (True, True),
        (False, True),
        (False, False),
        (True, False),
    ]


def test_behind_the_one_button_are_all_menus(window: MainWindow, qtbot: QtBot) -> None:
    header = at_width(window, 520)
    qtbot.addWidget(header)
    _, _, menus, _, _ = parts(header)
    assert len(menus.menu().actions()) == len(MENUS)
    assert all(action.menu() is not None for action in menus.menu().actions())


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0"),
        (99_999, "99,999"),
        (100_000, "100k"),
        (999_999, "999k"),
        (1_000_000, "1.0m"),
        (12_345_678, "12.3m"),
        (123_456_789, "123m"),
    ],
)
def test_a_count_is_short(count: int, text: str) -> None:
    assert short_count(count) == text


def test_a_long_title_and_a_long_count_do_not_meet(qtbot: QtBot) -> None:
    navigation = Navigation([Place("Stakeholders and their friends", icon("flag-outline"))])
    qtbot.addWidget(navigation)
    before = navigation.width()
    navigation.set_count(0, 123_456)
    assert navigation.width() == before
    words = navigation.list.fontMetrics().horizontalAdvance("Stakeholders and their friends99,999")
    assert navigation.width() > words + 50
    item = navigation.list.model().index(0, 0)
    assert item.data(Qt.ItemDataRole.ToolTipRole) == tip("Stakeholders and their friends 123,456")
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Stakeholders and their friends 123,456"
    navigation.set_count(0, 12)
    assert not item.data(Qt.ItemDataRole.ToolTipRole)


def test_the_ring_of_a_page_stays_inside_its_line(qtbot: QtBot) -> None:
    """What is drawn beside the line would stay there when the next page is chosen."""
    navigation = Navigation([Place("Stakeholders", icon("flag-outline"))])
    qtbot.addWidget(navigation)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 20, 200, 33)
    option.state = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected
    picture = QImage(200, 80, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    navigation.list.itemDelegate().paint(painter, option, navigation.list.model().index(0, 0))
    painter.end()
    inked = [y for y in range(80) if any(picture.pixelColor(x, y).alpha() for x in range(200))]
    assert (inked[0], inked[-1]) == (option.rect.top(), option.rect.bottom())


def test_the_head_of_a_page_gives_up_keys_before_it_takes_a_second_line(
    window: MainWindow, qtbot: QtBot
) -> None:
    deed, new = (
        KeyButton(text, window.actions_by_name[name], "secondary")
        for text, name in (("Import…", "import_files"), ("New", "new"))
    )
    head = PageHead("Stakeholders")
    head.addWidget(deed)
    head.addWidget(new)
    qtbot.addWidget(head)
    head.show()
    for width, has_keys in ((800, True), (360, False), (800, True)):
        head.resize(width, head.heightForWidth(width))
        QApplication.processEvents()
        assert (new.width() == new.sizeHint().width()) is has_keys
        assert deed.geometry().center().y() == new.geometry().center().y()


def test_the_search_says_as_much_as_it_has_room_for(window: MainWindow, qtbot: QtBot) -> None:
    header = at_width(window, 1900)
    header.show_project("Steel")
    qtbot.addWidget(header)
    *_, search, _ = parts(header)
    said = set()
    for width in range(1900, 400, -10):
        header.resize(width, 48)
        QApplication.processEvents()
        said.add(search.text())
    assert said == {"Search or jump to…", "Search", ""}


def test_a_button_whose_action_has_no_key_shows_no_empty_one(window: MainWindow, qtbot: QtBot) -> None:
    button = KeyButton("Rules…", window.actions_by_name["retention"], "secondary")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.show()
    (key,) = button.findChildren(Words)
    assert not key.isVisible()
    assert button.sizeHint() == button.minimumSizeHint()
