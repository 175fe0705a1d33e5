"""Parts of a record, edited in place: e-mail addresses, telephones, addresses, roles and relations.

Each part is a line; a press opens it, and its controls stand below the line. What each of them is made of is
data: a `PartControl` for each of its fields.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engage.domain.records import Record
from engage.services.kept_values import fields_from_plain
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.translation import translated
from engage.ui.widgets.chips import Chip
from engage.ui.widgets.fields import Field, FlagField, TypedField
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.scrolling import bring_into_sight
from engage.ui.widgets.words import Words

NEW = ""
"""In the place of a uid: the part that is being added."""


@dataclass(frozen=True, slots=True)
class PartControl:
    """One field of a part."""

    name: str
    caption: str
    make: Callable[[], QWidget]


class PartsField(QWidget):
    """The lines, a button to add one, and the controls of the one that is open."""

    committed = Signal(object)
    refused = Signal(object)
    reverted = Signal()
    record_wanted = Signal(object, int)
    """A record that a part mentions, and that the person wants to go to."""

    part: type[Record]
    needed = ""
    """The field without which there is no part yet; blank: any will do."""
    rows: Sequence[Sequence[PartControl]] = ()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Any, ...] = ()
        self._open: str | None = None
        """The uid of the part that is open, or NEW."""
        self._gathered: dict[str, Any] = {}
        """Of a part that is being added, what is given so far."""
        self.controls: dict[str, QWidget] = {}
        self._lines: list[Chip] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GRID // 2)
        self.form = QFrame(self)
        self.form.setObjectName("PartForm")
        self._rows = QVBoxLayout(self.form)
        self._rows.setContentsMargins(*(theme.GRID,) * 4)
        self._rows.setSpacing(theme.GRID // 2)
        self._refused_row: QHBoxLayout | None = None
        for row in self.rows:
            self._add_row(row)
        self.remove = self._button(self.tr("Remove"), self.remove_open)
        self._buttons = FlowLayout(spacing=theme.GRID)
        self._rows.addLayout(self._buttons)
        self._buttons.addWidget(self.remove)
        self.add_buttons()
        self.form.hide()
        self.add = QPushButton(self.add_text())
        self.add.setProperty("role", "addPart")
        self.add.clicked.connect(self.open_new)
        self._column.addWidget(self.form)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add)

    # What a kind of part says of itself

    def add_text(self) -> str:
        """The button that adds one."""
        raise NotImplementedError

    def told(self, part: Any) -> str:
        """A part as one line."""
        raise NotImplementedError

    def add_buttons(self) -> None:
        """Add what else can be done with the part that is open."""

    def changed(self, parts: list[Any], place: int, name: str) -> list[Any]:
        """Bring the others into line after a field of one was set."""
        return parts

    # Putting it together

    def _add_row(self, row: Sequence[PartControl]) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.GRID)
        for each in row:
            control = each.make()
            caption = translated(each.caption)
            box = QVBoxLayout()
            box.setSpacing(theme.GRID // 2)
            if isinstance(control, FlagField):
                control.setText(caption)
            else:
                label = Words(caption, "quiet")
                label.setBuddy(control)
                box.addWidget(label)
            control.setAccessibleName(caption)
            box.addWidget(control)
            line.addLayout(box, 1)
            field = cast(Field, control)
            field.committed.connect(partial(self._on_committed, each.name))
            field.refused.connect(partial(self._on_refused, line))
            if isinstance(control, TypedField):
                control.reverted.connect(self._on_reverted)
            self.controls[each.name] = control
        self._rows.addLayout(line)

    def _button(self, text: str, deed: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda: deed())
        return button

    def add_button(self, text: str, deed: Callable[[], object]) -> QPushButton:
        """Put a button beside the one that removes the part."""
        button = self._button(text, deed)
        self._buttons.addWidget(button)
        return button

    def use(self, context: Context) -> None:
        """Find other records in this project."""
        for control in self.controls.values():
            if hasattr(control, "use"):
                control.use(context)

    # Showing

    def show_value(self, value: Any) -> None:
        self._parts = tuple(value or ())
        for number, part in enumerate(self._parts):
            if number == len(self._lines):
                line = Chip("", "part")
                line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                line.clicked.connect(partial(self._on_line_clicked, number))
                self._lines.append(line)
                self._column.insertWidget(self._column.indexOf(self.add), line)
            self._lines[number].say(self.told(part))
            self._lines[number].show()
        for line in self._lines[len(self._parts) :]:
            line.hide()
        self._show_open()

    def open_part(self) -> Any:
        """The part that is open; None where it is a new one, or none is."""
        return next((part for part in self._parts if part.uid == self._open), None)

    def _show_open(self) -> None:
        part = self.open_part()
        if part is None and self._open != NEW:
            self._open = None
        self.form.setVisible(self._open is not None)
        if self._open is None:
            return
        before = self._lines[self._parts.index(part)] if part is not None else None
        last = self._lines[len(self._parts) - 1] if self._parts else None
        behind = before or last
        if self._column.indexOf(self.form) != (self._column.indexOf(behind) + 1 if behind else 0):
            self._column.removeWidget(self.form)
            self._column.insertWidget(self._column.indexOf(behind) + 1 if behind else 0, self.form)
        for name, control in self.controls.items():
            value = getattr(part, name) if part is not None else self._gathered.get(name, self.default(name))
            cast(Field, control).show_value(value)

    def default(self, name: str) -> Any:
        """What a new part has where nothing is said."""
        field = self.part.__dataclass_fields__[name]
        return field.default if isinstance(field.default, (str, bool)) else None

    def _on_line_clicked(self, number: int) -> None:
        self.commit()
        uid = self._parts[number].uid
        self._turn_to(None if self._open == uid else uid)

    def open_new(self) -> None:
        """Begin another part."""
        self.commit()
        self._turn_to(NEW)

    def _turn_to(self, uid: str | None) -> None:
        for control in self.controls.values():
            if isinstance(control, TypedField):
                control.forget()
        self._gathered.clear()
        self._open = uid
        self._show_open()
        if uid is not None:
            # As by a key: what stands there is chosen whole, and gives way to what is typed.
            next(iter(self.controls.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)
            QTimer.singleShot(0, self.form, lambda: bring_into_sight(self.form))  # which has its place then

    # Changing

    def _on_committed(self, name: str, value: object) -> None:
        part = self.open_part()
        if part is None:
            self._gathered[name] = value
            if self.needed and not self._gathered.get(self.needed):
                return
            values = {each: self.default(each) for each in self.controls} | self._gathered
            part = self.part(**values)
            self._open = part.uid
            self._gathered.clear()
            self._commit([*self._parts, part], len(self._parts), name)
            return
        place = self._parts.index(part)
        if name == self.needed and not value:
            self.remove_open()
            return
        parts = list(self._parts)
        parts[place] = replace(part, **{name: value})
        self._commit(parts, place, name)

    def _commit(self, parts: list[Any], place: int, name: str) -> None:
        parts = self.changed(parts, place, name)
        self.show_value(tuple(parts))
        self.committed.emit(self._parts)

    def _on_refused(self, row: QHBoxLayout, error: object) -> None:
        self._refused_row = row
        self.refused.emit(error)

    def put_problem(self, label: Words) -> None:
        """Put what is wrong beneath the row with the control that it is about."""
        self._rows.removeWidget(label)
        place = self._rows.indexOf(self._refused_row) + 1 if self._refused_row else len(self.rows)
        self._rows.insertWidget(place, label)

    def set_open(self, name: str, value: object) -> None:
        """Set a field of the part that is open."""
        self._on_committed(name, value)

    def remove_open(self) -> None:
        """Take the part that is open away; it can be undone."""
        part = self.open_part()
        self._open = None
        self._gathered.clear()
        self.forget()
        self.show_value(tuple(other for other in self._parts if other is not part))
        if part is not None:
            self.committed.emit(self._parts)
        else:
            self.reverted.emit()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reverted(self) -> None:
        if not self.is_pending():
            self.reverted.emit()

    # What is typed and not taken

    def commit(self) -> None:
        for control in self.controls.values():
            if isinstance(control, TypedField):
                control.commit()

    def is_pending(self) -> bool:
        controls = self.controls.values()
        return bool(self._gathered) or any(isinstance(c, TypedField) and c.is_pending() for c in controls)

    def typed(self) -> Any:
        controls = self.controls.items() if self._open is not None else ()
        texts = {name: control.typed() for name, control in controls if isinstance(control, TypedField)}
        return self._open, dict(self._gathered), texts

    def typed_again(self, kept: Any) -> Any:
        opened, gathered, texts = kept
        return opened, fields_from_plain(self.part, gathered), texts

    def show_typed(self, typed: Any) -> None:
        self._open, gathered, texts = typed
        self._gathered = dict(gathered)
        self._show_open()
        for name, text in texts.items():
            control = cast(TypedField, self.controls[name])
            if control.typed() != text:
                control.show_typed(text)

    def forget(self) -> None:
        for control in self.controls.values():
            if isinstance(control, TypedField):
                control.forget()
        self._gathered.clear()
        self._open = None
        self.form.hide()
