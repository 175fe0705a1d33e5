"""Two records side by side, with a choice for each field in which they differ."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from engage.domain.contacts import Affiliation, Contact
from engage.domain.merging import Side, merged
from engage.domain.organisations import Address, Email, Organisation, Phone, Relation
from engage.domain.records import Choice
from engage.ui import theme
from engage.ui.dates import long_date
from engage.ui.stakeholders.field_names import FIELD_NAMES
from engage.ui.translation import translated, word
from engage.ui.widgets.fields import first_upper
from engage.ui.widgets.words import Words, tip

S = TypeVar("S", Organisation, Contact)

_LINE = 40
"""Characters in a line of a value."""
_MOST_LINES = 6
_OF_ITS_OWN = frozenset({"id", "uid", "archived"})
"""What is never taken from one record to another."""


class Comparison(QWidget):
    """What two records have in common, and a pair of buttons for each field in which they differ."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        self._rows.setHorizontalSpacing(2 * theme.GRID)
        self._rows.setVerticalSpacing(theme.GRID)
        for column, stretch in enumerate((2, 5, 5)):
            self._rows.setColumnStretch(column, stretch)
        self.choices: dict[str, Mapping[Side | None, QRadioButton]] = {}
        """For each field in which they differ, a button for each side; for notes, one for both as well."""

    def show_pair(self, keep: S, other: S) -> None:
        """Compare these; what a merger would do by itself is chosen."""
        self._clear()
        usual = merged(keep, other, {})
        self._add_line("", self.tr("Keep this"), self.tr("Take the other"))
        for name, label in _labels(keep):
            mine, theirs = getattr(keep, name), getattr(other, name)
            if isinstance(mine, tuple):
                self._add_common(label, value_text(tuple(dict.fromkeys(_texts(mine) + _texts(theirs)))))
            elif mine == theirs:
                self._add_common(label, value_text(mine))
            else:
                self._add_choice(name, label, value_text(mine), value_text(theirs))
                result = getattr(usual, name)
                chosen: Side | None = "keep" if result == mine else "other" if result == theirs else None
                self.choices[name][chosen].setChecked(True)
        self._rows.setRowStretch(self._rows.rowCount(), 1)

    def chosen(self) -> dict[str, Side]:
        """The side from which each field is to come; without those of which both are kept."""
        return {
            name: side
            for name, buttons in self.choices.items()
            for side, button in buttons.items()
            if side is not None and button.isChecked()
        }

    def focus_first(self) -> None:
        """Put the cursor on the first choice."""
        for buttons in self.choices.values():
            checked = next(button for button in buttons.values() if button.isChecked())
            checked.show()  # a layout would show what is new in it a moment later: too late for the cursor
            checked.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def _clear(self) -> None:
        self.choices.clear()
        while item := self._rows.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for group in self.findChildren(QButtonGroup):
            group.deleteLater()
        for row in range(self._rows.rowCount()):
            self._rows.setRowStretch(row, 0)

    def _add_line(self, *texts: str) -> None:
        row = self._rows.rowCount()
        for column, text in enumerate(texts):
            self._rows.addWidget(Words(text, "quiet"), row, column)

    def _add_common(self, label: str, text: str) -> None:
        if not text:
            return
        row = self._rows.rowCount()
        self._rows.addWidget(Words(label, "quiet"), row, 0)
        self._rows.addWidget(Words(text, wraps=True), row, 1, 1, 2)

    def _add_choice(self, name: str, label: str, mine: str, theirs: str) -> None:
        row = self._rows.rowCount()
        caption = Words(label, "quiet")
        self._rows.addWidget(caption, row, 0)
        group = QButtonGroup(self)
        buttons: dict[Side | None, QRadioButton] = {
            "keep": self._choice(label, mine),
            "other": self._choice(label, theirs),
        }
        for column, button in enumerate(buttons.values(), 1):
            self._rows.addWidget(button, row, column)
        if name == "notes" and mine and theirs:
            buttons[None] = QRadioButton(self.tr("Both, one after the other"))
            buttons[None].setAccessibleName(self.tr("Notes: both, one after the other"))
            self._rows.addWidget(buttons[None], row + 1, 1, 1, 2)
        for button in buttons.values():
            group.addButton(button)
        self.choices[name] = buttons

    def _choice(self, label: str, text: str) -> QRadioButton:
        nothing = self.tr("nothing")
        lines = textwrap.wrap(text or nothing, _LINE, max_lines=_MOST_LINES, placeholder=" …")
        button = QRadioButton("\n".join(lines).replace("&", "&&"))
        button.setAccessibleName(f"{label}: {text or nothing}")
        if len(lines) == _MOST_LINES:
            button.setToolTip(tip(text))
        return button


def _labels(record: Organisation | Contact) -> Iterator[tuple[str, str]]:
    for field in fields(record):
        if field.name not in _OF_ITS_OWN:
            yield field.name, translated(FIELD_NAMES[field.name])


def value_text(value: Any) -> str:
    """How a value reads beside another one."""
    match value:
        case None:
            return ""
        case Choice():
            return first_upper(word(value))
        case dt.date():
            return long_date(value)
        case int():
            return f"{value:,}"
        case tuple():
            return "; ".join(_texts(value))
    return str(value)


def _texts(parts: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(filter(None, map(_part_text, parts)))


def _part_text(part: Any) -> str:
    match part:
        case Email():
            return part.address
        case Phone():
            return part.number
        case Address():
            places = (part.street, part.locality, part.region, part.postcode, part.country)
            return ", ".join(filter(None, places))
        case Affiliation():
            return ", ".join(filter(None, (part.role, part.organisation.name)))
        case Choice():
            return word(part)
        case Relation():
            return f"{word(part.kind)} {part.other.name}"
    return str(part)
