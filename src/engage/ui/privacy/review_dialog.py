"""The dialog in which people are said to have been reviewed: until when they are kept, and on what ground."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engage.domain import clock
from engage.domain.contacts import Contact, LawfulBasis
from engage.domain.records import Noun
from engage.errors import EngageError
from engage.services import records
from engage.services.privacy import reviewing
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.dates import long_date, parse_date
from engage.ui.translation import counted
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.fields import ChoiceField, DateField
from engage.ui.widgets.scrolling import let_scroll
from engage.ui.widgets.words import Words

_NAMED = 12
"""How many of those that are chosen are named."""
_YEARS = (1, 2, 3)


class ReviewDialog(QDialog):
    """One deed for all of them, which is undone as one."""

    def __init__(self, context: Context, contacts: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Reviewed"))
        self._context = context.for_dialog(self)
        self._contacts = contacts
        self.keep_until = DateField()
        self.keep_until.show_value(_years_from(clock.today(), 1))
        self.basis = ChoiceField()
        self.basis.offer_choices(LawfulBasis, none=self.tr("As it is"))
        self.basis.show_value(None)
        self._who = Words(role="quiet", wraps=True)
        self._problem = Words(role="problem", wraps=True)
        self._problem.hide()
        self._lay_out()
        self.keep_until.textEdited.connect(self._problem.hide)
        self._context.read(lambda project: records.rows(project, Contact, contacts[:_NAMED]), self._name)

    def _lay_out(self) -> None:
        heading = self.tr("Keep {} for longer").format(counted(Noun.CONTACT, len(self._contacts)))
        column = dialog_frame.begin(self, heading, theme.GRID // 2)
        column.addWidget(self._who)
        sentence = self.tr(
            "You have looked at why they are held, and they are still needed. They come up for review again "
            "on the day that you give here."
        )
        column.addWidget(Words(sentence, wraps=True))
        column.addSpacing(theme.GRID)
        _add_field(column, self.tr("&Keep until"), self.keep_until)
        years = QHBoxLayout()
        years.setSpacing(theme.GRID)
        for number in _YEARS:
            text = self.tr("1 year") if number == 1 else self.tr("{} years").format(number)
            years.addWidget(self._year(text, number))
        years.addStretch()
        column.addLayout(years)
        column.addSpacing(theme.GRID)
        _add_field(column, self.tr("&Lawful basis"), self.basis)
        column.addWidget(self._problem)
        column.addStretch()
        self.does_it = dialog_frame.end(self, column, self.tr("&Reviewed"))
        self.resize(60 * theme.GRID, 52 * theme.GRID)
        let_scroll(self)

    def _year(self, text: str, number: int) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setProperty("role", "segment")
        button.setAccessibleName(self.tr("Keep for {}").format(text))
        button.clicked.connect(lambda: self.keep_until.show_value(_years_from(clock.today(), number)))
        return button

    def _name(self, found: list[Any]) -> None:
        names = ", ".join(records.name_of(contact) for contact in found)
        rest = len(self._contacts) - len(found)
        more = self.tr(" and {} more").format(f"{rest:,}") if rest else ""
        self._who.setText(f"{names}{more}")

    def accept(self) -> None:
        """Do it; the dialog stays, with a sentence, where that cannot be."""
        try:
            day = parse_date(self.keep_until.text())
        except EngageError as error:
            self._refuse(error)
            return
        contacts, basis = self._contacts, self.basis.value()
        self.does_it.setEnabled(False)
        self._context.write(
            lambda project, progress: reviewing.review(project, contacts, day, basis),
            lambda changes: QDialog.accept(self),
            self._refuse,
            label=self.tr("Keeping until {}").format(long_date(day)),
        )

    def _refuse(self, error: EngageError) -> None:
        self.does_it.setEnabled(True)
        errors.show_beside(self._problem, error)
        self.keep_until.setFocus()


def _add_field(column: QVBoxLayout, caption: str, field: QWidget) -> None:
    label = Words(caption, "quiet")
    label.setBuddy(field)
    field.setAccessibleName(caption.replace("&", ""))
    column.addWidget(label)
    column.addWidget(field)


def _years_from(day: dt.date, years: int) -> dt.date:
    """The same day so many years later; the 28th for the 29th of February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
