"""Controls that hold one field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engage.domain.organisations import OrganisationKind
from engage.errors import EngageError, Invalid
from engage.settings import Appearance
from engage.ui import theme
from engage.ui.dates import full_date, long_date, parse_date, short_date
from engage.ui.widgets.fields import (
    ChoiceField,
    DateField,
    FlagField,
    NoteField,
    NumberField,
    TextField,
    WordsField,
)
from tests.ui.conftest import focus


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, Appearance.LIGHT)
    yield
    theme.undress(qapp)


def typed(qtbot: QtBot, field: QWidget, text: str, key: Qt.Key = Qt.Key.Key_Return) -> list[object]:
    """Type into a field as a person does, and return what it commits."""
    committed: list[object] = []
    field.committed.connect(committed.append)  # type: ignore[attr-defined]
    qtbot.addWidget(field)
    focus(qtbot, field)
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, key)
    return committed


def test_a_text_is_committed_once_it_is_meant(qtbot: QtBot) -> None:
    field = TextField()
    field.show_value("before")
    assert typed(qtbot, field, "  after ") == ["after"]
    assert field.text() == "after"


def test_what_did_not_change_is_not_committed(qtbot: QtBot) -> None:
    field = TextField()
    field.show_value("same")
    assert typed(qtbot, field, "same") == []


def test_escape_puts_back_what_was_there(qtbot: QtBot) -> None:
    field = TextField()
    field.show_value("before")
    assert typed(qtbot, field, "after", Qt.Key.Key_Escape) == []
    assert field.text() == "before"


def test_a_refresh_does_not_overwrite_what_is_being_typed(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    focus(qtbot, field)
    qtbot.keyClicks(field, "half a w")
    field.show_value("from elsewhere")
    assert field.text() == "half a w"


def test_a_number_takes_commas_and_refuses_words(qtbot: QtBot) -> None:
    refused: list[EngageError] = []
    field = NumberField()
    field.refused.connect(refused.append)
    assert typed(qtbot, field, "12,400") == [12_400]
    assert field.text() == "12,400"
    assert typed(qtbot, field, "many") == []
    assert "many" in str(refused[0])
    assert typed(qtbot, field, "") == [None]


def test_words_are_parted_by_commas(qtbot: QtBot) -> None:
    assert typed(qtbot, WordsField(), "steel,  just   transition, steel,") == [("steel", "just transition")]


def test_a_note_is_committed_when_it_is_left(qtbot: QtBot) -> None:
    field = NoteField()
    other = TextField()
    qtbot.addWidget(other)
    committed: list[object] = []
    field.committed.connect(committed.append)
    qtbot.addWidget(field)
    focus(qtbot, field)
    qtbot.keyClicks(field, "Prefers mornings")
    field.clearFocus()
    assert committed == ["Prefers mornings"]


def test_a_note_grows_with_its_words(qtbot: QtBot) -> None:
    field = NoteField()
    qtbot.addWidget(field)
    field.resize(200, 100)
    field.show()
    small = field.sizeHint().height()
    field.show_value("words " * 100)
    assert field.sizeHint().height() > 2 * small


def test_a_note_shows_all_its_lines_in_the_width_that_it_has(qtbot: QtBot) -> None:
    side = QWidget()
    column = QVBoxLayout(side)
    field = NoteField()
    column.addWidget(field)
    column.addStretch()
    qtbot.addWidget(side)
    side.resize(320, 600)
    side.show()
    for text in ("words " * 30, "a line\n" * 6, "words " * 20 + "\n" + "words " * 20):
        field.show_value(text)
        QApplication.processEvents()
        assert field.verticalScrollBar().maximum() == 0
    side.resize(240, 600)
    QApplication.processEvents()
    assert field.verticalScrollBar().maximum() == 0


def test_a_choice_gives_the_member_itself_back(qtbot: QtBot) -> None:
    field = ChoiceField()
    qtbot.addWidget(field)
    field.offer_choices(OrganisationKind, none="")
    field.show_value(OrganisationKind.UNION)
    assert field.value() is OrganisationKind.UNION
    committed: list[object] = []
    field.committed.connect(committed.append)
    field.setCurrentIndex(0)
    assert committed == [None]


def test_a_choice_is_made_by_typing_its_beginning(qtbot: QtBot) -> None:
    field = ChoiceField()
    field.offer_choices(OrganisationKind)
    field.show_value(OrganisationKind.OTHER)
    committed: list[object] = []
    field.committed.connect(committed.append)
    focus(qtbot, field)
    qtbot.keyClicks(field, "un")
    assert committed == [OrganisationKind.UNION]


def test_a_choice_is_as_high_as_a_text(dressed: None, qtbot: QtBot) -> None:
    choice, text = ChoiceField(), TextField()
    qtbot.addWidget(choice)
    qtbot.addWidget(text)
    assert choice.sizeHint().height() == text.sizeHint().height()


def test_what_is_offered_is_read_whole_below_the_field(dressed: None, qtbot: QtBot) -> None:
    field = ChoiceField()
    qtbot.addWidget(field)
    field.offer([("Named", 1), ("Organisation only, and its kind", 2)])
    field.resize(60, 28)
    field.show()
    field.showPopup()
    offered = field.view()
    assert offered.viewport().width() >= offered.sizeHintForColumn(0)
    assert offered.mapToGlobal(QPoint()).y() > field.mapToGlobal(field.rect().center()).y()
    field.hidePopup()


def test_the_words_of_a_flag_stay_where_they_are_when_it_has_the_cursor(dressed: None, qtbot: QtBot) -> None:
    field = FlagField()
    qtbot.addWidget(field)
    field.setText("Restricted")
    field.show()
    option = QStyleOptionButton()

    def place() -> QRect:
        field.initStyleOption(option)
        return field.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, field)

    before = place()
    field.setFocus()
    QApplication.processEvents()
    assert field.hasFocus()
    assert place() == before


def test_a_flag_is_committed_when_it_is_pressed(qtbot: QtBot) -> None:
    field = FlagField()
    qtbot.addWidget(field)
    committed: list[object] = []
    field.committed.connect(committed.append)
    field.show_value(True)
    field.click()
    assert committed == [False]


TODAY = dt.date(2026, 5, 4)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25 March 2020", dt.date(2020, 3, 25)),
        ("25th march 2020", dt.date(2020, 3, 25)),
        ("25 Mar 2020", dt.date(2020, 3, 25)),
        ("25/3/2020", dt.date(2020, 3, 25)),
        ("2020-03-25", dt.date(2020, 3, 25)),
        ("25 mar", dt.date(2026, 3, 25)),
        ("today", TODAY),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, day: dt.date) -> None:
    assert parse_date(text, TODAY) == day


@pytest.mark.parametrize("text", ["someday", "31/2/2020", "2020", "25", "29 Feb"])
def test_what_is_no_date_is_refused_with_a_way_to_write_one(text: str) -> None:
    with pytest.raises(Invalid, match="25 March 2020"):
        parse_date(text, TODAY)


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_date_that_is_shown_can_be_read_again(day: dt.date) -> None:
    assert parse_date(long_date(day)) == day
    assert parse_date(full_date(day)) == day
    assert parse_date(short_date(day, TODAY), TODAY) == day


def test_a_date_field_takes_a_day(qtbot: QtBot) -> None:
    field = DateField()
    assert typed(qtbot, field, "25/3/2020") == [dt.date(2020, 3, 25)]
    assert field.text() == "25 Mar 2020"
