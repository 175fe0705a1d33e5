"""What somebody asked us not to do with their details, as boxes to tick; and how lists mark it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from engage.domain.contacts import Contact
from engage.domain.objections import Objection, in_order
from engage.ui import theme
from engage.ui.translation import mark, translated, word
from engage.ui.widgets.fields import first_upper
from engage.ui.widgets.words import tip

_MEANS: Mapping[Objection, str] = {
    Objection.RESTRICTED: mark("Kept, and used for nothing: on no list, label or invitation, told to nobody"),
    Objection.OBJECTED: mark("The same, until what they object to is settled"),
    Objection.NO_CONTACT: mark("No post, no e-mail and no invitation"),
    Objection.NO_POST: mark("No label, and no postal address in an invitation"),
    Objection.NO_MAIL: mark("No e-mail address in an invitation"),
}
"""What follows from each."""


class ObjectionsField(QWidget):
    """A box for each; one that is ticked is respected by every list and every file."""

    committed = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[Objection, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID // 2)
        for objection, means in _MEANS.items():
            box = QCheckBox(first_upper(word(objection)))
            box.setToolTip(tip(translated(means)))
            box.setAccessibleDescription(translated(means))
            box.clicked.connect(lambda: self.committed.emit(self._ticked()))
            self.boxes[objection] = box
            column.addWidget(box, 0, Qt.AlignmentFlag.AlignLeading)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def show_value(self, value: Any) -> None:
        for objection, box in self.boxes.items():
            box.setChecked(objection in value)

    def _ticked(self) -> tuple[Objection, ...]:
        return in_order(objection for objection, box in self.boxes.items() if box.isChecked())


def in_words(objections: Iterable[Objection]) -> str:
    """Several as a line names them: "restricted, no post"."""
    return ", ".join(word(objection) for objection in objections)


def marked_name(contact: Contact) -> tuple[str, ...]:
    """A name as lists show it: behind it, and never left out, what was asked of us."""
    return (contact.name, f"({in_words(contact.objections)})") if contact.objections else (contact.name,)
