"""The pad: a live roundtable from the keyboard, in which nothing is lost and nothing is waited for."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engage.domain.commitments import Commitment
from engage.domain.engagements import AgendaItem, Attendance, AttendanceStatus, Channel, Engagement
from engage.domain.feedback import Feedback, Stance
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.records import Noun
from engage.errors import Conflict
from engage.services import feedback, following, pad, records, undo
from engage.services.projects import Project
from engage.ui import theme
from engage.ui.engagements.page import EngagementsPage
from engage.ui.main_window import MainWindow
from engage.ui.pad.log import key_of
from engage.ui.pad.page import PadPage
from engage.ui.project_view import ProjectView
from engage.ui.widgets.words import Words
from tests.ui.conftest import Roundtable, add, focus, settle, show_page

CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> ProjectView:
    view = show_page(opened, "engagements", qtbot)
    focus(qtbot, view.page_of(EngagementsPage).table)
    return view


@pytest.fixture
def page(view: ProjectView, qtbot: QtBot) -> PadPage:
    press(qtbot, view, Qt.Key.Key_R, CTRL)
    page = view.page
    assert isinstance(page, PadPage)
    return page


def press(qtbot: QtBot, view: ProjectView, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key where the cursor is, and wait until it has taken effect."""
    if not QApplication.activePopupWidget():
        # As a desktop does when a list of offers has gone.
        view.window().activateWindow()
        qtbot.waitUntil(lambda: view.window().isActiveWindow())
    qtbot.keyClick(QApplication.focusWidget() or view, key, modifier)
    settle(qtbot, view.context)


def type_keys(qtbot: QtBot, view: ProjectView, *keys: str | Qt.Key) -> None:
    """Type as a keyboard does: each key goes to whatever has the cursor by then."""
    view.window().activateWindow()
    qtbot.waitUntil(lambda: view.window().isActiveWindow())
    for key in keys:
        for each in key if isinstance(key, str) else (key,):
            QTest.keyClick(view.window().windowHandle(), each)
        settle(qtbot, view.context)


def enter(qtbot: QtBot, page: PadPage, *lines: str) -> None:
    """Type lines, each with Enter, and wait until all are kept."""
    for line in lines:
        qtbot.keyClicks(page.entry.line, line)
        qtbot.keyClick(page.entry.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)


def shown(page: PadPage, column: int = 3) -> list[str]:
    """A column of the log."""
    return [page.log.data(page.log.index(row, column)) for row in range(page.log.rowCount())]


def said(project: Project) -> list[Feedback]:
    return sorted(
        records.rows(project, Feedback, records.ids(project, Feedback)), key=lambda piece: piece.uid
    )


def cards(page: PadPage) -> list[str]:
    model = page.seats.model()
    return [
        model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())
    ]


@pytest.fixture
def held_up(page: PadPage, qtbot: QtBot) -> Callable[[], None]:
    """The writer is busy until this is called."""
    gate = threading.Event()
    page.context.writer.submit(lambda progress: gate.wait(10))
    return gate.set


# Coming and going


def test_one_key_opens_it_and_one_goes_back(page: PadPage, view: ProjectView, qtbot: QtBot) -> None:
    assert page.entry.line.hasFocus()
    assert not view.navigation.isVisible()
    assert page.title_words.text() == "Example roundtable"
    press(qtbot, view, Qt.Key.Key_Escape)
    press(qtbot, view, Qt.Key.Key_Return)
    engagements = view.page
    assert isinstance(engagements, EngagementsPage)
    assert engagements.view.isVisible()
    assert view.navigation.isVisible()


def test_what_is_half_typed_is_there_again(page: PadPage, view: ProjectView, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.entry.line, "half of a")
    press(qtbot, view, Qt.Key.Key_Escape)
    press(qtbot, view, Qt.Key.Key_Return)
    assert not page.isVisible()
    press(qtbot, view, Qt.Key.Key_R, CTRL)
    assert page.entry.line.text() == "half of a"
    assert [typed.text for typed in page.typed()] == ["half of a"]


def test_what_is_half_typed_goes_on_where_it_was(page: PadPage, view: ProjectView, qtbot: QtBot) -> None:
    line = page.entry.line
    qtbot.keyClicks(line, "half of a")
    press(qtbot, view, Qt.Key.Key_F6)
    press(qtbot, view, Qt.Key.Key_Escape)
    assert line.hasFocus()
    qtbot.keyClicks(line, " remark")
    assert line.text() == "half of a remark"


def test_esc_alone_does_not_leave_and_what_is_typed_goes_on_in_the_line(
    page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    for times in range(1, 5):
        type_keys(qtbot, view, Qt.Key.Key_Escape)
        assert page.entry.leave_bar.isVisible() is page.entry.leave_button.hasFocus() is (times % 2 == 1)
    type_keys(
        qtbot, view, Qt.Key.Key_Escape, "Too late for the", Qt.Key.Key_Escape, " young", Qt.Key.Key_Return
    )
    assert page.isVisible()
    assert not page.entry.leave_bar.isVisible()
    assert [piece.text for piece in said(roundtable.project)] == ["Too late for the young"]


def test_what_a_bar_asks_stands_on_one_line_where_there_is_room(page: PadPage, qtbot: QtBot) -> None:
    entry = page.entry
    enter(qtbot, page, "Grants")
    page.window().resize(1366, 768)
    ways: tuple[tuple[QWidget, Callable[[], object]], ...] = (
        (entry.leave_bar, entry.ask_to_leave),
        (entry.paste_bar, lambda: entry.line.setText("one\ntwo")),
        (entry.correct_bar, lambda: entry.correct(2, "Grants")),
    )
    for bar, bring_up in ways:
        bring_up()
        settle(qtbot, page.context)
        (words,) = bar.findChildren(Words)
        assert words.height() < 2 * words.fontMetrics().lineSpacing()
        for button in bar.findChildren(QPushButton):
            assert button.y() <= words.geometry().center().y() <= button.geometry().bottom(), "beside it"
    page.entry.setFixedWidth(30 * theme.GRID)
    settle(qtbot, page.context)
    assert words.height() >= 2 * words.fontMetrics().lineSpacing(), "else it goes on in the next"


def test_what_is_typed_behind_a_tab_goes_on_in_the_line(
    page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    enter(qtbot, page, "first")
    tab, back, enter_key = Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return
    type_keys(qtbot, view, "Trades", tab, " union", back, "s count", tab, enter_key)
    type_keys(qtbot, view, "jobsx", tab, Qt.Key.Key_Backspace, tab, tab, tab, "! Kept", tab, enter_key)
    assert page.entry.line.hasFocus()
    assert [piece.text for piece in said(roundtable.project)] == [
        "first",
        "Trades unions count",
        "jobs! Kept",
    ]


def test_a_tab_too_many_puts_no_remark_among_the_items(
    page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    for tabs in (1, 2, 3):
        type_keys(qtbot, view, *[Qt.Key.Key_Tab] * tabs, f"said {tabs}", Qt.Key.Key_Return)
    assert [piece.text for piece in said(roundtable.project)] == [f"said {tabs}" for tabs in (1, 2, 3)]
    assert page.side.items.texts() == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_goes_round_within_the_pad(
    key: Qt.Key, page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    enter(qtbot, page, "first")
    way: list[QWidget] = []
    while not way or not page.entry.line.hasFocus():
        type_keys(qtbot, view, key)
        stop = view.window().focusWidget()
        assert stop is not None
        assert page.isAncestorOf(stop), "at the foot, a blank undoes what was logged"
        assert stop not in way, "it leads round"
        way.append(stop)
    assert {page.table, page.seats, page.side.themes, page.side.new_item.button} < set(way)
    assert page.back not in way, "Enter would leave the remark that is typed next to the page behind it"


def test_however_many_tabs_lead_on_no_remark_is_lost_and_nothing_undone(
    page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    enter(qtbot, page, "first")
    tab, back, enter_key = Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return
    remarks = ["first"]
    for number in range(1, 13):
        type_keys(qtbot, view, "We", *[tab if number % 2 else back] * number, " pay", enter_key)
        remarks.append("We pay")
        assert view.page is page
        assert [piece.text for piece in said(roundtable.project)] == remarks


def test_from_where_tab_has_led_keys_undo_and_go_to_other_pages(
    page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    enter(qtbot, page, "first", "second")
    type_keys(qtbot, view, *[Qt.Key.Key_Tab] * 3)
    press(qtbot, view, Qt.Key.Key_Z, CTRL)
    assert [piece.text for piece in said(roundtable.project)] == ["first"]
    press(qtbot, view, Qt.Key.Key_1, CTRL)
    assert view.page.name == "overview"


def test_an_item_is_put_in_by_keys_alone(
    page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    tab, enter_key, escape = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape
    new_item = page.side.new_item
    while not new_item.button.hasFocus():
        type_keys(qtbot, view, tab)
    type_keys(qtbot, view, enter_key, "Welcome 5", enter_key, "Energy > heat 20", enter_key)
    assert page.side.items.texts() == [("Welcome", "5 min"), ("Energy > heat", "20 min")]
    assert new_item.box.hasFocus(), "for the next"
    type_keys(qtbot, view, "> Send it", enter_key)
    assert shown(page) == ["Send it, to do"]
    assert page.entry.line.hasFocus()
    assert not new_item.box.isVisible(), "nothing is typed there"
    qtbot.mouseClick(new_item.button, Qt.MouseButton.LeftButton)
    type_keys(qtbot, view, "Any other", escape)
    assert page.entry.line.hasFocus()
    assert new_item.box.isVisible(), "what is half typed stays"


def test_a_mark_with_which_a_remark_begins_leads_to_the_line_from_anywhere(
    page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    enter(qtbot, page, "first")
    for number, line in enumerate(("@f one", "#1 two", "> three")):
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        type_keys(qtbot, view, line, Qt.Key.Key_Return)
        assert len(shown(page)) == number + 2


def test_alt_alone_leaves_what_is_typed_to_the_line(
    page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    """It would take the cursor into the menus, where the next letters open some."""
    type_keys(qtbot, view, "@f", Qt.Key.Key_Alt, " Heat", Qt.Key.Key_Return)
    assert [piece.text for piece in said(roundtable.project)] == ["Heat"]


def test_what_is_logged_is_seen_at_the_top_wherever_the_cursor_was_in_the_log(
    page: PadPage, view: ProjectView, qtbot: QtBot
) -> None:
    enter(qtbot, page, *(f"remark {number}" for number in range(1, 31)))
    type_keys(qtbot, view, Qt.Key.Key_Tab, Qt.Key.Key_Escape)
    enter(qtbot, page, *(f"remark {number}" for number in range(31, 61)))
    assert page.table.rowAt(0) == 0, "the newest stands at the top"
    type_keys(qtbot, view, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Down)
    assert list(page.lines.chosen()) == [60]


def test_the_keys_of_the_log_are_there_once_one_went_to_it(
    page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    enter(qtbot, page, "first", "second")
    tab, down, escape = Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Escape
    for way in ((tab, down), (Qt.Key.Key_F6,), (down,)):
        type_keys(qtbot, view, *way, "*", escape)
        assert page.entry.line.hasFocus()
        assert page.entry.line.text() == ""
    type_keys(qtbot, view, tab)
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    type_keys(qtbot, view, "*")
    assert page.entry.line.text() == ""


def test_a_mark_that_was_put_into_the_line_is_not_typed_over(page: PadPage, qtbot: QtBot) -> None:
    line = page.entry.line
    qtbot.keyClicks(line, "#2")
    page.seats.setFocus()
    line.put("@f")
    qtbot.keyClicks(line, "Grants")
    assert line.text() == "#2 @f Grants"


def test_one_that_has_gone_does_not_close_the_next(
    page: PadPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    other = Engagement(title="Another roundtable", channel=Channel.ROUNDTABLE, held_on=dt.date(2020, 3, 26))
    other_id = add(roundtable.project, other).id
    gate = threading.Event()
    page.context.reader.submit(lambda progress: gate.wait(10))
    page.refresh()
    records.remove(roundtable.project, Engagement, roundtable.engagement.id)
    with qtbot.assertNotEmitted(page.closed):
        page.open(other_id)
        gate.set()
        settle(qtbot, page.context)
    assert page.title_words.text() == "Another roundtable"
    records.remove(roundtable.project, Engagement, other_id)
    with qtbot.waitSignal(page.closed):
        page.refresh()


def test_it_is_said_of_a_roundtable_that_it_is_still_to_come(
    roundtable: Roundtable, page: PadPage, qtbot: QtBot
) -> None:
    def subtitle() -> list[str]:
        return [label.text() for label in page.findChildren(QLabel) if "Chatham House" in label.text()]

    assert "to come" not in "".join(subtitle())
    records.edit(roundtable.project, Engagement, roundtable.engagement.id, held_on=dt.date(2990, 3, 25))
    page.refresh()
    settle(qtbot, page.context)
    assert "still to come" in "".join(subtitle())


def test_everybody_has_a_key(roundtable: Roundtable, view: ProjectView, qtbot: QtBot) -> None:
    guest = add(roundtable.project, Organisation(name="Example Guests"))
    held = records.get(roundtable.project, Engagement, roundtable.engagement.id)
    there = (*held.attendance, Attendance(organisation=guest))
    records.edit(roundtable.project, Engagement, held.id, attendance=there)
    press(qtbot, view, Qt.Key.Key_R, CTRL)
    page = view.page
    assert isinstance(page, PadPage)
    assert [card.split(",")[0] for card in cards(page)] == ["a", "f", "eg"]


# Logging


def test_enter_never_waits_and_lines_are_kept_in_order(
    page: PadPage, held_up: Callable[[], None], roundtable: Roundtable, qtbot: QtBot
) -> None:
    lines = [f"@f #1 + remark-{number}" for number in range(5)]
    for line in lines:
        qtbot.keyClicks(page.entry.line, line)
        qtbot.keyClick(page.entry.line, Qt.Key.Key_Return)
        assert page.entry.line.text() == ""
    assert page.log.waiting == lines
    qtbot.waitUntil(lambda: shown(page) == lines[::-1])
    assert set(shown(page, 2)) == {"being kept…"}
    held_up()
    settle(qtbot, page.context)
    assert [piece.text for piece in said(roundtable.project)] == [f"remark-{number}" for number in range(5)]
    assert shown(page) == [f"remark-{number}" for number in reversed(range(5))]
    assert page.log.waiting == []
    assert set(shown(page, 1)) == {"f"}


def test_what_cannot_be_kept_comes_back_before_what_was_typed_since(
    page: PadPage, held_up: Callable[[], None], roundtable: Roundtable, qtbot: QtBot
) -> None:
    for line in ("first", "second"):
        qtbot.keyClicks(page.entry.line, line)
        qtbot.keyClick(page.entry.line, Qt.Key.Key_Return)
    qtbot.keyClicks(page.entry.line, "thi")
    records.remove(roundtable.project, Engagement, roundtable.engagement.id)
    held_up()
    settle(qtbot, page.context)
    assert page.entry.line.text() == "first\nsecond\nthi"
    assert "no longer there" in page.entry.problem.text()
    assert page.log.waiting == []


def test_what_came_back_is_logged_again_line_by_line(
    page: PadPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    page.entry.bring_back(["first"], Conflict("The disk is full", "", "Make room"))
    page.entry.bring_back(["second"], Conflict("The disk is full", "", "Make room"))
    assert page.entry.paste_bar.isVisible()
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert [piece.text for piece in said(roundtable.project)] == ["first", "second"]
    assert not page.entry.problem.isVisible()


def test_marks_are_shown_as_they_are_understood(page: PadPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.entry.line, "@f #loans + Grants ! * =a @Zeno")
    qtbot.waitUntil(lambda: bool(page.entry.understood.texts()))
    assert page.entry.understood.texts() == [
        "Example Forge Union",
        "1 Loans and grants",
        "+ support",
        "evidence offered",
        "key point",
        "agrees: Ana Sample, Example Castings",
        "@Zeno to resolve",
    ]
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Home)
    qtbot.keyClicks(page.entry.line, "> ")
    qtbot.waitUntil(lambda: page.entry.understood.texts()[:1] == ["to do"])


def test_the_day_of_a_follow_up_is_shown_as_it_is_understood(
    page: PadPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.entry.line, "> @f Send the figures")
    chips = page.entry.understood.texts
    qtbot.waitUntil(
        lambda: chips() == ["to do", "Example Forge Union", "no day yet: “by Friday”, “by 4 Dec”"]
    )
    qtbot.keyClicks(page.entry.line, " by 4 December 2026")
    qtbot.waitUntil(lambda: chips() == ["to do", "due Fri 4 Dec 2026", "Example Forge Union"])
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    (made,) = records.rows(roundtable.project, Commitment, records.ids(roundtable.project, Commitment))
    assert made.due_on == dt.date(2026, 12, 4)
    assert made.text == "Send the figures by 4 December 2026"


@pytest.mark.parametrize("text", ["مرحبا بكم في القاعة", "🙂👩‍🏭 works", "x" * 10_000, "a+b C#"])
def test_any_text_is_kept_as_it_was_typed(
    text: str, page: PadPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    page.entry.line.setText(f"@f {text}")
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert [piece.text for piece in said(roundtable.project)] == [text]


def test_nothing_is_logged_of_an_empty_line(page: PadPage, roundtable: Roundtable, qtbot: QtBot) -> None:
    enter(qtbot, page, "", "   ")
    assert said(roundtable.project) == []


@pytest.mark.parametrize("line", ["@f", '@"Jo Example"', "@f ", "@f @a", "> @f", ">", "> @f #2"])
def test_a_line_without_words_is_not_taken_and_goes_on(
    line: str, page: PadPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    enter(qtbot, page, line)
    assert shown(page) == []
    assert page.entry.problem.isVisible()
    assert page.entry.problem.text().startswith("Nothing is said yet" if line[0] == "@" else "Nothing is to")
    assert page.entry.line.text().strip() == line.strip()
    assert page.entry.line.hasFocus()
    qtbot.keyClicks(page.entry.line, "Grants")
    assert not page.entry.problem.isVisible(), "it is said now"
    enter(qtbot, page, "")
    assert len(shown(page)) == 1
    assert shown(page)[0].startswith("Grants"), "typed on at once, it is no part of the name"


def test_what_is_missing_is_said_no_longer_once_the_line_is_emptied(page: PadPage, qtbot: QtBot) -> None:
    enter(qtbot, page, "@f")
    assert page.entry.problem.isVisible()
    while page.entry.line.text():
        qtbot.keyClick(page.entry.line, Qt.Key.Key_Backspace)
    assert not page.entry.problem.isVisible()


def test_a_line_without_words_gives_way_to_the_next_who_speaks(
    page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    enter_key = Qt.Key.Key_Return
    type_keys(qtbot, view, "@f", enter_key, "@a", Qt.Key.Key_Tab, "Grants", enter_key)
    (piece,) = said(roundtable.project)
    assert piece.text == "Grants"
    assert piece.contact is not None
    assert piece.contact.name == "Ana Sample", "and not whoever was named before"
    assert piece.unresolved == ()


@pytest.mark.parametrize("line", ["@f +", "#2", "@f #2 =a", "@f !", "@f *"])
def test_marks_that_say_something_need_no_words(
    line: str, page: PadPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    enter(qtbot, page, line)
    assert [piece.text for piece in said(roundtable.project)] == [line]


def test_a_correction_without_words_is_not_taken(page: PadPage, roundtable: Roundtable, qtbot: QtBot) -> None:
    enter(qtbot, page, "@f Grants")
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Up)
    settle(qtbot, page.context)
    page.entry.line.setText("@f")
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert page.entry.problem.isVisible()
    assert page.entry.correct_bar.isVisible()
    assert [piece.text for piece in said(roundtable.project)] == ["Grants"]


# Offers


def test_undo_behind_a_line_takes_back_that_line(
    page: PadPage, roundtable: Roundtable, view: ProjectView, qtbot: QtBot
) -> None:
    enter(qtbot, page, "@f first", "@f second")
    press(qtbot, view, Qt.Key.Key_Z, CTRL)
    assert page.entry.line.text() == ""
    assert [piece.text for piece in said(roundtable.project)] == ["first"]


def test_undo_by_the_mouse_takes_back_one_line_and_leaves_the_cursor_where_it_was(
    page: PadPage, roundtable: Roundtable, view: ProjectView, qtbot: QtBot
) -> None:
    """The space bar would press the button again, for each word that is typed next."""
    enter(qtbot, page, "@f first", "@f second", "@f third")
    button = next(b for b in view.status_bar.findChildren(QPushButton) if b.text().startswith("Undo"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, page.context)
    type_keys(qtbot, view, "@f and one more", Qt.Key.Key_Return)
    assert [piece.text for piece in said(roundtable.project)] == ["first", "second", "and one more"]


def test_undo_behind_an_enter_does_not_wait_for_the_line_to_be_kept(
    page: PadPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    line = page.entry.line
    qtbot.keyClicks(line, "@f first")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClicks(line, "@f second")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClick(line, Qt.Key.Key_Z, CTRL)
    enter(qtbot, page, "@f third")
    assert [piece.text for piece in said(roundtable.project)] == ["first", "third"]


def test_offers_leave_enter_to_the_line(page: PadPage, roundtable: Roundtable, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.entry.line, "Grants @f")
    assert page.entry.line.popup.texts() == ["f  Example Forge Union"]
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert [(piece.text, piece.organisation) for piece in said(roundtable.project)] == [
        ("Grants", said(roundtable.project)[0].organisation)
    ]
    assert not page.entry.line.popup.is_open()


def test_tab_takes_an_offer_and_typing_goes_on_behind_it(page: PadPage, qtbot: QtBot) -> None:
    page.entry.line.insert("🙂 ")
    qtbot.keyClicks(page.entry.line, "#ener")
    assert page.entry.line.popup.texts() == ["2  Energy"]
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Tab)
    qtbot.keyClicks(page.entry.line, "costs @an")
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Tab)
    qtbot.keyClicks(page.entry.line, "more")
    assert page.entry.line.text() == "🙂 #2 costs @a more"


def test_an_offer_that_an_arrow_key_went_to_is_taken_with_enter(
    page: PadPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.entry.line, "@e")
    popup = QApplication.activePopupWidget() or page.entry.line
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert page.entry.line.text() in ("@a ", "@f ")
    assert said(roundtable.project) == []


def test_people_outside_the_room_are_offered_too(page: PadPage, roundtable: Roundtable, qtbot: QtBot) -> None:
    add(roundtable.project, Organisation(name="Example Zinc Works"))
    qtbot.keyClicks(page.entry.line, "@zinc")
    qtbot.waitUntil(lambda: page.entry.line.popup.texts() == ["Example Zinc Works"])
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Tab)
    assert page.entry.line.text() == '@"Example Zinc Works" '


def test_themes_used_last_are_offered_first(page: PadPage, qtbot: QtBot) -> None:
    enter(qtbot, page, "@f #2 Power costs")
    qtbot.keyClicks(page.entry.line, "#")
    qtbot.keyClicks(page.entry.line, "e")
    page.entry.line.clear()
    page.entry.line.setText("#")
    page.entry.line.textEdited.emit("#")
    assert page.entry.line.popup.texts()[0] == "2  Energy"


# Pasting


def test_pasted_lines_are_offered_as_a_remark_each(
    page: PadPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    QApplication.clipboard().setText("\n".join(f"@f remark-{number}" for number in range(300)))
    page.entry.line.paste()
    assert page.entry.paste_bar.isVisible()
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert [piece.text for piece in said(roundtable.project)] == [f"remark-{number}" for number in range(300)]
    assert not page.entry.paste_bar.isVisible()
    undo.undo(roundtable.project)
    assert said(roundtable.project) == []


def test_pasted_lines_are_one_remark_where_that_is_wanted(
    page: PadPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    QApplication.clipboard().setText("@f One thing\nand another")
    page.entry.line.paste()
    press_alt_enter(qtbot, page)
    assert [piece.text for piece in said(roundtable.project)] == ["One thing\nand another"]


def press_alt_enter(qtbot: QtBot, page: PadPage) -> None:
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, page.context)


# Putting right


def test_the_last_line_is_corrected_and_what_was_typed_comes_back(
    page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    enter(qtbot, page, "@f #1 + Grants", "@a - Loams")
    press(qtbot, view, Qt.Key.Key_Up)
    assert page.entry.line.text() == "@a - Loams"
    page.entry.line.setText("@a #2 - Loans")
    press(qtbot, view, Qt.Key.Key_Return)
    assert shown(page) == ["Loans", "Grants"]
    assert shown(page, 4) == ["2", "1"]
    assert not page.entry.correct_bar.isVisible()
    assert page.entry.line.text() == ""
    qtbot.keyClicks(page.entry.line, "half")
    press(qtbot, view, Qt.Key.Key_Down)
    press(qtbot, view, Qt.Key.Key_Down)
    press(qtbot, view, Qt.Key.Key_F2)
    assert page.entry.line.text() == "@f #1 + Grants"
    press(qtbot, view, Qt.Key.Key_Escape)
    assert page.entry.line.text() == "half"
    assert [piece.text for piece in said(roundtable.project)] == ["Grants", "Loans"]


def test_the_arrow_up_behind_enter_corrects_that_line_and_not_the_one_before(
    page: PadPage, held_up: Callable[[], None], roundtable: Roundtable, qtbot: QtBot
) -> None:
    feedback.log(roundtable.project, roundtable.engagement.id, "@a kept before")
    page.refresh()
    line = page.entry.line
    for entered in ("@f first", "@f second"):
        qtbot.keyClicks(line, entered)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClick(line, Qt.Key.Key_Up)
    qtbot.wait_until(lambda: page.context.reader.is_idle)
    assert page.entry.correcting is None
    held_up()
    settle(qtbot, page.context)
    assert page.entry.correcting is not None
    assert line.text() == "@f second"


def test_the_arrow_up_corrects_what_is_on_disk_and_not_in_the_log_yet(page: PadPage, qtbot: QtBot) -> None:
    enter(qtbot, page, "@f first")
    gate = threading.Event()
    page.context.reader.submit(lambda progress: gate.wait(10))
    qtbot.keyClicks(page.entry.line, "@f second")
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.context.writer.is_idle and not page.log.waiting)
    qtbot.keyClick(page.entry.line, Qt.Key.Key_Up)
    gate.set()
    settle(qtbot, page.context)
    assert page.entry.line.text() == "@f second"


@pytest.mark.parametrize("name", ["pad_unknown", "pad_next_item", "pad_hand", "pad_park"])
def test_no_key_of_the_pad_is_one_for_the_text_of_the_line(page: PadPage, name: str) -> None:
    """On Linux, Ctrl+U would delete what is typed, and Ctrl+E go to its end."""
    keys = page.context.actions[name].shortcut()[0]
    before = QKeyEvent(QEvent.Type.ShortcutOverride, keys.key(), keys.keyboardModifiers())
    before.accept()
    page.entry.line.event(before)
    assert not before.isAccepted()


def test_a_remark_typed_before_the_correction_opened_is_a_remark_of_its_own(
    page: PadPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    enter(qtbot, page, "@f first")
    line = page.entry.line
    qtbot.keyClick(line, Qt.Key.Key_Up)
    enter(qtbot, page, "@a second")
    assert [piece.text for piece in said(roundtable.project)] == ["first", "second"]
    assert page.entry.correcting is None
    assert line.text() == ""


def test_esc_before_the_correction_opened_calls_it_off(
    page: PadPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    enter(qtbot, page, "@f first")
    line = page.entry.line
    qtbot.keyClick(line, Qt.Key.Key_Up)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    settle(qtbot, page.context)
    assert page.isVisible()
    assert page.entry.correcting is None


def test_what_has_gone_before_it_can_be_corrected_takes_no_key_with_it(
    page: PadPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    enter(qtbot, page, "@f first")
    (piece,) = said(roundtable.project)
    records.remove(roundtable.project, Feedback, piece.id)
    page.lines.edit(key_of(Noun.FEEDBACK, piece.id))
    settle(qtbot, page.context)
    assert page.entry.correcting is None
    assert not page.lines.call_off(), "Esc would be taken for a correction that is being opened"


def test_what_is_chosen_in_the_log_has_the_keys_of_the_feedback_page(
    page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    enter(qtbot, page, "@f Grants")
    press(qtbot, view, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    press(qtbot, view, Qt.Key.Key_T)
    qtbot.keyClicks(page.feedback.coding_palette.line, "ener")
    qtbot.keyClick(page.feedback.coding_palette.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    page.table.setFocus()
    press(qtbot, view, Qt.Key.Key_Minus)
    (piece,) = said(roundtable.project)
    assert [(coding.theme.kind, coding.stance) for coding in piece.codings] == [("2", Stance.OPPOSE)]
    press(qtbot, view, Qt.Key.Key_Delete)
    assert shown(page) == []
    press(qtbot, view, Qt.Key.Key_Z, CTRL)
    assert shown(page) == ["Grants"]


def test_a_remark_becomes_a_commitment_by_one_key(
    page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    enter(qtbot, page, "@f Send the note round", "@a Grants")
    press(qtbot, view, Qt.Key.Key_Down)
    press(qtbot, view, Qt.Key.Key_Down)
    press(qtbot, view, Qt.Key.Key_M, CTRL)
    assert [piece.text for piece in said(roundtable.project)] == ["Grants"]
    assert sorted(shown(page)) == ["Grants", "Send the note round, to do"]
    assert shown(page, 4) == ["", ""]


# Seats


def choose_seat(qtbot: QtBot, page: PadPage, key: str) -> None:
    qtbot.keyClicks(page.at_table.palette.line, key)
    qtbot.keyClick(page.at_table.palette.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    page.window().activateWindow()
    page.entry.line.setFocus()


def test_hands_go_up_by_key_and_down_with_what_is_said(
    page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.entry.line, "half")
    for key in ("f", "a"):
        press(qtbot, view, Qt.Key.Key_H, CTRL)
        choose_seat(qtbot, page, key)
    assert page.entry.line.text() == "half"
    assert [text for text, _ in page.side.hands.texts()] == ["1  Example Forge Union", "2  Ana Sample"]
    assert "hand up, place 1" in cards(page)[1]
    page.entry.line.clear()
    enter(qtbot, page, "@f Grants")
    assert [text for text, _ in page.side.hands.texts()] == ["1  Ana Sample"]
    press(qtbot, view, Qt.Key.Key_H, CTRL)
    choose_seat(qtbot, page, "a")
    assert page.side.hands.texts() == []


def test_who_comes_late_and_leaves_early_is_noted(
    page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    for key, field in ((Qt.Key.Key_G, "left"), (Qt.Key.Key_J, "joined")):
        press(qtbot, view, key, CTRL)
        choose_seat(qtbot, page, "f")
        seat = records.get(roundtable.project, Engagement, roundtable.engagement.id).attendance[1]
        assert isinstance(getattr(seat, field), dt.datetime)
    assert seat.left is None
    assert seat.status is AttendanceStatus.ATTENDED


def test_a_seat_under_the_cursor_needs_no_question(page: PadPage, view: ProjectView, qtbot: QtBot) -> None:
    focus(qtbot, page.seats)
    page.seats.keyboardSearch("f")
    press(qtbot, view, Qt.Key.Key_H, CTRL)
    assert [text for text, _ in page.side.hands.texts()] == ["1  Example Forge Union"]
    press(qtbot, view, Qt.Key.Key_Return)
    assert page.entry.line.text() == "@f "
    assert page.entry.line.hasFocus()


def test_who_has_not_spoken_is_told_by_kind(page: PadPage, qtbot: QtBot) -> None:
    assert "not spoken" in cards(page)[1]
    assert page.side.not_heard.text() == (
        "Not heard yet: Example Castings (trade body); Example Forge Union (union)."
        " No one has spoken to 1, 2."
    )
    enter(qtbot, page, "@f #1 Grants", "@a #2 Power")
    assert page.side.not_heard.text() == "Everybody here has spoken."
    assert "1 said" in cards(page)[1]


def test_no_kind_is_told_of_a_body_that_is_of_no_sort(
    page: PadPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    records.edit(roundtable.project, Organisation, roundtable.forge.id, kind=OrganisationKind.OTHER)
    page.refresh()
    settle(qtbot, page.context)
    assert "Not heard yet: Example Castings (trade body); Example Forge Union." in page.side.not_heard.text()


def test_somebody_unknown_goes_on_and_is_known_later(
    page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    enter(qtbot, page, '@"Jo Bloggs" Rents are up', '@"Jo Bloggs" And rates')
    assert cards(page)[-1] == "Jo Bloggs, not known yet, 2 to resolve"
    press(qtbot, view, Qt.Key.Key_U, CTRL)
    palette = page.feedback.resolve_palette
    assert palette.isVisible()
    palette.line.setText("Forge")
    settle(qtbot, page.context)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert [piece.unresolved for piece in said(roundtable.project)] == [(), ()]
    assert len(cards(page)) == 2


# The right-hand side


def test_who_agrees_and_is_unknown_is_asked_about_too(
    page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    enter(qtbot, page, "@f Grants =zoe")
    page.context.actions["pad_unknown"].trigger()
    settle(qtbot, page.context)
    palette = page.feedback.resolve_palette
    assert palette.isVisible()
    palette.hide()


def test_whoever_only_a_follow_up_names_is_said_to_be_named_there(
    page: PadPage, opened: MainWindow, qtbot: QtBot
) -> None:
    enter(qtbot, page, "> @zed Send the notes")
    page.context.actions["pad_unknown"].trigger()
    settle(qtbot, page.context)
    assert opened.error_bar.text().startswith("Only follow-ups name “zed”.")


def test_items_are_typed_and_gone_through_by_key(
    page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    for text in ("Welcome 5", "Energy prices, 20 min"):
        page.side.new_item.box.setText(text)
        qtbot.keyClick(page.side.new_item.box, Qt.Key.Key_Return)
        settle(qtbot, page.context)
    assert page.side.items.texts() == [("Welcome", "5 min"), ("Energy prices", "20 min")]
    page.entry.line.setFocus()
    press(qtbot, view, Qt.Key.Key_E, CTRL)
    assert page.side.items.texts() == [("Welcome", "5 min left"), ("Energy prices", "20 min")]
    assert page.clock.text().startswith("0:0")
    press(qtbot, view, Qt.Key.Key_E, CTRL)
    press(qtbot, view, Qt.Key.Key_E, CTRL)
    held = records.get(roundtable.project, Engagement, roundtable.engagement.id)
    assert all(item.started_at and item.ended_at for item in held.items)
    assert page.clock.text() == ""


def test_an_item_is_moved_by_key_and_the_cursor_goes_along(
    page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    press(qtbot, view, Qt.Key.Key_Down, ALT)
    assert page.side.new_item.button.hasFocus(), "there is none yet"
    titles = ("Welcome", "Energy", "Any other")
    items = tuple(AgendaItem(title=title) for title in titles)
    records.edit(roundtable.project, Engagement, roundtable.engagement.id, items=items)
    page.refresh()
    settle(qtbot, page.context)
    press(qtbot, view, Qt.Key.Key_Down, ALT)
    assert page.side.items.hasFocus(), "nothing is chosen yet"
    assert shown_items(page) == [*titles]
    for _ in range(3):
        press(qtbot, view, Qt.Key.Key_Down, ALT)
    assert shown_items(page) == ["Energy", "Any other", "Welcome"]
    assert page.side.items.currentIndex().data() == "Welcome"
    press(qtbot, view, Qt.Key.Key_Up, ALT)
    assert shown_items(page) == ["Energy", "Welcome", "Any other"]
    press(qtbot, view, Qt.Key.Key_Z, CTRL)
    assert shown_items(page) == ["Energy", "Any other", "Welcome"]
    assert page.side.items.currentIndex().data() == "Welcome"


def shown_items(page: PadPage) -> list[str]:
    return [title for title, _ in page.side.items.texts()]


def test_a_theme_is_put_into_the_line(page: PadPage, qtbot: QtBot) -> None:
    enter(qtbot, page, "@f #2 Power")
    assert [note for _, note in page.side.themes.texts()] == ["0", "1"]
    page.entry.line.setText("@a")
    page.side.themes.entered.emit(1)
    assert page.entry.line.text() == "@a #2 "


def test_points_are_parked_and_settled_and_notes_stay_with_us(
    page: PadPage, view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.entry.line, "@f Come back to rents")
    press(qtbot, view, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClicks(page.entry.line, "The chair is tired")
    press(qtbot, view, Qt.Key.Key_Return, CTRL | SHIFT)
    assert page.entry.line.text() == ""
    held = records.get(roundtable.project, Engagement, roundtable.engagement.id)
    assert [(point.text, point.is_settled) for point in held.parked] == [("Come back to rents", False)]
    assert held.notes == page.side.notes.text() == "The chair is tired"
    assert said(roundtable.project) == []
    page.side.parked.entered.emit(0)
    settle(qtbot, page.context)
    assert page.side.parked.texts() == [("Come back to rents", "settled")]


def test_one_goes_from_place_to_place_by_key(page: PadPage, view: ProjectView, qtbot: QtBot) -> None:
    enter(qtbot, page, "@f Grants")
    places: list[QWidget] = [page.table, page.seats, page.side.new_item.button, page.entry.line]
    for place in places:
        press(qtbot, view, Qt.Key.Key_F6)
        assert place.hasFocus()


# Two people


def test_a_window_that_only_reads_follows(
    roundtable: Roundtable, opened: MainWindow, view: ProjectView, qtbot: QtBot
) -> None:
    press(qtbot, view, Qt.Key.Key_R, CTRL)
    page = view.page
    assert isinstance(page, PadPage)
    seen = following.position(roundtable.project)
    feedback.log(roundtable.project, roundtable.engagement.id, "@f From elsewhere")
    seats = pad.state(roundtable.project, roundtable.engagement.id).seats
    pad.raise_hand(roundtable.project, seats[0].attendance_id)
    _, changes = following.changes_since(roundtable.project, seen)
    view.context.changes.changed.emit(changes)
    settle(qtbot, view.context)
    assert shown(page) == ["From elsewhere"]
    assert [text for text, _ in page.side.hands.texts()] == ["1  Ana Sample"]


def test_a_pad_that_may_only_be_read_takes_no_line(
    page: PadPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    page.entry.line.setReadOnly(True)
    enter(qtbot, page, "@f Grants")
    page.entry.line.setText("@f Grants")
    page.entry.enter()
    settle(qtbot, page.context)
    assert said(roundtable.project) == []


def test_seats_beyond_what_is_seen_are_told(roundtable: Roundtable, view: ProjectView, qtbot: QtBot) -> None:
    held = records.get(roundtable.project, Engagement, roundtable.engagement.id)
    bodies = [Organisation(name=f"Example Body {number}") for number in range(40)]
    there = [Attendance(organisation=add(roundtable.project, body)) for body in bodies]
    press(qtbot, view, Qt.Key.Key_R, CTRL)
    page = view.page
    assert isinstance(page, PadPage)
    assert not page.seats.beyond.isVisible(), "all are seen"
    records.edit(roundtable.project, Engagement, held.id, attendance=(*held.attendance, *there))
    page.refresh()
    settle(qtbot, page.context)
    places = seat_places(page)
    below = sum(place.center().y() > page.seats.height() for place in places)
    assert below
    assert page.seats.beyond.text() == page.seats.accessibleDescription() == f"{below} more below"
    across = sum(place.top() == places[0].top() for place in places)
    page.seats.verticalScrollBar().setValue(places[across].top())
    assert page.seats.beyond.text() == f"{across} more above, {below - across} more below"
    page.seats.scrollToBottom()
    enter(qtbot, page, "@f Grants")
    assert page.seats.beyond.text() == f"{sum(place.bottom() < 0 for place in seat_places(page))} more above"


def seat_places(page: PadPage) -> list[QRect]:
    """Where each seat lies."""
    model = page.seats.model()
    return [page.seats.visualRect(model.index(row, 0)) for row in range(model.rowCount())]


def test_many_seats_and_lines_are_shown(roundtable: Roundtable, view: ProjectView, qtbot: QtBot) -> None:
    held = records.get(roundtable.project, Engagement, roundtable.engagement.id)
    bodies = [Organisation(name=f"Example Body {number}") for number in range(20)]
    there = [Attendance(organisation=add(roundtable.project, body)) for body in bodies]
    records.edit(roundtable.project, Engagement, held.id, attendance=(*held.attendance, *there))
    feedback.log_lines(roundtable.project, held.id, [f"@f #1 line {number}" for number in range(500)])
    press(qtbot, view, Qt.Key.Key_R, CTRL)
    page = view.page
    assert isinstance(page, PadPage)
    assert page.log.rowCount() == 500
    assert len(cards(page)) == 22
    assert page.seats.height() < page.height() / 3
