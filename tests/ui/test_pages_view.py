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
from reportlab.pdfgen.canvas import Canvas

from engage.ui.summaries.pages_view import PagesView

MANY = 150


def pdf(pages: int) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file)
    for number in range(pages):
        canvas.drawString(72, 400, f"Example page {number + 1}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def view(qtbot: QtBot) -> PagesView:
    view = PagesView()
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
