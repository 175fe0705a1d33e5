"""The pages of a PDF in the window: few below each other, many one at a time."""

from __future__ import annotations

import io

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas

from engage.ui.summaries.pages_view import PagesView
from engage.ui.summaries.still import Still
from tests.ui.conftest import focus

MANY = 150


def pdf(pages: int, paper: tuple[float, float] = A4) -> bytes:
    """Dark pages, so that one sees where they are not drawn."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=paper)
    for number in range(pages):
        canvas.setFillGray(0.2)
        canvas.rect(0, 0, *paper, stroke=0, fill=1)
        canvas.drawString(72, 400, f"Example page {number + 1}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def view(qtbot: QtBot) -> PagesView:
    view = PagesView("Pages of an example")
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    return view


def pages_of(view: PagesView) -> QPdfView:
    pages = view.findChild(QPdfView)
    assert isinstance(pages, QPdfView)
    return pages


def turn_wheel(view: QPdfView, by: int) -> None:
    """Turn the mouse's wheel over the middle of the pages; below 0 is down."""
    middle = QPointF(view.viewport().rect().center())
    none, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    turned = QWheelEvent(
        middle,
        QPointF(view.viewport().mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, by),
        button,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), turned)


def test_few_pages_are_scrolled_through_in_one_go(view: PagesView) -> None:
    view.show_pdf(pdf(3))
    pages = pages_of(view)
    pages.verticalScrollBar().setValue(pages.verticalScrollBar().maximum())
    assert view.current_page() == 2


def test_of_many_pages_one_is_turned_to_after_the_other(view: PagesView) -> None:
    view.show_pdf(pdf(MANY))
    pages = pages_of(view)
    bar = pages.verticalScrollBar()
    bar.setValue(bar.maximum())
    turn_wheel(pages, -120)
    assert (view.current_page(), bar.value()) == (1, bar.minimum())
    turn_wheel(pages, -120)
    assert view.current_page() == 1, "the page is scrolled before it is turned"
    bar.setValue(bar.minimum())
    turn_wheel(pages, 120)
    assert (view.current_page(), bar.value()) == (0, bar.maximum())


def test_many_pages_are_turned_by_key_and_end_at_the_last(view: PagesView) -> None:
    view.show_pdf(pdf(MANY))
    pages = pages_of(view)
    for _ in range(5 * MANY):
        QTest.keyClick(pages, Qt.Key.Key_PageDown)
    assert view.current_page() == MANY - 1
    QTest.keyClick(pages, Qt.Key.Key_PageDown)
    assert view.current_page() == MANY - 1


def test_one_stays_at_the_page_where_others_take_its_place(view: PagesView) -> None:
    view.show_pdf(pdf(MANY))
    view.turn_to(120)
    view.show_pdf(pdf(MANY + 1))
    assert view.current_page() == 120
    view.show_pdf(pdf(2))
    assert view.current_page() == 1


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_one_stays_at_the_line_where_others_take_its_place(
    view: PagesView, paper: tuple[float, float]
) -> None:
    view.show_pdf(pdf(9))
    view.go_to_place(4, 0.5)
    assert view.place() == (4, pytest.approx(0.5, abs=0.01))
    view.show_pdf(pdf(7, paper))
    assert view.place() == (4, pytest.approx(0.5, abs=0.01))


def test_one_stays_at_the_line_where_one_page_is_seen_at_a_time(view: PagesView) -> None:
    view.show_pdf(pdf(MANY))
    view.go_to_place(120, 0.25)
    view.show_pdf(pdf(MANY))
    assert view.place() == (120, pytest.approx(0.25, abs=0.01))


def test_the_words_of_a_page_are_heard_as_one_comes_to_it(
    view: PagesView, announced: list[str], qtbot: QtBot
) -> None:
    pages = pages_of(view)
    pages.clearFocus()
    view.show_pdf(pdf(MANY))
    focus(qtbot, pages)
    assert pages.accessibleName() == "Pages of an example, page 1 of 150"
    assert pages.accessibleDescription() == "Example page 1"
    second = "Pages of an example, page 2 of 150. Example page 2"
    view.turn_by(1)
    qtbot.waitUntil(lambda: announced == [second])
    view.show_pdf(pdf(MANY))
    view.turn_by(1)
    qtbot.waitUntil(lambda: announced == [second, second.replace("page 2", "page 3")])


class Reading(PagesView):
    """Keeps which pages were read."""

    def __init__(self) -> None:
        self.read: list[int] = []
        super().__init__("Pages of an example")

    def page_text(self, page: int) -> str:
        self.read.append(page)
        return super().page_text(page)


def test_a_page_to_which_one_turns_is_read_once(announced: list[str], qtbot: QtBot) -> None:
    view = Reading()
    qtbot.addWidget(view)
    view.show_pdf(pdf(MANY))
    focus(qtbot, pages_of(view))
    view.read.clear()
    view.turn_by(1)
    qtbot.waitUntil(lambda: bool(announced))
    assert view.read == [1]


def darkness(view: PagesView) -> int:
    return 255 - view.grab().toImage().pixelColor(view.rect().center()).lightness()


def test_nothing_flickers_where_others_take_its_place(view: PagesView, qtbot: QtBot) -> None:
    view.show_pdf(pdf(3))
    qtbot.waitUntil(lambda: darkness(view) > 150)
    for _ in range(3):
        view.show_pdf(pdf(3))
        assert darkness(view) > 150, "as soon as they are there"
        for _ in range(20):
            QApplication.processEvents()
            assert darkness(view) > 150, "until they are drawn"
    still = view.findChild(Still)
    assert still is not None
    qtbot.waitUntil(lambda: not still.isVisible())
    assert darkness(view) > 150
