"""Every model of a small list is one as Qt wants it: empty, filled, put in order, and emptied again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from engage.domain.documents import Document
from engage.domain.engagements import Attendance, Channel
from engage.services.calendar import CalendarEntry
from engage.ui.engagements.attendance_model import SEAT, AttendanceModel
from engage.ui.engagements.calendar import CalendarModel
from engage.ui.engagements.documents_model import DocumentsModel
from engage.ui.importing.questions import About, Question
from engage.ui.importing.questions_table import QuestionsModel

DAY = dt.date(2020, 3, 25)


def attendance() -> tuple[QAbstractItemModel, list[Callable[[], object]]]:
    model = AttendanceModel()
    one, other = Attendance(id=1, seat="b"), Attendance(id=2, seat="a")
    lists = ((), (one, other), (other, one), (one,), ())
    return model, [
        step
        for seats in lists
        for step in (
            lambda seats=seats: model.show_seats(seats),
            lambda: model.sort(SEAT, Qt.SortOrder.DescendingOrder),
            lambda: model.sort(-1),
        )
    ]


def questions() -> tuple[QAbstractItemModel, list[Callable[[], object]]]:
    model = QuestionsModel()
    one = Question(
        About.COLUMN, "name", "Name", "Ana Sample", [("Name", "name")], "name", "By its title", False
    )
    lists = ([], [], [one], [one], [])
    return model, [lambda asked=asked: model.ask(asked) for asked in lists]


def documents() -> tuple[QAbstractItemModel, list[Callable[[], object]]]:
    model = DocumentsModel()
    lists = ((), (Document(name="agenda.pdf", added_on=DAY),), ())
    return model, [lambda shown=shown: model.show_documents(shown) for shown in lists]


def calendar() -> tuple[QAbstractItemModel, list[Callable[[], object]]]:
    model = CalendarModel()
    entry = CalendarEntry(1, "Example roundtable", Channel.ROUNDTABLE, DAY, None, None, "Europe/London", "")
    lists = ((), (entry,), ())
    return model, [
        lambda entries=entries: model.show_entries(entries, DAY, "Europe/London") for entries in lists
    ]


@pytest.mark.parametrize("made", [attendance, questions, documents, calendar])
def test_it_is_a_model_as_qt_wants_one(
    made: Callable[[], tuple[QAbstractItemModel, list[Callable[[], object]]]], qapp: QApplication
) -> None:
    model, steps = made()
    # What it complains of is logged, and so fails the test.
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    altered: list[bool] = []
    model.dataChanged.connect(lambda first, last: altered.append(first.isValid() and last.isValid()))
    for step in steps:
        step()
    assert all(altered)
    assert model.rowCount() == 0
    assert tester.model() is model
